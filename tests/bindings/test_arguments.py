"""What a method takes, under which names and in which order."""

import pytest
from mooring.bindings.operations.arguments import arguments, body_content, is_json
from mooring.model import Body, Content

from .documents import api_of, shapes_of

DOCUMENT = """
openapi: 3.1.0
info: {{title: T, version: "1"}}
paths:
  /a/{{first}}/{{second}}:
    post:
      parameters: [{parameters}]
      requestBody:
        required: true
        content: {{{media_type}: {{schema: {schema}}}}}
      responses: {{"204": {{description: Done}}}}
"""
PATH = (
    "{name: second, in: path, required: true, schema: {type: string}}, "
    "{name: first, in: path, required: true, schema: {type: string}}"
)
OBJECT = (
    "{type: object, required: [b], properties: {a: {type: string}, b: {type: string}}}"
)


@pytest.mark.parametrize(
    ("media_type", "schema", "names"),
    [
        ("application/json", OBJECT, ["json b", "json a"]),
        ("application/vnd.api+json", OBJECT, ["json b", "json a"]),
        ("application/x-www-form-urlencoded", OBJECT, ["form b", "form a"]),
        ("multipart/form-data", OBJECT, ["multipart b", "multipart a"]),
        ("text/plain", "{type: string}", ["content "]),
        ("application/octet-stream", "{}", ["content "]),
        ("application/json", "{type: array, items: {type: string}}", ["body "]),
        ("application/json", "{type: object}", ["body "]),
        ("application/json", "{}", ["body "]),
    ],
)
def test_a_body_is_taken_apart_where_it_has_members(
    media_type: str, schema: str, names: list[str]
) -> None:
    keys = [key for _, key in _taken(PATH, media_type, schema)]
    assert keys == ["path first", "path second", *names]


def test_required_arguments_come_first_and_path_variables_in_the_order_of_the_path() -> (
    None
):
    parameters = (
        "{name: late, in: query, schema: {type: string}}, "
        "{name: early, in: query, required: true, schema: {type: string}}, " + PATH
    )
    taken = [name for name, _ in _taken(parameters, "application/json", OBJECT)]
    assert taken == ["first", "second", "early", "b", "late", "a"]


def test_one_name_in_two_places_says_where_it_travels() -> None:
    parameters = PATH + ", {name: a, in: query, schema: {type: string}}"
    taken = dict(_taken(parameters, "application/json", OBJECT))
    assert taken["a"] == "query a"
    assert taken["json_a"] == "json a"


@pytest.mark.parametrize(
    "order", [("a-b", "a_b", "a b"), ("a_b", "a b", "a-b"), ("a b", "a-b", "a_b")]
)
def test_names_that_meet_do_not_depend_on_the_order(order: tuple[str, ...]) -> None:
    members = ", ".join(f'"{name}": {{type: string}}' for name in order)
    schema = f"{{type: object, properties: {{{members}}}}}"
    taken = _taken(PATH, "application/json", schema)
    by_wire_name = {key: name for name, key in taken}
    assert len(set(by_wire_name.values())) == 5
    assert by_wire_name["json a_b"] == "a_b"


@pytest.mark.parametrize("name", ["Authorization", "accept", "Content-Type"])
def test_headers_that_are_set_elsewhere_are_no_arguments(name: str) -> None:
    parameters = PATH + f", {{name: {name}, in: header, schema: {{type: string}}}}"
    taken = _taken(parameters, "application/json", "{}")
    assert [key for _, key in taken] == ["path first", "path second", "body "]


@pytest.mark.parametrize(
    ("media_types", "chosen"),
    [
        (["text/plain", "application/json"], "application/json"),
        (["application/xml", "multipart/form-data"], "multipart/form-data"),
        (
            ["application/x-www-form-urlencoded", "multipart/form-data"],
            "multipart/form-data",
        ),
        (["application/pdf", "text/plain"], "application/pdf"),
        (
            ["multipart/form-data", "application/problem+json"],
            "application/problem+json",
        ),
    ],
)
def test_json_is_sent_where_there_is_a_choice(
    media_types: list[str], chosen: str
) -> None:
    body = Body(True, tuple(Content(media_type, None) for media_type in media_types))
    content = body_content(body)
    assert content is not None
    assert content.media_type == chosen


@pytest.mark.parametrize(
    ("media_type", "expected"),
    [
        ("application/json", True),
        ("Application/JSON; charset=utf-8", True),
        ("application/problem+json", True),
        ("*/*", True),
        ("text/json-ish", False),
        ("application/xml", False),
        ("application/jsonl", False),
    ],
)
def test_a_media_type_holds_json(media_type: str, expected: bool) -> None:
    assert is_json(media_type) is expected


def _taken(parameters: str, media_type: str, schema: str) -> list[tuple[str, str]]:
    """Pairs of Python name and key, in the order of the signature."""
    text = DOCUMENT.format(parameters=parameters, media_type=media_type, schema=schema)
    api = api_of(text)
    [operation] = api.operations
    found = arguments(operation, shapes_of(api.schemas))
    return [(one.name, one.key) for one in found]
