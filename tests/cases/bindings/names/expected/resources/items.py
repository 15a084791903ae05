"""Operations on items."""

from __future__ import annotations

import builtins
from datetime import date, datetime
from typing import Any
from uuid import UUID

from .. import models
from .._runtime.operation import Operation
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

_LIST: Operation[list[models.ModelModel]] = Operation(
    "GET",
    "/items",
    returns={"200": lambda: list[models.ModelModel]},
)
_CREATE: Operation[models.Operation] = Operation(
    "POST",
    "/items",
    returns={"200": lambda: models.Operation},
)
_PRINT: Operation[list[str]] = Operation(
    "POST",
    "/items/{item_id}/print",
    returns={"200": lambda: list[str]},
)


class Items(Resource):
    """The operations on items."""

    with_raw_response = Responding(lambda own: ItemsWithResponse(Raw(own)))
    with_streaming_response = Responding(lambda own: ItemsWithResponse(Streamed(own)))

    def list(
        self,
        *,
        class_: builtins.list[str] | None = None,
        self_: str | None = None,
        body: str | None = None,
    ) -> builtins.list[models.ModelModel]:
        """GET /items"""
        return self._transport.send(
            _LIST,
            query={"class": class_, "self": self_, "body": body},
        )

    def create(
        self,
        *,
        class_: str | None = None,
        self_: str | None = None,
        list: builtins.list[str] | None = None,
        json: dict[str, Any] | None = None,
        from_: str | None = None,
        private: str | None = None,
        field_2fa: bool | None = None,
        a_b_d44362: str | None = None,
        a_b: str | None = None,
        a_b_c8687a: str | None = None,
        naive: str | None = None,
        u65e5_u672c: str | None = None,
        field: str | None = None,
        date: date | None = None,
        datetime: datetime | None = None,
        datetime2: datetime | None = None,
        uuid: UUID | str | None = None,
        timezone: models.Timezone | str | None = None,
    ) -> models.Operation:
        """POST /items"""
        return self._transport.send(
            _CREATE,
            json={
                "class": class_,
                "self": self_,
                "list": list,
                "json": json,
                "from": from_,
                "_private": private,
                "2fa": field_2fa,
                "a-b": a_b_d44362,
                "a_b": a_b,
                "a b": a_b_c8687a,
                "naïve": naive,
                "日本": u65e5_u672c,
                "": field,
                "date": date,
                "datetime": datetime,
                "datetime2": datetime2,
                "UUID": uuid,
                "timezone": timezone,
            },
        )

    def print(self, item_id: str) -> builtins.list[str]:
        """POST /items/{item_id}/print"""
        return self._transport.send(_PRINT, path={"item_id": item_id})


class AsyncItems(AsyncResource):
    """The operations on items."""

    with_raw_response = Responding(lambda own: AsyncItemsWithResponse(Raw(own)))
    with_streaming_response = Responding(
        lambda own: AsyncItemsWithResponse(Streamed(own)),
    )

    async def list(
        self,
        *,
        class_: builtins.list[str] | None = None,
        self_: str | None = None,
        body: str | None = None,
    ) -> builtins.list[models.ModelModel]:
        """GET /items"""
        return await self._transport.send(
            _LIST,
            query={"class": class_, "self": self_, "body": body},
        )

    async def create(
        self,
        *,
        class_: str | None = None,
        self_: str | None = None,
        list: builtins.list[str] | None = None,
        json: dict[str, Any] | None = None,
        from_: str | None = None,
        private: str | None = None,
        field_2fa: bool | None = None,
        a_b_d44362: str | None = None,
        a_b: str | None = None,
        a_b_c8687a: str | None = None,
        naive: str | None = None,
        u65e5_u672c: str | None = None,
        field: str | None = None,
        date: date | None = None,
        datetime: datetime | None = None,
        datetime2: datetime | None = None,
        uuid: UUID | str | None = None,
        timezone: models.Timezone | str | None = None,
    ) -> models.Operation:
        """POST /items"""
        return await self._transport.send(
            _CREATE,
            json={
                "class": class_,
                "self": self_,
                "list": list,
                "json": json,
                "from": from_,
                "_private": private,
                "2fa": field_2fa,
                "a-b": a_b_d44362,
                "a_b": a_b,
                "a b": a_b_c8687a,
                "naïve": naive,
                "日本": u65e5_u672c,
                "": field,
                "date": date,
                "datetime": datetime,
                "datetime2": datetime2,
                "UUID": uuid,
                "timezone": timezone,
            },
        )

    async def print(self, item_id: str) -> builtins.list[str]:
        """POST /items/{item_id}/print"""
        return await self._transport.send(_PRINT, path={"item_id": item_id})


class ItemsWithResponse(WithResponse[Mode]):
    list = Method(Items.list)
    create = Method(Items.create)
    print = Method(Items.print)


class AsyncItemsWithResponse(WithResponse[Mode]):
    list = AsyncMethod(AsyncItems.list)
    create = AsyncMethod(AsyncItems.create)
    print = AsyncMethod(AsyncItems.print)
