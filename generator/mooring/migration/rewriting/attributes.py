"""Attributes: of objects that the API sends, members of enumerations, resources and methods of clients."""

from collections.abc import Callable, Iterator

import libcst as cst

from mooring.migration.class_changes import lifted
from mooring.migration.fates import (
    Address,
    Doubtful,
    Fate,
    Moved,
    Path,
    Removed,
    Renamed,
    inside,
)
from mooring.migration.kinds import (
    ClientObject,
    Inference,
    Kind,
    MethodObject,
    ModelClass,
    ModelObject,
)
from mooring.migration.keyword_changes import spelled
from mooring.migration.rewriting.arguments import suspicious
from mooring.migration.rewriting.work import (
    UNCERTAIN,
    Edit,
    Proposal,
    Remark,
    Work,
    remarks,
)
from mooring.surface import Model

DEPTH = 4
"""How far up a chain of attributes the object is looked for that has a moved one now."""


def attribute_proposals(node: cst.Attribute, work: Work) -> Iterator[Proposal]:
    """What becomes of `owner.name`."""
    owner = work.infer(node.value)
    method = work.sole(node)
    if isinstance(method, MethodObject):
        yield from _method(node, method.address, owner, work)
        return
    fates = {
        kind: fate
        for kind in owner.kinds
        if (fate := attribute_fate(kind, node, work)) is not None
    }
    if not fates:
        if not owner.kinds and not owner.is_sure:
            yield from _suspected(node, work)
        return
    having = [kind for kind in owner.kinds if _has(kind, node.attr.value, work)]
    is_agreed = len(set(fates.values())) == 1 and len(fates) == len(having)
    fate = next(iter(fates.values()))
    said = f"`{node.attr.value}` of {_spoken(next(iter(fates)))}"
    if not owner.is_sure or not is_agreed:
        why = Doubtful("what it is asked of may be something else")
        yield from remarks(node.attr, said, why)
        return
    match fate:
        case Renamed(to):
            yield Edit(node, renamed(to))
        case Moved(way):
            yield from _moved(node, next(iter(fates)), way, said, work)
        case Removed() | Doubtful():
            found = list(_lifted(node, said, work))
            yield from found
            if not found and node not in work.spent:
                yield from remarks(node.attr, said, fate)


def renamed(to: str) -> Callable[[cst.CSTNode], cst.CSTNode]:
    """Gives an attribute another name."""

    def apply(updated: cst.CSTNode) -> cst.CSTNode:
        assert isinstance(updated, cst.Attribute)
        return updated.with_changes(attr=updated.attr.with_changes(value=to))

    return apply


def attribute_fate(kind: Kind, node: cst.Attribute, work: Work) -> Fate | None:
    """What becomes of an attribute of something of a kind; methods have fates of their own."""
    name = node.attr.value
    match kind:
        case ModelObject(owner):
            known = work.changes.attributes.get((owner, name))
            is_there = _has(kind, name, work)
            return known or (
                work.changes.classes.get(owner)
                if is_there and owner not in work.changes.counterparts
                else None
            )
        case ModelClass(owner):
            return work.changes.members.get((owner, name))
        case ClientObject() if node not in work.spent:
            return work.changes.resources.get(name)
        case _:
            return None


def _has(kind: Kind, name: str, work: Work) -> bool:
    """Whether something of a kind has the attribute at all."""
    match kind:
        case ModelObject(owner):
            class_ = work.changes.old.class_(owner)
            return isinstance(class_, Model) and any(
                one.name == name for one in class_.attributes
            )
        case _:
            return True


def _spoken(kind: Kind) -> str:
    match kind:
        case ModelObject(name) | ModelClass(name):
            return name
        case _:
            return "the client"


def _method(
    node: cst.Attribute, address: Address, owner: Inference, work: Work
) -> Iterator[Proposal]:
    """`client.resource.method`, or `resource.method` where the resource has a name of its own."""
    chain = node.value
    is_chain = isinstance(chain, cst.Attribute) and isinstance(
        work.sole(chain.value), ClientObject
    )
    fate = work.changes.methods.get(address)
    if is_chain:
        # The method says where its resource is.
        work.spent.add(chain)
    match fate:
        case None:
            pass
        case Renamed(to):
            yield Edit(node, renamed(to))
        case Moved((resource, name)):
            if not address.resource or is_chain:
                yield Edit(node, _placed(address.resource, resource, name))
            elif work.changes.resources.get(address.resource) == Renamed(resource):
                # The resource follows where it gets its name.
                if name != address.name:
                    yield Edit(node, renamed(name))
            else:
                there = Address(resource, name)
                why = Doubtful(
                    f"it is {there} of the client now, and this resource has another name here"
                )
                yield from remarks(node.attr, f"`{address}`", why)
        case _:
            yield from remarks(node.attr, f"`{address}`", fate)


def _placed(old: str, resource: str, name: str) -> Callable[[cst.CSTNode], cst.CSTNode]:
    def apply(updated: cst.CSTNode) -> cst.CSTNode:
        assert isinstance(updated, cst.Attribute)
        client = updated.value
        if old:
            assert isinstance(client, cst.Attribute)
            client = client.value
        owner = cst.Attribute(client, cst.Name(resource)) if resource else client
        return updated.with_changes(
            value=owner, attr=updated.attr.with_changes(value=name)
        )

    return apply


def _moved(
    node: cst.Attribute, kind: Kind, way: Path, said: str, work: Work
) -> Iterator[Proposal]:
    """An attribute that is inside of another one now, which must always be there to be asked."""
    assert isinstance(kind, ModelObject)
    if _is_always_there(work.changes.counterparts[kind.name], way, work):
        yield Edit(node, lambda updated: _walked(updated, way))
    else:
        yield Remark(
            node.attr,
            UNCERTAIN,
            f"{said} was left as it is: it is {spelled(way)} now, and {way[0]} may be None.",
        )


def _walked(updated: cst.CSTNode, way: Path) -> cst.CSTNode:
    assert isinstance(updated, cst.Attribute)
    found: cst.BaseExpression = updated.value
    for name in way[:-1]:
        found = cst.Attribute(found, cst.Name(name))
    return updated.with_changes(
        value=found, attr=updated.attr.with_changes(value=way[-1])
    )


def _is_always_there(name: str, way: Path, work: Work) -> bool:
    surface = work.changes.new.surface
    class_ = surface.classes.get(name)
    known = class_.attributes if isinstance(class_, Model) else ()
    for step in way[:-1]:
        found = next((one for one in known if one.name == step), None)
        if found is None or found.nullable:
            return False
        known = inside(found, surface)
    return True


def _lifted(node: cst.Attribute, said: str, work: Work) -> Iterator[Proposal]:
    """An attribute that an object further out has now: `task.settings.llm` → `task.llm`."""
    names: list[str] = [node.attr.value]
    owner = node.value
    for _ in range(DEPTH):
        if not isinstance(owner, cst.Attribute):
            return
        names.insert(0, owner.attr.value)
        outer = work.sole(owner.value)
        if isinstance(outer, ModelObject):
            way = lifted(outer.name, tuple(names), work.changes)
            if way is not None:
                depth = len(names)
                work.spent.add(owner)
                yield from _at_root(node, outer.name, depth, way, said, work)
                return
        owner = owner.value


def _at_root(
    node: cst.Attribute, outer: str, depth: int, way: Path, said: str, work: Work
) -> Iterator[Proposal]:
    if _is_always_there(work.changes.counterparts[outer], way, work):
        yield Edit(node, lambda updated: _rooted(updated, depth, way))
    else:
        yield Remark(
            node.attr,
            UNCERTAIN,
            f"{said} was left as it is: it is {spelled(way)} of {outer} now, and {way[0]} may be None.",
        )


def _rooted(updated: cst.CSTNode, depth: int, way: Path) -> cst.CSTNode:
    assert isinstance(updated, cst.Attribute)
    root: cst.BaseExpression = updated
    for _ in range(depth):
        assert isinstance(root, cst.Attribute)
        root = root.value
    for name in way[:-1]:
        root = cst.Attribute(root, cst.Name(name))
    return updated.with_changes(
        value=root, attr=updated.attr.with_changes(value=way[-1])
    )


def _suspected(node: cst.Attribute, work: Work) -> Iterator[Proposal]:
    """`something.resource.method(…)`, of which nothing is known but that it looks like ours."""
    call = work.module.parent(node)
    if not isinstance(node.value, cst.Attribute) or not isinstance(call, cst.Call):
        return
    if call.func is not node:
        return
    address = Address(node.value.attr.value, node.attr.value)
    if work.changes.old.method(address) is None:
        return
    fate = work.changes.methods.get(address)
    found = list(suspicious(call, address, work))
    if found or (fate is not None and work.mentions_package):
        if fate is not None:
            yield from remarks(node.attr, f"`{address}`", fate)
        yield from found
