"""An API → what every package of it begins with: the names of everything, and the modules of its models."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from mooring.bindings.operations.credentials import credential_plans, default_security
from mooring.bindings.models.model_modules import Modules, model_modules
from mooring.bindings.names.naming import naming
from mooring.bindings.operations.opaque import with_opaque_answers
from mooring.bindings.names.operation_names import OperationName
from mooring.bindings.python.order import in_order
from mooring.bindings.names.schema_names import further_names
from mooring.bindings.models.schema_places import places
from mooring.bindings.settings import Settings
from mooring.bindings.schemas.shapes import Shapes
from mooring.bindings.views import EnumView, ModelView
from mooring.bindings.operations.messages import Message, messages
from mooring.model import Api, KeptName, Requirement

SIGNATURE = "the signature of "
"""Begins the names of definitions that hold types and are no class; no class is called so."""


@dataclass(frozen=True, slots=True)
class Groundwork:
    """An API in one order, under the names that Python has for it.

    Args:
        messages: What the API sends on its own.
        kept_classes: Names that callers know a class by, as the settings list them.
        kept_names: The other names that go on working.
    """

    api: Api
    operation_names: Mapping[str, OperationName]
    shapes: Shapes
    messages: tuple[Message, ...]
    kept_classes: Mapping[str, tuple[str, ...]]
    kept_names: tuple[KeptName, ...]

    @property
    def classes(self) -> frozenset[str]:
        """The names of all models."""
        return frozenset(self.shapes.class_names.values())


def groundwork(api: Api, settings: Settings) -> Groundwork:
    """The names of operations, classes and messages."""
    api = in_order(replace(api, title=settings.title or api.title))
    api = with_opaque_answers(_with_known_schemes(api))
    names = naming(api, settings)
    return Groundwork(
        api,
        names.operations,
        names.shapes,
        messages(api, names.operations),
        settings.kept_classes,
        settings.kept_names,
    )


def named_classes(api: Api, settings: Settings) -> Mapping[str, str]:
    """The class of every schema that has one, by the schema's key."""
    return groundwork(api, settings).shapes.class_names


def modules_of_models(
    ground: Groundwork, views: Mapping[str, EnumView | ModelView]
) -> Modules:
    """The modules that hold the models: the same for whoever calls and whoever answers.

    Args:
        views: The classes by schema key.
    """
    api, shapes = ground.api, ground.shapes
    return model_modules(
        views,
        places(
            shapes.class_names,
            api.schemas,
            api.operations,
            ground.operation_names,
            ground.messages,
        ),
        f"What the {api.title} sends and receives.",
        further_names(ground.kept_classes, shapes.class_names),
    )


def _with_known_schemes(api: Api) -> Api:
    """The API without requirements that no request can fulfil.

    Those name a scheme that the document does not describe, or one whose credential is no part of a request (a client's certificate).
    An operation that asks for nothing else needs what most operations need.
    """
    known = {plan.scheme for plan in credential_plans(api, "")}

    def sendable(security: tuple[Requirement, ...]) -> tuple[Requirement, ...]:
        kept = [
            tuple(credential for credential in one if credential.scheme in known)
            for one in security
        ]
        return tuple(
            left for left, one in zip(kept, security, strict=True) if left or not one
        )

    usual = sendable(default_security(api))
    return replace(
        api,
        operations=tuple(
            (
                replace(one, security=sendable(one.security) or usual)
                if one.security
                else one
            )
            for one in api.operations
        ),
    )
