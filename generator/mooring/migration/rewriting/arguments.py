"""Keywords of a method: renamed where they stand, or moved between the call and the models that it is given."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import libcst as cst

from mooring.migration.fates import (
    Address,
    Doubtful,
    Fate,
    Moved,
    Path,
    Removed,
    Renamed,
    attribute_at,
    inside,
    sole_class,
)
from mooring.migration.keyword_changes import spelled
from mooring.migration.kinds import MethodObject, ModelClass
from mooring.migration.rewriting.entries import Entry, entries, is_open_ended
from mooring.migration.rewriting.new_imports import models_reference
from mooring.migration.rewriting.rebuilding import Leaf, Rebuilding, Route
from mooring.migration.rewriting.values import respelled, value_proposals
from mooring.migration.rewriting.work import (
    UNCERTAIN,
    Edit,
    Proposal,
    Remark,
    Work,
    remarks,
)
from mooring.surface import Attribute, Method, Surface, Vocabulary, plain_kinds


def argument_proposals(node: cst.Call, work: Work) -> Iterator[Proposal]:
    """What becomes of the arguments of a call of one of our methods."""
    found = work.infer(node.func)
    addresses = {kind.address for kind in found.kinds if isinstance(kind, MethodObject)}
    if not addresses:
        yield from _passed_on(node, work)
        return
    is_sure = found.is_sure and all(
        isinstance(one, MethodObject) for one in found.kinds
    )
    if not is_sure or len(addresses) > 1:
        yield from _suspected(node, addresses, work)
        return
    (address,) = addresses
    old = work.changes.old.method(address)
    new_address = work.changes.addresses.get(address)
    new = None if new_address is None else work.changes.new.method(new_address)
    if old is None or new is None:
        return
    yield from _Call(node, address, old, new, work).proposals()


def suspicious(node: cst.Call, address: Address, work: Work) -> Iterator[Proposal]:
    """Remarks about a call that looks like one of a method of ours, on something of which nothing is known."""
    yield from _suspected(node, {address}, work)


def _passed_on(node: cst.Call, work: Work) -> Iterator[Proposal]:
    """A method that is handed to something which will call it: `partial(client.tasks.create, task=…)`."""
    for one in node.args:
        if one.keyword is None and not one.star:
            kind = work.sole(one.value)
            if isinstance(kind, MethodObject):
                yield from _suspected(node, {kind.address}, work)


def _suspected(
    node: cst.Call, addresses: set[Address], work: Work
) -> Iterator[Proposal]:
    for one in node.args:
        if one.keyword is None:
            continue
        for address in sorted(addresses, key=str):
            fate = work.changes.keywords.get((address, (one.keyword.value,)))
            if fate is not None:
                yield from remarks(one, f"`{one.keyword.value}` of {address}", fate)
                break


@dataclass(frozen=True, slots=True)
class _Call:
    """One call of a method that is surely ours."""

    node: cst.Call
    address: Address
    old: Method
    new: Method
    work: Work

    def proposals(self) -> Iterator[Proposal]:
        leaves: list[Leaf] = []
        names: dict[Route, str] = {}
        notes: list[Proposal] = []
        for index, one in enumerate(self.node.args):
            if one.star:
                notes += self._starred(one)
            elif one.keyword is None:
                notes += self._positional(index, one)
            else:
                notes += self._keyword(index, one, leaves, names)
        for route in self._repeated(names):
            fate = Doubtful(f"{names.pop(route)} is given already")
            one = self.node.args[route[0]]
            name = "" if one.keyword is None else one.keyword.value
            notes += remarks(one, self._said((name,)), fate)
        blocked = {leaf for leaf in leaves if self._obstacle(leaf, names)}
        for leaf in leaves:
            if leaf in blocked:
                value = self._original(leaf.route)
                notes.append(
                    Remark(
                        value,
                        UNCERTAIN,
                        f"This value was left as it is: {self._obstacle(leaf, names)}.",
                    )
                )
        leaves = [leaf for leaf in leaves if leaf not in blocked]
        yield from notes
        if leaves or names:
            self._spend(leaves)
            yield from self._misfits(leaves)
            yield Edit(self.node, self._rebuilding(leaves, names))

    def _fate(self, path: Path) -> Fate | None:
        return self.work.changes.keywords.get((self.address, path))

    def _said(self, path: Path) -> str:
        return f"`{spelled(path)}` of {self.address}"

    def _starred(self, one: cst.Arg) -> Iterator[Proposal]:
        if one.star != "**":
            return
        fates = {
            path[0]: fate
            for (address, path), fate in self.work.changes.keywords.items()
            if address == self.address and len(path) == 1
        }
        if isinstance(one.value, cst.Dict):
            for entry in entries(one.value):
                fate = fates.get(entry.key or "")
                match fate:
                    case None:
                        pass
                    case Renamed(to) if entry.key_node is not None:
                        yield respelled(entry.key_node, to)
                    case _:
                        yield from remarks(
                            entry.node, self._said((entry.key or "",)), fate
                        )
        elif fates:
            listed = ", ".join(sorted(fates))
            yield Remark(
                one,
                UNCERTAIN,
                f"What ** passes to {self.address} is not known here; look for {listed} in it.",
            )

    def _positional(self, index: int, one: cst.Arg) -> Iterator[Proposal]:
        keyword = next((old for old in self.old.keywords if old.order == index), None)
        if keyword is None:
            return
        place = self.work.changes.places[self.address].get((keyword.name,))
        new = (
            None
            if place is None
            else attribute_at(self.new, place, self.work.changes.new.surface)
        )
        if place is None or new is None or len(place) > 1 or new.order != index:
            fate = self._fate((keyword.name,)) or Doubtful(
                f"it is no longer argument {index + 1}"
            )
            yield from remarks(one, self._said((keyword.name,)), fate)

    def _keyword(
        self,
        index: int,
        one: cst.Arg,
        leaves: list[Leaf],
        names: dict[Route, str],
    ) -> Iterator[Proposal]:
        assert one.keyword is not None
        path = (one.keyword.value,)
        old = attribute_at(self.old, path, self.work.changes.old.surface)
        if old is None:
            return
        if self._is_taken_apart(path):
            yield from self._taken_apart((index,), path, one, one.value, leaves, names)
            fate = self._fate(path)
            if isinstance(fate, Renamed):
                names[index,] = fate.to
            return
        match self._fate(path):
            case None:
                pass
            case Renamed(to):
                names[index,] = to
            case Moved(place):
                leaves.append(Leaf((index,), place))
            case Removed() | Doubtful() as fate:
                yield from remarks(one, self._said(path), fate)
        yield from value_proposals(old, one.value, self.work)

    def _is_taken_apart(self, path: Path) -> bool:
        """Whether something inside of what a keyword takes goes elsewhere than the keyword itself."""
        return any(
            isinstance(fate, Moved)
            for (address, inner), fate in self.work.changes.keywords.items()
            if address == self.address
            and len(inner) > len(path)
            and inner[: len(path)] == path
            and self._leaves(inner, path)
        )

    def _leaves(self, inner: Path, path: Path) -> bool:
        places = self.work.changes.places[self.address]
        place = places.get(path)
        return place is None or places[inner][: len(place)] != place

    def _taken_apart(
        self,
        route: Route,
        path: Path,
        node: cst.CSTNode,
        value: cst.BaseExpression,
        leaves: list[Leaf],
        names: dict[Route, str],
    ) -> Iterator[Proposal]:
        """The values inside of a model, or of a dictionary, that go elsewhere."""
        old = attribute_at(self.old, path, self.work.changes.old.surface)
        inner = self._entries(value)
        if isinstance(value, cst.Name) and value.value == "None":
            if (fate := self._fate(path)) is not None:
                yield from remarks(node, self._said(path), fate)
            return
        if old is None or inner is None:
            moved = ", ".join(self._moves(path))
            yield Remark(
                node,
                UNCERTAIN,
                f"{self._said(path)} is passed as a whole, and is to be taken apart: {moved}.",
            )
            return
        known = {
            name: one.name
            for one in inside(old, self.work.changes.old.surface)
            for name in (one.wire_name, one.name)
        }
        if isinstance(value, cst.Call):
            # Its keywords are looked after here.
            self.work.spent.add(value)
        places = self.work.changes.places[self.address]
        for index, entry in enumerate(inner):
            if entry.key is None:
                yield Remark(
                    entry.node,
                    UNCERTAIN,
                    f"What this passes to {self._said(path)} is not known here.",
                )
                continue
            name = known.get(entry.key)
            if name is None:
                continue
            deeper = (*path, name)
            place = places.get(deeper)
            if self._is_taken_apart(deeper):
                inside_it = (*route, index)
                yield from self._taken_apart(
                    inside_it, deeper, entry.node, entry.value, leaves, names
                )
            elif place is not None and (isinstance(self._fate(deeper), Moved)):
                leaves.append(Leaf((*route, index), place))
            elif (fate := self._fate(deeper)) is not None:
                if isinstance(fate, Renamed) and entry.key_node is not None:
                    yield respelled(entry.key_node, fate.to)
                elif isinstance(fate, Renamed):
                    names[*route, index] = fate.to
                else:
                    yield from remarks(entry.node, self._said(deeper), fate)
            attribute = attribute_at(self.old, deeper, self.work.changes.old.surface)
            if attribute is not None:
                yield from value_proposals(attribute, entry.value, self.work)

    def _entries(self, value: cst.BaseExpression) -> list[Entry] | None:
        """What a model or dictionary is made of, where that is written here."""
        match value:
            case cst.Dict():
                found = list(entries(value))
            case cst.Call() if isinstance(self.work.sole(value.func), ModelClass):
                found = list(entries(value))
            case _:
                return None
        return None if is_open_ended(found) else found

    def _moves(self, path: Path) -> Iterator[str]:
        for inner, place in self.work.changes.places[self.address].items():
            if inner[: len(path)] == path and len(inner) > len(path):
                if isinstance(self._fate(inner), Moved):
                    yield f"{spelled(inner)} is {spelled(place)} now"

    def _original(self, route: Route) -> cst.BaseExpression:
        return _at(self.node.args[route[0]].value, route[1:])

    def _repeated(self, names: Mapping[Route, str]) -> list[Route]:
        """The arguments whose new name another one goes on to have."""
        stay = {
            one.keyword.value
            for index, one in enumerate(self.node.args)
            if one.keyword is not None and (index,) not in names
        }
        return [
            route for route, name in names.items() if len(route) == 1 and name in stay
        ]

    def _obstacle(self, leaf: Leaf, names: Mapping[Route, str]) -> str | None:
        """Why a value cannot be put in its place."""
        surface = self.work.changes.new.surface
        for length in range(1, len(leaf.place)):
            head = attribute_at(self.new, leaf.place[:length], surface)
            if head is None or sole_class(head.type) is None:
                return f"{spelled(leaf.place)} cannot be given by itself"
        for index, one in enumerate(self.node.args):
            if one.keyword is None or leaf.route == (index,):
                continue
            name = names.get((index,), one.keyword.value)
            if name != leaf.place[0] or index == leaf.route[0]:
                continue
            if self._fate((one.keyword.value,)) is not None and (index,) not in names:
                continue
            if len(leaf.place) == 1:
                return f"{name} is given already"
            is_written = isinstance(one.value, cst.Call) and isinstance(
                self.work.sole(one.value.func), ModelClass
            )
            if not is_written:
                return (
                    f"it is {spelled(leaf.place)} now, and {name} is given as a whole"
                )
        return None

    def _spend(self, leaves: list[Leaf]) -> None:
        """Marks the classes of the models of which nothing is left."""
        for index, one in enumerate(self.node.args):
            routes = [leaf.route[1:] for leaf in leaves if leaf.route[0] == index]
            if routes and () not in routes:
                _spend(one.value, routes, self.work)

    def _member(self, leaf: Leaf) -> str | None:
        """The member of an enumeration, where a model takes no string for it; None for whatever is no string."""
        value = self._original(leaf.route)
        there = attribute_at(self.new, leaf.place, self.work.changes.new.surface)
        name = None if there is None else sole_class(there.type)
        class_ = None if name is None else self.work.changes.new.class_(name)
        if len(leaf.place) == 1 or not isinstance(value, cst.SimpleString):
            return None
        if not isinstance(class_, Vocabulary):
            return None
        for one in class_.members:
            if one.value == value.evaluated_value:
                return f"{models_reference(self.node, self.work)}.{name}.{one.name}"
        return None

    def _misfits(self, leaves: list[Leaf]) -> Iterator[Proposal]:
        """What a keyword took as a string, and a model takes as something else."""
        for leaf in leaves:
            there = attribute_at(self.new, leaf.place, self.work.changes.new.surface)
            before = self._known(leaf.route)
            value = self._original(leaf.route)
            if len(leaf.place) == 1 or there is None or before is None:
                continue
            if isinstance(value, cst.Name) and value.value in ("None", "True", "False"):
                continue
            taken, given = plain_kinds(there.type), plain_kinds(before.type) - {"null"}
            is_same = sole_class(there.type) == sole_class(before.type)
            if (
                not given <= taken
                and "" not in taken | given
                and self._member(leaf) is None
            ):
                wanted = " or ".join(sorted(taken - {"null"})) or sole_class(there.type)
                yield Remark(
                    value,
                    UNCERTAIN,
                    f"This value is {spelled(leaf.place)} now, which takes {wanted}: convert it.",
                )
            elif not is_same and self._member(leaf) is None:
                yield Remark(
                    value,
                    UNCERTAIN,
                    f"This value is {spelled(leaf.place)} now, which takes a {sole_class(there.type)}: convert it.",
                )

    def _known(self, route: Route) -> Attribute | None:
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

    def _rebuilding(
        self, leaves: list[Leaf], names: Mapping[Route, str]
    ) -> Callable[[cst.CSTNode], cst.CSTNode]:
        surface = self.work.changes.new.surface
        classes: dict[Path, str] = {}
        for leaf in leaves:
            for length in range(1, len(leaf.place)):
                place = leaf.place[:length]
                head = attribute_at(self.new, place, surface)
                name = None if head is None else sole_class(head.type)
                if name is not None and place not in classes:
                    classes[place] = f"{models_reference(self.node, self.work)}.{name}"
        values = {
            leaf.route: written
            for leaf in leaves
            if (written := self._member(leaf)) is not None
        }
        rebuilding = Rebuilding(tuple(leaves), names, classes, values)

        def apply(updated: cst.CSTNode) -> cst.CSTNode:
            assert isinstance(updated, cst.Call)
            return rebuilding.apply(updated)

        return apply


def _spend(value: cst.BaseExpression, routes: list[Route], work: Work) -> bool:
    """Marks the class of a model of which nothing is left; returns whether that is so."""
    if not isinstance(value, cst.Call | cst.Dict):
        return False
    left = 0
    for index, entry in enumerate(entries(value)):
        inner = [route[1:] for route in routes if route[0] == index]
        is_gone = () in inner or bool(inner) and _spend(entry.value, inner, work)
        left += not is_gone
    if not left and isinstance(value, cst.Call):
        work.spent_names.add(value.func)
    return not left


def _at(value: cst.BaseExpression, route: Route) -> cst.BaseExpression:
    for index in route:
        assert isinstance(value, cst.Call | cst.Dict)
        value = list(entries(value))[index].value
    return value
