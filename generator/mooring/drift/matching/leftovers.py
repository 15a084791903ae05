"""What one side lacks, with what is inside of it: what may have moved, and what stays removed or added."""

from collections.abc import Iterator

from mooring.drift.facts.differences import Leftover
from mooring.drift.facts.shapes import Shapes
from mooring.model import Object

DEPTH = 4
"""How many objects deep a moved property is looked for."""


def opened(
    leftovers: list[Leftover], shapes: Shapes, *, is_added: bool
) -> Iterator[Leftover]:
    """The leftovers of one side, each followed by what is inside of it."""
    for leftover in leftovers:
        if leftover.is_added is is_added:
            yield leftover
            yield from _inside(leftover, shapes, DEPTH)


def is_within(leftover: Leftover, whole: set[int]) -> bool:
    """Whether a leftover is inside of one of the objects in `whole`, which are known by identity."""
    container = leftover.container
    return container is not None and (
        id(container) in whole or is_within(container, whole)
    )


def unlinked(
    leftovers: list[Leftover], pairs: list[tuple[Leftover, Leftover]]
) -> Iterator[Leftover]:
    """Leftovers nobody linked; those inside an object only when something else from inside of it was linked."""
    done = {id(one) for pair in pairs for one in pair}
    taken_apart = {
        id(container)
        for pair in pairs
        for one in pair
        for container in _containers(one)
    }
    for leftover in leftovers:
        if id(leftover) in done:
            continue
        containers = list(_containers(leftover))
        if any(id(one) in done for one in containers):
            continue
        if all(id(one) in taken_apart for one in containers):
            yield leftover


def _containers(leftover: Leftover) -> Iterator[Leftover]:
    while leftover.container is not None:
        leftover = leftover.container
        yield leftover


def _inside(leftover: Leftover, shapes: Shapes, depth: int) -> Iterator[Leftover]:
    if not isinstance(leftover.shape.type, Object) or depth == 0:
        return
    for one in leftover.shape.type.properties:
        inner = Leftover(
            one,
            shapes.of(one.schema),
            leftover.site.inside(one.name),
            leftover.is_added,
            container=leftover,
        )
        yield inner
        yield from _inside(inner, shapes, depth - 1)
