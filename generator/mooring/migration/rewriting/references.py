"""Names of classes and of the package, wherever they stand: called, annotated, passed on."""

from collections.abc import Callable, Iterator

import libcst as cst
from libcst.metadata import ImportAssignment

from mooring.migration.fates import Renamed
from mooring.migration.kinds import ModelClass, Package
from mooring.migration.modules import dotted
from mooring.migration.rewriting.bindings import new_name
from mooring.migration.rewriting.imports import package_name
from mooring.migration.rewriting.work import Edit, Proposal, Work, remarks


def name_proposals(node: cst.Name, work: Work) -> Iterator[Proposal]:
    """A name that an import gave to a class, or to the package."""
    if not work.module.is_read(node):
        return
    match work.sole(node):
        case Package() if work.changes.is_moved and _is_whole(node, work):
            whole = cst.parse_expression(work.changes.new.package)
            yield Edit(node, lambda _: whole)
        case ModelClass() | Package():
            there = new_name(node.value, work.module.scope(node), work)
            if there is not None:
                yield Edit(node, _renamed(there))
            elif node not in work.spent_names:
                yield from _leftover(node, work)
        case _:
            pass


def attribute_reference_proposals(
    node: cst.Attribute, work: Work
) -> Iterator[Proposal]:
    """A class behind its module, or the package under its whole name."""
    match work.sole(node):
        case Package() if work.changes.is_moved and dotted(node) is not None:
            if work.resolver.is_package(work.module, node):
                yield Edit(node, lambda updated: _package(updated, work))
        case ModelClass(name) if not isinstance(work.sole(node.value), ModelClass):
            match work.changes.classes.get(name):
                case Renamed(to) if node.attr.value == name:
                    yield Edit(node, _renamed_attribute(to))
                case None:
                    pass
                case fate:
                    if node not in work.spent_names:
                        yield from remarks(node, f"`{name}`", fate)
        case _:
            pass


def _is_whole(node: cst.Name, work: Work) -> bool:
    """Whether a name is that of the package itself, as `import package` gives it."""
    found = work.module.assignments(node.value, work.module.scope(node))
    return node.value == work.changes.old.package and all(
        isinstance(one, ImportAssignment) and isinstance(one.node, cst.Import)
        for one in found
    )


def _leftover(node: cst.Name, work: Work) -> Iterator[Proposal]:
    kind = work.sole(node)
    if isinstance(kind, ModelClass) and kind.name == node.value:
        fate = work.changes.classes.get(kind.name)
        # Where the import keeps the name, every use of it stays right.
        if fate is not None and not isinstance(fate, Renamed):
            yield from remarks(node, f"`{kind.name}`", fate)


def _package(updated: cst.CSTNode, work: Work) -> cst.CSTNode:
    assert isinstance(updated, cst.Attribute)
    return package_name(updated, work)


def _renamed(to: str) -> Callable[[cst.CSTNode], cst.CSTNode]:
    def apply(updated: cst.CSTNode) -> cst.CSTNode:
        assert isinstance(updated, cst.Name)
        return updated.with_changes(value=to)

    return apply


def _renamed_attribute(to: str) -> Callable[[cst.CSTNode], cst.CSTNode]:
    def apply(updated: cst.CSTNode) -> cst.CSTNode:
        assert isinstance(updated, cst.Attribute)
        return updated.with_changes(attr=updated.attr.with_changes(value=to))

    return apply
