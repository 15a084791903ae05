"""The caller's modules: parsed once, their scopes worked out only where they matter."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import PurePosixPath
from typing import TypeVar

import libcst as cst
from libcst.metadata import (
    BaseAssignment,
    CodeRange,
    ExpressionContext,
    ExpressionContextProvider,
    GlobalScope,
    ImportAssignment,
    MetadataWrapper,
    ParentNodeProvider,
    PositionProvider,
    Scope,
    ScopeProvider,
)

T = TypeVar("T", bound=cst.CSTNode)


class SourceModule:
    """One file of the caller's; two are the same only if they are one.

    Args:
        path: From wherever its modules may be imported, or above, with `/` between the parts.
    """

    def __init__(self, path: str, parsed: cst.Module) -> None:
        self.path = path
        self._parsed = parsed

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names on the way to it, the last of which import it."""
        parts = PurePosixPath(self.path).with_suffix("").parts
        return parts[:-1] if parts[-1:] == ("__init__",) else parts

    @cached_property
    def package(self) -> tuple[str, ...]:
        """Where its relative imports start."""
        is_package = PurePosixPath(self.path).stem == "__init__"
        return self.names if is_package else self.names[:-1]

    @cached_property
    def _wrapper(self) -> MetadataWrapper:
        return MetadataWrapper(self._parsed)

    @property
    def tree(self) -> cst.Module:
        """The tree about whose nodes everything else here is asked."""
        return self._wrapper.module

    @cached_property
    def _scopes(self) -> Mapping[cst.CSTNode, Scope | None]:
        return self._wrapper.resolve(ScopeProvider)

    @cached_property
    def _parents(self) -> Mapping[cst.CSTNode, cst.CSTNode]:
        return self._wrapper.resolve(ParentNodeProvider)

    @cached_property
    def _positions(self) -> Mapping[cst.CSTNode, CodeRange]:
        return self._wrapper.resolve(PositionProvider)

    @cached_property
    def _contexts(self) -> Mapping[cst.CSTNode, ExpressionContext | None]:
        return self._wrapper.resolve(ExpressionContextProvider)

    @cached_property
    def globals(self) -> Scope:
        """The scope of the module itself."""
        found = next(
            (one for one in self._scopes.values() if isinstance(one, GlobalScope)), None
        )
        assert found is not None
        return found

    @cached_property
    def stars(self) -> tuple[str, ...]:
        """The dotted names of the modules that are imported with a star."""
        return tuple(
            imported_module(node)
            for node in descendants(self.tree, cst.ImportFrom)
            if isinstance(node.names, cst.ImportStar)
        )

    def is_read(self, node: cst.CSTNode) -> bool:
        """Whether a name is asked for what it stands for, and not given or said in passing."""
        return self._contexts.get(node) is ExpressionContext.LOAD

    def parent(self, node: cst.CSTNode) -> cst.CSTNode | None:
        return self._parents.get(node)

    def ancestor(self, node: cst.CSTNode, *kinds: type[T]) -> T | None:
        """The nearest node around `node` of one of the kinds."""
        found = self.parent(node)
        while found is not None and not isinstance(found, kinds):
            found = self.parent(found)
        return found

    def scope(self, node: cst.CSTNode) -> Scope:
        """The scope that `node` is read in."""
        around: cst.CSTNode | None = node
        while around is not None:
            if (scope := self._scopes.get(around)) is not None:
                return scope
            around = self.parent(around)
        return self.globals

    def assignments(self, name: str, scope: Scope) -> tuple[BaseAssignment, ...]:
        """What gives a name its meaning."""
        return tuple(scope[name])

    def place(self, node: cst.CSTNode) -> tuple[int, int]:
        """Line and column of a node, both from 1."""
        found = self._positions[node].start
        return found.line, found.column + 1


def descendants(node: cst.CSTNode, kind: type[T]) -> Iterator[T]:
    """Every node of a kind inside of a node, in the order of the text."""
    if isinstance(node, kind):
        yield node
    for child in node.children:
        yield from descendants(child, kind)


def own_descendants(node: cst.CSTNode, kind: type[T]) -> Iterator[T]:
    """The same, but for what is inside of functions and classes in it."""
    for child in node.children:
        if isinstance(child, cst.FunctionDef | cst.ClassDef | cst.Lambda):
            continue
        if isinstance(child, kind):
            yield child
        yield from own_descendants(child, kind)


def imported_module(node: cst.ImportFrom) -> str:
    """The module that names are imported from, with its leading dots."""
    return "." * len(node.relative) + (dotted(node.module) or "")


def dotted(node: cst.BaseExpression | None) -> str | None:
    """The text of a name with dots; None for anything else."""
    match node:
        case cst.Name(value=value):
            return value
        case cst.Attribute(value=value, attr=cst.Name(value=name)):
            owner = dotted(value)
            return None if owner is None else f"{owner}.{name}"
        case _:
            return None


def imported_names(assignment: ImportAssignment) -> Iterator[str]:
    """The dotted names that an imported name stands for."""
    for one in assignment.get_qualified_names_for(assignment.name):
        yield one.name


class Modules:
    """All modules of a run, found by the names under which they are imported."""

    def __init__(self, modules: Iterable[SourceModule]) -> None:
        self._by_last: dict[str, list[SourceModule]] = {}
        for one in modules:
            if one.names:
                self._by_last.setdefault(one.names[-1], []).append(one)

    def find(self, name: str, importer: SourceModule) -> SourceModule | None:
        """The module that a dotted name means in `importer`; None where it is none of these, or may be several.

        Which folder is the root of imports is not known: the module whose whole path ends in the name is meant,
        of several the one beside the importer.
        """
        relative = len(name) - len(name.lstrip("."))
        parts = tuple(part for part in name.lstrip(".").split(".") if part)
        if relative:
            start = importer.package[: len(importer.package) - relative + 1]
            whole = (*start, *parts)
            found = self._ending(whole)
            return next((one for one in found if one.names == whole), None)
        found = self._ending(parts)
        beside = [one for one in found if one.names[: -len(parts)] == importer.package]
        if len(beside) == 1:
            return beside[0]
        return found[0] if len(found) == 1 else None

    def conftests(self, module: SourceModule) -> Iterator[SourceModule]:
        """The files in which pytest looks for the fixtures of a module, the nearest first."""
        for length in range(len(module.package), -1, -1):
            whole = (*module.package[:length], "conftest")
            found = self._by_last.get("conftest", [])
            yield from (one for one in found if one.names == whole)

    def _ending(self, parts: tuple[str, ...]) -> list[SourceModule]:
        candidates = self._by_last.get(parts[-1], []) if parts else []
        return [one for one in candidates if one.names[-len(parts) :] == parts]
