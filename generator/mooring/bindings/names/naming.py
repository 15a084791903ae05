"""An API → the names of its operations, and the shapes and names of its schemas: what everything else is decided on."""

from collections.abc import Mapping
from dataclasses import dataclass

from mooring.bindings.names.operation_names import OperationName, operation_names
from mooring.bindings.names.schema_names import class_names
from mooring.bindings.settings import Settings
from mooring.bindings.schemas.shapes import Shape, Shapes, shapes_by_key
from mooring.model import Api


@dataclass(frozen=True, slots=True)
class Naming:
    """Operations by their key, and the shapes of all schemas."""

    operations: Mapping[str, OperationName]
    shapes: Shapes


def naming(api: Api, settings: Settings) -> Naming:
    """The names of `api`, with what people chose in their place."""
    named_operations = operation_names(api.operations, settings.operation_names)
    shape_by_key = shapes_by_key(api.schemas)
    with_class = [key for key, one in shape_by_key.items() if one is not Shape.ALIAS]
    named_classes = class_names(
        with_class,
        api.operations,
        named_operations,
        settings.class_names,
        settings.kept_classes,
    )
    return Naming(named_operations, Shapes(shape_by_key, api.schemas, named_classes))
