"""Which files can have anything to do with a change, and can be read at all, told without reading them as Python."""

import re
from collections.abc import Iterator

from mooring.migration.fates import Changes

DEEPEST = 200
BRACKETS = re.compile(rb"[()\[\]{}]")
ENDLESS = re.compile(
    rb"(?:[-+~][ \t]*){500}|(?:\bnot\s+){500}|(?:\blambda[^:\n]{0,80}:\s*){200}"
)


def is_relevant(data: bytes, changes: Changes) -> bool:
    """Whether a file holds a name that changed, or the last one of the package's."""
    return any(word in data for word in set(_words(changes)))


def is_too_deep(data: bytes) -> bool:
    """Whether brackets nest deeper than CPython itself allows (200), or one name or operator follows another for ever.

    The parser would leave the process there, and not with an error that could be caught. Brackets in strings count,
    too; no text that a person wrote has so many of one kind.
    """
    depth = deepest = 0
    for found in BRACKETS.finditer(data):
        depth = depth + 1 if found[0] in b"([{" else max(depth - 1, 0)
        deepest = max(deepest, depth)
    return deepest > DEEPEST or ENDLESS.search(data) is not None


def _words(changes: Changes) -> Iterator[bytes]:
    yield changes.old.package.rpartition(".")[2].encode()
    names = {
        *(path[-1] for _, path in changes.keywords),
        *(name for _, name in (*changes.attributes, *changes.members)),
        *(address.name for address in changes.methods),
        *changes.resources,
        *changes.classes,
        *changes.secrets,
    }
    yield from (name.encode() for name in names)
    yield from (str(one.before).encode() for one in changes.links.by_value.values())
