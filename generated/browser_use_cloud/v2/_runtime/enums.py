"""Enumerations that keep the values which the document does not know yet."""

from enum import Enum, IntEnum, StrEnum
from typing import Any, Self

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from .exactness import exact


class OpenStrEnum(StrEnum):
    """Strings that a document lists; any other string is kept as a member of the same class that is not known.

    Members equal their plain strings and hash like them.
    """

    @classmethod
    def _missing_(cls, value: object) -> Self | None:
        if not isinstance(value, str):
            return None
        # Not remembered anywhere: a server that invents values must not make the process grow.
        member = str.__new__(cls, value)
        member._name_ = member._value_ = value
        return member

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return _open(handler(source))

    @property
    def is_known(self) -> bool:
        """Whether the document lists the value."""
        return _is_listed(self)

    def __repr__(self) -> str:
        return (
            super().__repr__()
            if self.is_known
            else f"<{type(self).__name__}: {self._value_!r}, not known>"
        )


class OpenIntEnum(IntEnum):
    """Integers that a document lists; any other integer is kept as a member of the same class that is not known.

    Members equal their plain integers and hash like them.
    """

    @classmethod
    def _missing_(cls, value: object) -> Self | None:
        if type(value) is not int:
            return None
        member = int.__new__(cls, value)
        member._name_, member._value_ = str(value), value
        return member

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.chain_schema(
            [exact(core_schema.int_schema()), _open(handler(source))]
        )

    @property
    def is_known(self) -> bool:
        """Whether the document lists the value."""
        return _is_listed(self)

    def __repr__(self) -> str:
        return (
            super().__repr__()
            if self.is_known
            else f"<{type(self).__name__}: {self._value_!r}, not known>"
        )


def _open(schema: CoreSchema) -> CoreSchema:
    """Any value, or only those that are listed where validation is strict."""
    listed = core_schema.no_info_after_validator_function(_listed, schema)
    return core_schema.lax_or_strict_schema(schema, listed)


def _listed(member: Enum) -> Enum:
    if not _is_listed(member):
        raise PydanticCustomError("enum", "Input should be a value that is listed")
    return member


def _is_listed(member: Enum) -> bool:
    return member.value in type(member)._value2member_map_
