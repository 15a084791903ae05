"""How new code names the models of the new bindings, and the import that it may need for that."""

from collections.abc import Callable, Iterator

import libcst as cst
from libcst.metadata import Assignment, ImportAssignment

from mooring.migration.kinds import Package, Submodule
from mooring.migration.modules import imported_module, imported_names
from mooring.migration.rewriting.bindings import new_name
from mooring.migration.rewriting.layout import ONE, Space, ended, uncommented
from mooring.migration.rewriting.work import Edit, Proposal, Work

MODELS = "models"


def models_reference(node: cst.CSTNode, work: Work) -> str:
    """What is written at `node` for the module of the models."""
    for name, reference in _known(work):
        if _is_visible(name, node, work):
            work.kept_names.add(name)
            return reference
    name = _free_name(node, work)
    work.wanted_imports.add(name)
    return name


def new_import_proposals(work: Work) -> Iterator[Proposal]:
    """The imports that new code needs: beside what is imported from the package already, else on a line of their own."""
    for name in sorted(work.wanted_imports):
        beside = _beside(work)
        if beside is not None:
            yield Edit(beside, _with_alias(name))
        else:
            yield Edit(work.module.tree, _with_statement(name, work))


def _known(work: Work) -> Iterator[tuple[str, str]]:
    """The names that stand for the models or the package, and how the models are reached from each."""
    for one in work.module.globals.assignments:
        if not isinstance(one, ImportAssignment) or _is_for_checkers(one, work):
            continue
        for name in imported_names(one):
            kinds = work.resolver.imported(work.module, name).kinds
            if Submodule((MODELS,)) in kinds:
                yield one.name, one.name
            elif Package() in kinds and "." not in one.name:
                called = new_name(one.name, work.module.globals, work) or one.name
                yield one.name, f"{called}.{MODELS}"


def _is_for_checkers(one: Assignment, work: Work) -> bool:
    """Whether an import stands inside of something, such as `if TYPE_CHECKING`."""
    line = work.module.parent(one.node)
    return not isinstance(line, cst.SimpleStatementLine) or not isinstance(
        work.module.parent(line), cst.Module
    )


def _is_visible(name: str, node: cst.CSTNode, work: Work) -> bool:
    here = set(work.module.assignments(name, work.module.scope(node)))
    there = set(work.module.assignments(name, work.module.globals))
    return here == there and len(here) == 1


def _free_name(node: cst.CSTNode, work: Work) -> str:
    scopes = (work.module.scope(node), work.module.globals)
    last = work.changes.new.package.rpartition(".")[2]
    candidates = (
        MODELS,
        f"{last}_{MODELS}",
        *(f"{last}_{MODELS}_{number}" for number in range(2, 99)),
    )
    return next(
        name
        for name in candidates
        if not any(work.module.assignments(name, scope) for scope in scopes)
    )


def _beside(work: Work) -> cst.ImportFrom | None:
    """The first import from the package, where a name can be added."""
    for line in work.module.tree.body:
        for one in line.body if isinstance(line, cst.SimpleStatementLine) else ():
            if isinstance(one, cst.ImportFrom) and not isinstance(
                one.names, cst.ImportStar
            ):
                kinds = work.resolver.imported(work.module, imported_module(one)).kinds
                if Package() in kinds:
                    return one
    return None


def _alias(name: str) -> cst.ImportAlias:
    if name == MODELS:
        return cst.ImportAlias(cst.Name(MODELS))
    return cst.ImportAlias(cst.Name(MODELS), cst.AsName(cst.Name(name)))


def _with_alias(name: str) -> Callable[[cst.CSTNode], cst.CSTNode]:
    def apply(updated: cst.CSTNode) -> cst.CSTNode:
        assert isinstance(updated, cst.ImportFrom)
        assert not isinstance(updated.names, cst.ImportStar)
        *head, last = updated.names
        between = _between(head, last)
        end = last.comma
        if isinstance(end, cst.Comma):
            end = cst.Comma(whitespace_after=uncommented(end.whitespace_after))
        added = _alias(name).with_changes(comma=end)
        named = last.with_changes(comma=cst.Comma(whitespace_after=between))
        return updated.with_changes(names=(*head, named, added))

    return apply


def _between(head: list[cst.ImportAlias], last: cst.ImportAlias) -> Space:
    """The space before one more name: as between the others, with the comment that is behind the last one."""
    usual = head[-1].comma if head else last.comma
    if not isinstance(usual, cst.Comma):
        return ONE
    space = uncommented(usual.whitespace_after)
    if not isinstance(last.comma, cst.Comma):
        return space
    if not head and isinstance(space, cst.ParenthesizedWhitespace):
        space = space.with_changes(last_line=cst.SimpleWhitespace("    "))
    return ended(space, last.comma.whitespace_after)


def _with_statement(name: str, work: Work) -> Callable[[cst.CSTNode], cst.CSTNode]:
    module = cst.parse_expression(work.changes.new.package)
    assert isinstance(module, cst.Name | cst.Attribute)

    def apply(updated: cst.CSTNode) -> cst.CSTNode:
        assert isinstance(updated, cst.Module)
        statement = cst.SimpleStatementLine([cst.ImportFrom(module, (_alias(name),))])
        place = max(
            (index + 1 for index, one in enumerate(updated.body) if _is_import(one)),
            default=_behind_documentation(updated),
        )
        body = (*updated.body[:place], statement, *updated.body[place:])
        return updated.with_changes(body=body)

    return apply


def _is_import(line: cst.BaseStatement | cst.BaseSmallStatement) -> bool:
    return isinstance(line, cst.SimpleStatementLine) and isinstance(
        line.body[0], cst.Import | cst.ImportFrom
    )


def _behind_documentation(module: cst.Module) -> int:
    return 1 if module.get_docstring() is not None else 0
