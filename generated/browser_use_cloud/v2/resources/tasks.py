"""Operations on Tasks."""

# pyright: reportDeprecated=false

from __future__ import annotations

import typing
from typing import Literal
from uuid import UUID

from typing_extensions import deprecated

from .. import models
from .._runtime import renames as _renames
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

_CREATE: Operation[models.TaskCreatedResponse] = Operation(
    "POST",
    "/tasks",
    returns={"202": lambda: models.TaskCreatedResponse},
    raises={
        "400": lambda: models.SessionStoppedError | models.SessionHasRunningTaskError,
        "404": lambda: models.SessionNotFoundError,
        "422": lambda: models.ValidationError,
        "429": lambda: models.TooManyConcurrentActiveSessionsError,
    },
    nullable=(
        "startUrl",
        "structuredOutput",
        "sessionId",
        "metadata",
        "secrets",
        "allowedDomains",
        "opVaultId",
        "sessionSettings",
        "judgeGroundTruth",
        "judgeLlm",
        "skillIds",
    ),
)


class Tasks(Resource):
    """The operations on Tasks."""

    with_raw_response = Responding(lambda own: TasksWithResponse(Raw(own)))
    with_streaming_response = Responding(lambda own: TasksWithResponse(Streamed(own)))

    @typing.overload
    def create(
        self,
        *,
        task: str,
        llm: models.SupportedLLMs | str | None = None,
        start_url: str | None | NotGiven = NOT_GIVEN,
        max_steps: int | None = None,
        structured_output: str | None | NotGiven = NOT_GIVEN,
        session_id: UUID | str | None | NotGiven = NOT_GIVEN,
        metadata: dict[str, str] | None | NotGiven = NOT_GIVEN,
        secrets: dict[str, str] | None | NotGiven = NOT_GIVEN,
        allowed_domains: list[str] | None | NotGiven = NOT_GIVEN,
        op_vault_id: str | None | NotGiven = NOT_GIVEN,
        session_settings: models.SessionSettings | None | NotGiven = NOT_GIVEN,
        highlight_elements: bool | None = None,
        flash_mode: bool | None = None,
        thinking: bool | None = None,
        vision: bool | Literal["auto"] | None = None,
        system_prompt_extension: str | None = None,
        judge: bool | None = None,
        judge_ground_truth: str | None | NotGiven = NOT_GIVEN,
        judge_llm: models.SupportedLLMs | str | None | NotGiven = NOT_GIVEN,
        skill_ids: list[str] | None | NotGiven = NOT_GIVEN,
    ) -> models.TaskCreatedResponse: ...

    @typing.overload
    @deprecated("`structured_output_json` is `structured_output` since 2026-03-10.")
    def create(
        self,
        *,
        task: str,
        llm: models.SupportedLLMs | str | None = None,
        start_url: str | None | NotGiven = NOT_GIVEN,
        max_steps: int | None = None,
        structured_output: str | None | NotGiven = NOT_GIVEN,
        structured_output_json: str | None | NotGiven = NOT_GIVEN,
        session_id: UUID | str | None | NotGiven = NOT_GIVEN,
        metadata: dict[str, str] | None | NotGiven = NOT_GIVEN,
        secrets: dict[str, str] | None | NotGiven = NOT_GIVEN,
        allowed_domains: list[str] | None | NotGiven = NOT_GIVEN,
        op_vault_id: str | None | NotGiven = NOT_GIVEN,
        session_settings: models.SessionSettings | None | NotGiven = NOT_GIVEN,
        highlight_elements: bool | None = None,
        flash_mode: bool | None = None,
        thinking: bool | None = None,
        vision: bool | Literal["auto"] | None = None,
        system_prompt_extension: str | None = None,
        judge: bool | None = None,
        judge_ground_truth: str | None | NotGiven = NOT_GIVEN,
        judge_llm: models.SupportedLLMs | str | None | NotGiven = NOT_GIVEN,
        skill_ids: list[str] | None | NotGiven = NOT_GIVEN,
    ) -> models.TaskCreatedResponse: ...

    @_renames.renamed_keywords(
        {"structured_output_json": ("structured_output", "2026-03-10")},
    )
    def create(
        self,
        *,
        task: str,
        llm: models.SupportedLLMs | str | None = None,
        start_url: str | None | NotGiven = NOT_GIVEN,
        max_steps: int | None = None,
        structured_output: str | None | NotGiven = NOT_GIVEN,
        session_id: UUID | str | None | NotGiven = NOT_GIVEN,
        metadata: dict[str, str] | None | NotGiven = NOT_GIVEN,
        secrets: dict[str, str] | None | NotGiven = NOT_GIVEN,
        allowed_domains: list[str] | None | NotGiven = NOT_GIVEN,
        op_vault_id: str | None | NotGiven = NOT_GIVEN,
        session_settings: models.SessionSettings | None | NotGiven = NOT_GIVEN,
        highlight_elements: bool | None = None,
        flash_mode: bool | None = None,
        thinking: bool | None = None,
        vision: bool | Literal["auto"] | None = None,
        system_prompt_extension: str | None = None,
        judge: bool | None = None,
        judge_ground_truth: str | None | NotGiven = NOT_GIVEN,
        judge_llm: models.SupportedLLMs | str | None | NotGiven = NOT_GIVEN,
        skill_ids: list[str] | None | NotGiven = NOT_GIVEN,
    ) -> models.TaskCreatedResponse:
        """Create and start a new task.

        You can either:
        1. Start a new task without a sessionId (auto-creates a session with US proxy by
           default). Note: Tasks without a sessionId are one-off tasks that
           automatically close the session upon completion (keep_alive=false). Use
           sessionSettings to configure the auto-created session (e.g. proxyCountryCode,
           profileId, screen dimensions).
        2. Start a new task in an existing session (reuse for follow-up tasks or custom
           configuration)

        Note: Without sessionSettings, a US proxy is enabled by default. Providing
        sessionSettings overrides defaults — proxy is only enabled if proxyCountryCode
        is set. For full control over session configuration (e.g. keep_alive), create a
        session first via POST /sessions with your desired settings, then pass that
        sessionId when creating tasks.

        Args:
            task: The task prompt/instruction for the agent. 1 to 50000 characters.
            llm: The LLM model to use for the agent. Default browser-use-2.0.
            start_url: The URL to start the task from.
            max_steps: Maximum number of steps the agent can take before stopping. 1 to
                10000; default 100.
            structured_output: The stringified JSON schema for the structured output.
            session_id: The ID of the session where the task will run.
            metadata: The metadata for the task. Up to 10 key-value pairs.
            secrets: The secrets for the task. Allowed domains are not required for
                secrets to be injected, but are recommended.
            allowed_domains: The allowed domains for the task.
            op_vault_id: The ID of the 1Password vault to use for the task. This is used
                to inject secrets into the task.
            session_settings: Session configuration for auto-created sessions. Only
                applies when session_id is not provided. Ignored when using an existing
                session.
            highlight_elements: Tells the agent to highlight interactive elements on the
                page. Default False.
            flash_mode: Whether agent flash mode is enabled. Default False.
            thinking: Whether agent thinking mode is enabled. Default False.
            vision: Whether agent vision capabilities are enabled. Set to 'auto' to let
                the agent decide based on the model capabilities. Default True.
            system_prompt_extension: Optional extension to the agent system prompt. At
                most 2000 characters.
            judge: Enable judge mode to evaluate task completion against ground truth.
                Default False.
            judge_ground_truth: Expected answer for judge evaluation. At most 10000
                characters.
            judge_llm: The LLM model to use for judging. If not provided, uses the
                default judge LLM.
            skill_ids: List of skill IDs to enable for this task. Use ['*'] to enable
                all available skills for the project.

        Raises:
            BadRequestError: 400, Session is stopped or has running task.
            NotFoundError: 404, Session not found.
            UnprocessableEntityError: 422, Request validation failed.
            RateLimitError: 429, Too many concurrent active sessions.
        """
        return self._transport.send(
            _CREATE,
            json={
                "task": task,
                "llm": llm,
                "startUrl": start_url,
                "maxSteps": max_steps,
                "structuredOutput": structured_output,
                "sessionId": session_id,
                "metadata": metadata,
                "secrets": secrets,
                "allowedDomains": allowed_domains,
                "opVaultId": op_vault_id,
                "sessionSettings": session_settings,
                "highlightElements": highlight_elements,
                "flashMode": flash_mode,
                "thinking": thinking,
                "vision": vision,
                "systemPromptExtension": system_prompt_extension,
                "judge": judge,
                "judgeGroundTruth": judge_ground_truth,
                "judgeLlm": judge_llm,
                "skillIds": skill_ids,
            },
        )


class AsyncTasks(AsyncResource):
    """The operations on Tasks."""

    with_raw_response = Responding(lambda own: AsyncTasksWithResponse(Raw(own)))
    with_streaming_response = Responding(
        lambda own: AsyncTasksWithResponse(Streamed(own)),
    )

    @typing.overload
    async def create(
        self,
        *,
        task: str,
        llm: models.SupportedLLMs | str | None = None,
        start_url: str | None | NotGiven = NOT_GIVEN,
        max_steps: int | None = None,
        structured_output: str | None | NotGiven = NOT_GIVEN,
        session_id: UUID | str | None | NotGiven = NOT_GIVEN,
        metadata: dict[str, str] | None | NotGiven = NOT_GIVEN,
        secrets: dict[str, str] | None | NotGiven = NOT_GIVEN,
        allowed_domains: list[str] | None | NotGiven = NOT_GIVEN,
        op_vault_id: str | None | NotGiven = NOT_GIVEN,
        session_settings: models.SessionSettings | None | NotGiven = NOT_GIVEN,
        highlight_elements: bool | None = None,
        flash_mode: bool | None = None,
        thinking: bool | None = None,
        vision: bool | Literal["auto"] | None = None,
        system_prompt_extension: str | None = None,
        judge: bool | None = None,
        judge_ground_truth: str | None | NotGiven = NOT_GIVEN,
        judge_llm: models.SupportedLLMs | str | None | NotGiven = NOT_GIVEN,
        skill_ids: list[str] | None | NotGiven = NOT_GIVEN,
    ) -> models.TaskCreatedResponse: ...

    @typing.overload
    @deprecated("`structured_output_json` is `structured_output` since 2026-03-10.")
    async def create(
        self,
        *,
        task: str,
        llm: models.SupportedLLMs | str | None = None,
        start_url: str | None | NotGiven = NOT_GIVEN,
        max_steps: int | None = None,
        structured_output: str | None | NotGiven = NOT_GIVEN,
        structured_output_json: str | None | NotGiven = NOT_GIVEN,
        session_id: UUID | str | None | NotGiven = NOT_GIVEN,
        metadata: dict[str, str] | None | NotGiven = NOT_GIVEN,
        secrets: dict[str, str] | None | NotGiven = NOT_GIVEN,
        allowed_domains: list[str] | None | NotGiven = NOT_GIVEN,
        op_vault_id: str | None | NotGiven = NOT_GIVEN,
        session_settings: models.SessionSettings | None | NotGiven = NOT_GIVEN,
        highlight_elements: bool | None = None,
        flash_mode: bool | None = None,
        thinking: bool | None = None,
        vision: bool | Literal["auto"] | None = None,
        system_prompt_extension: str | None = None,
        judge: bool | None = None,
        judge_ground_truth: str | None | NotGiven = NOT_GIVEN,
        judge_llm: models.SupportedLLMs | str | None | NotGiven = NOT_GIVEN,
        skill_ids: list[str] | None | NotGiven = NOT_GIVEN,
    ) -> models.TaskCreatedResponse: ...

    @_renames.renamed_keywords(
        {"structured_output_json": ("structured_output", "2026-03-10")},
    )
    async def create(
        self,
        *,
        task: str,
        llm: models.SupportedLLMs | str | None = None,
        start_url: str | None | NotGiven = NOT_GIVEN,
        max_steps: int | None = None,
        structured_output: str | None | NotGiven = NOT_GIVEN,
        session_id: UUID | str | None | NotGiven = NOT_GIVEN,
        metadata: dict[str, str] | None | NotGiven = NOT_GIVEN,
        secrets: dict[str, str] | None | NotGiven = NOT_GIVEN,
        allowed_domains: list[str] | None | NotGiven = NOT_GIVEN,
        op_vault_id: str | None | NotGiven = NOT_GIVEN,
        session_settings: models.SessionSettings | None | NotGiven = NOT_GIVEN,
        highlight_elements: bool | None = None,
        flash_mode: bool | None = None,
        thinking: bool | None = None,
        vision: bool | Literal["auto"] | None = None,
        system_prompt_extension: str | None = None,
        judge: bool | None = None,
        judge_ground_truth: str | None | NotGiven = NOT_GIVEN,
        judge_llm: models.SupportedLLMs | str | None | NotGiven = NOT_GIVEN,
        skill_ids: list[str] | None | NotGiven = NOT_GIVEN,
    ) -> models.TaskCreatedResponse:
        """Create and start a new task.

        You can either:
        1. Start a new task without a sessionId (auto-creates a session with US proxy by
           default). Note: Tasks without a sessionId are one-off tasks that
           automatically close the session upon completion (keep_alive=false). Use
           sessionSettings to configure the auto-created session (e.g. proxyCountryCode,
           profileId, screen dimensions).
        2. Start a new task in an existing session (reuse for follow-up tasks or custom
           configuration)

        Note: Without sessionSettings, a US proxy is enabled by default. Providing
        sessionSettings overrides defaults — proxy is only enabled if proxyCountryCode
        is set. For full control over session configuration (e.g. keep_alive), create a
        session first via POST /sessions with your desired settings, then pass that
        sessionId when creating tasks.

        Args:
            task: The task prompt/instruction for the agent. 1 to 50000 characters.
            llm: The LLM model to use for the agent. Default browser-use-2.0.
            start_url: The URL to start the task from.
            max_steps: Maximum number of steps the agent can take before stopping. 1 to
                10000; default 100.
            structured_output: The stringified JSON schema for the structured output.
            session_id: The ID of the session where the task will run.
            metadata: The metadata for the task. Up to 10 key-value pairs.
            secrets: The secrets for the task. Allowed domains are not required for
                secrets to be injected, but are recommended.
            allowed_domains: The allowed domains for the task.
            op_vault_id: The ID of the 1Password vault to use for the task. This is used
                to inject secrets into the task.
            session_settings: Session configuration for auto-created sessions. Only
                applies when session_id is not provided. Ignored when using an existing
                session.
            highlight_elements: Tells the agent to highlight interactive elements on the
                page. Default False.
            flash_mode: Whether agent flash mode is enabled. Default False.
            thinking: Whether agent thinking mode is enabled. Default False.
            vision: Whether agent vision capabilities are enabled. Set to 'auto' to let
                the agent decide based on the model capabilities. Default True.
            system_prompt_extension: Optional extension to the agent system prompt. At
                most 2000 characters.
            judge: Enable judge mode to evaluate task completion against ground truth.
                Default False.
            judge_ground_truth: Expected answer for judge evaluation. At most 10000
                characters.
            judge_llm: The LLM model to use for judging. If not provided, uses the
                default judge LLM.
            skill_ids: List of skill IDs to enable for this task. Use ['*'] to enable
                all available skills for the project.

        Raises:
            BadRequestError: 400, Session is stopped or has running task.
            NotFoundError: 404, Session not found.
            UnprocessableEntityError: 422, Request validation failed.
            RateLimitError: 429, Too many concurrent active sessions.
        """
        return await self._transport.send(
            _CREATE,
            json={
                "task": task,
                "llm": llm,
                "startUrl": start_url,
                "maxSteps": max_steps,
                "structuredOutput": structured_output,
                "sessionId": session_id,
                "metadata": metadata,
                "secrets": secrets,
                "allowedDomains": allowed_domains,
                "opVaultId": op_vault_id,
                "sessionSettings": session_settings,
                "highlightElements": highlight_elements,
                "flashMode": flash_mode,
                "thinking": thinking,
                "vision": vision,
                "systemPromptExtension": system_prompt_extension,
                "judge": judge,
                "judgeGroundTruth": judge_ground_truth,
                "judgeLlm": judge_llm,
                "skillIds": skill_ids,
            },
        )


class TasksWithResponse(WithResponse[Mode]):
    create = Method(Tasks.create)


class AsyncTasksWithResponse(WithResponse[Mode]):
    create = AsyncMethod(AsyncTasks.create)
