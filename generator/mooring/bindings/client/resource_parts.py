"""A resource of very many operations → parts, each with the operations on one stretch of the paths."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Protocol

from mooring.bindings.python.identifiers import module_name, snake_case, words
from mooring.bindings.models.model_modules import LONGEST
from mooring.bindings.names.operation_names import literal_segments
from mooring.model import Operation

REST = "itself"
"""The part for paths that lead no further than the resource."""


class Sized(Protocol):
    """A method, and about how many lines it takes."""

    @property
    def size(self) -> int: ...


def parts(
    resource: str,
    operations: Mapping[str, Operation],
    methods: Mapping[str, Sized],
) -> Mapping[str, tuple[str, ...]]:
    """The methods of each part by the part's name; none where one module has room for all.

    Where a method belongs depends on nothing but its own path: on the words in it that are no name of
    the resource, of which more count in a part that would be too long.
    """
    ways = {
        name: tuple(
            snake_case(one)
            for one in literal_segments(operation)
            if words(one) != words(resource)
        )
        for name, operation in operations.items()
    }
    found = _parted((), ways, methods)
    if len(found) < 2:
        return {}
    named = {module_name("__".join(way)) or REST: names for way, names in found.items()}
    return dict(sorted(named.items()))


def _parted(
    way: tuple[str, ...],
    ways: Mapping[str, tuple[str, ...]],
    methods: Mapping[str, Sized],
) -> Mapping[tuple[str, ...], tuple[str, ...]]:
    """The methods whose ways begin with `way`, taken apart by their next words where they are too long."""
    if sum(methods[name].size for name in ways) <= LONGEST:
        return {way: tuple(ways)}
    further = defaultdict[tuple[str, ...], dict[str, tuple[str, ...]]](dict)
    for name, own in ways.items():
        further[own[: len(way) + 1]][name] = own
    found = dict[tuple[str, ...], tuple[str, ...]]()
    for longer, inner in further.items():
        if longer == way:
            found[way] = tuple(inner)
        else:
            found |= _parted(longer, inner, methods)
    return found
