"""The three versions of the Browser Use Cloud API, written by hand from their documents, on FastAPI."""

from datetime import UTC, datetime
from decimal import Decimal
from typing import Annotated, Any, Literal
from uuid import UUID

from fastapi import APIRouter, FastAPI, Header, HTTPException
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict, Field

TASK = UUID("0c7f3bb2-8d6b-4b46-9a5c-0a7b8d1c2e3f")
SESSION = UUID("5b1f9c1e-2a3d-4e5f-8a9b-1c2d3e4f5a6b")
STOPPED = UUID("00000000-0000-4000-8000-000000000400")
BUSY = UUID("00000000-0000-4000-8000-000000000401")
MISSING = UUID("00000000-0000-4000-8000-000000000404")
KEY = "bu_a-key-of-the-tests"


class Closed(BaseModel):
    """A request body in which a misspelled member is a mistake."""

    model_config = ConfigDict(extra="forbid", strict=False)


class RunTask(Closed):
    task: str
    secrets: dict[str, str] = {}
    allowed_domains: list[str] = []
    browser_profile_id: str = ""
    save_browser_data: bool = False
    structured_output_json: str = ""
    llm_model: str = "gpt-4.1"
    use_adblock: bool = True
    use_proxy: bool = True
    proxy_country_code: Literal["us", "fr", "it", "jp", "au", "de", "fi", "ca"] = "us"
    highlight_elements: bool = True
    included_file_names: list[str] = []
    browser_viewport_width: int = 1280
    browser_viewport_height: int = 960
    max_agent_steps: Annotated[int, Field(le=200)] = 75
    enable_public_share: bool = False
    metadata: dict[str, str] = {}


class SessionSettings(Closed):
    profileId: UUID | None = None
    proxyCountryCode: str | None = "us"
    browserScreenWidth: Annotated[int, Field(ge=320, le=6144)] | None = None
    browserScreenHeight: Annotated[int, Field(ge=320, le=3456)] | None = None
    enableRecording: bool = False


class CreateTask(Closed):
    task: Annotated[str, Field(min_length=1, max_length=50000)]
    llm: str = "browser-use-2.0"
    startUrl: str | None = None
    maxSteps: Annotated[int, Field(ge=1, le=10000)] = 100
    structuredOutput: str | None = None
    sessionId: UUID | None = None
    metadata: dict[str, str] | None = None
    secrets: dict[str, str] | None = None
    allowedDomains: list[str] | None = None
    opVaultId: str | None = None
    sessionSettings: SessionSettings | None = None
    highlightElements: bool = False
    flashMode: bool = False
    thinking: bool = False
    vision: bool | Literal["auto"] = True
    systemPromptExtension: Annotated[str, Field(max_length=2000)] = ""
    judge: bool = False
    judgeGroundTruth: Annotated[str, Field(max_length=10000)] | None = None
    judgeLlm: str | None = None
    skillIds: list[str] | None = None


class CreateSession(Closed):
    task: str | None = None
    model: str = "bu-mini"
    sessionId: UUID | None = None
    keepAlive: bool = False
    maxCostUsd: Decimal | None = None
    profileId: UUID | None = None
    workspaceId: UUID | None = None
    proxyCountryCode: str | None = "us"
    outputSchema: dict[str, Any] | None = None
    enableScheduledTasks: bool = False


v1 = APIRouter(prefix="/v1")
v2 = APIRouter(prefix="/v2")
v3 = APIRouter(prefix="/v3")


@v1.post("/api/v1/run-task")
def run_task(
    body: RunTask, authorization: Annotated[str, Header()] = ""
) -> dict[str, str]:
    _refuse_strangers(authorization, f"Bearer {KEY}")
    return {"id": "task_1234567890abcdef"}


@v2.post("/tasks", status_code=202)
def create_task(
    body: CreateTask, x_browser_use_api_key: Annotated[str, Header()] = ""
) -> dict[str, UUID]:
    _refuse_strangers(x_browser_use_api_key, KEY)
    if body.sessionId == STOPPED:
        raise HTTPException(400, "Browser session is stopped.")
    if body.sessionId == BUSY:
        raise HTTPException(400, "Agent session already has a running task.")
    if body.sessionId == MISSING:
        raise HTTPException(404, "Session not found")
    if body.task == "one too many":
        raise HTTPException(429, "Too many sessions.", headers={"Retry-After": "7"})
    return {"id": TASK, "sessionId": body.sessionId or SESSION}


@v3.post("/sessions")
def create_session(
    body: CreateSession, x_browser_use_api_key: Annotated[str, Header()] = ""
) -> JSONResponse:
    _refuse_strangers(x_browser_use_api_key, KEY)
    if body.sessionId is not None and body.task is None:
        raise HTTPException(422, [{"loc": ["body", "task"], "msg": "m", "type": "t"}])
    moment = datetime(2026, 3, 10, 12, 30, 45, 678000, tzinfo=UTC)
    stamp = moment.isoformat().replace("+00:00", "Z")
    return JSONResponse(
        {
            "id": str(SESSION),
            "status": "created" if body.task is None else "running",
            "model": body.model,
            "title": body.task,
            "outputSchema": body.outputSchema,
            "maxCostUsd": None if body.maxCostUsd is None else str(body.maxCostUsd),
            "totalInputTokens": 0,
            "llmCostUsd": "0.10",
            "createdAt": stamp,
            "updatedAt": stamp,
        }
    )


def _refuse_strangers(given: str, expected: str) -> None:
    if given != expected:
        raise HTTPException(401, "Who are you?", headers={"X-Request-Id": "req-401"})


application = FastAPI()
for router in (v1, v2, v3):
    application.include_router(router)
