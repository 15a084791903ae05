"""Operations on Accounts."""

from __future__ import annotations

from .._runtime import AsyncTransport, Operation, Transport

_REPLACE: Operation[None] = Operation(
    "PUT",
    "/accounts/{id}",
    returns={"204": lambda: None},
)


class Accounts:
    """The operations on Accounts."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def replace(
        self,
        id: str,
        *,
        json_id: str,
        query_id: str | None = None,
        name: str | None = None,
    ) -> None:
        """PUT /accounts/{id}"""
        self._transport.send(
            _REPLACE,
            path={"id": id},
            query={"id": query_id},
            json={"id": json_id, "name": name},
        )


class AsyncAccounts:
    """The operations on Accounts."""

    def __init__(self, transport: AsyncTransport) -> None:
        self._transport = transport

    async def replace(
        self,
        id: str,
        *,
        json_id: str,
        query_id: str | None = None,
        name: str | None = None,
    ) -> None:
        """PUT /accounts/{id}"""
        await self._transport.send(
            _REPLACE,
            path={"id": id},
            query={"id": query_id},
            json={"id": json_id, "name": name},
        )
