"""What is inside of a model or dictionary that a call is given, where some of it goes elsewhere now."""

from collections.abc import Iterator

import libcst as cst

from mooring.migration.fates import Moved, Path, Renamed, attribute_at, inside
from mooring.migration.keyword_changes import spelled
from mooring.migration.rewriting.calls import MethodCall
from mooring.migration.rewriting.rebuilding import Leaf, Route
from mooring.migration.rewriting.values import respelled, value_proposals
from mooring.migration.rewriting.work import UNCERTAIN, Proposal, Remark, remarks


def is_taken_apart(call: MethodCall, path: Path) -> bool:
    """Whether something inside of what a keyword takes goes elsewhere than the keyword itself."""
    return any(
        isinstance(fate, Moved)
        for (address, inner), fate in call.work.changes.keywords.items()
        if address == call.address
        and len(inner) > len(path)
        and inner[: len(path)] == path
        and _leaves(call, inner, path)
    )


def taken_apart(
    call: MethodCall,
    route: Route,
    path: Path,
    node: cst.CSTNode,
    value: cst.BaseExpression,
    leaves: list[Leaf],
    names: dict[Route, str],
) -> Iterator[Proposal]:
    """The values inside of a model, or of a dictionary, that go elsewhere."""
    old = attribute_at(call.old, path, call.work.changes.old.surface)
    inner = call.entries_of(value)
    if isinstance(value, cst.Name) and value.value == "None":
        if (fate := call.fate(path)) is not None:
            yield from remarks(node, call.said(path), fate)
        return
    if old is None or inner is None:
        moved = ", ".join(_moves(call, path))
        yield Remark(
            node,
            UNCERTAIN,
            f"{call.said(path)} is passed as a whole, and is to be taken apart: {moved}.",
        )
        return
    known = {
        name: one.name
        for one in inside(old, call.work.changes.old.surface)
        for name in (one.wire_name, one.name)
    }
    if isinstance(value, cst.Call):
        # Its keywords are looked after here.
        call.work.spent.add(value)
    places = call.work.changes.places[call.address]
    for index, entry in enumerate(inner):
        if entry.key is None:
            yield Remark(
                entry.node,
                UNCERTAIN,
                f"What this passes to {call.said(path)} is not known here.",
            )
            continue
        name = known.get(entry.key)
        if name is None:
            continue
        deeper = (*path, name)
        place = places.get(deeper)
        if is_taken_apart(call, deeper):
            inside_it = (*route, index)
            yield from taken_apart(
                call, inside_it, deeper, entry.node, entry.value, leaves, names
            )
        elif place is not None and (isinstance(call.fate(deeper), Moved)):
            leaves.append(Leaf((*route, index), place))
        elif (fate := call.fate(deeper)) is not None:
            if isinstance(fate, Renamed) and entry.key_node is not None:
                yield respelled(entry.key_node, fate.to)
            elif isinstance(fate, Renamed):
                names[*route, index] = fate.to
            else:
                yield from remarks(entry.node, call.said(deeper), fate)
        attribute = attribute_at(call.old, deeper, call.work.changes.old.surface)
        if attribute is not None:
            yield from value_proposals(attribute, entry.value, call.work)


def _leaves(call: MethodCall, inner: Path, path: Path) -> bool:
    places = call.work.changes.places[call.address]
    place = places.get(path)
    return place is None or places[inner][: len(place)] != place


def _moves(call: MethodCall, path: Path) -> Iterator[str]:
    for inner, place in call.work.changes.places[call.address].items():
        if inner[: len(path)] == path and len(inner) > len(path):
            if isinstance(call.fate(inner), Moved):
                yield f"{spelled(inner)} is {spelled(place)} now"
