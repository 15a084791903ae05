"""Names that imports bind in a module: which of them follow the class or package that they stand for."""

import libcst as cst
from libcst.metadata import ImportAssignment, Scope

from mooring.migration.fates import Renamed
from mooring.migration.kinds import ModelClass, Package
from mooring.migration.modules import (
    SourceModule,
    descendants,
    imported_names,
)
from mooring.migration.rewriting.work import Work


def new_name(
    name: str, scope: Scope, work: Work, home: SourceModule | None = None
) -> str | None:
    """What an imported name is called from now on; None where it stays as it is.

    It follows a class, or the package, only where the import calls it so itself, and where the new name is free.
    """
    module = home or work.module
    found = [one for one in scope[name]]
    if not found or not all(isinstance(one, ImportAssignment) for one in found):
        return None
    wanted = {
        _wanted(one, module, work) for one in found if isinstance(one, ImportAssignment)
    }
    if len(wanted) != 1 or None in wanted:
        return None
    (fresh,) = wanted
    if (
        fresh is None
        or fresh == name
        or _is_taken(fresh, module)
        or _is_told(name, module)
    ):
        return None
    return fresh


def _wanted(one: ImportAssignment, module: SourceModule, work: Work) -> str | None:
    """The name of what is imported, where the import gives it no other one."""
    names = list(imported_names(one))
    if (
        len(names) != 1
        or names[0].rpartition(".")[2] != one.name
        or "." not in names[0]
    ):
        return None
    found = work.resolver.imported(module, names[0])
    if not found.is_sure or len(found.kinds) != 1:
        return None
    match next(iter(found.kinds)):
        case ModelClass(name) if name == one.name:
            fate = work.changes.classes.get(name)
            return fate.to if isinstance(fate, Renamed) else None
        case Package() if isinstance(one.node, cst.ImportFrom):
            return work.changes.new.package.rpartition(".")[2]
        case _:
            return None


def _is_taken(name: str, module: SourceModule) -> bool:
    """Whether a name means something else anywhere in a module."""
    return any(
        one.value == name
        for one in descendants(module.tree, cst.Name)
        if not _is_member(one, module)
    )


def _is_member(node: cst.Name, module: SourceModule) -> bool:
    """Whether a name is that of an attribute or a keyword, which stand for themselves."""
    match module.parent(node):
        case cst.Attribute(attr=attr):
            return attr is node
        case cst.Arg(keyword=keyword):
            return keyword is node
        case _:
            return False


def _is_told(name: str, module: SourceModule) -> bool:
    """Whether the module promises the name to others: `__all__` lists it."""
    for line in module.tree.body:
        for one in line.body if isinstance(line, cst.SimpleStatementLine) else ():
            if isinstance(one, cst.Assign | cst.AugAssign | cst.AnnAssign):
                targets = (
                    [target.target for target in one.targets]
                    if isinstance(one, cst.Assign)
                    else [one.target]
                )
                if any(
                    isinstance(t, cst.Name) and t.value == "__all__" for t in targets
                ):
                    return any(
                        text.evaluated_value == name
                        for text in descendants(one, cst.SimpleString)
                    )
    return False
