"""JSON types as JSON means them: true is no number, and a number in a string is a string."""

from collections.abc import Mapping
from typing import Annotated, Any, cast

from pydantic import GetCoreSchemaHandler, TypeAdapter
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from .variants import open_union

_INNER = (
    *("schema", "items_schema", "keys_schema", "values_schema", "extras_schema"),
    *("lax_schema", "strict_schema", "choices", "steps", "fields"),
)
"""The members of a core schema that hold other core schemas."""


def exact_type(type_: object) -> TypeAdapter[object]:
    """What reads values of any type as exactly as the members of models."""
    annotated: Any = Annotated
    return TypeAdapter(cast(type[object], annotated[type_, _Exact()]))


class _Exact:
    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return exact(handler(source))


def exact(schema: CoreSchema) -> CoreSchema:
    """A core schema that takes no text for numbers, no numbers for booleans, and no numbers for moments."""
    return cast(CoreSchema, _exact(cast(Mapping[str, object], schema)))


def _exact(schema: Mapping[str, object]) -> object:
    match schema:
        case {"type": "bool" | "float"}:
            return {**schema, "strict": True}
        case {"type": "int"}:
            return _whole(schema)
        case {"type": "date" | "time" | "datetime" as kind}:
            return _moment(schema, str(kind))
        case {"type": "union"}:
            choices = [_inside(one) for one in cast(list[object], schema["choices"])]
            union = cast(CoreSchema, {**schema, "choices": choices})
            return open_union(union, choices)
        case {"type": "literal"}:
            return _literal(schema, cast(list[object], schema["expected"]))
        case _:
            return {
                key: _inside(value) if key in _INNER else value
                for key, value in schema.items()
            }


def _inside(value: object) -> object:
    match value:
        case {"type": str()}:
            return _exact(cast(Mapping[str, object], value))
        case dict():
            fields = cast(Mapping[str, object], value)
            return {name: _inside(field) for name, field in fields.items()}
        case list():
            return [_inside(item) for item in cast(list[object], value)]
        case _:
            # A choice of a union, with its label.
            choice, label = cast(tuple[object, str], value)
            return _inside(choice), label


def _whole(schema: Mapping[str, object]) -> object:
    """Integers; 1.0 is one (JSON Schema 2020-12, core, section 4.2.3)."""
    from_float = core_schema.no_info_before_validator_function(
        _without_fraction, core_schema.int_schema(strict=True)
    )
    whole = core_schema.union_schema(
        [core_schema.int_schema(strict=True), from_float],
        mode="left_to_right",
        custom_error_type="int_type",
    )
    return core_schema.chain_schema(
        [whole, cast(CoreSchema, {**schema, "strict": True})]
    )


def _without_fraction(value: object) -> object:
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _moment(schema: Mapping[str, object], kind: str) -> object:
    """Dates and times, as such or as text."""
    strict = cast(CoreSchema, {**schema, "strict": True})
    from_text = core_schema.chain_schema(
        [
            core_schema.str_schema(strict=True),
            cast(CoreSchema, {**schema, "strict": False}),
        ]
    )
    return core_schema.union_schema(
        [strict, from_text],
        mode="left_to_right",
        custom_error_type=f"{kind}_type",
    )


def _literal(schema: Mapping[str, object], expected: list[object]) -> object:
    if not any(isinstance(value, int) for value in expected):
        return schema

    def checked(value: object) -> object:
        if isinstance(value, int | float) and not any(
            value == one and isinstance(value, bool) is isinstance(one, bool)
            for one in expected
        ):
            raise PydanticCustomError(
                "literal_error",
                "Input should be {expected}",
                {"expected": " or ".join(map(repr, expected))},
            )
        return value

    return core_schema.no_info_before_validator_function(
        checked, cast(CoreSchema, schema)
    )
