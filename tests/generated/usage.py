"""Calls that the type checkers must accept, with the types that they must see."""

from datetime import datetime
from decimal import Decimal
from typing import assert_type
from uuid import UUID

from browser_use_cloud import v1, v2, v3
from browser_use_cloud.v3.models import BuAgentSessionStatus, BuModel


def run_a_task() -> str:
    with v1.Client(api_key="key", timeout=None) as client:
        created = client.tasks.run(
            task="Find the cheapest flight",
            allowed_domains=["*.example.com"],
            secrets={"password": "hunter2"},
            max_agent_steps=20,
            llm_model=None,
        )
    assert_type(created, v1.models.TasksRunResponse)
    assert_type(created.id, str | None)
    return created.id or ""


def create_a_task() -> UUID:
    client = v2.Client()
    created = client.with_options(timeout=5, headers={"X-Trace": "1"}).tasks.create(
        task="Find the cheapest flight",
        llm="claude-sonnet-4-6",
        judge_llm=v2.models.SupportedLLMs.O3,
        start_url=None,
        vision="auto",
        session_id="5b1f9c1e-2a3d-4e5f-8a9b-1c2d3e4f5a6b",
        session_settings=v2.models.SessionSettings(
            profile_id=None,
            proxy_country_code=v2.models.ProxyCountryCode.DE,
            browser_screen_width=1280,
        ),
        skill_ids=["*"],
    )
    assert_type(created, v2.models.TaskCreatedResponse)
    assert_type(created.session_id, UUID)
    return created.id


def handle_a_failure() -> str:
    try:
        return str(create_a_task())
    except v2.errors.RateLimitError as error:
        assert_type(error.retry_after, float | None)
        return f"later: {error.status_code}"
    except v2.errors.NotFoundError as error:
        if isinstance(error.body, v2.models.SessionNotFoundError):
            assert_type(error.body.detail, str)
            return error.body.detail
        return error.response_text


async def create_a_session() -> Decimal:
    async with v3.AsyncClient(max_retries=5) as client:
        session = await client.sessions.create(
            task="Find the cheapest flight",
            model="bu-max",
            max_cost_usd=Decimal("0.50"),
            output_schema={"type": "object"},
            proxy_country_code=None,
        )
    assert_type(session, v3.models.SessionResponse)
    assert_type(session.status, BuAgentSessionStatus)
    assert_type(session.model, BuModel)
    assert_type(session.created_at, datetime)
    assert_type(session.total_cost_usd, Decimal)
    assert_type(session.max_cost_usd, Decimal | None)
    assert_type(session.title, str | None)
    if session.status == "idle" or not session.status.is_known:
        return session.llm_cost_usd
    return session.total_cost_usd


async def create_a_task_without_blocking() -> UUID:
    async with v2.AsyncClient(api_key="key") as client:
        created = await client.tasks.create(
            task="Find", vision=True, metadata={"a": "b"}
        )
        assert_type(created, v2.models.TaskCreatedResponse)
    return created.session_id


def look_at_a_response() -> str:
    with v2.Client(
        validation="strict", hooks=(v2.hooks.ledger("observed.jsonl"),)
    ) as client:
        raw = client.tasks.with_raw_response.create(
            task="Find", judge_ground_truth=None
        )
        assert_type(raw.parse(), v2.models.TaskCreatedResponse)
        assert_type(raw.status_code, int)
        assert_type(raw.http_response.headers["x"], str)
        with client.tasks.with_streaming_response.create(task="Find") as streamed:
            for line in streamed.iter_lines():
                assert_type(line, str)
            assert_type(streamed.parse(), v2.models.TaskCreatedResponse)
        for mismatch in v2.mismatches(raw.parse()):
            assert_type(mismatch, v2.errors.Mismatch)
        return raw.request_id or raw.headers["date"]


async def look_at_a_response_without_blocking() -> v3.models.SessionResponse:
    async with v3.AsyncClient() as client:
        raw = await client.sessions.with_raw_response.create(task="Find")
        assert_type(raw.parse(), v3.models.SessionResponse)
        async with client.sessions.with_streaming_response.create() as streamed:
            async for piece in streamed.iter_bytes():
                assert_type(piece, bytes)
            return await streamed.parse()
