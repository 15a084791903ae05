"""What is inside of a thing: its attributes, its items, what it gives when it is awaited or entered."""

from typing import TYPE_CHECKING, Literal, assert_never

from mooring.migration.fates import Address
from mooring.migration.kinds import (
    NOTHING_OF_OURS,
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
from mooring.surface import Model, Vocabulary

if TYPE_CHECKING:
    from mooring.migration.resolver import Resolver

CLIENTS = {
    "Client": ClientClass(is_async=False),
    "AsyncClient": ClientClass(is_async=True),
}
MODEL_MAKERS = frozenset(("model_validate", "model_validate_json", "model_construct"))
ITEM_GETTERS = frozenset(("pop", "get", "setdefault", "popitem", "popleft"))

Way = Literal["await", "iterate", "subscript", "enter"]
"""How one gets at what is inside."""


def member(resolver: "Resolver", kind: Kind, name: str) -> Inference:
    """What an attribute of something of this kind is."""
    match kind:
        case Namespace(left):
            if left[0] != name:
                return NOTHING_OF_OURS
            inner = Namespace(left[1:]) if len(left) > 1 else Package()
            return Inference.of(inner)
        case Package():
            return Inference.of(
                CLIENTS[name] if name in CLIENTS else Submodule((name,))
            )
        case Submodule(path):
            return _in_submodule(resolver, path, name)
        case ClientClass() | ResourceClass() | MethodObject() | Returning():
            return NOTHING_OF_OURS
        case ClientObject(is_async):
            return _of_client(resolver, kind, name, is_async=is_async)
        case ResourceObject(resource, is_async):
            return _method(resolver, Address(resource, name), is_async=is_async)
        case ModelClass(owner):
            return _of_class(resolver, owner, name)
        case ModelObject(owner):
            return _of_object(resolver, kind, owner, name)
        case Collection(item):
            return (
                Inference.of(Returning(item))
                if name in ITEM_GETTERS
                else NOTHING_OF_OURS
            )
        case Dictionary(value):
            return _of_dictionary(value, name)
        case OwnModule(module):
            return resolver.name(module, name, module.globals)
        case OwnClass() | OwnObject():
            # Late, for the two lead to each other.
            from mooring.migration.own_classes import attribute

            return attribute(resolver, kind, name)
        case Awaitable() | Row() | Context() | OwnFunction():
            return NOTHING_OF_OURS
        case _:
            assert_never(kind)


def iterated(resolver: "Resolver", owner: Inference, way: Way) -> Inference:
    """What comes out of something by a way."""
    if not owner.kinds:
        return owner
    merged = either(_inner(resolver, kind, way) for kind in owner.kinds)
    return Inference(merged.kinds, merged.is_sure and owner.is_sure)


def _inner(resolver: "Resolver", kind: Kind, way: Way) -> Inference:
    match way, kind:
        case "await", Awaitable(inner):
            return Inference.of(inner)
        case ("iterate" | "subscript"), Collection(inner):
            return Inference.of(inner)
        case "subscript", Dictionary(inner):
            return Inference.of(inner)
        case ("iterate" | "subscript"), Row(places):
            return either(places)
        case "enter", Context(inner):
            return Inference.of(inner)
        case "enter", ClientObject():
            return Inference.of(kind)
        case "enter", OwnObject():
            from mooring.migration.own_classes import entered

            return entered(resolver, kind)
        case _:
            return NOTHING_OF_OURS


def _in_submodule(resolver: "Resolver", path: tuple[str, ...], name: str) -> Inference:
    surface = resolver.bindings.surface
    match path:
        case ("models", *_):
            found = name in surface.classes
            return Inference.of(ModelClass(name) if found else Submodule((*path, name)))
        case ("client",):
            return Inference.of(CLIENTS[name]) if name in CLIENTS else NOTHING_OF_OURS
        case ("resources", *_):
            for resource, class_name in surface.resource_classes.items():
                if name in (class_name, f"Async{class_name}"):
                    return Inference.of(ResourceClass(resource, name != class_name))
            return Inference.of(Submodule((*path, name)))
        case _:
            return NOTHING_OF_OURS


def _of_client(
    resolver: "Resolver", kind: Kind, name: str, *, is_async: bool
) -> Inference:
    if name in resolver.bindings.surface.resource_classes:
        return Inference.of(ResourceObject(name, is_async))
    if name in ("with_options", "__enter__"):
        return Inference.of(Returning(kind))
    if name == "__aenter__":
        return Inference.of(Returning(Awaitable(kind)))
    return _method(resolver, Address("", name), is_async=is_async)


def _method(resolver: "Resolver", address: Address, *, is_async: bool) -> Inference:
    if resolver.bindings.method(address) is None:
        return NOTHING_OF_OURS
    return Inference.of(MethodObject(address, is_async))


def _of_class(resolver: "Resolver", owner: str, name: str) -> Inference:
    if name in MODEL_MAKERS:
        return Inference.of(Returning(ModelObject(owner)))
    match resolver.bindings.class_(owner):
        case Vocabulary(members=members) if any(one.name == name for one in members):
            return Inference.of(ModelObject(owner))
        case _:
            return NOTHING_OF_OURS


def _of_object(resolver: "Resolver", kind: Kind, owner: str, name: str) -> Inference:
    if name in ("model_copy", "copy", "__copy__"):
        return Inference.of(Returning(kind))
    match resolver.bindings.class_(owner):
        case Model(attributes=attributes):
            found = next((one for one in attributes if one.name == name), None)
            kinds = frozenset[Kind]() if found is None else objects(found.type)
            return Inference(kinds, is_sure=True)
        case _:
            return NOTHING_OF_OURS


def _of_dictionary(value: Kind, name: str) -> Inference:
    if name in ITEM_GETTERS:
        return Inference.of(Returning(value))
    if name == "values":
        return Inference.of(Returning(Collection(value)))
    if name == "items":
        row = Row((NOTHING_OF_OURS, Inference.of(value)))
        return Inference.of(Returning(Collection(row)))
    return NOTHING_OF_OURS
