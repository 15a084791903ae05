"""Unions of objects that keep the variants which the document does not know yet."""

from typing import Any, Final, cast

from pydantic import BaseModel, ConfigDict, ValidationInfo
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

RECEIVED: Final = "received"
"""The context of validation in which a value is what a server has sent, and of use even if it is not as described."""


class UnknownVariant(BaseModel):
    """An object that is none of those which the document lists; its members are kept as they came."""

    model_config = ConfigDict(extra="allow", protected_namespaces=())


def open_union(union: CoreSchema, choices: list[Any]) -> CoreSchema:
    """A union to which an `UnknownVariant` belongs as well, where a server sends one."""
    if sum(is_object(choice) for choice in choices) < 2:
        return union
    kept = core_schema.with_info_plain_validator_function(_kept)
    return core_schema.union_schema([union, kept], mode="left_to_right")


def is_object(choice: Any) -> bool:
    """Whether a choice of a union is a model; one with a label is none."""
    match choice:
        case {"type": "definition-ref" | "model"}:
            return True
        case _:
            return False


def _kept(value: object, info: ValidationInfo) -> object:
    if info.context == RECEIVED and isinstance(value, dict):
        return UnknownVariant(**cast(dict[str, Any], value))
    raise PydanticCustomError("variant", "Input should be one of the variants")
