"""The module that a method stands in, as far as it changes what the method says."""

from collections.abc import Container, Mapping
from dataclasses import dataclass, field, replace

from mooring.bindings.python.annotations import BUILTINS, names, renamed
from mooring.bindings.python.code import Code
from mooring.bindings.python.layout import Group
from mooring.bindings.schemas.shapes import Shape, Shapes
from mooring.bindings.schemas.traces import Notes, Watched, WatchedNames
from mooring.model import KeptName, Operation, Requirement, Server


@dataclass(frozen=True, slots=True)
class Listing:
    """A list that comes in pages.

    Args:
        paging: The expression that says how it goes on.
        item: The annotation of an item.
        model: The class of a page; None where it is a list of items and nothing else.
    """

    paging: Group
    item: Code
    model: Code | None = None

    def kind(self, prefix: str, around: "Surroundings") -> Code:
        """What a method returns: with the prefix `Async`, that of the asynchronous client."""
        if self.model is not None:
            return Code("_pages.") + Code(prefix) + self.model + Code("Page")
        head = Code("_pagination.") + Code(prefix) + Code("ListPage[")
        return head + around.written_in_class(self.item) + Code("]")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a method needs to know about its module.

    Args:
        wider: Names of types of which a caller may pass more, and what he may pass.
        security: What an operation needs that does not say so itself.
        servers: Those of the API, where an operation goes that has none of its own.
        classes: The names of all models.
        listings: The operations that page, by key.
        idempotency: The headers that name a call, by operation key.
        keywords: The names that keywords had, by operation key.
        members: All members of its class; one called `list` hides the builtin from annotations there, and one called `models` the module.
    """

    shapes: Shapes
    wider: Mapping[str, str]
    security: tuple[Requirement, ...]
    servers: tuple[Server, ...]
    classes: Container[str]
    members: frozenset[str] = frozenset()
    listings: Mapping[str, Listing] = field(default_factory=dict[str, Listing])
    idempotency: Mapping[str, str] = field(default_factory=dict[str, str])
    keywords: Mapping[str, tuple[KeptName, ...]] = field(
        default_factory=dict[str, tuple[KeptName, ...]]
    )

    @property
    def models(self) -> Code:
        """What the module of the models is called here."""
        return models_name(self.members)

    def told(self, operation: Operation) -> object:
        """What the method of an operation is told beside schemas and types."""
        return (
            *(self.security, self.servers, tuple(sorted(self.members))),
            self.listings.get(operation.key),
            self.idempotency.get(operation.key),
            self.keywords.get(operation.key),
        )

    def watched(self, notes: Notes) -> "Surroundings":
        """The same; what is asked about schemas and types is noted."""
        return replace(
            self,
            shapes=notes.watched(self.shapes),
            wider=Watched(self.wider, notes.types),
            classes=WatchedNames(self.classes, notes.types),
        )

    def written(self, type_: Code) -> Code:
        """An annotation in the module."""
        models = {name for name in names(type_) if name in self.classes}
        return renamed(type_, {name: f"{self.models}.{name}" for name in models})

    def written_in_class(self, type_: Code) -> Code:
        """An annotation in the class."""
        hidden = BUILTINS & self.members
        return renamed(
            self.written(type_), {name: f"builtins.{name}" for name in hidden}
        )


def models_name(taken: Container[str]) -> Code:
    """What the module of the models is called among names one of which may be `models`."""
    return Code("_models" if "models" in taken else "models")


def models_import(models: Code, package: Code) -> Code:
    """Brings in the module of the models under a name."""
    line = Code("from ") + package + Code(" import models")
    return line if models == "models" else line + Code(" as ") + models


def wider_types(shapes: Shapes) -> Mapping[str, str]:
    """What may be passed for some types: text for identifiers, any value for open enumerations."""
    kinds = {Shape.STRING_ENUM: "str", Shape.INTEGER_ENUM: "int"}
    names = {
        shapes.class_names[key]: kinds[shape]
        for key, shape in shapes.by_key.items()
        if shape in kinds
    }
    opened = {name: f"{name} | {kind}" for name, kind in names.items()}
    return {"UUID": "UUID | str"} | opened


def known_types(shapes: Shapes) -> Mapping[str, str]:
    """All that methods ask about the name of a type: whether it is a model, and what may be passed for it."""
    wider = wider_types(shapes)
    models = {
        name: f"model {wider.get(name, '')}" for name in shapes.class_names.values()
    }
    return {**wider, **models}
