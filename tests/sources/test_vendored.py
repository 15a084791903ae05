"""The five documents of Browser Use that the project starts from: every fact, and where it stands."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import openapi_spec_validator
import pytest

from mooring.diagnostics import Unreadable
from mooring.document import (
    Document,
    Fact,
    Json,
    JsonObject,
    Standing,
    pointer,
    resolve,
)
from mooring.sources import read
from mooring.sources.yaml import dump, load

FOLDER = Path(__file__).parents[2] / "specs" / "browser-use"
V1, EXPANDED, RESIDUE = "v1/2025-07-29.mdx", "v2/2025-08-20.md", "v2/2026-02-12.txt"
V2, V3 = "v2/2026-03-10.md", "v3/2026-03-10.md"
READABLE = (V1, EXPANDED, V2, V3)
V1_MODELS: list[Json] = [
    *("gpt-4o", "gpt-4o-mini", "gpt-4.1", "gpt-4.1-mini"),
    *("gemini-2.5-flash", "claude-sonnet-4-20250514"),
]
V1_COUNTRIES: list[Json] = ["us", "fr", "it", "jp", "au", "de", "fi", "ca"]
NULL: JsonObject = {"type": "null"}
TEXT: JsonObject = {"type": "string"}
UUID: JsonObject = {"type": "string", "format": "uuid"}
TEXTS: JsonObject = {"type": "array", "items": TEXT}
LABELS: JsonObject = {"type": "object", "additionalProperties": TEXT}
MONEY = r"^(?!^[-+.]*$)[+-]?0*\d*\.?\d*$"
SCHEMAS = "/components/schemas"
V1_BODY = "/paths/~1api~1v1~1run-task/post/requestBody/content/application~1json/schema"


@cache
def document(name: str) -> Document:
    base = document(V2) if name == RESIDUE else None
    return read(name, (FOLDER / name).read_bytes(), base=base)


@cache
def trusting() -> Document:
    trust = frozenset({Standing.PROSE, Standing.EXAMPLE})
    return read(V1, (FOLDER / V1).read_bytes(), trust=trust)


def described(schema: Json) -> JsonObject:
    """A schema without the words about it."""
    assert isinstance(schema, dict)
    words = ("title", "description")
    return {key: value for key, value in schema.items() if key not in words}


def properties(found: Document, place: str) -> dict[str, Json]:
    members = resolve(found.root, f"{place}/properties")
    assert isinstance(members, dict)
    return members


def reference(name: str) -> JsonObject:
    return {"$ref": f"#{SCHEMAS}/{name}"}


def either(*variants: Json) -> JsonObject:
    return {"anyOf": list(variants)}


FIELDS: Mapping[tuple[str, str], Mapping[str, Mapping[str, Json]]] = {
    (V2, f"{SCHEMAS}/CreateTaskRequest"): {
        "task": TEXT | {"maxLength": 50000, "minLength": 1},
        "llm": reference("SupportedLLMs") | {"default": "browser-use-2.0"},
        "startUrl": either(TEXT, NULL),
        "maxSteps": {"type": "integer", "maximum": 10000, "minimum": 1, "default": 100},
        "structuredOutput": either(TEXT, NULL),
        "sessionId": either(UUID, NULL),
        "metadata": either(LABELS, NULL),
        "secrets": either(LABELS, NULL),
        "allowedDomains": either(TEXTS, NULL),
        "opVaultId": either(TEXT, NULL),
        "sessionSettings": either(reference("SessionSettings"), NULL),
        "highlightElements": {"type": "boolean", "default": False},
        "flashMode": {"type": "boolean", "default": False},
        "thinking": {"type": "boolean", "default": False},
        "vision": either({"type": "boolean"}, TEXT | {"const": "auto"})
        | {"default": True},
        "systemPromptExtension": TEXT | {"maxLength": 2000, "default": ""},
        "judge": {"type": "boolean", "default": False},
        "judgeGroundTruth": either(TEXT | {"maxLength": 10000}, NULL),
        "judgeLlm": either(reference("SupportedLLMs"), NULL),
        "skillIds": either(TEXTS, NULL),
    },
    (V2, f"{SCHEMAS}/SessionSettings"): {
        "profileId": either(UUID, NULL),
        "proxyCountryCode": either(reference("ProxyCountryCode"), NULL)
        | {"default": "us"},
        "browserScreenWidth": either(
            {"type": "integer", "maximum": 6144, "minimum": 320}, NULL
        ),
        "browserScreenHeight": either(
            {"type": "integer", "maximum": 3456, "minimum": 320}, NULL
        ),
        "enableRecording": {"type": "boolean", "default": False},
    },
    (V2, f"{SCHEMAS}/TaskCreatedResponse"): {"id": UUID, "sessionId": UUID},
    (V2, f"{SCHEMAS}/SessionNotFoundError"): {
        "detail": TEXT | {"default": "Session not found"}
    },
    (EXPANDED, f"{SCHEMAS}/CreateTaskRequest"): {
        "task": TEXT | {"maxLength": 100000, "minLength": 1},
        "agentSettings": reference("AgentSettingsView"),
        "browserSettings": reference("BrowserSettingsView"),
        "structuredOutputJson": either(TEXT, NULL),
        "includedFileNames": either(TEXTS, NULL),
        "metadata": either(LABELS, NULL),
        "secrets": either(LABELS, NULL),
    },
    (EXPANDED, f"{SCHEMAS}/AgentSettingsView"): {
        "llm": reference("SupportedLLMs") | {"default": "o3"},
        "startUrl": either(TEXT, NULL),
        "profileId": either(UUID, NULL),
    },
    (EXPANDED, f"{SCHEMAS}/BrowserSettingsView"): {
        "sessionId": either(UUID, NULL),
        "profileId": either(UUID, NULL),
    },
    (EXPANDED, f"{SCHEMAS}/TaskCreatedResponse"): {"id": UUID, "sessionId": UUID},
    (EXPANDED, f"{SCHEMAS}/HTTPValidationError"): {
        "detail": {"type": "array", "items": reference("ValidationError")},
    },
    (V3, f"{SCHEMAS}/RunTaskRequest"): {
        "task": either(TEXT, NULL),
        "model": reference("BuModel") | {"default": "bu-mini"},
        "sessionId": either(UUID, NULL),
        "keepAlive": {"type": "boolean", "default": False},
        "maxCostUsd": either({"type": "number"}, TEXT | {"pattern": MONEY}, NULL),
        "profileId": either(UUID, NULL),
        "workspaceId": either(UUID, NULL),
        "proxyCountryCode": either(reference("ProxyCountryCode"), NULL)
        | {"default": "us"},
        "outputSchema": either({"type": "object", "additionalProperties": True}, NULL),
        "enableScheduledTasks": {"type": "boolean", "default": False},
    },
    (V3, f"{SCHEMAS}/SessionResponse"): {
        "id": UUID,
        "status": reference("BuAgentSessionStatus"),
        "model": reference("BuModel"),
        "title": either(TEXT, NULL),
        "output": either({}, NULL),
        "outputSchema": either({"type": "object", "additionalProperties": True}, NULL),
        "liveUrl": either(TEXT, NULL),
        "profileId": either(UUID, NULL),
        "workspaceId": either(UUID, NULL),
        "proxyCountryCode": either(reference("ProxyCountryCode"), NULL),
        "maxCostUsd": either(TEXT | {"pattern": MONEY}, NULL),
        "totalInputTokens": {"type": "integer", "default": 0},
        "totalOutputTokens": {"type": "integer", "default": 0},
        "proxyUsedMb": TEXT | {"pattern": MONEY, "default": "0"},
        "llmCostUsd": TEXT | {"pattern": MONEY, "default": "0"},
        "proxyCostUsd": TEXT | {"pattern": MONEY, "default": "0"},
        "totalCostUsd": TEXT | {"pattern": MONEY, "default": "0"},
        "createdAt": TEXT | {"format": "date-time"},
        "updatedAt": TEXT | {"format": "date-time"},
    },
    (V1, V1_BODY): {
        "task": TEXT,
        "secrets": {"type": "object"},
        "allowed_domains": {"type": "array"},
        "browser_profile_id": TEXT,
        "save_browser_data": {"type": "boolean", "default": False},
        "structured_output_json": TEXT,
        "llm_model": TEXT | {"default": "gpt-4.1", "x-prose-enum": V1_MODELS},
        "use_adblock": {"type": "boolean", "default": True},
        "use_proxy": {"type": "boolean", "default": True},
        "proxy_country_code": TEXT | {"default": "us", "x-prose-enum": V1_COUNTRIES},
        "highlight_elements": {"type": "boolean", "default": True},
        "included_file_names": {"type": "array"},
        "browser_viewport_width": {"type": "integer", "default": 1280},
        "browser_viewport_height": {"type": "integer", "default": 960},
        "max_agent_steps": {"type": "integer", "default": 75, "x-prose-maximum": 200},
        "enable_public_share": {"type": "boolean", "default": False},
        "metadata": {"type": "object", "x-prose-max-properties": 10},
    },
}


@pytest.mark.parametrize(("name", "place"), FIELDS, ids=lambda value: value)
def test_every_field_has_its_type_default_and_bounds(name: str, place: str) -> None:
    found = properties(document(name), place)
    assert {key: described(schema) for key, schema in found.items()} == FIELDS[
        name, place
    ]


@pytest.mark.parametrize(
    ("name", "place", "required"),
    [
        (V1, V1_BODY, ["task"]),
        (EXPANDED, f"{SCHEMAS}/CreateTaskRequest", ["task"]),
        (EXPANDED, f"{SCHEMAS}/TaskCreatedResponse", ["id", "sessionId"]),
        (EXPANDED, f"{SCHEMAS}/HTTPValidationError", None),
        (EXPANDED, f"{SCHEMAS}/ValidationError", ["loc", "msg", "type"]),
        (V2, f"{SCHEMAS}/CreateTaskRequest", ["task"]),
        (V2, f"{SCHEMAS}/TaskCreatedResponse", ["id", "sessionId"]),
        (V2, f"{SCHEMAS}/SessionSettings", None),
        (V3, f"{SCHEMAS}/RunTaskRequest", None),
        (
            V3,
            f"{SCHEMAS}/SessionResponse",
            ["id", "status", "model", "createdAt", "updatedAt"],
        ),
    ],
)
def test_what_is_required_is_said(
    name: str, place: str, required: list[str] | None
) -> None:
    schema = resolve(document(name).root, place)
    assert isinstance(schema, dict)
    assert schema.get("required") == required


@pytest.mark.parametrize(
    ("name", "statuses"),
    [
        (V1, ["200", "422"]),
        (EXPANDED, ["202", "422"]),
        (V2, ["202", "400", "404", "422", "429"]),
        (V3, ["200", "422"]),
    ],
)
def test_every_response_is_there(name: str, statuses: list[str]) -> None:
    paths = document(name).root["paths"]
    assert isinstance(paths, dict)
    (path,) = paths
    responses = resolve(document(name).root, f"{pointer('paths', path)}/post/responses")
    assert isinstance(responses, dict) and list(responses) == statuses


@pytest.mark.parametrize(
    ("name", "schema", "length", "some"),
    [
        (EXPANDED, "SupportedLLMs", 11, ["o3", "gpt-4o"]),
        (V2, "SupportedLLMs", 20, ["claude-sonnet-4-6", "browser-use-llm"]),
        (V2, "ProxyCountryCode", 247, ["no", "uk", "xk"]),
        (V3, "ProxyCountryCode", 247, ["no", "uk", "xk"]),
        (V3, "BuModel", 2, ["bu-mini", "bu-max"]),
        (V3, "BuAgentSessionStatus", 6, ["timed_out"]),
    ],
)
def test_an_enumeration_is_complete(
    name: str, schema: str, length: int, some: list[str]
) -> None:
    values = resolve(document(name).root, f"{SCHEMAS}/{schema}/enum")
    assert isinstance(values, list) and len(values) == length
    assert set(some) <= {str(value) for value in values}
    assert all(isinstance(value, str) for value in values)


@pytest.mark.parametrize("name", (*READABLE, RESIDUE))
def test_a_document_is_valid_and_survives_being_written(name: str) -> None:
    found = document(name)
    openapi_spec_validator.validate(found.root)
    assert load(dump(found.root), "written") == found.root
    assert found.diagnostics == ()


@pytest.mark.parametrize("name", (EXPANDED, V2, V3))
def test_credentials_are_an_api_key_in_a_header(name: str) -> None:
    scheme = resolve(document(name).root, "/components/securitySchemes/APIKeyHeader")
    assert scheme == {"type": "apiKey", "in": "header", "name": "X-Browser-Use-API-Key"}
    assert "security" not in document(name).root


def test_docstrings_become_descriptions_of_the_members_they_name() -> None:
    found = properties(document(EXPANDED), f"{SCHEMAS}/CreateTaskRequest")
    texts = {
        name: dict(schema).get("description")
        for name, schema in found.items()
        if isinstance(schema, dict)
    }
    assert all(texts.values())
    assert (
        texts["secrets"]
        == "Sensitive data (passwords, tokens) for the session (deleted after session is stopped)"
    )
    created = resolve(document(EXPANDED).root, f"{SCHEMAS}/TaskCreatedResponse")
    assert isinstance(created, dict) and "task_id: An unique" in str(
        created["description"]
    )


def test_errors_that_only_the_prose_mentions_are_kept_as_such() -> None:
    said = resolve(document(EXPANDED).root, "/paths/~1tasks/post/x-prose-responses")
    assert isinstance(said, dict) and list(said) == ["402", "404", "400"]
    origin = document(EXPANDED).origins("/paths/~1tasks/post/x-prose-responses/402")
    assert (origin.location.line, origin.standing) == (40, Standing.PROSE)


@pytest.mark.parametrize(
    ("place", "value", "standing"),
    [
        (f"{V1_BODY}/properties/max_agent_steps/maximum", 200, Standing.PROSE),
        (f"{V1_BODY}/properties/metadata/maxProperties", 10, Standing.PROSE),
        (f"{V1_BODY}/properties/llm_model/enum/0", "gpt-4o", Standing.PROSE),
        (f"{V1_BODY}/properties/proxy_country_code/enum/7", "ca", Standing.PROSE),
        ("/servers/0/url", "https://api.browser-use.com", Standing.EXAMPLE),
        ("/components/securitySchemes/bearerAuth/scheme", "bearer", Standing.EXAMPLE),
    ],
)
def test_prose_and_examples_become_facts_where_they_are_trusted(
    place: str, value: Json, standing: Standing
) -> None:
    assert resolve(trusting().root, place) == value
    assert trusting().origins(place).standing is standing
    with pytest.raises(KeyError):
        resolve(document(V1).root, place)


PLACES = [
    (V1, "/paths/~1api~1v1~1run-task/post", 3, 'api: "POST /api/v1/run-t'),
    (V1, f"{V1_BODY}/properties/task", 8, '<ParamField body="task"'),
    (V1, f"{V1_BODY}/properties/task/type", 8, '"string" required>'),
    (V1, f"{V1_BODY}/properties/llm_model/default", 28, '"gpt-4.1">'),
    (
        V1,
        f"{V1_BODY}/properties/llm_model/x-prose-enum/5",
        36,
        "claude-sonnet-4-20250514",
    ),
    (
        V1,
        f"{V1_BODY}/properties/proxy_country_code/x-prose-enum/7",
        45,
        "ca'. Default is 'us'.",
    ),
    (
        V1,
        f"{V1_BODY}/properties/max_agent_steps/x-prose-maximum",
        60,
        "Maximum is 200.",
    ),
    (V1, "/x-example-servers/0/url", 75, "https://api.browser-use."),
    (
        EXPANDED,
        f"{SCHEMAS}/CreateTaskRequest/properties/task/maxLength",
        72,
        "maxLength: 100000",
    ),
    (
        EXPANDED,
        f"{SCHEMAS}/CreateTaskRequest/properties/secrets/description",
        123,
        "secrets: Sensitive data",
    ),
    (EXPANDED, f"{SCHEMAS}/CreateTaskRequest/required/0", 126, "task"),
    (
        EXPANDED,
        f"{SCHEMAS}/AgentSettingsView/properties/llm/default",
        229,
        "default: o3",
    ),
    (EXPANDED, f"{SCHEMAS}/SupportedLLMs/enum/0", 275, "gpt-4.1"),
    (EXPANDED, "/components/securitySchemes/APIKeyHeader", 51, "security:"),
    (
        V2,
        f"{SCHEMAS}/CreateTaskRequest/properties/llm/default",
        123,
        "default: browser-use-2.0",
    ),
    (V2, f"{SCHEMAS}/SupportedLLMs/enum/14", 356, "claude-sonnet-4-6"),
    (
        V2,
        f"{SCHEMAS}/SessionSettings/properties/browserScreenWidth/anyOf/0/maximum",
        386,
        "maximum: 6144",
    ),
    (V3, f"{SCHEMAS}/SessionResponse/properties/title", 164, "title:"),
    (RESIDUE, f"{SCHEMAS}/SupportedLLMs/enum/0", 7, "browser-use-llm, browser"),
    (
        RESIDUE,
        f"{SCHEMAS}/CreateTaskRequest/properties/task/maxLength",
        6,
        "1 - 50000The LLM model t",
    ),
    (
        RESIDUE,
        f"{SCHEMAS}/CreateTaskRequest/properties/judgeLlm",
        23,
        "The LLM model to use for",
    ),
]


@pytest.mark.parametrize(("name", "place", "line", "words"), PLACES)
def test_a_fact_is_found_where_its_words_stand(
    name: str, place: str, line: int, words: str
) -> None:
    location = document(name).origins(place).location
    text = (FOLDER / name).read_text().split("\n")[location.line - 1]
    assert (location.file, location.line) == (name, line)
    assert text[location.column - 1 :].startswith(words)


CARRIED = {
    V1: (
        {Fact.NAMES, Fact.DEFAULTS, Fact.RESPONSES},
        {Fact.ENUMS, Fact.BOUNDS, Fact.SERVERS, Fact.INFO},
    ),
    EXPANDED: (
        {Fact.ENUMS, Fact.BOUNDS, Fact.SECURITY},
        {Fact.INFO, Fact.SERVERS, Fact.OPERATION_IDS, Fact.TAGS},
    ),
    V2: ({Fact.INFO, Fact.SERVERS, Fact.TAGS, Fact.OPERATION_IDS}, {Fact.EXTENSIONS}),
    RESIDUE: (
        {Fact.ENUMS, Fact.BOUNDS, Fact.DESCRIPTIONS},
        {Fact.TYPES, Fact.DEFAULTS, Fact.RESPONSES},
    ),
}


@pytest.mark.parametrize("name", CARRIED)
def test_a_document_says_which_kinds_of_fact_its_form_carries(name: str) -> None:
    stated, unknown = CARRIED[name]
    assert stated <= document(name).carries
    assert not unknown & document(name).carries


def test_the_residue_is_aligned_whole_and_changes_one_fact() -> None:
    root, base = document(RESIDUE).root, document(V2).root
    assert root["x-reconstructed"] == {"base": V2, "aligned": "20/20"}
    values, known = (
        resolve(side, f"{SCHEMAS}/SupportedLLMs/enum") for side in (root, base)
    )
    assert isinstance(values, list) and isinstance(known, list)
    assert [value for value in known if value not in values] == ["claude-sonnet-4-6"]
    schemas = resolve(root, SCHEMAS)
    assert isinstance(schemas, dict)
    restored = {**schemas, "SupportedLLMs": resolve(base, f"{SCHEMAS}/SupportedLLMs")}
    assert restored == resolve(base, SCHEMAS)


@pytest.mark.parametrize(
    ("place", "standing"),
    [
        (f"{SCHEMAS}/SupportedLLMs/enum/3", Standing.STATED),
        (f"{SCHEMAS}/CreateTaskRequest/properties/task", Standing.CONFIRMED),
        (
            f"{SCHEMAS}/CreateTaskRequest/properties/task/description",
            Standing.CONFIRMED,
        ),
        (f"{SCHEMAS}/CreateTaskRequest/properties/task/minLength", Standing.CONFIRMED),
        (
            f"{SCHEMAS}/CreateTaskRequest/properties/maxSteps/maximum",
            Standing.CONFIRMED,
        ),
        (
            f"{SCHEMAS}/CreateTaskRequest/properties/judgeGroundTruth/anyOf/0/maxLength",
            Standing.CONFIRMED,
        ),
        (f"{SCHEMAS}/SessionSettings/description", Standing.CONFIRMED),
        (
            f"{SCHEMAS}/CreateTaskRequest/properties/sessionSettings/description",
            Standing.INHERITED,
        ),
        (
            f"{SCHEMAS}/CreateTaskRequest/properties/maxSteps/default",
            Standing.INHERITED,
        ),
        (f"{SCHEMAS}/CreateTaskRequest/properties/task/type", Standing.INHERITED),
        (f"{SCHEMAS}/CreateTaskRequest/required", Standing.INHERITED),
        ("/paths/~1tasks/post/responses/202", Standing.INHERITED),
        ("/paths/~1tasks/post/description", Standing.CONFIRMED),
        (f"{SCHEMAS}/SessionSettings/properties/enableRecording", Standing.UNKNOWN),
        (
            f"{SCHEMAS}/SessionSettings/properties/proxyCountryCode/default",
            Standing.UNKNOWN,
        ),
        (f"{SCHEMAS}/ProxyCountryCode/enum/0", Standing.UNKNOWN),
    ],
)
def test_the_residue_marks_what_its_text_proves(place: str, standing: Standing) -> None:
    assert document(RESIDUE).origins(place).standing is standing


@pytest.mark.parametrize(
    ("base", "found"),
    [
        (V1, "only 0"),
        (EXPANDED, "only 1"),
        (V3, "0 have a description that no other has"),
    ],
)
def test_a_residue_is_not_laid_over_a_base_that_does_not_fit(
    base: str, found: str
) -> None:
    with pytest.raises(Unreadable, match=found):
        read(RESIDUE, (FOLDER / RESIDUE).read_bytes(), base=document(base))
