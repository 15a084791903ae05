"""Which files can have anything to do with a change, told without reading them as Python."""

from collections.abc import Iterator

from mooring.migration.fates import Changes


def is_relevant(data: bytes, changes: Changes) -> bool:
    """Whether a file holds a name that changed, or that of a package that moved."""
    return any(word in data for word in set(_words(changes)))


def _words(changes: Changes) -> Iterator[bytes]:
    if changes.is_moved:
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
