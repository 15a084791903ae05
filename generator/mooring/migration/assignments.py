"""What an assignment makes of a name: by `=`, a parameter, a loop, a `with`, a definition."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import libcst as cst

from mooring.migration.kinds import (
    NOTHING_OF_OURS,
    UNKNOWN,
    Collection,
    Inference,
    OwnClass,
    OwnFunction,
    OwnObject,
    Row,
    either,
)
from mooring.migration.members import iterated
from mooring.migration.modules import SourceModule
from mooring.migration.own_functions import decorations, yielded, returned

if TYPE_CHECKING:
    from mooring.migration.resolver import Resolver


def assigned(
    resolver: "Resolver", module: SourceModule, node: cst.CSTNode
) -> Inference:
    """What the name is that `node` assigns.

    Args:
        node: What LibCST keeps of an assignment: the name itself, a parameter, or a definition.
    """
    match node:
        case cst.FunctionDef():
            return Inference.of(OwnFunction(module, node))
        case cst.ClassDef():
            return Inference.of(OwnClass(module, node))
        case cst.Param():
            return _parameter(resolver, module, node)
        case _:
            return _target(resolver, module, node)


def _target(resolver: "Resolver", module: SourceModule, node: cst.CSTNode) -> Inference:
    """What a target gets; inside of a tuple, the part of the value at its place."""
    parent = module.parent(node)
    match parent:
        case cst.AssignTarget():
            statement = module.parent(parent)
            if isinstance(statement, cst.Assign):
                return resolver.infer(module, statement.value)
        case cst.AnnAssign(annotation=cst.Annotation(annotation=stated)):
            return resolver.annotation(module, stated)
        case cst.NamedExpr(value=value):
            return resolver.infer(module, value)
        case cst.For(iter=source) | cst.CompFor(iter=source):
            return iterated(resolver, resolver.infer(module, source), "iterate")
        case cst.AsName():
            item = module.parent(parent)
            if isinstance(item, cst.WithItem):
                return iterated(resolver, resolver.infer(module, item.item), "enter")
            return UNKNOWN
        case cst.Element():
            around = module.parent(parent)
            if isinstance(around, cst.Tuple | cst.List):
                whole = _target(resolver, module, around)
                return _at(resolver, whole, around.elements, parent)
        case _:
            pass
    return UNKNOWN


def _at(
    resolver: "Resolver",
    whole: Inference,
    elements: Sequence[cst.BaseElement],
    element: cst.BaseElement,
) -> Inference:
    index = next(place for place, one in enumerate(elements) if one is element)
    rows = [kind for kind in whole.kinds if isinstance(kind, Row)]
    if len(rows) == len(whole.kinds) == 1 and len(rows[0].places) == len(elements):
        return rows[0].places[index]
    return iterated(resolver, whole, "iterate")


def _parameter(
    resolver: "Resolver", module: SourceModule, node: cst.Param
) -> Inference:
    if node.annotation is not None:
        stated = resolver.annotation(module, node.annotation.annotation)
        if node.star == "*":
            return Inference(frozenset(map(Collection, stated.kinds)), stated.is_sure)
        return stated if not node.star else UNKNOWN
    function = module.ancestor(node, cst.FunctionDef, cst.Lambda)
    if not isinstance(function, cst.FunctionDef) or node.star:
        return UNKNOWN
    owner = _owner(module, function)
    positional = (*function.params.posonly_params, *function.params.params)
    if owner is not None and positional and positional[0] is node:
        names = decorations(function)
        if "staticmethod" not in names:
            is_class = "classmethod" in names
            return Inference.of((OwnClass if is_class else OwnObject)(module, owner))
    fixture = _fixture(resolver, module, function, node.name.value)
    if fixture.kinds:
        return fixture
    # Somebody else may pass anything.
    default = (
        NOTHING_OF_OURS
        if node.default is None
        else resolver.infer(module, node.default)
    )
    return Inference(default.kinds, is_sure=False)


def _owner(module: SourceModule, function: cst.FunctionDef) -> cst.ClassDef | None:
    """The class that a function is a method of."""
    around = module.ancestor(function, cst.ClassDef, cst.FunctionDef)
    return around if isinstance(around, cst.ClassDef) else None


def _fixture(
    resolver: "Resolver", module: SourceModule, function: cst.FunctionDef, name: str
) -> Inference:
    """What pytest passes for a parameter: what the fixture of that name returns or yields.

    It stands in the module itself, or in the nearest `conftest.py`.
    """
    if not function.name.value.startswith("test") and "fixture" not in decorations(
        function
    ):
        return UNKNOWN
    for home in (module, *resolver.modules.conftests(module)):
        for one in home.tree.body:
            if isinstance(one, cst.FunctionDef) and "fixture" in decorations(one):
                if one.name.value == name and one is not function:
                    return _given(resolver, OwnFunction(home, one))
    return UNKNOWN


def _given(resolver: "Resolver", fixture: OwnFunction) -> Inference:
    found = yielded(resolver, fixture)
    if found.kinds:
        return found
    given = returned(resolver, fixture)
    if fixture.node.asynchronous is not None:
        return iterated(resolver, given, "await")
    items = [kind for kind in given.kinds if isinstance(kind, Collection)]
    return either([Inference.of(one.kind) for one in items]) if items else given
