"""Text from a document → Python identifiers, each from its own text alone."""

import hashlib
import keyword
import re
import unicodedata

from pydantic import BaseModel

LONGEST = 64
"""Characters of an identifier: the line that begins a class has room for it, and so has any file system."""

MEMBERS_OF_MODELS = frozenset(
    name for name in dir(BaseModel) if not name.startswith("_")
)
DEVICES = frozenset(
    (
        *("con", "prn", "aux", "nul"),
        *(f"{device}{digit}" for device in ("com", "lpt") for digit in range(1, 10)),
    )
)
"""Names that Windows gives to no file, with any ending."""
_BOUNDARIES = re.compile(
    r"[^0-9A-Za-z]+|(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])"
)


def words(text: str) -> tuple[str, ...]:
    """The words of a name in any style: `structuredOutputJson`, `HTTPValidationError`, `run-task`, `2xx rate`."""
    return tuple(word for word in _BOUNDARIES.split(_ascii(text)) if word)


def class_name(text: str) -> str:
    """A class name; one that is already written as such stays as it is."""
    joined = "".join(word[0].upper() + word[1:] for word in words(text))
    is_written = re.fullmatch(r"[A-Z][0-9A-Za-z]*", text)
    name = text if is_written else _started(joined, "Schema")
    return _short(f"{name}_" if keyword.iskeyword(name) else name)


def snake_case(text: str) -> str:
    """A name for an attribute, argument, method or module."""
    name = _started(
        "_".join(word.lower() for word in words(_plural_acronyms(text))), "field_"
    )
    return _short(
        f"{name}_" if keyword.iskeyword(name) or name in ("self", "cls") else name
    )


def module_name(name: str) -> str:
    """An identifier that may name a file too."""
    return f"{name}_" if name in DEVICES else name


def field_name(text: str) -> str:
    """A name for a member of a model, which must leave the model's own members alone."""
    name = snake_case(text)
    return (
        f"{name}_" if name in MEMBERS_OF_MODELS or name.startswith("model_") else name
    )


def constant_name(text: str) -> str:
    """A name for a member of an enumeration."""
    name = _started("_".join(word.upper() for word in words(text)), "VALUE_")
    return _short(f"{name}_" if name in ("MRO",) else name)


def told_apart(name: str, source: str) -> str:
    """`name` with a mark that depends on nothing but `source`, for two texts that give one identifier."""
    mark = hashlib.sha256(source.encode("utf-8", "surrogatepass")).hexdigest()[:6]
    return (
        name + mark.capitalize()
        if name[:1].isupper() and not name.isupper()
        else f"{name}_{mark}"
    )


def _plural_acronyms(text: str) -> str:
    """`skillIDs` → `skillIds`, so that the plural does not become a word of its own."""
    return re.sub(
        r"([A-Z]{2,})s(?![a-z])", lambda match: match[1].capitalize() + "s", text
    )


def _ascii(text: str) -> str:
    if text.isascii():
        return text
    folded = unicodedata.normalize("NFKD", text)
    return "".join(
        (
            character
            if character.isascii()
            else "" if unicodedata.combining(character) else f" u{ord(character):x} "
        )
        for character in folded
    )


def _started(name: str, prefix: str) -> str:
    """`name`, begun by a letter."""
    return (
        name
        if name[:1].isalpha()
        else f"{prefix}{name}".rstrip("_") or prefix.rstrip("_")
    )


def _short(name: str) -> str:
    return (
        name
        if len(name) <= LONGEST
        else told_apart(name[: LONGEST - 7].rstrip("_"), name)
    )
