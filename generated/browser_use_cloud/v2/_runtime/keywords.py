"""Conditions on values that Python's types have no word for."""

from collections.abc import Mapping
from dataclasses import dataclass

from pydantic import GetCoreSchemaHandler, ValidationInfo
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from .json_schema import satisfies
from .values import Json, plain
from .variants import RECEIVED


@dataclass(frozen=True, slots=True, eq=False)
class Keywords:
    """The value, as JSON, also satisfies these keywords of JSON Schema.

    Tried where a value is made by hand or read with `model_validate`, not on what a server sends.
    """

    schema: Mapping[str, Json]

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return self.on(handler(source))

    def on(self, schema: CoreSchema) -> CoreSchema:
        """`schema` with these keywords beside it."""
        return core_schema.with_info_after_validator_function(self._tried, schema)

    def _tried(self, value: object, info: ValidationInfo) -> object:
        if info.context != RECEIVED and not satisfies(plain(value), {**self.schema}):
            raise PydanticCustomError(
                "keywords",
                "Input should satisfy {keywords}",
                {"keywords": ", ".join(self.schema)},
            )
        return value
