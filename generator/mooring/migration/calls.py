"""What a call gives."""

from typing import TYPE_CHECKING, assert_never

import libcst as cst

from mooring.migration.kinds import (
    NOTHING_OF_OURS,
    UNKNOWN,
    Awaitable,
    ClientClass,
    ClientObject,
    Collection,
    Context,
    Dictionary,
    Inference,
    Kind,
    MethodObject,
    ModelClass,
    ModelObject,
    Namespace,
    OwnClass,
    OwnFunction,
    OwnModule,
    OwnObject,
    Package,
    ResourceClass,
    ResourceObject,
    Returning,
    Row,
    Submodule,
    either,
    objects,
)
from mooring.migration.members import iterated
from mooring.migration.modules import SourceModule
from mooring.migration.own_functions import returned

if TYPE_CHECKING:
    from mooring.migration.resolver import Resolver

RUNS = frozenset(("asyncio.run", "anyio.run", "asyncio.run_until_complete"))
PASSES = frozenset(
    (
        "asyncio.wait_for",
        "asyncio.create_task",
        "asyncio.ensure_future",
        "asyncio.shield",
    )
)
"""Functions of the standard library that give back what they are given, still to be awaited."""
ENTERS = frozenset(("enter_context", "enter_async_context"))
"""Of `contextlib.ExitStack` and its twin."""


def called(resolver: "Resolver", module: SourceModule, node: cst.Call) -> Inference:
    """What a call gives."""
    if (known := _library(resolver, module, node)) is not None:
        return known
    function = resolver.infer(module, node.func)
    if not function.kinds:
        return function
    merged = either(_result(resolver, kind) for kind in function.kinds)
    return Inference(merged.kinds, merged.is_sure and function.is_sure)


def library_name(module: SourceModule, node: cst.BaseExpression) -> str | None:
    """The dotted name of something imported or built in, as it is called where it comes from."""
    names = {one.name for one in module.scope(node).get_qualified_names_for(node)}
    return names.pop() if len(names) == 1 else None


def _library(
    resolver: "Resolver", module: SourceModule, node: cst.Call
) -> Inference | None:
    """What functions give that everybody uses; None for any other."""
    given = [one for one in node.args if one.keyword is None and not one.star]
    if (
        isinstance(node.func, cst.Attribute)
        and node.func.attr.value in ENTERS
        and given
    ):
        entered = iterated(resolver, resolver.infer(module, given[0].value), "enter")
        is_async = node.func.attr.value == "enter_async_context"
        return _wrapped(entered, Awaitable) if is_async else entered
    if not isinstance(node.func, cst.Attribute | cst.Name):
        return None
    name = library_name(module, node.func)
    if name == "asyncio.gather":
        return _gathered(resolver, module, node)
    if not given or name is None:
        return None
    first = resolver.infer(module, given[0].value)
    if name == "builtins.getattr" and len(given) > 1:
        return _spelled_member(resolver, module, first, given)
    if name == "typing.cast" and len(given) > 1:
        return resolver.annotation(module, given[0].value)
    if name in RUNS:
        return iterated(resolver, first, "await")
    if name in PASSES:
        return first
    if name == "builtins.next":
        return iterated(resolver, first, "iterate")
    if name in (
        "builtins.list",
        "builtins.sorted",
        "builtins.reversed",
        "builtins.tuple",
    ):
        return _wrapped(iterated(resolver, first, "iterate"), Collection)
    if name in ("copy.copy", "copy.deepcopy"):
        return first
    if name in ("contextlib.closing", "contextlib.aclosing"):
        return _wrapped(first, Context)
    if name == "builtins.enumerate":
        item = iterated(resolver, first, "iterate")
        return Inference.of(Collection(Row((NOTHING_OF_OURS, item))))
    if name == "builtins.zip":
        items = [resolver.infer(module, one.value) for one in given]
        row = Row(tuple(iterated(resolver, one, "iterate") for one in items))
        return Inference.of(Collection(row))
    return None


def _spelled_member(
    resolver: "Resolver",
    module: SourceModule,
    owner: Inference,
    given: list[cst.Arg],
) -> Inference:
    """What an attribute is whose name is written as a text; with a default, it may be that."""
    name = given[1].value
    if not isinstance(name, cst.SimpleString) or not isinstance(
        name.evaluated_value, str
    ):
        return UNKNOWN
    found = resolver.member(module, owner, name.evaluated_value)
    if len(given) > 2:
        return either((found, resolver.infer(module, given[2].value)))
    return found


def _gathered(resolver: "Resolver", module: SourceModule, node: cst.Call) -> Inference:
    places: list[Inference] = []
    for one in node.args:
        found = resolver.infer(module, one.value)
        if one.star:
            item = iterated(resolver, iterated(resolver, found, "iterate"), "await")
            return _wrapped(_wrapped(item, Collection), Awaitable)
        if one.keyword is None:
            places.append(iterated(resolver, found, "await"))
    return Inference.of(Awaitable(Row(tuple(places))))


def _wrapped(
    found: Inference, wrap: type[Awaitable] | type[Collection] | type[Context]
) -> Inference:
    return Inference(frozenset(wrap(kind) for kind in found.kinds), found.is_sure)


def _result(resolver: "Resolver", kind: Kind) -> Inference:
    match kind:
        case ClientClass(is_async):
            return Inference.of(ClientObject(is_async))
        case ResourceClass(name, is_async):
            return Inference.of(ResourceObject(name, is_async))
        case ModelClass(name):
            return Inference.of(ModelObject(name))
        case MethodObject(address, is_async):
            method = resolver.bindings.method(address)
            kinds = frozenset[Kind]() if method is None else objects(method.returns)
            found = Inference(kinds, is_sure=True)
            return _wrapped(found, Awaitable) if is_async else found
        case Returning(inner):
            return Inference.of(inner)
        case OwnClass(module, node):
            return Inference.of(OwnObject(module, node))
        case OwnFunction():
            return returned(resolver, kind)
        case OwnObject():
            return UNKNOWN
        case (
            Namespace()
            | Package()
            | Submodule()
            | ClientObject()
            | ResourceObject()
            | ModelObject()
            | Awaitable()
            | Collection()
            | Row()
            | Dictionary()
            | Context()
            | OwnModule()
        ):
            return NOTHING_OF_OURS
        case _:
            assert_never(kind)
