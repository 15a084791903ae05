"""Clients of the Browser Use Public API v3."""

from __future__ import annotations

import copy
import os
from functools import cached_property
from typing import TYPE_CHECKING, Self, Unpack

from ._runtime.auth import ApiKey
from ._runtime.decoding import Validation
from ._runtime.hooks import Hook
from ._runtime.http import AsyncHTTPClient, HTTPClient
from ._runtime.loading import forget_resources
from ._runtime.settings import Changes
from ._runtime.transport import AsyncTransport, Transport

if TYPE_CHECKING:
    from .resources.sessions import AsyncSessions, Sessions


class Client:
    """A client of the Browser Use Public API v3.

    Browser Use session-based agent API (v3)

    Args:
        api_key: Sent as header `X-Browser-Use-API-Key`; read from `BROWSER_USE_API_KEY`
            where it is left out.
        base_url: Where the API is; read from `BROWSER_USE_BASE_URL` where it is left
            out, else https://api.browser-use.com/api/v3.
        timeout: Seconds that a call may take in all, retries included; None waits for
            ever.
        max_retries: How often a call is repeated that is safe to repeat.
        validation: What becomes of a response that is not what the document says:
            `report` gives what is right in it (`mismatches` lists the rest, which to
            touch is an error), `strict` is an error, `off` is silent.
        hooks: Called with every event of every call.
        http_client: Used instead of a client of its own, and left open.
    """

    def __init__(
        self,
        *,
        api_key: str | None = None,
        base_url: str | None = None,
        timeout: float | None = 60.0,
        max_retries: int = 2,
        validation: Validation = "report",
        hooks: tuple[Hook, ...] = (),
        http_client: HTTPClient | None = None,
    ) -> None:
        api_key = api_key or os.environ.get("BROWSER_USE_API_KEY")
        base_url = (
            base_url
            or os.environ.get("BROWSER_USE_BASE_URL")
            or "https://api.browser-use.com/api/v3"
        )
        self._transport = Transport(
            base_url,
            credentials={
                "APIKeyHeader": (
                    ApiKey("header", "X-Browser-Use-API-Key", api_key)
                    if api_key
                    else None
                ),
            },
            security=(("APIKeyHeader",),),
            timeout=timeout,
            max_retries=max_retries,
            validation=validation,
            hooks=hooks,
            user_agent="browser-use-cloud/3.0.0",
            http_client=http_client,
        )

    @cached_property
    def sessions(self) -> Sessions:
        """The operations on Sessions."""
        from .resources.sessions import Sessions

        return Sessions(self._transport)

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


class AsyncClient:
    """A client of the Browser Use Public API v3 for asyncio; what it takes:
    `Client`.
    """

    def __init__(
        self,
        *,
        api_key: str | None = None,
        base_url: str | None = None,
        timeout: float | None = 60.0,
        max_retries: int = 2,
        validation: Validation = "report",
        hooks: tuple[Hook, ...] = (),
        http_client: AsyncHTTPClient | None = None,
    ) -> None:
        api_key = api_key or os.environ.get("BROWSER_USE_API_KEY")
        base_url = (
            base_url
            or os.environ.get("BROWSER_USE_BASE_URL")
            or "https://api.browser-use.com/api/v3"
        )
        self._transport = AsyncTransport(
            base_url,
            credentials={
                "APIKeyHeader": (
                    ApiKey("header", "X-Browser-Use-API-Key", api_key)
                    if api_key
                    else None
                ),
            },
            security=(("APIKeyHeader",),),
            timeout=timeout,
            max_retries=max_retries,
            validation=validation,
            hooks=hooks,
            user_agent="browser-use-cloud/3.0.0",
            http_client=http_client,
        )

    @cached_property
    def sessions(self) -> AsyncSessions:
        """The operations on Sessions."""
        from .resources.sessions import AsyncSessions

        return AsyncSessions(self._transport)

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
