"""Operations on Sessions."""

from __future__ import annotations

from decimal import Decimal
from typing import Any
from uuid import UUID

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

_CREATE: Operation[models.SessionResponse] = Operation(
    "POST",
    "/sessions",
    returns={"200": lambda: models.SessionResponse},
    raises={"422": lambda: models.HTTPValidationError},
    nullable=(
        "task",
        "sessionId",
        "maxCostUsd",
        "profileId",
        "workspaceId",
        "proxyCountryCode",
        "outputSchema",
    ),
)


class Sessions(Resource):
    """The operations on Sessions."""

    with_raw_response = Responding(lambda own: SessionsWithResponse(Raw(own)))
    with_streaming_response = Responding(
        lambda own: SessionsWithResponse(Streamed(own)),
    )

    def create(
        self,
        *,
        task: str | None | NotGiven = NOT_GIVEN,
        model: models.BuModel | str | None = None,
        session_id: UUID | str | None | NotGiven = NOT_GIVEN,
        keep_alive: bool | None = None,
        max_cost_usd: Decimal | float | None | NotGiven = NOT_GIVEN,
        profile_id: UUID | str | None | NotGiven = NOT_GIVEN,
        workspace_id: UUID | str | None | NotGiven = NOT_GIVEN,
        proxy_country_code: models.ProxyCountryCode | str | None | NotGiven = NOT_GIVEN,
        output_schema: dict[str, Any] | None | NotGiven = NOT_GIVEN,
        enable_scheduled_tasks: bool | None = None,
    ) -> models.SessionResponse:
        """Create a session and/or dispatch a task.

        - Without session_id, without task: creates a new idle session (e.g. for file
          uploads).
        - Without session_id, with task: creates a new session and dispatches the task.
        - With session_id, with task: dispatches the task to an existing idle session.
        - With session_id, without task: 422 — task is required when targeting an
          existing session.

        If keep_alive is false (default), the session auto-stops when the task finishes.
        If keep_alive is true, the session stays idle after the task, ready for
        follow-ups.

        Args:
            model: Default bu-mini.
            keep_alive: Default False.
            proxy_country_code: Default us.
            enable_scheduled_tasks: Default False.

        Raises:
            UnprocessableEntityError: 422, Validation Error.
        """
        return self._transport.send(
            _CREATE,
            json={
                "task": task,
                "model": model,
                "sessionId": session_id,
                "keepAlive": keep_alive,
                "maxCostUsd": max_cost_usd,
                "profileId": profile_id,
                "workspaceId": workspace_id,
                "proxyCountryCode": proxy_country_code,
                "outputSchema": output_schema,
                "enableScheduledTasks": enable_scheduled_tasks,
            },
        )


class AsyncSessions(AsyncResource):
    """The operations on Sessions."""

    with_raw_response = Responding(lambda own: AsyncSessionsWithResponse(Raw(own)))
    with_streaming_response = Responding(
        lambda own: AsyncSessionsWithResponse(Streamed(own)),
    )

    async def create(
        self,
        *,
        task: str | None | NotGiven = NOT_GIVEN,
        model: models.BuModel | str | None = None,
        session_id: UUID | str | None | NotGiven = NOT_GIVEN,
        keep_alive: bool | None = None,
        max_cost_usd: Decimal | float | None | NotGiven = NOT_GIVEN,
        profile_id: UUID | str | None | NotGiven = NOT_GIVEN,
        workspace_id: UUID | str | None | NotGiven = NOT_GIVEN,
        proxy_country_code: models.ProxyCountryCode | str | None | NotGiven = NOT_GIVEN,
        output_schema: dict[str, Any] | None | NotGiven = NOT_GIVEN,
        enable_scheduled_tasks: bool | None = None,
    ) -> models.SessionResponse:
        """Create a session and/or dispatch a task.

        - Without session_id, without task: creates a new idle session (e.g. for file
          uploads).
        - Without session_id, with task: creates a new session and dispatches the task.
        - With session_id, with task: dispatches the task to an existing idle session.
        - With session_id, without task: 422 — task is required when targeting an
          existing session.

        If keep_alive is false (default), the session auto-stops when the task finishes.
        If keep_alive is true, the session stays idle after the task, ready for
        follow-ups.

        Args:
            model: Default bu-mini.
            keep_alive: Default False.
            proxy_country_code: Default us.
            enable_scheduled_tasks: Default False.

        Raises:
            UnprocessableEntityError: 422, Validation Error.
        """
        return await self._transport.send(
            _CREATE,
            json={
                "task": task,
                "model": model,
                "sessionId": session_id,
                "keepAlive": keep_alive,
                "maxCostUsd": max_cost_usd,
                "profileId": profile_id,
                "workspaceId": workspace_id,
                "proxyCountryCode": proxy_country_code,
                "outputSchema": output_schema,
                "enableScheduledTasks": enable_scheduled_tasks,
            },
        )


class SessionsWithResponse(WithResponse[Mode]):
    create = Method(Sessions.create)


class AsyncSessionsWithResponse(WithResponse[Mode]):
    create = AsyncMethod(AsyncSessions.create)
