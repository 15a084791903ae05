"""Keywords of models, where one is made, copied with other values, or read from a dictionary; and of clients."""

from collections.abc import Iterator

import libcst as cst

from mooring.migration.fates import Fate, Renamed
from mooring.migration.kinds import ClientClass, ModelClass, ModelObject
from mooring.migration.rewriting.entries import entries
from mooring.migration.rewriting.layout import Layout, Spaced, laid_out, layout
from mooring.migration.rewriting.values import respelled, value_proposals
from mooring.migration.rewriting.work import Edit, Proposal, Work, remarks
from mooring.surface import Attribute, Model


def constructor_proposals(node: cst.Call, work: Work) -> Iterator[Proposal]:
    """What becomes of `models.X(name=…)`, unless a call around it has looked after it."""
    if node in work.spent:
        return
    match work.sole(node.func), node.func:
        case ModelClass(name), _:
            yield from _keywords(node, name, work)
        case ClientClass(), _:
            yield from _secrets(node, work)
        case _, cst.Attribute(value=owner, attr=cst.Name(value=maker)):
            match work.sole(owner), maker:
                case ModelClass(name), "model_construct":
                    yield from _keywords(node, name, work)
                case ModelClass(name), "model_validate":
                    yield from _dictionary(node, None, name, work)
                case ModelObject(name), "model_copy":
                    yield from _dictionary(node, "update", name, work)
                case _:
                    pass
        case _:
            pass


def known_attribute(name: str, key: str, work: Work) -> Attribute | None:
    """The attribute of a class that is called so, here or on the wire."""
    class_ = work.changes.old.class_(name)
    if not isinstance(class_, Model):
        return None
    return next(
        (one for one in class_.attributes if key in (one.name, one.wire_name)), None
    )


def fate_of(name: str, attribute: Attribute, work: Work) -> Fate | None:
    """What became of an attribute; that of a class that is gone is told where the class is named."""
    return work.changes.attributes.get((name, attribute.name))


def _keywords(node: cst.Call, name: str, work: Work) -> Iterator[Proposal]:
    names: dict[int, str] = {}
    for index, one in enumerate(node.args):
        if one.star == "**" and isinstance(one.value, cst.Dict):
            yield from _entries(one.value, name, work)
        if one.keyword is None:
            continue
        attribute = known_attribute(name, one.keyword.value, work)
        if attribute is None:
            continue
        match fate_of(name, attribute, work):
            case None:
                pass
            case Renamed(to) if not _is_given(to, node):
                names[index] = to
            case fate:
                yield from remarks(one, f"`{one.keyword.value}` of {name}", fate)
        yield from value_proposals(attribute, one.value, work)
    if names:
        yield Edit(node, lambda updated: _renamed(updated, names))


def _is_given(name: str, node: cst.Call) -> bool:
    """Whether a call has a keyword of that name."""
    return any(
        one.keyword is not None and one.keyword.value == name for one in node.args
    )


def _secrets(node: cst.Call, work: Work) -> Iterator[Proposal]:
    """The arguments of a client that carry its secrets."""
    names: dict[int, str] = {}
    for index, one in enumerate(node.args):
        name = "" if one.keyword is None else one.keyword.value
        match work.changes.secrets.get(name):
            case None:
                pass
            case Renamed(to):
                names[index] = to
            case fate:
                yield from remarks(one, f"`{name}` of the client", fate)
    if names:
        yield Edit(node, lambda updated: _renamed(updated, names))


def _dictionary(
    node: cst.Call, keyword: str | None, name: str, work: Work
) -> Iterator[Proposal]:
    for one in node.args:
        given = None if one.keyword is None else one.keyword.value
        if given == keyword and isinstance(one.value, cst.Dict):
            yield from _entries(one.value, name, work)


def _entries(node: cst.Dict, name: str, work: Work) -> Iterator[Proposal]:
    for entry in entries(node):
        attribute = known_attribute(name, entry.key or "", work)
        if attribute is None or entry.key_node is None:
            continue
        match fate_of(name, attribute, work):
            case None:
                pass
            case Renamed(to):
                is_wire = entry.key != attribute.name
                yield respelled(
                    entry.key_node, _wire_name(name, to, work) if is_wire else to
                )
            case fate:
                yield from remarks(entry.node, f"`{entry.key}` of {name}", fate)
        yield from value_proposals(attribute, entry.value, work)


def _wire_name(name: str, attribute: str, work: Work) -> str:
    new = work.changes.new.class_(work.changes.counterparts[name])
    known = new.attributes if isinstance(new, Model) else ()
    return next((one.wire_name for one in known if one.name == attribute), attribute)


def _renamed(updated: cst.CSTNode, names: dict[int, str]) -> cst.CSTNode:
    assert isinstance(updated, cst.Call)
    whole = layout(updated)
    items = tuple(
        Spaced(
            (
                one.arg.with_changes(keyword=cst.Name(names[index]))
                if index in names
                else one.arg
            ),
            one.before,
        )
        for index, one in enumerate(whole.items)
    )
    return laid_out(updated, Layout(items, whole.tail, whole.ends_in_comma))
