"""Operations on Things."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal
from typing import Any, Literal
from uuid import UUID

from .. import models
from .._runtime.operation import NOT_GIVEN, NotGiven, Operation
from .._runtime.resources import AsyncResource, Resource
from .._runtime.responses import (
    AsyncMethod,
    Method,
    Mode,
    Raw,
    Responding,
    Streamed,
    WithResponse,
)

_CREATE: Operation[models.Thing] = Operation(
    "POST",
    "/things",
    returns={"201": lambda: models.Thing},
    nullable=(
        "required_nullable",
        "optional_nullable",
        "nullable_with_default",
        "nullable_default_null",
        "maybe_color",
        "nullable_enum",
        "nothing",
    ),
)


class Things(Resource):
    """The operations on Things."""

    with_raw_response = Responding(lambda own: ThingsWithResponse(Raw(own)))
    with_streaming_response = Responding(lambda own: ThingsWithResponse(Streamed(own)))

    def create(
        self,
        *,
        required: str,
        required_nullable: str | None,
        optional: str | None = None,
        optional_nullable: str | None | NotGiven = NOT_GIVEN,
        with_default: str | None = None,
        nullable_with_default: str | None | NotGiven = NOT_GIVEN,
        nullable_default_null: str | None | NotGiven = NOT_GIVEN,
        color: models.Color | str | None = None,
        maybe_color: models.Color | str | None | NotGiven = NOT_GIVEN,
        nullable_enum: models.ThingNullableEnum | str | None | NotGiven = NOT_GIVEN,
        one_value: Literal["always"] | None = None,
        priority: models.Priority | int | None = None,
        mixed: Literal["auto", 1, True] | None = None,
        flag: bool | None = None,
        count: int | None = None,
        share: float | None = None,
        amount: Decimal | None = None,
        money: Decimal | float | None = None,
        at: datetime | None = None,
        day: date | None = None,
        clock: time | None = None,
        key: UUID | str | None = None,
        anything: Any | None = None,
        nothing: None | NotGiven = NOT_GIVEN,
        list: list[str] | None = None,
        pair: list[str | int | bool] | None = None,
        labels: dict[str, int] | None = None,
        free: dict[str, Any] | None = None,
        nested: models.ThingNested | None = None,
        camel_case: str | None = None,
    ) -> models.Thing:
        """POST /things

        Args:
            with_default: Default say "hello" \\ 'there'.
            nullable_with_default: Default a.
            maybe_color: Default red.
            flag: Default False.
            count: 0 to 10; default 5.
            amount: Default 0.10.
            day: Default 2026-01-01.
            camel_case: It ends in a quote: "this".
        """
        return self._transport.send(
            _CREATE,
            json={
                "required": required,
                "required_nullable": required_nullable,
                "optional": optional,
                "optional_nullable": optional_nullable,
                "with_default": with_default,
                "nullable_with_default": nullable_with_default,
                "nullable_default_null": nullable_default_null,
                "color": color,
                "maybe_color": maybe_color,
                "nullable_enum": nullable_enum,
                "one_value": one_value,
                "priority": priority,
                "mixed": mixed,
                "flag": flag,
                "count": count,
                "share": share,
                "amount": amount,
                "money": money,
                "at": at,
                "day": day,
                "clock": clock,
                "key": key,
                "anything": anything,
                "nothing": nothing,
                "list": list,
                "pair": pair,
                "labels": labels,
                "free": free,
                "nested": nested,
                "camelCase": camel_case,
            },
        )


class AsyncThings(AsyncResource):
    """The operations on Things."""

    with_raw_response = Responding(lambda own: AsyncThingsWithResponse(Raw(own)))
    with_streaming_response = Responding(
        lambda own: AsyncThingsWithResponse(Streamed(own)),
    )

    async def create(
        self,
        *,
        required: str,
        required_nullable: str | None,
        optional: str | None = None,
        optional_nullable: str | None | NotGiven = NOT_GIVEN,
        with_default: str | None = None,
        nullable_with_default: str | None | NotGiven = NOT_GIVEN,
        nullable_default_null: str | None | NotGiven = NOT_GIVEN,
        color: models.Color | str | None = None,
        maybe_color: models.Color | str | None | NotGiven = NOT_GIVEN,
        nullable_enum: models.ThingNullableEnum | str | None | NotGiven = NOT_GIVEN,
        one_value: Literal["always"] | None = None,
        priority: models.Priority | int | None = None,
        mixed: Literal["auto", 1, True] | None = None,
        flag: bool | None = None,
        count: int | None = None,
        share: float | None = None,
        amount: Decimal | None = None,
        money: Decimal | float | None = None,
        at: datetime | None = None,
        day: date | None = None,
        clock: time | None = None,
        key: UUID | str | None = None,
        anything: Any | None = None,
        nothing: None | NotGiven = NOT_GIVEN,
        list: list[str] | None = None,
        pair: list[str | int | bool] | None = None,
        labels: dict[str, int] | None = None,
        free: dict[str, Any] | None = None,
        nested: models.ThingNested | None = None,
        camel_case: str | None = None,
    ) -> models.Thing:
        """POST /things

        Args:
            with_default: Default say "hello" \\ 'there'.
            nullable_with_default: Default a.
            maybe_color: Default red.
            flag: Default False.
            count: 0 to 10; default 5.
            amount: Default 0.10.
            day: Default 2026-01-01.
            camel_case: It ends in a quote: "this".
        """
        return await self._transport.send(
            _CREATE,
            json={
                "required": required,
                "required_nullable": required_nullable,
                "optional": optional,
                "optional_nullable": optional_nullable,
                "with_default": with_default,
                "nullable_with_default": nullable_with_default,
                "nullable_default_null": nullable_default_null,
                "color": color,
                "maybe_color": maybe_color,
                "nullable_enum": nullable_enum,
                "one_value": one_value,
                "priority": priority,
                "mixed": mixed,
                "flag": flag,
                "count": count,
                "share": share,
                "amount": amount,
                "money": money,
                "at": at,
                "day": day,
                "clock": clock,
                "key": key,
                "anything": anything,
                "nothing": nothing,
                "list": list,
                "pair": pair,
                "labels": labels,
                "free": free,
                "nested": nested,
                "camelCase": camel_case,
            },
        )


class ThingsWithResponse(WithResponse[Mode]):
    create = Method(Things.create)


class AsyncThingsWithResponse(WithResponse[Mode]):
    create = AsyncMethod(AsyncThings.create)
