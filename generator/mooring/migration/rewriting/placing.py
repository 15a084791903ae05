"""Values that get another place in a call: whether they can, what is written for them there, and what does not fit."""

from collections.abc import Callable, Iterator, Mapping

import libcst as cst

from mooring.migration.fates import Path, attribute_at, sole_class
from mooring.migration.keyword_changes import spelled
from mooring.migration.kinds import ModelClass
from mooring.migration.rewriting.calls import MethodCall
from mooring.migration.rewriting.entries import entries
from mooring.migration.rewriting.new_imports import models_reference
from mooring.migration.rewriting.rebuilding import Leaf, Rebuilding, Route
from mooring.migration.rewriting.work import UNCERTAIN, Proposal, Remark, Work
from mooring.surface import Vocabulary, plain_kinds


def obstacle(call: MethodCall, leaf: Leaf, names: Mapping[Route, str]) -> str | None:
    """Why a value cannot be put in its place."""
    surface = call.work.changes.new.surface
    for length in range(1, len(leaf.place)):
        head = attribute_at(call.new, leaf.place[:length], surface)
        if head is None or sole_class(head.type) is None:
            return f"{spelled(leaf.place)} cannot be given by itself"
    for index, one in enumerate(call.node.args):
        if one.keyword is None or leaf.route == (index,):
            continue
        name = names.get((index,), one.keyword.value)
        if name != leaf.place[0] or index == leaf.route[0]:
            continue
        if call.fate((one.keyword.value,)) is not None and (index,) not in names:
            continue
        if len(leaf.place) == 1:
            return f"{name} is given already"
        is_written = isinstance(one.value, cst.Call) and isinstance(
            call.work.sole(one.value.func), ModelClass
        )
        if not is_written:
            return f"it is {spelled(leaf.place)} now, and {name} is given as a whole"
    return None


def repeated(call: MethodCall, names: Mapping[Route, str]) -> list[Route]:
    """The arguments whose new name another one goes on to have."""
    stay = {
        one.keyword.value
        for index, one in enumerate(call.node.args)
        if one.keyword is not None and (index,) not in names
    }
    return [route for route, name in names.items() if len(route) == 1 and name in stay]


def misfits(call: MethodCall, leaves: list[Leaf]) -> Iterator[Proposal]:
    """What a keyword took as a string, and a model takes as something else."""
    for leaf in leaves:
        there = attribute_at(call.new, leaf.place, call.work.changes.new.surface)
        before = call.known(leaf.route)
        value = call.original(leaf.route)
        if len(leaf.place) == 1 or there is None or before is None:
            continue
        if isinstance(value, cst.Name) and value.value in ("None", "True", "False"):
            continue
        taken, given = plain_kinds(there.type), plain_kinds(before.type) - {"null"}
        is_same = sole_class(there.type) == sole_class(before.type)
        if (
            not given <= taken
            and "" not in taken | given
            and _member(call, leaf) is None
        ):
            wanted = " or ".join(sorted(taken - {"null"})) or sole_class(there.type)
            yield Remark(
                value,
                UNCERTAIN,
                f"This value is {spelled(leaf.place)} now, which takes {wanted}: convert it.",
            )
        elif not is_same and _member(call, leaf) is None:
            yield Remark(
                value,
                UNCERTAIN,
                f"This value is {spelled(leaf.place)} now, which takes a {sole_class(there.type)}: convert it.",
            )


def rebuilding(
    call: MethodCall, leaves: list[Leaf], names: Mapping[Route, str]
) -> Callable[[cst.CSTNode], cst.CSTNode]:
    """Gives every value its place in what has become of the call."""
    surface = call.work.changes.new.surface
    classes: dict[Path, str] = {}
    for leaf in leaves:
        for length in range(1, len(leaf.place)):
            place = leaf.place[:length]
            head = attribute_at(call.new, place, surface)
            name = None if head is None else sole_class(head.type)
            if name is not None and place not in classes:
                classes[place] = f"{models_reference(call.node, call.work)}.{name}"
    values = {
        leaf.route: written
        for leaf in leaves
        if (written := _member(call, leaf)) is not None
    }
    planned = Rebuilding(tuple(leaves), names, classes, values)

    def apply(updated: cst.CSTNode) -> cst.CSTNode:
        assert isinstance(updated, cst.Call)
        return planned.apply(updated)

    return apply


def spend(call: MethodCall, leaves: list[Leaf]) -> None:
    """Marks the classes of the models of which nothing is left."""
    for index, one in enumerate(call.node.args):
        routes = [leaf.route[1:] for leaf in leaves if leaf.route[0] == index]
        if routes and () not in routes:
            _mark(one.value, routes, call.work)


def _member(call: MethodCall, leaf: Leaf) -> str | None:
    """The member of an enumeration, where a model takes no string for it; None for whatever is no string."""
    value = call.original(leaf.route)
    there = attribute_at(call.new, leaf.place, call.work.changes.new.surface)
    name = None if there is None else sole_class(there.type)
    class_ = None if name is None else call.work.changes.new.class_(name)
    if len(leaf.place) == 1 or not isinstance(value, cst.SimpleString):
        return None
    if not isinstance(class_, Vocabulary):
        return None
    for one in class_.members:
        if one.value == value.evaluated_value:
            return f"{models_reference(call.node, call.work)}.{name}.{one.name}"
    return None


def _mark(value: cst.BaseExpression, routes: list[Route], work: Work) -> bool:
    """Marks the class of a model of which nothing is left; returns whether that is so."""
    if not isinstance(value, cst.Call | cst.Dict):
        return False
    left = 0
    for index, entry in enumerate(entries(value)):
        inner = [route[1:] for route in routes if route[0] == index]
        is_gone = () in inner or bool(inner) and _mark(entry.value, inner, work)
        left += not is_gone
    if not left and isinstance(value, cst.Call):
        work.spent_names.add(value.func)
    return not left
