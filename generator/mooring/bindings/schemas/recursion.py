"""Which schemas lead back to themselves."""

from collections.abc import Iterator, Mapping

from mooring.model import Reference, Schema, children


def is_recursive(key: str, schemas: Mapping[str, Schema]) -> bool:
    """Whether a schema leads back to itself."""
    seen: set[str] = set()
    waiting = list(_references(schemas[key]))
    while waiting:
        name = waiting.pop()
        if name == key:
            return True
        if name not in seen and name in schemas:
            seen.add(name)
            waiting.extend(_references(schemas[name]))
    return False


def _references(schema: Schema) -> Iterator[str]:
    """The keys that a schema refers to, itself and in everything inside it."""
    waiting = [schema]
    while waiting:
        current = waiting.pop()
        if isinstance(current.type, Reference):
            yield current.type.name
        waiting.extend(children(current))
