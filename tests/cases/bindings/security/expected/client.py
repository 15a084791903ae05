"""Clients of the Security."""

from __future__ import annotations

import copy
import os
from functools import cached_property
from typing import TYPE_CHECKING, Self, Unpack

from ._runtime.auth import ApiKey, Basic, Bearer
from ._runtime.decoding import Validation
from ._runtime.hooks import Hook
from ._runtime.http import AsyncHTTPClient, HTTPClient
from ._runtime.loading import forget_resources
from ._runtime.settings import Changes
from ._runtime.transport import AsyncTransport, Transport

if TYPE_CHECKING:
    from .resources.doors import AsyncDoors, Doors


class Client:
    """A client of the Security.

    Args:
        api_key: Sent as header `X-Key`; read from `EXAMPLE_API_KEY` where it is left
            out.
        token_api_key: Sent as a bearer token; read from `EXAMPLE_TOKEN_API_KEY` where
            it is left out.
        user_username: The user name; read from `EXAMPLE_USER_USERNAME` where it is left
            out.
        user_password: The password; read from `EXAMPLE_USER_PASSWORD` where it is left
            out.
        cookie_api_key: Sent as cookie `sid`; read from `EXAMPLE_COOKIE_API_KEY` where
            it is left out.
        oauth_api_key: Sent as a bearer token; read from `EXAMPLE_OAUTH_API_KEY` where
            it is left out.
        base_url: Where the API is; read from `EXAMPLE_BASE_URL` where it is left out;
            one of the two is needed.
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
        token_api_key: str | None = None,
        user_username: str | None = None,
        user_password: str | None = None,
        cookie_api_key: str | None = None,
        oauth_api_key: str | None = None,
        base_url: str | None = None,
        timeout: float | None = 60.0,
        max_retries: int = 2,
        validation: Validation = "report",
        hooks: tuple[Hook, ...] = (),
        http_client: HTTPClient | None = None,
    ) -> None:
        api_key = api_key or os.environ.get("EXAMPLE_API_KEY")
        token_api_key = token_api_key or os.environ.get("EXAMPLE_TOKEN_API_KEY")
        user_username = user_username or os.environ.get("EXAMPLE_USER_USERNAME")
        user_password = user_password or os.environ.get("EXAMPLE_USER_PASSWORD")
        cookie_api_key = cookie_api_key or os.environ.get("EXAMPLE_COOKIE_API_KEY")
        oauth_api_key = oauth_api_key or os.environ.get("EXAMPLE_OAUTH_API_KEY")
        base_url = base_url or os.environ.get("EXAMPLE_BASE_URL")
        if base_url is None:
            raise ValueError(
                "The document names no server; give base_url or set EXAMPLE_BASE_URL."
            )
        self._transport = Transport(
            base_url,
            credentials={
                "key": ApiKey("header", "X-Key", api_key) if api_key else None,
                "token": Bearer(token_api_key) if token_api_key else None,
                "user": (
                    Basic(user_username, user_password)
                    if user_username and user_password
                    else None
                ),
                "cookie": (
                    ApiKey("cookie", "sid", cookie_api_key) if cookie_api_key else None
                ),
                "oauth": Bearer(oauth_api_key) if oauth_api_key else None,
            },
            security=(("key",), ("token", "user")),
            timeout=timeout,
            max_retries=max_retries,
            validation=validation,
            hooks=hooks,
            user_agent="example/1",
            http_client=http_client,
        )

    @cached_property
    def doors(self) -> Doors:
        """The operations on Doors."""
        from .resources.doors import Doors

        return Doors(self._transport)

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
    """A client of the Security for asyncio; what it takes: `Client`."""

    def __init__(
        self,
        *,
        api_key: str | None = None,
        token_api_key: str | None = None,
        user_username: str | None = None,
        user_password: str | None = None,
        cookie_api_key: str | None = None,
        oauth_api_key: str | None = None,
        base_url: str | None = None,
        timeout: float | None = 60.0,
        max_retries: int = 2,
        validation: Validation = "report",
        hooks: tuple[Hook, ...] = (),
        http_client: AsyncHTTPClient | None = None,
    ) -> None:
        api_key = api_key or os.environ.get("EXAMPLE_API_KEY")
        token_api_key = token_api_key or os.environ.get("EXAMPLE_TOKEN_API_KEY")
        user_username = user_username or os.environ.get("EXAMPLE_USER_USERNAME")
        user_password = user_password or os.environ.get("EXAMPLE_USER_PASSWORD")
        cookie_api_key = cookie_api_key or os.environ.get("EXAMPLE_COOKIE_API_KEY")
        oauth_api_key = oauth_api_key or os.environ.get("EXAMPLE_OAUTH_API_KEY")
        base_url = base_url or os.environ.get("EXAMPLE_BASE_URL")
        if base_url is None:
            raise ValueError(
                "The document names no server; give base_url or set EXAMPLE_BASE_URL."
            )
        self._transport = AsyncTransport(
            base_url,
            credentials={
                "key": ApiKey("header", "X-Key", api_key) if api_key else None,
                "token": Bearer(token_api_key) if token_api_key else None,
                "user": (
                    Basic(user_username, user_password)
                    if user_username and user_password
                    else None
                ),
                "cookie": (
                    ApiKey("cookie", "sid", cookie_api_key) if cookie_api_key else None
                ),
                "oauth": Bearer(oauth_api_key) if oauth_api_key else None,
            },
            security=(("key",), ("token", "user")),
            timeout=timeout,
            max_retries=max_retries,
            validation=validation,
            hooks=hooks,
            user_agent="example/1",
            http_client=http_client,
        )

    @cached_property
    def doors(self) -> AsyncDoors:
        """The operations on Doors."""
        from .resources.doors import AsyncDoors

        return AsyncDoors(self._transport)

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
