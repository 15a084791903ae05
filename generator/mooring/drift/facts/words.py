"""How alike two names or two sentences are, by the words in them."""

import re
from collections.abc import Iterable

# Words that every description has, and therefore tell nothing apart.
EVERYWHERE = frozenset("""
    a an and any are as at be been by can either else for from has have if in into is it its may more must no not
    of on one or that the then there these this to up use used uses using was when which will with you your
    optional optionally value values field example
    """.split())
STAGES = frozenset(
    (
        "preview",
        "beta",
        "alpha",
        "latest",
        "experimental",
        "exp",
        "rc",
        "stable",
        "ga",
        "draft",
    )
)
"""Words that say how finished a thing is, not which thing it is."""


GENERIC = frozenset(
    "id url uri name type kind key code count number date time at setting view value data info is has list".split()
)
"""Words that many names have, so that sharing them says little."""


def words(text: str) -> tuple[str, ...]:
    """The words of a name in any casing, or of a sentence, in lower case."""
    singular = re.sub(r"([A-Z]{2,})s(?![a-z])", r"\1", text)
    spaced = re.sub(r"([a-z0-9])([A-Z])|([A-Z])([A-Z][a-z])", r"\1\3 \2\4", singular)
    return tuple(
        _stem(word) for word in re.findall(r"[^\W\d_]+|[0-9]+", spaced.lower())
    )


def telling_words(text: str) -> frozenset[str]:
    """The words of a sentence that tell it apart from another."""
    return frozenset(
        word for word in words(text) if word not in EVERYWHERE and len(word) > 1
    )


def likeness(first: Iterable[str], second: Iterable[str]) -> float:
    """How many words two sets have in common: 0 for none, 1 for all (Dice's coefficient, generic words count less)."""
    some, others = set(first), set(second)
    if not some or not others:
        return 0.0
    shared = some & others
    left, right = some - shared, others - shared
    # A word that begins with another, such as `q` and `query`, counts for half and a little.
    begun = sum(
        0.6
        for word in left
        if any(one.startswith(word) or word.startswith(one) for one in right)
    )
    return min(1.0, 2 * (_weight(shared) + begun) / (_weight(some) + _weight(others)))


def is_respelled(first: str, second: str) -> bool:
    """Whether two names differ in casing, separators or release stage only."""
    return _core(first) == _core(second) != ()


def _core(text: str) -> tuple[str, ...]:
    return tuple(word for word in words(text) if word not in STAGES)


def _stem(word: str) -> str:
    return (
        word[:-1]
        if len(word) > 2 and word.endswith("s") and not word.endswith("ss")
        else word
    )


def _weight(words_: Iterable[str]) -> float:
    return sum(0.3 if word in GENERIC else 1.0 for word in words_)


STOPPED = frozenset(_stem(word) for word in EVERYWHERE)
"""The words that tell nothing apart, as `words` gives them."""
