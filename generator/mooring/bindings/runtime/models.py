"""Bases and annotations of the models."""

from decimal import Decimal
from typing import Annotated, TypeAlias, TypeVar

from pydantic import BaseModel, ConfigDict, Field, PlainSerializer
from pydantic.alias_generators import to_camel

from .enums import OpenIntEnum, OpenStrEnum

__all__ = [
    "CamelModel",
    "DecimalString",
    "Model",
    "Omittable",
    "OpenIntEnum",
    "OpenStrEnum",
]

Value = TypeVar("Value")


class Model(BaseModel):
    """A JSON object.

    Fields may be given by their Python or their wire names; members that the document does not know are kept.
    It is written with wire names, and sent with only the fields that were set.
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


class CamelModel(Model):
    """A JSON object whose wire names are the Python names in camelCase."""

    model_config = ConfigDict(alias_generator=to_camel)


def _is_none(value: object) -> bool:
    return value is None


Omittable: TypeAlias = Annotated[Value | None, Field(exclude_if=_is_none)]
"""A member that may be left out but is never null: None leaves it out."""

DecimalString: TypeAlias = Annotated[
    Decimal,
    PlainSerializer(
        lambda value: format(value, "f"), return_type=str, when_used="json"
    ),
]
"""A decimal number that travels as a string with all its digits; a JSON number is accepted too."""
