"""Clients of the Names "in" \\ every form."""

from __future__ import annotations

import copy
import os
from functools import cached_property
from typing import TYPE_CHECKING, Self, Unpack

from . import models
from ._runtime.decoding import Validation
from ._runtime.hooks import Hook
from ._runtime.http import AsyncHTTPClient, HTTPClient
from ._runtime.loading import forget_resources
from ._runtime.operation import Operation
from ._runtime.responses import (
    AsyncMethod,
    Method,
    Mode,
    Raw,
    Responding,
    Streamed,
    WithResponse,
)
from ._runtime.settings import Changes
from ._runtime.transport import AsyncTransport, Transport

if TYPE_CHECKING:
    from .resources.items import AsyncItems, Items
    from .resources.things import AsyncThings, Things
    from .resources.transport import AsyncTransportResource, TransportResource

_CLOSE: Operation[None] = Operation("POST", "/close", returns={"204": lambda: None})
_HEALTH: Operation[models.Class] = Operation(
    "GET",
    "/health",
    returns={"200": lambda: models.Class},
)


class Client:
    """A client of the Names "in" \\ every form.

    Args:
        base_url: Where the API is; read from `EXAMPLE_BASE_URL` where it is left out,
            else https://api.example.com.
        timeout: Seconds that a call may take in all, retries included; None waits for
            ever.
        max_retries: How often a call is repeated that is safe to repeat.
        validation: What becomes of a response that is not what the document says:
            `report` gives what is right in it (`mismatches` lists the rest, which to
            touch is an error), `strict` is an error, `off` is silent.
        hooks: Called with every event of every call.
        http_client: Used instead of a client of its own, and left open.
    """

    with_raw_response = Responding(lambda own: ClientWithResponse(Raw(own)))
    with_streaming_response = Responding(lambda own: ClientWithResponse(Streamed(own)))

    def __init__(
        self,
        *,
        base_url: str | None = None,
        timeout: float | None = 60.0,
        max_retries: int = 2,
        validation: Validation = "report",
        hooks: tuple[Hook, ...] = (),
        http_client: HTTPClient | None = None,
    ) -> None:
        base_url = (
            base_url or os.environ.get("EXAMPLE_BASE_URL") or "https://api.example.com"
        )
        self._transport = Transport(
            base_url,
            timeout=timeout,
            max_retries=max_retries,
            validation=validation,
            hooks=hooks,
            user_agent="example/1",
            http_client=http_client,
        )

    @cached_property
    def things(self) -> Things:
        """The operations on things."""
        from .resources.things import Things

        return Things(self._transport)

    @cached_property
    def items(self) -> Items:
        """The operations on items."""
        from .resources.items import Items

        return Items(self._transport)

    @cached_property
    def transport(self) -> TransportResource:
        """The operations on transport."""
        from .resources.transport import TransportResource

        return TransportResource(self._transport)

    def with_options(self, **changes: Unpack[Changes]) -> Self:
        """The same client with other options; both share one pool of connections."""
        client = copy.copy(self)
        forget_resources(client)
        client._transport = self._transport.with_options(**changes)
        return client

    def close(self) -> None:
        """Close the connections, unless they belong to a client that was passed in."""
        self._transport.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def close_(self) -> None:
        """POST /close"""
        return self._transport.send(_CLOSE)

    def health(self) -> models.Class:
        """GET /health"""
        return self._transport.send(_HEALTH)


class AsyncClient:
    """A client of the Names "in" \\ every form for asyncio; what it takes: `Client`."""

    with_raw_response = Responding(lambda own: AsyncClientWithResponse(Raw(own)))
    with_streaming_response = Responding(
        lambda own: AsyncClientWithResponse(Streamed(own)),
    )

    def __init__(
        self,
        *,
        base_url: str | None = None,
        timeout: float | None = 60.0,
        max_retries: int = 2,
        validation: Validation = "report",
        hooks: tuple[Hook, ...] = (),
        http_client: AsyncHTTPClient | None = None,
    ) -> None:
        base_url = (
            base_url or os.environ.get("EXAMPLE_BASE_URL") or "https://api.example.com"
        )
        self._transport = AsyncTransport(
            base_url,
            timeout=timeout,
            max_retries=max_retries,
            validation=validation,
            hooks=hooks,
            user_agent="example/1",
            http_client=http_client,
        )

    @cached_property
    def things(self) -> AsyncThings:
        """The operations on things."""
        from .resources.things import AsyncThings

        return AsyncThings(self._transport)

    @cached_property
    def items(self) -> AsyncItems:
        """The operations on items."""
        from .resources.items import AsyncItems

        return AsyncItems(self._transport)

    @cached_property
    def transport(self) -> AsyncTransportResource:
        """The operations on transport."""
        from .resources.transport import AsyncTransportResource

        return AsyncTransportResource(self._transport)

    def with_options(self, **changes: Unpack[Changes]) -> Self:
        """The same client with other options; both share one pool of connections."""
        client = copy.copy(self)
        forget_resources(client)
        client._transport = self._transport.with_options(**changes)
        return client

    async def close(self) -> None:
        """Close the connections, unless they belong to a client that was passed in."""
        await self._transport.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *error: object) -> None:
        await self.close()

    async def close_(self) -> None:
        """POST /close"""
        return await self._transport.send(_CLOSE)

    async def health(self) -> models.Class:
        """GET /health"""
        return await self._transport.send(_HEALTH)


class ClientWithResponse(WithResponse[Mode]):
    close_ = Method(Client.close_)
    health = Method(Client.health)


class AsyncClientWithResponse(WithResponse[Mode]):
    close_ = AsyncMethod(AsyncClient.close_)
    health = AsyncMethod(AsyncClient.health)
