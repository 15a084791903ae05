"""Python values as JSON and as text."""

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import TypeAlias, cast

from pydantic import ConfigDict, TypeAdapter
from pydantic_core import PydanticSerializationError, from_json

from .operation import NOT_GIVEN

Json: TypeAlias = "None | bool | int | float | str | list[Json] | dict[str, Json]"

# Writes NaN and Infinity as they are, so that they can be found and refused instead of becoming null.
_ANYTHING: TypeAdapter[object] = TypeAdapter(
    object, config=ConfigDict(ser_json_inf_nan="constants")
)


def given(
    values: Mapping[str, object], *, nullable: tuple[str, ...] = ()
) -> dict[str, object]:
    """The values that are to be sent: neither left out, nor None unless None means null."""
    return {
        name: _spelled_out(value)
        for name, value in values.items()
        if value is not NOT_GIVEN and (value is not None or name in nullable)
    }


def _spelled_out(value: object) -> object:
    """A decimal number with all its digits; `1E+3` is no number to most servers."""
    return format(value, "f") if isinstance(value, Decimal) else value


def json_bytes(value: object) -> bytes:
    """A value as JSON text; models by alias and with only what was set, a Decimal as a string.

    Raises:
        ValueError: it has no JSON form.
    """
    try:
        content = _ANYTHING.dump_json(value, by_alias=True, exclude_unset=True)
    except PydanticSerializationError as error:
        raise ValueError(f"The value cannot be sent as JSON: {error}") from error
    refuse_constants(content)
    return content


def plain(value: object) -> Json:
    """A value in the terms of JSON; dates, enums, decimals and models as `json_bytes` writes them."""
    return cast(Json, from_json(json_bytes(value)))


def text(value: Json) -> str:
    """A JSON value as the text of a parameter; what is not a scalar stays JSON."""
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case str():
            return value
        case int() | float():
            return str(value)
        case _:
            return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def refuse_constants(content: bytes) -> None:
    """Refuses NaN and Infinity, which JSON does not have (RFC 8259, section 6).

    Raises:
        ValueError: there is one, outside of any string.
    """
    if b"NaN" in content or b"Infinity" in content:
        try:
            from_json(content, allow_inf_nan=False)
        except ValueError as error:
            raise ValueError("NaN and Infinity have no form in JSON.") from error
