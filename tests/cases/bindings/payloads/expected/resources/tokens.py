"""Operations on Tokens."""

from __future__ import annotations

from .._runtime import AsyncResource, Operation, Resource

_CREATE: Operation[dict[str, str]] = Operation(
    "POST",
    "/tokens",
    returns={"200": lambda: dict[str, str]},
)


class Tokens(Resource):
    """The operations on Tokens."""

    def create(self, *, grant_type: str, scope: str | None = None) -> dict[str, str]:
        """POST /tokens"""
        return self._transport.send(
            _CREATE,
            form={"grant_type": grant_type, "scope": scope},
        )


class AsyncTokens(AsyncResource):
    """The operations on Tokens."""

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
