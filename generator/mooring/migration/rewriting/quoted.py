"""Text in quotes: annotations, which are rewritten, and names of the package, which are told."""

from collections.abc import Iterator

import libcst as cst

from mooring.migration.annotations import named
from mooring.migration.calls import library_name
from mooring.migration.fates import Address, Renamed
from mooring.migration.kinds import Inference, ModelClass, ResourceObject
from mooring.migration.modules import descendants
from mooring.migration.rewriting.attributes import attribute_fate
from mooring.migration.rewriting.bindings import new_name
from mooring.migration.rewriting.values import respelled
from mooring.migration.rewriting.work import (
    UNCERTAIN,
    Proposal,
    Remark,
    Work,
    remarks,
)

_BY_NAME = frozenset(("getattr", "setattr", "hasattr", "delattr"))


def annotation_proposals(node: cst.Annotation, work: Work) -> Iterator[Proposal]:
    """What becomes of annotations, or parts of them, that stand in quotes."""
    for text in descendants(node.annotation, cst.SimpleString):
        if not _is_choice(text, work):
            yield from _annotation(text, work)


def string_proposals(node: cst.SimpleString, work: Work) -> Iterator[Proposal]:
    """A string that names the package, for whoever imports by it."""
    if not work.changes.is_moved:
        return
    text, package = node.evaluated_value, work.changes.old.package
    if isinstance(text, str) and (text == package or text.startswith(f"{package}.")):
        yield Remark(
            node,
            UNCERTAIN,
            f"The string names {package}, which is {work.changes.new.package} now; change it where it is used to import.",
        )


def spelled_proposals(node: cst.Call, work: Work) -> Iterator[Proposal]:
    """A name in quotes that `getattr` and its like are given, for whoever knows where else it goes."""
    if not isinstance(node.func, cst.Name) or node.func.value not in _BY_NAME:
        return
    if library_name(work.module, node.func) != f"builtins.{node.func.value}":
        return
    match [one.value for one in node.args]:
        case [owner, cst.SimpleString(evaluated_value=str() as name) as text, *_]:
            pass
        case _:
            return
    for kind in work.infer(owner).kinds:
        fate = (
            work.changes.methods.get(Address(kind.name, name))
            if isinstance(kind, ResourceObject)
            else attribute_fate(kind, cst.Attribute(owner, cst.Name(name)), work)
        )
        if fate is not None:
            yield from remarks(text, f"The name `{name}`", fate)


def _is_choice(text: cst.SimpleString, work: Work) -> bool:
    """Whether a string is one of `Literal["a", "b"]`."""
    around = work.module.ancestor(text, cst.Subscript)
    match None if around is None else around.value:
        case cst.Name(value=name) | cst.Attribute(attr=cst.Name(value=name)):
            return name == "Literal"
        case _:
            return False


def _annotation(node: cst.SimpleString, work: Work) -> Iterator[Proposal]:
    written = node.raw_value
    try:
        inner = cst.parse_expression(written)
    except cst.ParserSyntaxError:
        return
    visitor = _Renaming(node, work)
    outcome = inner.visit(visitor)
    assert isinstance(outcome, cst.BaseExpression)
    text = cst.Module([]).code_for_node(outcome)
    if text != written:
        yield respelled(node, text)
    yield from visitor.notes


class _Renaming(cst.CSTTransformer):
    """Renames the classes in an expression of its own, whose names mean what they mean at `place`."""

    def __init__(self, place: cst.SimpleString, work: Work) -> None:
        super().__init__()
        self.place = place
        self.work = work
        self.scope = work.module.scope(place)
        self.notes: list[Proposal] = []

    def visit_Attribute(self, node: cst.Attribute) -> bool:
        # The name behind the dot is no name of its own.
        return False

    def leave_Attribute(
        self, original_node: cst.Attribute, updated_node: cst.Attribute
    ) -> cst.BaseExpression:
        value = updated_node.value.visit(self)
        assert isinstance(value, cst.BaseExpression)
        updated_node = updated_node.with_changes(value=value)
        match self._class(original_node):
            case Renamed(to):
                return updated_node.with_changes(attr=cst.Name(to))
            case _:
                return updated_node

    def leave_Name(
        self, original_node: cst.Name, updated_node: cst.Name
    ) -> cst.BaseExpression:
        there = new_name(original_node.value, self.scope, self.work)
        if there is not None:
            return updated_node.with_changes(value=there)
        self._class(original_node)
        return updated_node

    def _class(self, node: cst.BaseExpression) -> object:
        found: Inference = named(self.work.resolver, self.work.module, node, self.scope)
        if not found.is_sure or len(found.kinds) != 1:
            return None
        match next(iter(found.kinds)):
            case ModelClass(name):
                fate = self.work.changes.classes.get(name)
                if fate is not None and not isinstance(fate, Renamed):
                    self.notes += remarks(self.place, f"`{name}`", fate)
                return fate
            case _:
                return None
