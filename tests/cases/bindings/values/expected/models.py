"""What the Values sends and receives."""

from __future__ import annotations

import builtins
from datetime import date, datetime, time
from decimal import Decimal
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import Field

from ._runtime.keywords import Keywords
from ._runtime.models import DecimalString, Model, Omittable, OpenIntEnum, OpenStrEnum


class Color(OpenStrEnum):
    """How it looks."""

    RED_4bc927 = "red"
    DARK_BLUE = "dark-blue"
    VALUE_2ND = "2nd"
    VALUE = ""
    RED_16e79c = "Red"
    NONE = "None"


class Priority(OpenIntEnum):
    VALUE_1_6b86b2 = 1
    VALUE_2 = 2
    VALUE_1_1bad6b = -1


class ThingNullableEnum(OpenStrEnum):
    A = "a"
    B = "b"


class Thing(Model):
    """Every way in which a member can be there, or not.

    A backslash \\ and \"\"\"three quotes\"\"\" are harmless.
    """

    required: str
    required_nullable: str | None
    optional: Omittable[str] = None
    optional_nullable: str | None = None
    with_default: str = "say \"hello\" \\ 'there'"
    nullable_with_default: str | None = "a"
    nullable_default_null: str | None = None
    color: Omittable[Color] = None
    maybe_color: Color | None = Color.RED_4bc927
    nullable_enum: ThingNullableEnum | None = None
    one_value: Omittable[Literal["always"]] = None
    priority: Omittable[Priority] = None
    mixed: Omittable[Literal["auto", 1, True]] = None
    flag: bool = False
    count: Annotated[int, Field(ge=0, le=10)] = 5
    share: Annotated[
        Omittable[float],
        Field(gt=0),
        Keywords({"multipleOf": 0.5}),
    ] = None
    amount: DecimalString = Decimal("0.10")
    money: Omittable[DecimalString] = None
    at: Omittable[datetime] = None
    day: Omittable[date] = None
    clock: Omittable[time] = None
    key: Omittable[UUID] = None
    anything: Any = None
    nothing: None = None
    list: Annotated[
        Omittable[builtins.list[str]],
        Field(min_length=1, max_length=3),
    ] = None
    pair: Annotated[
        Omittable[builtins.list[str | int | bool]],
        Keywords(
            {
                "prefixItems": [{"type": "string"}, {"type": "integer"}],
                "items": {"type": "boolean"},
            },
        ),
    ] = None
    labels: Omittable[dict[str, int]] = None
    free: Omittable[dict[str, Any]] = None
    nested: Omittable[ThingNested] = None
    camel_case: Annotated[Omittable[str], Field(alias="camelCase")] = None
    """It ends in a quote: "this" """


class ThingNested(Model):
    deeper: Omittable[ThingNestedDeeper] = None


class ThingNestedDeeper(Model):
    value: Omittable[float] = None
