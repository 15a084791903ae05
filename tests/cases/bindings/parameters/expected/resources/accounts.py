"""Operations on Accounts."""

from __future__ import annotations

from .._runtime import AsyncResource, Operation, Resource

_REPLACE: Operation[None] = Operation(
    "PUT",
    "/accounts/{id}",
    returns={"204": lambda: None},
)


class Accounts(Resource):
    """The operations on Accounts."""

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


class AsyncAccounts(AsyncResource):
    """The operations on Accounts."""

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
