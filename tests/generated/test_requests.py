"""What a call puts on the wire, byte for byte."""

from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from browser_use_cloud.v2.models import (
    ProxyCountryCode,
    SessionSettings,
    SupportedLLMs,
)
from browser_use_cloud.v3.models import BuModel

from .conftest import Call
from .loopback import Recorder
from .service import KEY, SESSION

RUN, CREATE, OPEN = (
    ("v1", "tasks.run"),
    ("v2", "tasks.create"),
    ("v3", "sessions.create"),
)

Row = tuple[tuple[str, str], dict[str, Any], str]

ONLY_WHAT_WAS_GIVEN: list[Row] = [
    (RUN, {"task": "Look"}, '{"task":"Look"}'),
    (CREATE, {"task": "Look"}, '{"task":"Look"}'),
    (OPEN, {"task": "Look"}, '{"task":"Look"}'),
    (OPEN, {}, "{}"),
    (OPEN, {"keep_alive": False}, '{"keepAlive":false}'),
    (CREATE, {"task": "a", "max_steps": 100}, '{"task":"a","maxSteps":100}'),
]

NULL_IS_SENT_WHERE_IT_MEANS_SOMETHING: list[Row] = [
    (CREATE, {"task": "a", "start_url": None}, '{"task":"a","startUrl":null}'),
    (CREATE, {"task": "a", "skill_ids": None}, '{"task":"a","skillIds":null}'),
    (CREATE, {"task": "a", "judge_llm": None}, '{"task":"a","judgeLlm":null}'),
    (OPEN, {"proxy_country_code": None}, '{"proxyCountryCode":null}'),
    (OPEN, {"task": None, "max_cost_usd": None}, '{"task":null,"maxCostUsd":null}'),
    (
        CREATE,
        {"task": "a", "session_settings": SessionSettings(proxy_country_code=None)},
        '{"task":"a","sessionSettings":{"proxyCountryCode":null}}',
    ),
]

NONE_IS_LEFT_OUT_WHERE_NULL_IS_NOT_ALLOWED: list[Row] = [
    (RUN, {"task": "a", "llm_model": None, "metadata": None}, '{"task":"a"}'),
    (CREATE, {"task": "a", "llm": None, "judge": None}, '{"task":"a"}'),
    (CREATE, {"task": "a", "vision": None, "max_steps": None}, '{"task":"a"}'),
    (OPEN, {"model": None, "keep_alive": None}, "{}"),
]

VALUES_TAKE_THEIR_WIRE_FORM: list[Row] = [
    (CREATE, {"task": "a", "llm": SupportedLLMs.O3}, '{"task":"a","llm":"o3"}'),
    (CREATE, {"task": "a", "llm": "o3"}, '{"task":"a","llm":"o3"}'),
    (CREATE, {"task": "a", "llm": "tomorrow-1"}, '{"task":"a","llm":"tomorrow-1"}'),
    (OPEN, {"model": BuModel.BU_MAX}, '{"model":"bu-max"}'),
    (CREATE, {"task": "a", "vision": True}, '{"task":"a","vision":true}'),
    (CREATE, {"task": "a", "vision": "auto"}, '{"task":"a","vision":"auto"}'),
    (
        CREATE,
        {"task": "a", "session_id": SESSION},
        f'{{"task":"a","sessionId":"{SESSION}"}}',
    ),
    (
        CREATE,
        {"task": "a", "session_id": str(SESSION)},
        f'{{"task":"a","sessionId":"{SESSION}"}}',
    ),
    (OPEN, {"max_cost_usd": Decimal("0.10")}, '{"maxCostUsd":"0.10"}'),
    (OPEN, {"max_cost_usd": 1.5}, '{"maxCostUsd":1.5}'),
    (OPEN, {"max_cost_usd": 2}, '{"maxCostUsd":2}'),
    (
        OPEN,
        {"output_schema": {"type": "object", "nullable": None, "required": ["a"]}},
        '{"outputSchema":{"type":"object","nullable":null,"required":["a"]}}',
    ),
    (
        CREATE,
        {"task": "Smørrebrød ☕", "metadata": {"clé": "é"}},
        '{"task":"Smørrebrød ☕","metadata":{"clé":"é"}}',
    ),
    (
        RUN,
        {"task": "a", "allowed_domains": ["*.x.com"], "secrets": {"x": "y"}},
        '{"task":"a","secrets":{"x":"y"},"allowed_domains":["*.x.com"]}',
    ),
]

MODELS_INSIDE_A_BODY: list[Row] = [
    (
        CREATE,
        {"task": "a", "session_settings": SessionSettings()},
        '{"task":"a","sessionSettings":{}}',
    ),
    (
        CREATE,
        {
            "task": "a",
            "session_settings": SessionSettings(
                profile_id=UUID(int=1), proxy_country_code=ProxyCountryCode.UK
            ),
        },
        '{"task":"a","sessionSettings":'
        '{"profileId":"00000000-0000-0000-0000-000000000001","proxyCountryCode":"uk"}}',
    ),
    (
        CREATE,
        {
            "task": "a",
            "session_settings": SessionSettings.model_validate(
                {"browserScreenWidth": 320, "enableRecording": False}
            ),
        },
        '{"task":"a","sessionSettings":{"browserScreenWidth":320,"enableRecording":false}}',
    ),
]


@pytest.mark.parametrize(("method", "arguments", "body"), ONLY_WHAT_WAS_GIVEN)
def test_only_what_was_given_is_sent(
    call: Call, service: Recorder, method: Any, arguments: Any, body: str
) -> None:
    _sends(call, service, method, arguments, body)


@pytest.mark.parametrize(
    ("method", "arguments", "body"), NULL_IS_SENT_WHERE_IT_MEANS_SOMETHING
)
def test_none_is_sent_as_null_where_null_means_something(
    call: Call, service: Recorder, method: Any, arguments: Any, body: str
) -> None:
    _sends(call, service, method, arguments, body)


@pytest.mark.parametrize(
    ("method", "arguments", "body"), NONE_IS_LEFT_OUT_WHERE_NULL_IS_NOT_ALLOWED
)
def test_none_is_left_out_where_null_is_not_allowed(
    call: Call, service: Recorder, method: Any, arguments: Any, body: str
) -> None:
    _sends(call, service, method, arguments, body)


@pytest.mark.parametrize(("method", "arguments", "body"), VALUES_TAKE_THEIR_WIRE_FORM)
def test_values_take_the_form_that_the_document_gives_them(
    call: Call, service: Recorder, method: Any, arguments: Any, body: str
) -> None:
    _sends(call, service, method, arguments, body)


@pytest.mark.parametrize(("method", "arguments", "body"), MODELS_INSIDE_A_BODY)
def test_a_model_inside_a_body_is_sent_by_its_wire_names_with_what_was_set(
    call: Call, service: Recorder, method: Any, arguments: Any, body: str
) -> None:
    _sends(call, service, method, arguments, body)


@pytest.mark.parametrize(
    ("amount", "text"), [("1E+3", "1000"), ("1E-7", "0.0000001"), ("-0.50", "-0.50")]
)
def test_a_decimal_is_sent_without_an_exponent(
    call: Call, service: Recorder, amount: str, text: str
) -> None:
    arguments = {"max_cost_usd": Decimal(amount)}
    _sends(call, service, OPEN, arguments, f'{{"maxCostUsd":"{text}"}}')


def test_every_argument_has_its_wire_name(call: Call, service: Recorder) -> None:
    arguments: dict[str, Any] = {
        "task": "t",
        "llm": "o3",
        "start_url": "https://example.com",
        "max_steps": 1,
        "structured_output": "{}",
        "session_id": SESSION,
        "metadata": {"a": "b"},
        "secrets": {"c": "d"},
        "allowed_domains": ["example.com"],
        "op_vault_id": "v",
        "session_settings": {"proxyCountryCode": "de"},
        "highlight_elements": True,
        "flash_mode": True,
        "thinking": True,
        "vision": False,
        "system_prompt_extension": "e",
        "judge": True,
        "judge_ground_truth": "g",
        "judge_llm": "o3",
        "skill_ids": ["*"],
    }
    _sends(
        call,
        service,
        CREATE,
        arguments,
        '{"task":"t","llm":"o3","startUrl":"https://example.com","maxSteps":1,'
        f'"structuredOutput":"{{}}","sessionId":"{SESSION}","metadata":{{"a":"b"}},'
        '"secrets":{"c":"d"},"allowedDomains":["example.com"],"opVaultId":"v",'
        '"sessionSettings":{"proxyCountryCode":"de"},"highlightElements":true,'
        '"flashMode":true,"thinking":true,"vision":false,"systemPromptExtension":"e",'
        '"judge":true,"judgeGroundTruth":"g","judgeLlm":"o3","skillIds":["*"]}',
    )


@pytest.mark.parametrize(
    ("method", "path", "header", "value"),
    [
        (RUN, "/v1/api/v1/run-task", "authorization", f"Bearer {KEY}"),
        (CREATE, "/v2/tasks", "x-browser-use-api-key", KEY),
        (OPEN, "/v3/sessions", "x-browser-use-api-key", KEY),
    ],
)
def test_a_call_has_the_method_path_and_credential_of_the_document(
    call: Call,
    service: Recorder,
    method: tuple[str, str],
    path: str,
    header: str,
    value: str,
) -> None:
    call(*method, task="a")
    [heard] = service.heard
    assert (heard.method, heard.path, heard.query) == ("POST", path, "")
    assert heard.headers[header] == value
    assert heard.headers["content-type"] == "application/json"
    assert heard.headers["accept"] == "application/json"
    credentials = {"authorization", "x-browser-use-api-key", "cookie"}
    assert credentials & heard.headers.keys() == {header}
    assert heard.headers["user-agent"].startswith("browser-use-cloud")


@pytest.mark.parametrize(
    ("method", "arguments", "complaint"),
    [
        (CREATE, {}, "task"),
        (CREATE, {"task": "a", "tasks": "b"}, "tasks"),
        (CREATE, {"task": "a", "startUrl": "b"}, "startUrl"),
        (OPEN, {"max_cost": 1}, "max_cost"),
    ],
)
def test_an_argument_that_does_not_exist_is_refused_before_anything_is_sent(
    call: Call,
    service: Recorder,
    method: tuple[str, str],
    arguments: dict[str, Any],
    complaint: str,
) -> None:
    with pytest.raises(TypeError, match=complaint):
        call(*method, **arguments)
    assert service.heard == []


def _sends(
    call: Call,
    service: Recorder,
    method: tuple[str, str],
    arguments: dict[str, Any],
    body: str,
) -> None:
    call(*method, **arguments)
    [heard] = service.heard
    assert heard.body.decode() == body
    assert heard.headers["content-length"] == str(len(body.encode()))
