"""Operations on Accounts."""

from __future__ import annotations

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

_REPLACE: Operation[None] = Operation(
    "PUT",
    "/accounts/{id}",
    returns={"204": lambda: None},
)


class Accounts(Resource):
    """The operations on Accounts."""

    with_raw_response = Responding(lambda own: AccountsWithResponse(Raw(own)))
    with_streaming_response = Responding(
        lambda own: AccountsWithResponse(Streamed(own)),
    )

    def replace(
        self,
        id: str,
        *,
        json_id: str,
        query_id: str | None = None,
        name: str | None = None,
    ) -> None:
        """PUT /accounts/{id}"""
        return self._transport.send(
            _REPLACE,
            path={"id": id},
            query={"id": query_id},
            json={"id": json_id, "name": name},
        )


class AsyncAccounts(AsyncResource):
    """The operations on Accounts."""

    with_raw_response = Responding(lambda own: AsyncAccountsWithResponse(Raw(own)))
    with_streaming_response = Responding(
        lambda own: AsyncAccountsWithResponse(Streamed(own)),
    )

    async def replace(
        self,
        id: str,
        *,
        json_id: str,
        query_id: str | None = None,
        name: str | None = None,
    ) -> None:
        """PUT /accounts/{id}"""
        return await self._transport.send(
            _REPLACE,
            path={"id": id},
            query={"id": query_id},
            json={"id": json_id, "name": name},
        )


class AccountsWithResponse(WithResponse[Mode]):
    replace = Method(Accounts.replace)


class AsyncAccountsWithResponse(WithResponse[Mode]):
    replace = AsyncMethod(AsyncAccounts.replace)
