"""What the Browser Use Cloud API v1 sends and receives."""

from __future__ import annotations

from typing import Any

from ._runtime.models import Model, Omittable


class TasksRunRequest(Model):
    task: str
    """Instructions for what the agent should do. You can try it out at
    https://cloud.browser-use.com/
    """
    secrets: Omittable[dict[str, Any]] = None
    """Dictionary of secrets to be used by the agent. Secrets are safely encrypted before
    storing in the database.
    """
    allowed_domains: Omittable[list[Any]] = None
    """List of domains that the agent is allowed to visit (e.g. ["google.com",
    "amazon.com", "*.skyscanner.com"]). <br/> We recommend using a wildcard to allow all
    subdomains of a domain (e.g. "*.skyscanner.com"). <br/> If not set, the agent will
    be allowed to visit all domains (not recommended if you are using secrets).
    """
    browser_profile_id: Omittable[str] = None
    """ID of the browser profile to use. If not set, the default profile will be
    used.
    """
    save_browser_data: bool = False
    """If set to True, the browser cookies and other data will be saved. Cookies are safely
    encrypted before storing in the database.
    """
    structured_output_json: Omittable[str] = None
    """If set, the agent will use this JSON schema as the output model (see example here:
    https://docs.browser-use.com/cloud/implementation#structured-output-example).
    """
    llm_model: str = "gpt-4.1"
    """LLM model to use. Available options:
    - gpt-4o
    - gpt-4o-mini
    - gpt-4.1
    - gpt-4.1-mini
    - gemini-2.5-flash
    - claude-sonnet-4-20250514
    """
    use_adblock: bool = True
    """If set to True, the agent will use an adblocker."""
    use_proxy: bool = True
    """If set to True, the agent will use a (mobile) proxy. Note that proxy is required for
    captcha solving, so if you disable proxy, you will not be able to solve captchas.
    """
    proxy_country_code: str = "us"
    """Country code for residential proxy. Must be one of: 'us', 'fr', 'it', 'jp', 'au',
    'de', 'fi', 'ca'. Default is 'us'.
    """
    highlight_elements: bool = True
    """If set to True, the agent will highlight the elements on the page."""
    included_file_names: Omittable[list[Any]] = None
    """File names to include in the task (note: use uploads/presigned-url endpoint to
    upload the files first!). E.g. ['file1.txt', 'file2.csv']
    """
    browser_viewport_width: int = 1280
    """Width of the browser viewport in pixels. Default is 1280."""
    browser_viewport_height: int = 960
    """Height of the browser viewport in pixels. Default is 960."""
    max_agent_steps: int = 75
    """Maximum number of agent steps to take. Default is 75. Maximum is 200."""
    enable_public_share: bool = False
    """If set to True, enables public sharing of the task execution. When enabled, a
    public_share_url will be generated that allows others to view the task results
    without authentication.
    """
    metadata: Omittable[dict[str, Any]] = None
    """Optional dictionary of string key-value pairs for custom tagging. Max 10 pairs.
    Keys: strings (max 100 chars, non-empty). Values: strings (max 1000 chars).
    """


class TasksRunResponse(Model):
    id: Omittable[str] = None
    """The unique identifier for the created task."""


class TasksRunResponse422(Model):
    detail: Omittable[list[TasksRunResponse422DetailItem]] = None


class TasksRunResponse422DetailItem(Model):
    loc: Omittable[list[str]] = None
    msg: Omittable[str] = None
    type: Omittable[str] = None
