"""Every method of every package, judged by Prism against the document that it was generated from."""

import asyncio
import inspect
import json
from collections.abc import Iterator
from contextlib import ExitStack
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Any
from uuid import UUID

import httpx2
import pytest
import yaml
from browser_use_cloud import v1, v2, v3
from pydantic import BaseModel

from .prism import installed, mocking

PROJECT = Path(__file__).parents[2]
PACKAGES: dict[str, Any] = {"v1": v1, "v2": v2, "v3": v3}
DOCUMENTS = {"v1": "2025-07-29", "v2": "2026-03-10", "v3": "2026-03-10"}

SESSION = {
    "id": "5b1f9c1e-2a3d-4e5f-8a9b-1c2d3e4f5a6b",
    "status": "running",
    "model": "bu-max",
    "maxCostUsd": "0.10",
    "createdAt": "2026-03-10T12:30:45Z",
    "updatedAt": "2026-03-10T12:30:45Z",
}

Arguments = dict[str, Any]

FULL: dict[tuple[str, str], Arguments] = {
    ("v1", "tasks.run"): {
        "task": "Look",
        "secrets": {"password": "hunter2"},
        "allowed_domains": ["*.example.com"],
        "browser_profile_id": "profile",
        "save_browser_data": True,
        "structured_output_json": "{}",
        "llm_model": "gpt-4.1",
        "use_adblock": False,
        "use_proxy": False,
        "proxy_country_code": "de",
        "highlight_elements": False,
        "included_file_names": ["a.txt"],
        "browser_viewport_width": 800,
        "browser_viewport_height": 600,
        "max_agent_steps": 200,
        "enable_public_share": True,
        "metadata": {"a": "b"},
    },
    ("v2", "tasks.create"): {
        "task": "Look",
        "llm": v2.models.SupportedLLMs.CLAUDE_SONNET_4_6,
        "start_url": "https://example.com",
        "max_steps": 10000,
        "structured_output": "{}",
        "session_id": UUID(int=7),
        "metadata": {"a": "b"},
        "secrets": {"a": "b"},
        "allowed_domains": ["example.com"],
        "op_vault_id": "vault",
        "session_settings": v2.models.SessionSettings(
            profile_id=UUID(int=8),
            proxy_country_code=None,
            browser_screen_width=320,
            browser_screen_height=3456,
            enable_recording=True,
        ),
        "highlight_elements": True,
        "flash_mode": True,
        "thinking": True,
        "vision": "auto",
        "system_prompt_extension": "Be brief.",
        "judge": True,
        "judge_ground_truth": "42",
        "judge_llm": v2.models.SupportedLLMs.O3,
        "skill_ids": ["*"],
    },
    ("v3", "sessions.create"): {
        "task": "Look",
        "model": v3.models.BuModel.BU_MAX,
        "session_id": UUID(int=7),
        "keep_alive": True,
        "max_cost_usd": Decimal("0.10"),
        "profile_id": UUID(int=8),
        "workspace_id": UUID(int=9),
        "proxy_country_code": v3.models.ProxyCountryCode.UK,
        "output_schema": {"type": "object"},
        "enable_scheduled_tasks": True,
    },
}

NULLS: dict[tuple[str, str], Arguments] = {
    ("v1", "tasks.run"): {"task": "Look"},
    ("v2", "tasks.create"): {
        "task": "Look",
        "start_url": None,
        "structured_output": None,
        "session_id": None,
        "metadata": None,
        "secrets": None,
        "allowed_domains": None,
        "op_vault_id": None,
        "session_settings": None,
        "judge_ground_truth": None,
        "judge_llm": None,
        "skill_ids": None,
    },
    ("v3", "sessions.create"): {
        "task": None,
        "session_id": None,
        "max_cost_usd": None,
        "profile_id": None,
        "workspace_id": None,
        "proxy_country_code": None,
        "output_schema": None,
    },
}


@pytest.fixture(scope="module")
def addresses(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """Where Prism plays the server of each version."""
    try:
        program = installed(PROJECT / ".cache" / "prism")
    except FileNotFoundError as missing:
        pytest.skip(str(missing))
    logs = tmp_path_factory.mktemp("prism")
    with ExitStack() as stack:
        yield {
            version: stack.enter_context(
                mocking(program, _document(version, logs), logs / f"{version}.log")
            )
            for version in DOCUMENTS
        }


def test_every_method_is_judged() -> None:
    found = {
        (version, f"{resource}.{name}")
        for version in PACKAGES
        for resource, own in _parts(version).items()
        if not resource.startswith("_")
        for name, _ in inspect.getmembers(own, inspect.ismethod)
        if not name.startswith("_")
    }
    assert found == FULL.keys() == NULLS.keys()


@pytest.mark.parametrize(("version", "method"), FULL)
def test_the_table_gives_every_argument(version: str, method: str) -> None:
    client = PACKAGES[version].Client(base_url="http://localhost")
    parameters = inspect.signature(_found(client, method)).parameters
    assert list(FULL[version, method]) == list(parameters)


@pytest.mark.parametrize("table", [FULL, NULLS], ids=["full", "nulls"])
@pytest.mark.parametrize(("version", "method"), FULL)
def test_a_call_keeps_to_the_document(
    addresses: dict[str, str],
    version: str,
    method: str,
    table: dict[tuple[str, str], Arguments],
) -> None:
    assert _called(addresses, version, method, table[version, method]) == []


@pytest.mark.parametrize(("version", "method"), FULL)
def test_an_asynchronous_call_keeps_to_the_document(
    addresses: dict[str, str], version: str, method: str
) -> None:
    violations: list[str] = []

    async def note(response: httpx2.Response) -> None:
        violations.extend(_violations(response))

    async def waiting() -> Any:
        async with httpx2.AsyncClient(event_hooks={"response": [note]}) as pool:
            client = PACKAGES[version].AsyncClient(
                api_key="key",
                base_url=addresses[version],
                http_client=pool,
                max_retries=0,
            )
            return await _found(client, method)(**FULL[version, method])

    assert isinstance(asyncio.run(waiting()), BaseModel)
    assert violations == []


@pytest.mark.parametrize(
    ("version", "method", "arguments"),
    [
        ("v1", "tasks.run", {"task": 1}),
        ("v2", "tasks.create", {"task": ""}),
        ("v2", "tasks.create", {"task": "a", "max_steps": 10001}),
        ("v2", "tasks.create", {"task": "a", "llm": "not-listed"}),
        ("v2", "tasks.create", {"task": "a", "session_id": "no-uuid"}),
        ("v2", "tasks.create", {"task": "a", "vision": "sometimes"}),
        ("v3", "sessions.create", {"proxy_country_code": "zz"}),
        ("v3", "sessions.create", {"max_cost_usd": "1E+3"}),
        ("v3", "sessions.create", {"keep_alive": "yes"}),
    ],
)
def test_prism_refuses_what_the_document_does_not_allow(
    addresses: dict[str, str], version: str, method: str, arguments: Arguments
) -> None:
    with pytest.raises(PACKAGES[version].errors.UnprocessableEntityError):
        _called(addresses, version, method, arguments)


def test_prism_asks_for_the_credential(addresses: dict[str, str]) -> None:
    # A header of the caller's own is no credential, and Prism knows the difference.
    answer = httpx2.post(
        f"{addresses['v2']}/tasks", json={"task": "a"}, headers={"X-Key": "key"}
    )
    assert answer.status_code == 401


def _document(version: str, folder: Path) -> Path:
    """The vendored document, with an answer where Prism would invent one that breaks a pattern."""
    name = f"{DOCUMENTS[version]}.openapi.yaml"
    text = (PROJECT / "specs" / "browser-use" / version / name).read_text("utf-8")
    document = yaml.safe_load(text)
    if version == "v3":
        answer = document["paths"]["/sessions"]["post"]["responses"]["200"]
        answer["content"]["application/json"]["example"] = SESSION
    path = folder / f"{version}.json"
    path.write_text(json.dumps(document), "utf-8")
    return path


def _called(
    addresses: dict[str, str], version: str, method: str, arguments: Arguments
) -> list[str]:
    """What Prism holds against a call, request and response."""
    violations: list[str] = []

    def note(response: httpx2.Response) -> None:
        violations.extend(_violations(response))

    with httpx2.Client(event_hooks={"response": [note]}) as pool:
        client = PACKAGES[version].Client(
            api_key="key", base_url=addresses[version], http_client=pool, max_retries=0
        )
        assert isinstance(_found(client, method)(**arguments), BaseModel)
    return violations


def _violations(response: httpx2.Response) -> list[str]:
    said = response.headers.get("sl-violations")
    return [] if said is None else [said]


def _parts(version: str) -> dict[str, object]:
    client: object = PACKAGES[version].Client(base_url="http://localhost")
    return {
        name: getattr(client, name)
        for name, member in inspect.getmembers_static(type(client))
        if isinstance(member, cached_property)
    }


def _found(client: Any, method: str) -> Any:
    for part in method.split("."):
        client = getattr(client, part)
    return client
