"""Annotations → what a value is that has one."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import libcst as cst
from libcst.metadata import Scope

from mooring.migration.kinds import (
    NOTHING_OF_OURS,
    UNKNOWN,
    Awaitable,
    ClientClass,
    ClientObject,
    Collection,
    Dictionary,
    Inference,
    Kind,
    ModelClass,
    ModelObject,
    OwnClass,
    OwnObject,
    ResourceClass,
    ResourceObject,
    Row,
    either,
)
from mooring.migration.modules import SourceModule, dotted

if TYPE_CHECKING:
    from mooring.migration.resolver import Resolver

TRANSPARENT = frozenset(
    ("Optional", "Annotated", "Final", "ClassVar", "Required", "NotRequired")
)
ITERATED = frozenset(
    (
        *("list", "List", "set", "Set", "frozenset", "FrozenSet", "deque", "Deque"),
        *("Sequence", "Iterable", "Iterator", "Collection", "Generator"),
        *("AsyncIterator", "AsyncIterable", "AsyncGenerator"),
    )
)
MAPPED = frozenset(("dict", "Dict", "Mapping", "MutableMapping", "defaultdict"))


def annotated(
    resolver: "Resolver", module: SourceModule, node: cst.BaseExpression, scope: Scope
) -> Inference:
    """What a value is, by its annotation; text in quotes is read as what it says."""
    match node:
        case cst.Name(value="None"):
            return NOTHING_OF_OURS
        case cst.Name(value="Self"):
            around = module.ancestor(node, cst.ClassDef)
            return (
                UNKNOWN if around is None else Inference.of(OwnObject(module, around))
            )
        case cst.Name() | cst.Attribute():
            return _instance(named(resolver, module, node, scope))
        case cst.SimpleString() | cst.ConcatenatedString():
            return _quoted(resolver, module, node, scope)
        case cst.BinaryOperation(left=left, operator=cst.BitOr(), right=right):
            return either(
                annotated(resolver, module, one, scope) for one in (left, right)
            )
        case cst.Subscript(value=value):
            inner = [
                annotated(resolver, module, one, scope) for one in _arguments(node)
            ]
            return _generic((dotted(value) or "").rpartition(".")[2], inner)
        case _:
            return UNKNOWN


def named(
    resolver: "Resolver", module: SourceModule, node: cst.BaseExpression, scope: Scope
) -> Inference:
    """A dotted name in a scope; in quotes, no scope knows its node."""
    match node:
        case cst.Name(value=name):
            return resolver.name(module, name, scope)
        case cst.Attribute(value=value, attr=cst.Name(value=name)):
            if module.parent(node) is not None:
                return resolver.infer(module, node)
            return resolver.member(module, named(resolver, module, value, scope), name)
        case _:
            return UNKNOWN


def _instance(found: Inference) -> Inference:
    if not found.kinds:
        return found
    kinds = {one for kind in found.kinds if (one := _object(kind)) is not None}
    return Inference(frozenset(kinds), found.is_sure)


def _object(kind: Kind) -> Kind | None:
    match kind:
        case ClientClass(is_async):
            return ClientObject(is_async)
        case ResourceClass(name, is_async):
            return ResourceObject(name, is_async)
        case ModelClass(name):
            return ModelObject(name)
        case OwnClass(module, node):
            return OwnObject(module, node)
        case _:
            return None


def _quoted(
    resolver: "Resolver",
    module: SourceModule,
    node: cst.SimpleString | cst.ConcatenatedString,
    scope: Scope,
) -> Inference:
    text = node.evaluated_value
    if not isinstance(text, str):
        return UNKNOWN
    try:
        inner = cst.parse_expression(text.strip())
    except cst.ParserSyntaxError:
        return UNKNOWN
    return annotated(resolver, module, inner, scope)


def _arguments(node: cst.Subscript) -> Iterator[cst.BaseExpression]:
    for element in node.slice:
        if isinstance(element.slice, cst.Index):
            yield element.slice.value


def _generic(name: str, inner: list[Inference]) -> Inference:
    if not inner:
        return UNKNOWN
    if name in ("Optional", "Union"):
        return either(inner)
    if name in TRANSPARENT:
        return inner[0]
    if name in ITERATED:
        kinds = frozenset[Kind](map(Collection, inner[0].kinds))
        return Inference(kinds, inner[0].is_sure)
    if name in MAPPED and len(inner) > 1:
        return Inference(frozenset(map(Dictionary, inner[1].kinds)), inner[1].is_sure)
    if name in ("Awaitable", "Coroutine", "Task", "Future"):
        last = inner[-1]
        return Inference(frozenset(map(Awaitable, last.kinds)), last.is_sure)
    if name in ("tuple", "Tuple"):
        return Inference.of(Row(tuple(inner)))
    return UNKNOWN
