"""Import statements: the package, its modules, and the classes that are imported by name."""

from collections.abc import Callable, Iterator

import libcst as cst
from libcst.metadata import ImportAssignment

from mooring.migration.fates import Doubtful, Removed, Renamed
from mooring.migration.kinds import ModelClass, Package, ResourceClass
from mooring.migration.modules import dotted, imported_module
from mooring.migration.rewriting.bindings import new_name
from mooring.migration.rewriting.work import (
    UNCERTAIN,
    Edit,
    Proposal,
    Remark,
    Work,
    remarks,
)


def import_from_proposals(node: cst.ImportFrom, work: Work) -> Iterator[Proposal]:
    """`from package import …`, or from a module of it, or from one of the caller's that passes a name on."""
    module = imported_module(node)
    inner = work.resolver.inside_package(module)
    if inner is not None and work.changes.is_moved and node.module is not None:
        yield Edit(node, _moved(inner, work))
    if isinstance(node.names, cst.ImportStar):
        return
    separator = "" if module.endswith(".") else "."
    gone: list[cst.ImportAlias] = []
    may_go = _has_no_comment(node, work)
    for alias in node.names:
        if (may_go or len(node.names) > 1) and _is_spent(alias, work):
            gone.append(alias)
            continue
        name = dotted(alias.name) or ""
        found = work.resolver.imported(work.module, f"{module}{separator}{name}")
        kind = (
            next(iter(found.kinds)) if len(found.kinds) == 1 and found.is_sure else None
        )
        match kind:
            case ModelClass(class_name) if inner is not None:
                yield from _class(alias, class_name, work)
            case ModelClass(class_name) if name == class_name:
                yield from _passed_on(alias, module, name, work)
            case Package() if work.changes.is_moved:
                yield from _package(alias, work)
            case ResourceClass(resource):
                fate = work.changes.resources.get(resource)
                if fate is not None:
                    yield from remarks(alias, f"`{name}`", fate)
            case _:
                pass
    if gone and len(gone) < len(node.names):
        yield Edit(node, _without({_bound(one) for one in gone}))
    elif gone and may_go:
        yield Edit(node, _removed)


def import_proposals(node: cst.Import, work: Work) -> Iterator[Proposal]:
    """`import package`, with or without another name."""
    if not work.changes.is_moved:
        return
    for alias in node.names:
        name = dotted(alias.name) or ""
        if (inner := work.resolver.inside_package(name)) is not None:
            yield Edit(alias, _renamed_module(inner, work))


def package_name(node: cst.BaseExpression, work: Work) -> cst.BaseExpression:
    """The new package's name in place of the old one's, after whatever stands before it."""
    whole = dotted(node) or ""
    old, new = work.changes.old.package, work.changes.new.package
    head = whole.removesuffix(old)
    return cst.parse_expression(f"{head}{new}")


def _class(alias: cst.ImportAlias, name: str, work: Work) -> Iterator[Proposal]:
    fate = work.changes.classes.get(name)
    match fate:
        case Renamed(to):
            keeps_binding = alias.asname is None and _new_binding(alias, work) is None
            yield Edit(alias, _renamed_alias(to, name if keeps_binding else None))
        case Removed() | Doubtful():
            yield from remarks(alias, f"`{name}`", fate)
        case _:
            pass


def _passed_on(
    alias: cst.ImportAlias, module: str, name: str, work: Work
) -> Iterator[Proposal]:
    """A class that is imported from a module of the caller's, which may call it by its new name now."""
    home = work.resolver.modules.find(module, work.module)
    if home is None:
        return
    there = new_name(name, home.globals, work, home)
    if there is not None:
        keeps_binding = alias.asname is None and _new_binding(alias, work) is None
        yield Edit(alias, _renamed_alias(there, name if keeps_binding else None))


def _package(alias: cst.ImportAlias, work: Work) -> Iterator[Proposal]:
    old, new = work.changes.old.package, work.changes.new.package
    if old.rpartition(".")[0] != new.rpartition(".")[0]:
        yield Remark(alias, UNCERTAIN, f"`{old}` was left as it is: import {new} here.")
        return
    name = dotted(alias.name) or ""
    keeps_binding = alias.asname is None and _new_binding(alias, work) is None
    yield Edit(
        alias, _renamed_alias(new.rpartition(".")[2], name if keeps_binding else None)
    )


def _new_binding(alias: cst.ImportAlias, work: Work) -> str | None:
    name = dotted(alias.name) or ""
    return new_name(name, work.module.scope(alias), work)


def _bound(alias: cst.ImportAlias) -> str:
    return alias.evaluated_alias or dotted(alias.name) or ""


def _is_spent(alias: cst.ImportAlias, work: Work) -> bool:
    """Whether every use of an imported name was dealt with, so that none is left."""
    name = _bound(alias)
    found = [
        one
        for one in work.module.assignments(name, work.module.scope(alias))
        if isinstance(one, ImportAssignment)
    ]
    uses = [access.node for one in found for access in one.references]
    return (
        name not in work.kept_names
        and bool(uses)
        and all(_is_inside_spent(node, work) for node in uses)
    )


def _has_no_comment(node: cst.ImportFrom, work: Work) -> bool:
    """Whether nothing but the statement goes where it goes."""
    line = work.module.parent(node)
    return (
        isinstance(line, cst.SimpleStatementLine)
        and line.trailing_whitespace.comment is None
        and not any(one.comment for one in line.leading_lines)
    )


def _is_inside_spent(node: cst.CSTNode, work: Work) -> bool:
    around: cst.CSTNode | None = node
    while isinstance(around, cst.Name | cst.Attribute):
        if around in work.spent_names:
            return True
        around = work.module.parent(around)
    return False


def _moved(inner: tuple[str, ...], work: Work) -> Callable[[cst.CSTNode], cst.CSTNode]:
    def apply(updated: cst.CSTNode) -> cst.CSTNode:
        assert isinstance(updated, cst.ImportFrom)
        return updated.with_changes(module=_replaced(updated.module, inner, work))

    return apply


def _renamed_module(
    inner: tuple[str, ...], work: Work
) -> Callable[[cst.CSTNode], cst.CSTNode]:
    def apply(updated: cst.CSTNode) -> cst.CSTNode:
        assert isinstance(updated, cst.ImportAlias)
        return updated.with_changes(name=_replaced(updated.name, inner, work))

    return apply


def _replaced(
    node: cst.BaseExpression | None, inner: tuple[str, ...], work: Work
) -> cst.BaseExpression:
    whole = dotted(node) or ""
    rest = "".join(f".{one}" for one in inner)
    head = whole.removesuffix(rest).removesuffix(work.changes.old.package)
    return cst.parse_expression(f"{head}{work.changes.new.package}{rest}")


def _renamed_alias(
    to: str, binding: str | None
) -> Callable[[cst.CSTNode], cst.CSTNode]:
    """Imports another name; `binding` is what it is still called here."""

    def apply(updated: cst.CSTNode) -> cst.CSTNode:
        assert isinstance(updated, cst.ImportAlias)
        asname = updated.asname
        if binding is not None and binding != to:
            asname = cst.AsName(cst.Name(binding))
        return updated.with_changes(name=cst.Name(to), asname=asname)

    return apply


def _without(
    gone: set[str],
) -> Callable[[cst.CSTNode], cst.CSTNode]:
    def apply(updated: cst.CSTNode) -> cst.CSTNode:
        assert isinstance(updated, cst.ImportFrom)
        assert not isinstance(updated.names, cst.ImportStar)
        left = [one for one in updated.names if _bound(one) not in gone]
        last = updated.names[-1].comma
        return updated.with_changes(
            names=(*left[:-1], left[-1].with_changes(comma=last))
        )

    return apply


def _removed(_: cst.CSTNode) -> cst.RemovalSentinel:
    return cst.RemoveFromParent()
