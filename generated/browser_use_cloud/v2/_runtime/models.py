"""Bases and annotations of the models."""

from collections.abc import Mapping
from decimal import Decimal
from typing import (
    TYPE_CHECKING,
    Annotated,
    Any,
    ClassVar,
    Final,
    Protocol,
    TypeAlias,
    TypeVar,
    cast,
)

from pydantic import (
    ConfigDict,
    GetCoreSchemaHandler,
    PlainSerializer,
    RootModel,
)
from pydantic.alias_generators import to_camel
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from .enums import OpenIntEnum, OpenStrEnum
from .errors import Mismatch, MismatchError
from .exactness import exact
from .leniency import WRONG, wire_name
from .loading import LoadingModel

__all__ = [
    "CamelModel",
    "DecimalString",
    "Model",
    "Omittable",
    "OpenIntEnum",
    "OpenStrEnum",
    "RecursiveModel",
]

Value = TypeVar("Value")


class _Omitted:
    """Marks the members for which None means that they are left out."""


_OMITTED: Final = _Omitted()


class Condition(Protocol):
    """What can be demanded of an object beside its members; see `keywords.py`, which few packages need."""

    def on(self, schema: CoreSchema) -> CoreSchema: ...


class Model(LoadingModel):
    """A JSON object.

    Fields may be given by their Python or their wire names; members that the document does not know are kept.
    It is written with wire names, and sent with only the fields that were set.

    Args:
        closed: The document allows no other members; they are refused where validation is strict.
        keywords: What else the document demands of the object.
    """

    model_config = ConfigDict(
        allow_inf_nan=False,
        defer_build=True,
        extra="allow",
        protected_namespaces=(),
        serialize_by_alias=True,
        validate_by_alias=True,
        validate_by_name=True,
    )

    __closed__: ClassVar[bool] = False
    __keywords__: ClassVar[Condition | None] = None

    def __init_subclass__(
        cls,
        *,
        closed: bool = False,
        keywords: Condition | None = None,
        **config: Any,
    ) -> None:
        super().__init_subclass__(**config)
        cls.__closed__ = closed
        cls.__keywords__ = keywords

    def __init__(self, /, **members: Any) -> None:
        super().__init__(**members)
        for name in [*self.model_fields_set]:
            self._forget_none(name)

    # Decoding calls it for subclasses only that have one of their own; this one is for callers.
    # pydantic looks for the mark on the function, and functions declare no such attribute.
    __init__.__pydantic_base_init__ = True  # type: ignore[attr-defined]

    if not TYPE_CHECKING:
        # Type checkers would take every name for a member.
        def __getattr__(self, name: str) -> Any:
            if (mismatch := _wrong_members(self).get(name)) is not None:
                raise MismatchError(mismatch)
            return super().__getattr__(name)

    def __setattr__(self, name: str, value: Any) -> None:
        super().__setattr__(name, value)
        if _wrong_members(self).pop(name, None) is not None:
            (self.__pydantic_extra__ or {}).pop(wire_name(type(self), name), None)
        self._forget_none(name)

    def _forget_none(self, name: str) -> None:
        """A None that a caller sets leaves the member out, where it cannot mean null."""
        field = type(self).model_fields.get(name)
        if (
            field is not None
            and _OMITTED in field.metadata
            and self.__dict__[name] is None
        ):
            self.model_fields_set.discard(name)

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        schema = cast(
            core_schema.ModelSchema,
            exact(super().__get_pydantic_core_schema__(source, handler)),
        )
        if schema["type"] != "model":
            # What pydantic keeps of a class that was built before holds all of this already.
            return schema
        if cls.__closed__:
            members = schema["schema"]
            schema["schema"] = core_schema.lax_or_strict_schema(
                members,
                core_schema.no_info_after_validator_function(_closed, members),
            )
        if cls.__keywords__ is None:
            return schema
        reference = schema.pop("ref", None)
        tried = cls.__keywords__.on(schema)
        return (
            tried
            if reference is None
            else cast(CoreSchema, {**tried, "ref": reference})
        )


def _wrong_members(model: Model) -> dict[str, Mismatch]:
    """What a server got wrong, by the names of the fields; copies and pickles ask before there is anything."""
    try:
        private = object.__getattribute__(model, "__pydantic_private__")
    except AttributeError:
        private = None
    return {} if private is None else private.get(WRONG, {})


def _closed(members: tuple[object, Mapping[str, object], object]) -> object:
    if unknown := members[1]:
        raise PydanticCustomError(
            "extra_forbidden",
            "Members that the document does not allow: {names}",
            {"names": ", ".join(unknown)},
        )
    return members


class CamelModel(Model):
    """A JSON object whose wire names are the Python names in camelCase."""

    model_config = ConfigDict(alias_generator=to_camel)


class RecursiveModel(LoadingModel, RootModel[Any]):
    """A type that leads back to itself; the value is its `root`."""

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return exact(super().__get_pydantic_core_schema__(source, handler))


Omittable: TypeAlias = Annotated[Value | None, _OMITTED]
"""A member that may be left out but is never null: None leaves it out."""

DecimalString: TypeAlias = Annotated[
    Decimal,
    PlainSerializer(
        lambda value: format(value, "f"), return_type=str, when_used="json"
    ),
]
"""A decimal number that travels as a string with all its digits; a JSON number is accepted too."""
