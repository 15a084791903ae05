"""Attributes of the caller's own classes and their objects: methods, fields, and what `self.name = …` makes them."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import libcst as cst

from mooring.migration.kinds import (
    UNKNOWN,
    ClientClass,
    ClientObject,
    Inference,
    Kind,
    ModelClass,
    ModelObject,
    OwnClass,
    OwnFunction,
    OwnObject,
    either,
)
from mooring.migration.members import iterated, member
from mooring.migration.modules import descendants
from mooring.migration.own_functions import PROPERTIES, decorations, returned

if TYPE_CHECKING:
    from mooring.migration.resolver import Resolver


def attribute(
    resolver: "Resolver", owner: OwnClass | OwnObject, name: str
) -> Inference:
    """What an attribute of a class or its object is; what the class does not say, its bases may."""
    module, node = owner.module, owner.node
    for one in _statements(node):
        if isinstance(one, cst.FunctionDef) and one.name.value == name:
            function = OwnFunction(module, one)
            is_property = bool(decorations(one) & PROPERTIES)
            return (
                returned(resolver, function)
                if is_property and isinstance(owner, OwnObject)
                else Inference.of(function)
            )
    targets = list(_targets(node, name))
    stated = [
        resolver.annotation(module, one.annotation.annotation)
        for one in targets
        if isinstance(one, cst.AnnAssign)
    ]
    if stated:
        return either(stated)
    given = [resolver.infer(module, one.value) for one in targets if one.value]
    if given:
        return either(given)
    return _inherited(resolver, owner, name)


def entered(resolver: "Resolver", owner: OwnObject) -> Inference:
    """What an object of a class gives where it is entered."""
    plain = attribute(resolver, owner, "__enter__")
    if plain.kinds:
        return either(_called(resolver, one) for one in plain.kinds)
    waiting = attribute(resolver, owner, "__aenter__")
    found = either(_called(resolver, one) for one in waiting.kinds)
    return iterated(resolver, found, "await")


def _called(resolver: "Resolver", kind: Kind) -> Inference:
    return returned(resolver, kind) if isinstance(kind, OwnFunction) else UNKNOWN


def _inherited(
    resolver: "Resolver", owner: OwnClass | OwnObject, name: str
) -> Inference:
    for base in owner.node.bases:
        for kind in resolver.infer(owner.module, base.value).kinds:
            inner = _object(kind) if isinstance(owner, OwnObject) else kind
            if inner is None or inner == owner:
                continue
            found = member(resolver, inner, name)
            if found.kinds:
                return found
    return UNKNOWN


def _object(kind: Kind) -> Kind | None:
    match kind:
        case OwnClass(module, node):
            return OwnObject(module, node)
        case ClientClass(is_async):
            return ClientObject(is_async)
        case ModelClass(name):
            return ModelObject(name)
        case _:
            return None


def _statements(node: cst.ClassDef) -> Iterator[cst.CSTNode]:
    for one in node.body.body:
        if isinstance(one, cst.SimpleStatementLine):
            yield from one.body
        else:
            yield one


def _targets(node: cst.ClassDef, name: str) -> Iterator[cst.Assign | cst.AnnAssign]:
    """Every assignment to an attribute, in the class itself or through the first argument of a method."""
    for one in _statements(node):
        match one:
            case cst.AnnAssign(target=cst.Name(value=found)) if found == name:
                yield one
            case cst.Assign(targets=targets) if any(
                isinstance(target.target, cst.Name) and target.target.value == name
                for target in targets
            ):
                yield one
            case cst.FunctionDef():
                yield from _through_self(one, name)
            case _:
                pass


def _through_self(
    function: cst.FunctionDef, name: str
) -> Iterator[cst.Assign | cst.AnnAssign]:
    parameters = (*function.params.posonly_params, *function.params.params)
    if not parameters:
        return
    itself = parameters[0].name.value
    for one in descendants(function, cst.AnnAssign):
        if _is_attribute(one.target, itself, name):
            yield one
    for other in descendants(function, cst.Assign):
        if any(_is_attribute(target.target, itself, name) for target in other.targets):
            yield other


def _is_attribute(node: cst.BaseExpression, owner: str, name: str) -> bool:
    match node:
        case cst.Attribute(value=cst.Name(value=found), attr=cst.Name(value=last)):
            return found == owner and last == name
        case _:
            return False
