"""Operations on Tokens."""

from __future__ import annotations

from .._runtime import AsyncTransport, Operation, Transport

_CREATE: Operation[dict[str, str]] = Operation(
    "POST",
    "/tokens",
    returns={"200": lambda: dict[str, str]},
)


class Tokens:
    """The operations on Tokens."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def create(self, *, grant_type: str, scope: str | None = None) -> dict[str, str]:
        """POST /tokens"""
        return self._transport.send(
            _CREATE,
            form={"grant_type": grant_type, "scope": scope},
        )


class AsyncTokens:
    """The operations on Tokens."""

    def __init__(self, transport: AsyncTransport) -> None:
        self._transport = transport

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
