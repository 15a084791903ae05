"""What the caller's own functions return."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import libcst as cst

from mooring.migration.kinds import (
    NOTHING_OF_OURS,
    UNKNOWN,
    Awaitable,
    Collection,
    Context,
    Inference,
    OwnFunction,
    either,
)
from mooring.migration.modules import own_descendants

if TYPE_CHECKING:
    from mooring.migration.resolver import Resolver

CONTEXTS = frozenset(("contextmanager", "asynccontextmanager"))
PROPERTIES = frozenset(("property", "cached_property"))
FIXTURES = frozenset(("fixture",))


def returned(resolver: "Resolver", function: OwnFunction) -> Inference:
    """What a call of a function gives: what it is annotated with, else what it returns or yields."""
    node, module = function.node, function.module
    if decorations(node) - CONTEXTS - PROPERTIES - FIXTURES - HARMLESS:
        return UNKNOWN
    is_context = bool(decorations(node) & CONTEXTS)
    is_generator = any(own_descendants(node.body, cst.Yield))
    if node.returns is not None:
        found = resolver.annotation(module, node.returns.annotation)
    elif is_generator:
        found = _collection(yielded(resolver, function))
    else:
        found = _returned(resolver, function)
    if is_context:
        items = {one.kind for one in found.kinds if isinstance(one, Collection)}
        return Inference(frozenset(Context(one) for one in items), found.is_sure)
    if node.asynchronous is not None and not is_generator:
        return Inference(frozenset(map(Awaitable, found.kinds)), found.is_sure)
    return found


def yielded(resolver: "Resolver", function: OwnFunction) -> Inference:
    """What a generator yields."""
    found = (
        resolver.infer(function.module, one.value)
        for one in own_descendants(function.node.body, cst.Yield)
        if isinstance(one.value, cst.BaseExpression)
    )
    return either(found)


def decorations(node: cst.FunctionDef) -> frozenset[str]:
    """The last name of every decorator."""
    return frozenset(_last_names(node))


HARMLESS = frozenset(
    ("staticmethod", "classmethod", "cache", "lru_cache", "override", "abstractmethod")
)
"""Decorators under which a function returns what it says."""


def _last_names(node: cst.FunctionDef) -> Iterator[str]:
    for one in node.decorators:
        decorator = one.decorator
        while isinstance(decorator, cst.Call):
            decorator = decorator.func
        match decorator:
            case cst.Attribute(attr=cst.Name(value=name)) | cst.Name(value=name):
                yield name
            case _:
                yield "?"


def _returned(resolver: "Resolver", function: OwnFunction) -> Inference:
    found = [
        resolver.infer(function.module, one.value)
        for one in own_descendants(function.node.body, cst.Return)
        if one.value is not None
    ]
    return either(found) if found else NOTHING_OF_OURS


def _collection(item: Inference) -> Inference:
    return Inference(frozenset(map(Collection, item.kinds)), item.is_sure)
