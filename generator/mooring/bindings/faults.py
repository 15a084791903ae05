"""Which parts of a document the faults in it belong to."""

from collections.abc import Iterator, Sequence

from mooring.model import Fault


def owned(
    faults: Sequence[Fault], places: Sequence[tuple[str, ...]]
) -> tuple[tuple[Fault, ...], ...]:
    """For each part its faults: those for which none of the other parts has a place closer to them.

    A fault in what several parts refer to belongs to each; one that stands in no part belongs to none.

    Args:
        places: For each part the pointers of what is stated for it alone, or shared by reference.
    """
    parts_by_place = dict[str, list[int]]()
    for part, own in enumerate(places):
        for place in dict.fromkeys(own):
            parts_by_place.setdefault(place, []).append(part)
    found: list[list[Fault]] = [[] for _ in places]
    for fault in faults:
        closest = next(
            (one for one in _around(fault.pointer) if one in parts_by_place), None
        )
        for part in parts_by_place[closest] if closest is not None else ():
            found[part].append(fault)
    return tuple(tuple(one) for one in found)


def _around(pointer: str) -> Iterator[str]:
    """A pointer and those of all that is around it, the innermost first."""
    while pointer:
        yield pointer
        pointer = pointer.rpartition("/")[0]
