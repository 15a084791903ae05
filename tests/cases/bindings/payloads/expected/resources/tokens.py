"""Operations on Tokens."""

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

_CREATE: Operation[dict[str, str]] = Operation(
    "POST",
    "/tokens",
    returns={"200": lambda: dict[str, str]},
)


class Tokens(Resource):
    """The operations on Tokens."""

    with_raw_response = Responding(lambda own: TokensWithResponse(Raw(own)))
    with_streaming_response = Responding(lambda own: TokensWithResponse(Streamed(own)))

    def create(self, *, grant_type: str, scope: str | None = None) -> dict[str, str]:
        """POST /tokens"""
        return self._transport.send(
            _CREATE,
            form={"grant_type": grant_type, "scope": scope},
        )


class AsyncTokens(AsyncResource):
    """The operations on Tokens."""

    with_raw_response = Responding(lambda own: AsyncTokensWithResponse(Raw(own)))
    with_streaming_response = Responding(
        lambda own: AsyncTokensWithResponse(Streamed(own)),
    )

    async def create(
        self,
        *,
        grant_type: str,
        scope: str | None = None,
    ) -> dict[str, str]:
        """POST /tokens"""
        return await self._transport.send(
            _CREATE,
            form={"grant_type": grant_type, "scope": scope},
        )


class TokensWithResponse(WithResponse[Mode]):
    create = Method(Tokens.create)


class AsyncTokensWithResponse(WithResponse[Mode]):
    create = AsyncMethod(AsyncTokens.create)
