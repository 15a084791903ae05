"""Clients of the Names "in" \\ every form."""

from __future__ import annotations

import copy
import os
from typing import Self, Unpack

from ._runtime import (
    AsyncHTTPClient,
    AsyncTransport,
    Changes,
    HTTPClient,
    Operation,
    Transport,
)
from .models import Class
from .resources.items import AsyncItems, Items
from .resources.things import AsyncThings, Things
from .resources.transport import AsyncTransportResource, TransportResource

_HEALTH: Operation[Class] = Operation("GET", "/health", returns={"200": Class})
_CLOSE: Operation[None] = Operation("POST", "/close", returns={"204": None})


class Client:
    """A client of the Names "in" \\ every form.

    Args:
        base_url: Where the API is; read from `EXAMPLE_BASE_URL` where it is left out,
            else https://api.example.com.
        timeout: Seconds that a call may take in all, retries included; None waits for
            ever.
        max_retries: How often a call is repeated that is safe to repeat.
        http_client: Used instead of a client of its own, and left open.
    """

    def __init__(
        self,
        *,
        base_url: str | None = None,
        timeout: float | None = 60.0,
        max_retries: int = 2,
        http_client: HTTPClient | None = None,
    ) -> None:
        base_url = (
            base_url or os.environ.get("EXAMPLE_BASE_URL") or "https://api.example.com"
        )
        self._use(
            Transport(
                base_url,
                timeout=timeout,
                max_retries=max_retries,
                user_agent="example/1",
                http_client=http_client,
            ),
        )

    def _use(self, transport: Transport) -> None:
        self._transport = transport
        self.items = Items(transport)
        self.transport = TransportResource(transport)
        self.things = Things(transport)

    def with_options(self, **changes: Unpack[Changes]) -> Self:
        """The same client with other options; both share one pool of connections."""
        client = copy.copy(self)
        client._use(self._transport.with_options(**changes))
        return client

    def close(self) -> None:
        """Close the connections, unless they belong to a client that was passed in."""
        self._transport.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def health(self) -> Class:
        """GET /health"""
        return self._transport.send(_HEALTH)

    def close_(self) -> None:
        """POST /close"""
        self._transport.send(_CLOSE)


class AsyncClient:
    """An asynchronous client of the Names "in" \\ every form.

    Args:
        base_url: Where the API is; read from `EXAMPLE_BASE_URL` where it is left out,
            else https://api.example.com.
        timeout: Seconds that a call may take in all, retries included; None waits for
            ever.
        max_retries: How often a call is repeated that is safe to repeat.
        http_client: Used instead of a client of its own, and left open.
    """

    def __init__(
        self,
        *,
        base_url: str | None = None,
        timeout: float | None = 60.0,
        max_retries: int = 2,
        http_client: AsyncHTTPClient | None = None,
    ) -> None:
        base_url = (
            base_url or os.environ.get("EXAMPLE_BASE_URL") or "https://api.example.com"
        )
        self._use(
            AsyncTransport(
                base_url,
                timeout=timeout,
                max_retries=max_retries,
                user_agent="example/1",
                http_client=http_client,
            ),
        )

    def _use(self, transport: AsyncTransport) -> None:
        self._transport = transport
        self.items = AsyncItems(transport)
        self.transport = AsyncTransportResource(transport)
        self.things = AsyncThings(transport)

    def with_options(self, **changes: Unpack[Changes]) -> Self:
        """The same client with other options; both share one pool of connections."""
        client = copy.copy(self)
        client._use(self._transport.with_options(**changes))
        return client

    async def close(self) -> None:
        """Close the connections, unless they belong to a client that was passed in."""
        await self._transport.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *error: object) -> None:
        await self.close()

    async def health(self) -> Class:
        """GET /health"""
        return await self._transport.send(_HEALTH)

    async def close_(self) -> None:
        """POST /close"""
        await self._transport.send(_CLOSE)
