"""One call of a method that is surely ours: what its arguments are for, and what became of that."""

from collections.abc import Iterator
from dataclasses import dataclass

import libcst as cst

from mooring.migration.fates import Address, Fate, Path, attribute_at, inside
from mooring.migration.keyword_changes import spelled
from mooring.migration.kinds import ModelClass
from mooring.migration.rewriting.entries import Entry, entries, is_open_ended
from mooring.migration.rewriting.rebuilding import Route
from mooring.migration.rewriting.work import Work
from mooring.surface import Attribute, Method, Surface


@dataclass(frozen=True, slots=True)
class MethodCall:
    """A call, with its method on both sides."""

    node: cst.Call
    address: Address
    old: Method
    new: Method
    work: Work

    def fate(self, path: Path) -> Fate | None:
        return self.work.changes.keywords.get((self.address, path))

    def said(self, path: Path) -> str:
        return f"`{spelled(path)}` of {self.address}"

    def original(self, route: Route) -> cst.BaseExpression:
        return _at(self.node.args[route[0]].value, route[1:])

    def known(self, route: Route) -> Attribute | None:
        """The old keyword or attribute that a value is given for."""
        path: Path = ()
        surface = self.work.changes.old.surface
        value: cst.BaseExpression = self.node
        for index in route:
            assert isinstance(value, cst.Call | cst.Dict)
            entry = list(entries(value))[index]
            found = next(
                (
                    (*path, name)
                    for name, wire in self._names(path, surface)
                    if entry.key in (name, wire)
                ),
                None,
            )
            if found is None:
                return None
            path, value = found, entry.value
        return attribute_at(self.old, path, surface)

    def _names(self, path: Path, surface: Surface) -> Iterator[tuple[str, str]]:
        owner = attribute_at(self.old, path, surface)
        known = self.old.keywords if owner is None else inside(owner, surface)
        yield from ((one.name, one.wire_name) for one in known)

    def entries_of(self, value: cst.BaseExpression) -> list[Entry] | None:
        """What a model or dictionary is made of, where that is written here."""
        match value:
            case cst.Dict():
                found = list(entries(value))
            case cst.Call() if isinstance(self.work.sole(value.func), ModelClass):
                found = list(entries(value))
            case _:
                return None
        return None if is_open_ended(found) else found


def _at(value: cst.BaseExpression, route: Route) -> cst.BaseExpression:
    for index in route:
        assert isinstance(value, cst.Call | cst.Dict)
        value = list(entries(value))[index].value
    return value
