"""Operations on Tasks."""

from __future__ import annotations

from typing import Any

from .. import models
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

_RUN: Operation[models.TasksRunResponse] = Operation(
    "POST",
    "/api/v1/run-task",
    returns={"200": lambda: models.TasksRunResponse},
    raises={"422": lambda: models.TasksRunResponse422},
)


class Tasks(Resource):
    """The operations on Tasks."""

    with_raw_response = Responding(lambda own: TasksWithResponse(Raw(own)))
    with_streaming_response = Responding(lambda own: TasksWithResponse(Streamed(own)))

    def run(
        self,
        *,
        task: str,
        secrets: dict[str, Any] | None = None,
        allowed_domains: list[Any] | None = None,
        browser_profile_id: str | None = None,
        save_browser_data: bool | None = None,
        structured_output_json: str | None = None,
        llm_model: str | None = None,
        use_adblock: bool | None = None,
        use_proxy: bool | None = None,
        proxy_country_code: str | None = None,
        highlight_elements: bool | None = None,
        included_file_names: list[Any] | None = None,
        browser_viewport_width: int | None = None,
        browser_viewport_height: int | None = None,
        max_agent_steps: int | None = None,
        enable_public_share: bool | None = None,
        metadata: dict[str, Any] | None = None,
    ) -> models.TasksRunResponse:
        """Requires an active subscription. Returns the task ID that can be used to track
        progress.

        Creates a new browser automation task and returns the task ID that can be used
        to track progress.

        Args:
            task: Instructions for what the agent should do. You can try it out at
                https://cloud.browser-use.com/.
            secrets: Dictionary of secrets to be used by the agent. Secrets are safely
                encrypted before storing in the database.
            allowed_domains: List of domains that the agent is allowed to visit (e.g.
                ["google.com", "amazon.com", "*.skyscanner.com"]). <br/> We recommend
                using a wildcard to allow all subdomains of a domain (e.g.
                "*.skyscanner.com"). <br/> If not set, the agent will be allowed to
                visit all domains (not recommended if you are using secrets).
            browser_profile_id: ID of the browser profile to use. If not set, the
                default profile will be used.
            save_browser_data: If set to True, the browser cookies and other data will
                be saved. Cookies are safely encrypted before storing in the database.
                Default False.
            structured_output_json: If set, the agent will use this JSON schema as the
                output model (see example here:
                https://docs.browser-use.com/cloud/implementation#structured-output-example).
            llm_model: LLM model to use. Available options: - gpt-4o - gpt-4o-mini -
                gpt-4.1 - gpt-4.1-mini - gemini-2.5-flash - claude-sonnet-4-20250514.
                Default gpt-4.1.
            use_adblock: If set to True, the agent will use an adblocker. Default True.
            use_proxy: If set to True, the agent will use a (mobile) proxy. Note that
                proxy is required for captcha solving, so if you disable proxy, you will
                not be able to solve captchas. Default True.
            proxy_country_code: Country code for residential proxy. Must be one of:
                'us', 'fr', 'it', 'jp', 'au', 'de', 'fi', 'ca'. Default is 'us'.
            highlight_elements: If set to True, the agent will highlight the elements on
                the page. Default True.
            included_file_names: File names to include in the task (note: use
                uploads/presigned-url endpoint to upload the files first!). E.g.
                ['file1.txt', 'file2.csv'].
            browser_viewport_width: Width of the browser viewport in pixels. Default is
                1280.
            browser_viewport_height: Height of the browser viewport in pixels. Default
                is 960.
            max_agent_steps: Maximum number of agent steps to take. Default is 75.
                Maximum is 200.
            enable_public_share: If set to True, enables public sharing of the task
                execution. When enabled, a public_share_url will be generated that
                allows others to view the task results without authentication. Default
                False.
            metadata: Optional dictionary of string key-value pairs for custom tagging.
                Max 10 pairs. Keys: strings (max 100 chars, non-empty). Values: strings
                (max 1000 chars).

        Raises:
            UnprocessableEntityError: 422.
        """
        return self._transport.send(
            _RUN,
            json={
                "task": task,
                "secrets": secrets,
                "allowed_domains": allowed_domains,
                "browser_profile_id": browser_profile_id,
                "save_browser_data": save_browser_data,
                "structured_output_json": structured_output_json,
                "llm_model": llm_model,
                "use_adblock": use_adblock,
                "use_proxy": use_proxy,
                "proxy_country_code": proxy_country_code,
                "highlight_elements": highlight_elements,
                "included_file_names": included_file_names,
                "browser_viewport_width": browser_viewport_width,
                "browser_viewport_height": browser_viewport_height,
                "max_agent_steps": max_agent_steps,
                "enable_public_share": enable_public_share,
                "metadata": metadata,
            },
        )


class AsyncTasks(AsyncResource):
    """The operations on Tasks."""

    with_raw_response = Responding(lambda own: AsyncTasksWithResponse(Raw(own)))
    with_streaming_response = Responding(
        lambda own: AsyncTasksWithResponse(Streamed(own)),
    )

    async def run(
        self,
        *,
        task: str,
        secrets: dict[str, Any] | None = None,
        allowed_domains: list[Any] | None = None,
        browser_profile_id: str | None = None,
        save_browser_data: bool | None = None,
        structured_output_json: str | None = None,
        llm_model: str | None = None,
        use_adblock: bool | None = None,
        use_proxy: bool | None = None,
        proxy_country_code: str | None = None,
        highlight_elements: bool | None = None,
        included_file_names: list[Any] | None = None,
        browser_viewport_width: int | None = None,
        browser_viewport_height: int | None = None,
        max_agent_steps: int | None = None,
        enable_public_share: bool | None = None,
        metadata: dict[str, Any] | None = None,
    ) -> models.TasksRunResponse:
        """Requires an active subscription. Returns the task ID that can be used to track
        progress.

        Creates a new browser automation task and returns the task ID that can be used
        to track progress.

        Args:
            task: Instructions for what the agent should do. You can try it out at
                https://cloud.browser-use.com/.
            secrets: Dictionary of secrets to be used by the agent. Secrets are safely
                encrypted before storing in the database.
            allowed_domains: List of domains that the agent is allowed to visit (e.g.
                ["google.com", "amazon.com", "*.skyscanner.com"]). <br/> We recommend
                using a wildcard to allow all subdomains of a domain (e.g.
                "*.skyscanner.com"). <br/> If not set, the agent will be allowed to
                visit all domains (not recommended if you are using secrets).
            browser_profile_id: ID of the browser profile to use. If not set, the
                default profile will be used.
            save_browser_data: If set to True, the browser cookies and other data will
                be saved. Cookies are safely encrypted before storing in the database.
                Default False.
            structured_output_json: If set, the agent will use this JSON schema as the
                output model (see example here:
                https://docs.browser-use.com/cloud/implementation#structured-output-example).
            llm_model: LLM model to use. Available options: - gpt-4o - gpt-4o-mini -
                gpt-4.1 - gpt-4.1-mini - gemini-2.5-flash - claude-sonnet-4-20250514.
                Default gpt-4.1.
            use_adblock: If set to True, the agent will use an adblocker. Default True.
            use_proxy: If set to True, the agent will use a (mobile) proxy. Note that
                proxy is required for captcha solving, so if you disable proxy, you will
                not be able to solve captchas. Default True.
            proxy_country_code: Country code for residential proxy. Must be one of:
                'us', 'fr', 'it', 'jp', 'au', 'de', 'fi', 'ca'. Default is 'us'.
            highlight_elements: If set to True, the agent will highlight the elements on
                the page. Default True.
            included_file_names: File names to include in the task (note: use
                uploads/presigned-url endpoint to upload the files first!). E.g.
                ['file1.txt', 'file2.csv'].
            browser_viewport_width: Width of the browser viewport in pixels. Default is
                1280.
            browser_viewport_height: Height of the browser viewport in pixels. Default
                is 960.
            max_agent_steps: Maximum number of agent steps to take. Default is 75.
                Maximum is 200.
            enable_public_share: If set to True, enables public sharing of the task
                execution. When enabled, a public_share_url will be generated that
                allows others to view the task results without authentication. Default
                False.
            metadata: Optional dictionary of string key-value pairs for custom tagging.
                Max 10 pairs. Keys: strings (max 100 chars, non-empty). Values: strings
                (max 1000 chars).

        Raises:
            UnprocessableEntityError: 422.
        """
        return await self._transport.send(
            _RUN,
            json={
                "task": task,
                "secrets": secrets,
                "allowed_domains": allowed_domains,
                "browser_profile_id": browser_profile_id,
                "save_browser_data": save_browser_data,
                "structured_output_json": structured_output_json,
                "llm_model": llm_model,
                "use_adblock": use_adblock,
                "use_proxy": use_proxy,
                "proxy_country_code": proxy_country_code,
                "highlight_elements": highlight_elements,
                "included_file_names": included_file_names,
                "browser_viewport_width": browser_viewport_width,
                "browser_viewport_height": browser_viewport_height,
                "max_agent_steps": max_agent_steps,
                "enable_public_share": enable_public_share,
                "metadata": metadata,
            },
        )


class TasksWithResponse(WithResponse[Mode]):
    run = Method(Tasks.run)


class AsyncTasksWithResponse(WithResponse[Mode]):
    run = AsyncMethod(AsyncTasks.run)
