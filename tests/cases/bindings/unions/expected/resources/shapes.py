"""Operations on Shapes."""

from __future__ import annotations

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

_GET_LEGACY: Operation[models.Ticket] = Operation(
    "GET",
    "/legacy",
    returns={"default": lambda: models.Ticket},
)
_GET: Operation[models.Circle | models.Square | models.Ticket | None] = Operation(
    "GET",
    "/shapes/{id}",
    returns={
        "200": lambda: models.Circle | models.Square,
        "202": lambda: models.Ticket,
        "204": lambda: None,
    },
    raises={
        "400": lambda: models.Problem | str,
        "4XX": lambda: models.Problem,
        "default": lambda: models.Problem,
    },
)
_UPDATE: Operation[models.Circle | models.Square] = Operation(
    "PATCH",
    "/shapes/{id}",
    returns={"2XX": lambda: models.Circle | models.Square},
)


class Shapes(Resource):
    """The operations on Shapes."""

    with_raw_response = Responding(lambda own: ShapesWithResponse(Raw(own)))
    with_streaming_response = Responding(lambda own: ShapesWithResponse(Streamed(own)))

    def get_legacy(self) -> models.Ticket:
        """GET /legacy"""
        return self._transport.send(_GET_LEGACY)

    def get(
        self,
        id: int | str,
    ) -> models.Circle | models.Square | models.Ticket | None:
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
        body: models.Circle | models.Square | NotGiven = NOT_GIVEN,
    ) -> models.Circle | models.Square:
        """PATCH /shapes/{id}"""
        return self._transport.send(_UPDATE, path={"id": id}, body=body)


class AsyncShapes(AsyncResource):
    """The operations on Shapes."""

    with_raw_response = Responding(lambda own: AsyncShapesWithResponse(Raw(own)))
    with_streaming_response = Responding(
        lambda own: AsyncShapesWithResponse(Streamed(own)),
    )

    async def get_legacy(self) -> models.Ticket:
        """GET /legacy"""
        return await self._transport.send(_GET_LEGACY)

    async def get(
        self,
        id: int | str,
    ) -> models.Circle | models.Square | models.Ticket | None:
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
        body: models.Circle | models.Square | NotGiven = NOT_GIVEN,
    ) -> models.Circle | models.Square:
        """PATCH /shapes/{id}"""
        return await self._transport.send(_UPDATE, path={"id": id}, body=body)


class ShapesWithResponse(WithResponse[Mode]):
    get_legacy = Method(Shapes.get_legacy)
    get = Method(Shapes.get)
    update = Method(Shapes.update)


class AsyncShapesWithResponse(WithResponse[Mode]):
    get_legacy = AsyncMethod(AsyncShapes.get_legacy)
    get = AsyncMethod(AsyncShapes.get)
    update = AsyncMethod(AsyncShapes.update)
