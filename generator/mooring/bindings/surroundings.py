"""The module that a method stands in, as far as it changes what the method says."""

from collections.abc import Mapping
from dataclasses import dataclass

from mooring.bindings.annotations import BUILTINS, names, renamed
from mooring.bindings.code import Code
from mooring.bindings.shapes import Shape, Shapes
from mooring.model import Requirement


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a method needs to know about its module.

    Args:
        wider: Names of types of which a caller may pass more, and what he may pass.
        security: What an operation needs that does not say so itself.
        taken: Names that mean something in the module; a model that is called so is written with its module.
        method_names: All methods of its class; one called `list` hides the builtin from annotations there.
    """

    shapes: Shapes
    wider: Mapping[str, str]
    security: tuple[Requirement, ...]
    taken: frozenset[str] = frozenset()
    method_names: frozenset[str] = frozenset()

    def written(self, type_: Code) -> Code:
        """An annotation in the module."""
        models = self.taken & set(names(type_)) & set(self.shapes.class_names.values())
        return renamed(type_, {name: f"models.{name}" for name in models})

    def written_in_class(self, type_: Code) -> Code:
        """An annotation in the class."""
        hidden = BUILTINS & self.method_names
        return renamed(
            self.written(type_), {name: f"builtins.{name}" for name in hidden}
        )


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
