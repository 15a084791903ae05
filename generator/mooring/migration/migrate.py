"""The caller's files × the changes → the files as they are to be, and what is left to the caller."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import libcst as cst

from mooring.diagnostics import Diagnostic, Location, Severity
from mooring.migration.fates import Changes
from mooring.migration.modules import Modules, SourceModule
from mooring.migration.relevance import is_relevant, is_too_deep
from mooring.migration.resolver import Resolver
from mooring.migration.rewriting.every import proposals
from mooring.migration.rewriting.work import Edit, Remark, Work

TOO_DEEP = "This is nested too deep to be read"


@dataclass(frozen=True, slots=True)
class Migrated:
    """What became of one file.

    Args:
        after: Its bytes, in the encoding that it had; None where it stays as it is.
        remarks: What was not done, in the order of the file.
    """

    path: str
    after: bytes | None = None
    remarks: tuple[Diagnostic, ...] = ()
    edits: int = 0


def migrate(files: Mapping[str, bytes], changes: Changes) -> Iterator[Migrated]:
    """What becomes of each file, in the order in which they are given; all of them are known to each other.

    A file that cannot be parsed has one diagnostic, an error, and stays as it is.

    Args:
        files: Bytes by path; the folders of a path are the packages that modules may be imported from.
    """
    modules: dict[str, SourceModule] = {}
    failures: dict[str, Diagnostic] = {}
    for path, data in files.items():
        match _parsed(path, data):
            case cst.Module() as tree:
                modules[path] = SourceModule(path, tree)
            case failure:
                failures[path] = failure
    resolver = Resolver(changes.old, Modules(modules.values()))
    for path, data in files.items():
        if path in failures:
            yield Migrated(path, remarks=(failures[path],))
        elif is_relevant(data, changes):
            try:
                yield _migrated(Work(modules[path], resolver, changes), data)
            except RecursionError:
                yield Migrated(path, remarks=(_refused(path, 1, 1, TOO_DEEP),))
        else:
            yield Migrated(path)


def _parsed(path: str, data: bytes) -> cst.Module | Diagnostic:
    if is_too_deep(data):
        return _refused(path, 1, 1, TOO_DEEP)
    try:
        return cst.parse_module(data)
    except cst.ParserSyntaxError as error:
        line, column = max(error.raw_line, 1), error.raw_column + 1
        return _refused(path, line, column, "This is not Python that can be read")
    except (UnicodeDecodeError, LookupError, SyntaxError):
        return _refused(path, 1, 1, "The text is not in the encoding that it declares")
    except RecursionError:
        return _refused(path, 1, 1, TOO_DEEP)


def _refused(path: str, line: int, column: int, reason: str) -> Diagnostic:
    message = f"{reason}; the file was left as it is."
    return Diagnostic("not-python", message, Location(path, line, column))


def _migrated(work: Work, data: bytes) -> Migrated:
    edits: dict[cst.CSTNode, list[Edit]] = {}
    found: list[Remark] = []
    for one in proposals(work):
        match one:
            case Edit():
                edits.setdefault(one.node, []).append(one)
            case Remark():
                found.append(one)
    after = work.module.tree.visit(_Applying(edits)) if edits else None
    written = after.bytes if isinstance(after, cst.Module) else data
    return Migrated(
        work.module.path,
        None if written == data else written,
        _in_order(_said(one, work) for one in found),
        0 if written == data else sum(map(len, edits.values())),
    )


def _in_order(found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    ordered = sorted(found, key=lambda one: (one.location, one.message))
    return tuple(dict.fromkeys(ordered))


def _said(one: Remark, work: Work) -> Diagnostic:
    line, column = work.module.place(one.node)
    place = Location(work.module.path, line, column)
    return Diagnostic(one.code, one.message, place, Severity.WARNING)


class _Applying(cst.CSTTransformer):
    """Applies every edit to what became of its node."""

    def __init__(self, edits: Mapping[cst.CSTNode, list[Edit]]) -> None:
        super().__init__()
        self.edits = edits

    def on_leave(  # type: ignore[override]  # The base class narrows by node; edits are told apart by theirs.
        self, original_node: cst.CSTNode, updated_node: cst.CSTNode
    ) -> cst.CSTNode | cst.RemovalSentinel | cst.FlattenSentinel[cst.CSTNode]:
        for one in self.edits.get(original_node, ()):
            outcome = one.replace(updated_node)
            if not isinstance(outcome, cst.CSTNode):
                return outcome
            updated_node = outcome
        return updated_node
