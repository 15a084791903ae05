"""Path Item Objects: what the operations of one path share (OpenAPI 3.1, section 4.8.9)."""

from collections.abc import Iterator
from dataclasses import dataclass

from mooring.model import Value
from mooring.spec.reading import Node, Reading
from mooring.spec.references import follow

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace", "query")
SHARED_KEYWORDS = frozenset(("$ref", "summary", "description", "parameters", "servers"))
ADDITIONAL = "additionalOperations"
"""Operations by methods of their own names (OpenAPI 3.2)."""


@dataclass(frozen=True, slots=True)
class PathItem:
    """A path item; what stands beside its `$ref` comes before what is referred to."""

    layers: tuple[Node, ...]

    def get(self, key: str) -> Node | None:
        return next(
            (node for layer in self.layers if (node := layer.get(key)) is not None),
            None,
        )

    def operations(self, reading: Reading) -> Iterator[tuple[str, Node]]:
        """The operations with their methods."""
        for method in METHODS:
            if (node := self.get(method)) is not None:
                yield method.upper(), node
        yield from reading.members(self.get(ADDITIONAL))

    @property
    def unmodelled(self) -> tuple[tuple[str, Value], ...]:
        """What is said about all operations of the path and has no place in the model."""
        known = SHARED_KEYWORDS | {*METHODS, ADDITIONAL}
        return tuple(pair for layer in self.layers for pair in layer.beside(known))


def parse_path_items(
    reading: Reading, paths: Node | None
) -> Iterator[tuple[str, PathItem]]:
    """The path items of a Paths Object (or a map of webhooks), in the document's order."""
    for path, stated in reading.required_members(paths):
        if path.startswith("x-"):
            continue
        target = None if stated.value is None else follow(reading, stated)
        if target is None or not isinstance(target.value, dict | None):
            reading.fault(
                "path-not-read",
                f"Nobody can tell which operations `{path}` has; describe them here, or correct the reference.",
                stated.pointer,
            )
        else:
            layers = (stated,) if stated == target else (stated, target)
            yield path, PathItem(layers)
