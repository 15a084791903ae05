"""Operations on Shapes."""

from __future__ import annotations

from .._runtime import NOT_GIVEN, AsyncTransport, NotGiven, Operation, Transport
from ..models import Circle, Problem, Square, Ticket

_GET: Operation[Circle | Square | Ticket | None] = Operation(
    "GET",
    "/shapes/{id}",
    returns={"200": Circle | Square, "202": Ticket, "204": None},
    raises={"400": Problem | str, "4XX": Problem, "default": Problem},
)
_UPDATE: Operation[Circle | Square] = Operation(
    "PATCH",
    "/shapes/{id}",
    returns={"2XX": Circle | Square},
)
_GET_LEGACY: Operation[Ticket] = Operation(
    "GET",
    "/legacy",
    returns={"default": Ticket},
)


class Shapes:
    """The operations on Shapes."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def get(self, id: int | str) -> Circle | Square | Ticket | None:
        """GET /shapes/{id}

        Raises:
            BadRequestError: 400, Bad.
            ClientError: 4XX, Other.
            InternalServerError: 503, Later.
        """
        return self._transport.send(_GET, path={"id": id})

    def update(
        self,
        id: int,
        *,
        body: Circle | Square | NotGiven = NOT_GIVEN,
    ) -> Circle | Square:
        """PATCH /shapes/{id}"""
        return self._transport.send(_UPDATE, path={"id": id}, body=body)

    def get_legacy(self) -> Ticket:
        """GET /legacy"""
        return self._transport.send(_GET_LEGACY)


class AsyncShapes:
    """The operations on Shapes."""

    def __init__(self, transport: AsyncTransport) -> None:
        self._transport = transport

    async def get(self, id: int | str) -> Circle | Square | Ticket | None:
        """GET /shapes/{id}

        Raises:
            BadRequestError: 400, Bad.
            ClientError: 4XX, Other.
            InternalServerError: 503, Later.
        """
        return await self._transport.send(_GET, path={"id": id})

    async def update(
        self,
        id: int,
        *,
        body: Circle | Square | NotGiven = NOT_GIVEN,
    ) -> Circle | Square:
        """PATCH /shapes/{id}"""
        return await self._transport.send(_UPDATE, path={"id": id}, body=body)

    async def get_legacy(self) -> Ticket:
        """GET /legacy"""
        return await self._transport.send(_GET_LEGACY)
