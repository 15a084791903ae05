"""Operations on Reports."""

from __future__ import annotations

import builtins
from datetime import datetime
from typing import Any
from uuid import UUID

from .. import models
from .._runtime.operation import Operation, Style
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

_LIST: Operation[list[models.Report]] = Operation(
    "GET",
    "/accounts/{account_id}/reports/{kind}{range}",
    returns={"200": lambda: list[models.Report]},
    styles={
        "range": Style("matrix", explode=True),
        "kind": Style("label"),
        "ids": Style("pipeDelimited"),
        "tags": Style("spaceDelimited"),
        "words": Style(explode=False),
        "filter": Style("deepObject", explode=True),
        "next": Style(allow_reserved=True),
        "where": Style(media_type="application/json"),
    },
)


class Reports(Resource):
    """What was measured."""

    with_raw_response = Responding(lambda own: ReportsWithResponse(Raw(own)))
    with_streaming_response = Responding(lambda own: ReportsWithResponse(Streamed(own)))

    def list(
        self,
        account_id: UUID | str,
        kind: str,
        range: builtins.list[int],
        *,
        page_size: int,
        x_trace_id: str,
        ids: builtins.list[str] | None = None,
        tags: builtins.list[str] | None = None,
        words: builtins.list[str] | None = None,
        filter: dict[str, str] | None = None,
        next: str | None = None,
        where: dict[str, Any] | None = None,
        since: datetime | None = None,
        if_match: builtins.list[str] | None = None,
        session: str | None = None,
    ) -> builtins.list[models.Report]:
        """Reports of an account

        Args:
            page_size: 1 to 100; default 20.
            next: Where to go on.
        """
        return self._transport.send(
            _LIST,
            path={"account_id": account_id, "kind": kind, "range": range},
            query={
                "page[size]": page_size,
                "ids": ids,
                "tags": tags,
                "words": words,
                "filter": filter,
                "next": next,
                "where": where,
                "since": since,
            },
            headers={"X-Trace-Id": x_trace_id, "If-Match": if_match},
            cookies={"session": session},
        )


class AsyncReports(AsyncResource):
    """What was measured."""

    with_raw_response = Responding(lambda own: AsyncReportsWithResponse(Raw(own)))
    with_streaming_response = Responding(
        lambda own: AsyncReportsWithResponse(Streamed(own)),
    )

    async def list(
        self,
        account_id: UUID | str,
        kind: str,
        range: builtins.list[int],
        *,
        page_size: int,
        x_trace_id: str,
        ids: builtins.list[str] | None = None,
        tags: builtins.list[str] | None = None,
        words: builtins.list[str] | None = None,
        filter: dict[str, str] | None = None,
        next: str | None = None,
        where: dict[str, Any] | None = None,
        since: datetime | None = None,
        if_match: builtins.list[str] | None = None,
        session: str | None = None,
    ) -> builtins.list[models.Report]:
        """Reports of an account

        Args:
            page_size: 1 to 100; default 20.
            next: Where to go on.
        """
        return await self._transport.send(
            _LIST,
            path={"account_id": account_id, "kind": kind, "range": range},
            query={
                "page[size]": page_size,
                "ids": ids,
                "tags": tags,
                "words": words,
                "filter": filter,
                "next": next,
                "where": where,
                "since": since,
            },
            headers={"X-Trace-Id": x_trace_id, "If-Match": if_match},
            cookies={"session": session},
        )


class ReportsWithResponse(WithResponse[Mode]):
    list = Method(Reports.list)


class AsyncReportsWithResponse(WithResponse[Mode]):
    list = AsyncMethod(AsyncReports.list)
