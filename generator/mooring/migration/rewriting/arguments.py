"""Keywords of a method: renamed where they stand, or moved between the call and the models that it is given."""

from collections.abc import Iterator

import libcst as cst

from mooring.migration.fates import (
    Address,
    Doubtful,
    Moved,
    Removed,
    Renamed,
    attribute_at,
)
from mooring.migration.kinds import MethodObject
from mooring.migration.rewriting.calls import MethodCall
from mooring.migration.rewriting.entries import entries, is_open_ended
from mooring.migration.rewriting.placing import (
    misfits,
    obstacle,
    rebuilding,
    repeated,
    spend,
)
from mooring.migration.rewriting.rebuilding import Leaf, Route
from mooring.migration.rewriting.taking_apart import is_taken_apart, taken_apart
from mooring.migration.rewriting.values import respelled, value_proposals
from mooring.migration.rewriting.work import (
    UNCERTAIN,
    Edit,
    Proposal,
    Remark,
    Work,
    remarks,
)


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
    if isinstance(work.changes.methods.get(address), Doubtful):
        # Nobody knows yet what the call is going to be.
        yield from _suspected(node, {address}, work)
        return
    yield from _rearranged(MethodCall(node, address, old, new, work))


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


def _rearranged(call: MethodCall) -> Iterator[Proposal]:
    leaves: list[Leaf] = []
    names: dict[Route, str] = {}
    notes: list[Proposal] = []
    for index, one in enumerate(call.node.args):
        if one.star:
            notes += _starred(call, one)
        elif one.keyword is None:
            notes += _positional(call, index, one)
        else:
            notes += _keyword(call, index, one, leaves, names)
    for route in repeated(call, names):
        fate = Doubtful(f"{names.pop(route)} is given already")
        one = call.node.args[route[0]]
        name = "" if one.keyword is None else one.keyword.value
        notes += remarks(one, call.said((name,)), fate)
    blocked = {leaf for leaf in leaves if obstacle(call, leaf, names)}
    for leaf in leaves:
        if leaf in blocked:
            value = call.original(leaf.route)
            notes.append(
                Remark(
                    value,
                    UNCERTAIN,
                    f"This value was left as it is: {obstacle(call, leaf, names)}.",
                )
            )
    leaves = [leaf for leaf in leaves if leaf not in blocked]
    yield from notes
    if leaves or names:
        spend(call, leaves)
        yield from misfits(call, leaves)
        yield Edit(call.node, rebuilding(call, leaves, names))


def _starred(call: MethodCall, one: cst.Arg) -> Iterator[Proposal]:
    if one.star != "**":
        return
    fates = {
        path[0]: fate
        for (address, path), fate in call.work.changes.keywords.items()
        if address == call.address and len(path) == 1
    }
    written = list(entries(one.value)) if isinstance(one.value, cst.Dict) else None
    if written is not None:
        for entry in written:
            fate = fates.get(entry.key or "")
            match fate:
                case None:
                    pass
                case Renamed(to) if entry.key_node is not None:
                    yield respelled(entry.key_node, to)
                case _:
                    yield from remarks(entry.node, call.said((entry.key or "",)), fate)
    if fates and (written is None or is_open_ended(written)):
        listed = ", ".join(sorted(fates))
        yield Remark(
            one,
            UNCERTAIN,
            f"What ** passes to {call.address} is not known here; look for {listed} in it.",
        )


def _positional(call: MethodCall, index: int, one: cst.Arg) -> Iterator[Proposal]:
    keyword = next((old for old in call.old.keywords if old.order == index), None)
    if keyword is None:
        return
    place = call.work.changes.places[call.address].get((keyword.name,))
    new = (
        None
        if place is None
        else attribute_at(call.new, place, call.work.changes.new.surface)
    )
    if place is None or new is None or len(place) > 1 or new.order != index:
        fate = call.fate((keyword.name,)) or Doubtful(
            f"it is no longer argument {index + 1}"
        )
        yield from remarks(one, call.said((keyword.name,)), fate)


def _keyword(
    call: MethodCall,
    index: int,
    one: cst.Arg,
    leaves: list[Leaf],
    names: dict[Route, str],
) -> Iterator[Proposal]:
    assert one.keyword is not None
    path = (one.keyword.value,)
    old = attribute_at(call.old, path, call.work.changes.old.surface)
    if old is None:
        return
    if is_taken_apart(call, path):
        yield from taken_apart(call, (index,), path, one, one.value, leaves, names)
        fate = call.fate(path)
        if isinstance(fate, Renamed):
            names[index,] = fate.to
        return
    match call.fate(path):
        case None:
            pass
        case Renamed(to):
            names[index,] = to
        case Moved(place):
            leaves.append(Leaf((index,), place))
        case Removed() | Doubtful() as fate:
            yield from remarks(one, call.said(path), fate)
    yield from value_proposals(old, one.value, call.work)
