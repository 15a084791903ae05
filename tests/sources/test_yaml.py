"""Reading and writing YAML and JSON, and the place of each value."""

import json

import pytest
import yaml as pyyaml
from hypothesis import given
from hypothesis import strategies as st

from mooring.diagnostics import Location, Unreadable
from mooring.document import Json, JsonObject
from mooring.sources.yaml import dump, load, positions

STRINGS = [
    *("no", "NO", "on", "y", "yes", "off", "2024-01-01", "2024-01-01T00:00:00Z"),
    *("012", "0o17b", "1_000", "12:30:45", "190:20:30", "+1:20"),
]
VALUES: list[tuple[str, Json]] = [
    ("null", None),
    ("~", None),
    ("", None),
    ("true", True),
    ("False", False),
    ("0", 0),
    ("-17", -17),
    ("+5", 5),
    ("0o17", 15),
    ("0xff", 255),
    ("1.50", 1.5),
    (".5", 0.5),
    ("1e3", 1000.0),
    ("'1'", "1"),
    ('"null"', "null"),
    ("!!str 12", "12"),
    ("! 12", "12"),
    ("!!int 12", 12),
]


@pytest.mark.parametrize("written", STRINGS)
def test_what_versions_of_yaml_read_differently_stays_a_string(written: str) -> None:
    assert load(f"value: {written}", "f") == {"value": written}


@pytest.mark.parametrize(("written", "value"), VALUES)
def test_a_scalar_means_what_the_core_schema_says(written: str, value: Json) -> None:
    loaded = load(f"value: {written}", "f")
    assert loaded == {"value": value}
    assert isinstance(loaded, dict) and type(loaded["value"]) is type(value)


def test_a_key_stays_as_it_is_written() -> None:
    text = "200: a\nno: b\n1.10: c\n~: d\n'': e\n"
    assert load(text, "f") == {"200": "a", "no": "b", "1.10": "c", "~": "d", "": "e"}


def test_a_merge_key_adds_what_is_not_there_yet() -> None:
    text = "a: &a {x: 1, y: 1}\nb: &b {y: 2, z: 2}\nc:\n  <<: [*a, *b]\n  x: 3\n"
    loaded = load(text, "f")
    assert isinstance(loaded, dict) and loaded["c"] == {"x": 3, "y": 1, "z": 2}


def test_a_quoted_merge_key_is_a_key() -> None:
    assert load("'<<': {x: 1}", "f") == {"<<": {"x": 1}}


MERGE_BOMB = "\n".join(
    [
        "a0: &a0 {k: v}",
        *(
            f"a{n}: &a{n} {{<<: [{', '.join([f'*a{n - 1}'] * 9)}]}}"
            for n in range(1, 12)
        ),
    ]
)


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("a: 1\nb: 2\na: 3\n", "duplicate-key", 3, 1),
        ('{"a": 1,\n "a": 2}', "duplicate-key", 2, 2),
        ('{"a": {"b": 1, "b": 1}}', "duplicate-key", 1, 16),
        ("a: .inf\n", "not-json", 1, 4),
        ('{"a": [1, NaN]}', "not-json", 1, 11),
        ('{"a": 1e999}', "not-json", 1, 7),
        ("a: 1e999\n", "not-json", 1, 4),
        ("a: !!binary aGk=\n", "not-json", 1, 4),
        ("? [a]\n: b\n", "not-json", 1, 3),
        ("a: *b\n", "broken-yaml", 1, 4),
        ("a: &a [*a]\n", "broken-yaml", 1, 8),
        ('{"a": "\\ud83d"}', "broken-json", 1, 8),
        ('{"a": 1} x', "broken-json", 1, 10),
        (f"{{\"a\": {'[' * 400}{']' * 400}}}", "too-deep", 1, 1),
        (f"a: {'[' * 400}{']' * 400}", "too-deep", 1, 259),
        (MERGE_BOMB, "too-large", 8, 20),
    ],
)
def test_what_no_reader_should_accept_is_refused_at_its_place(
    text: str, code: str, line: int, column: int
) -> None:
    with pytest.raises(Unreadable) as refusal:
        load(text, "f", first_line=10)
    (found,) = refusal.value.diagnostics
    assert (found.code, found.location) == (code, Location("f", line + 9, column))


def test_every_duplicate_key_is_named() -> None:
    with pytest.raises(Unreadable) as refusal:
        load("a: 1\na: 2\nb: 1\nb: 2\n", "f")
    assert [found.location.line for found in refusal.value.diagnostics] == [2, 4]


def test_a_whole_surrogate_pair_is_a_character() -> None:
    assert load('{"a": "\\ud83d\\udc4d \\\\ud83d"}', "f") == {"a": "👍 \\ud83d"}


YAML = """\
openapi: 3.1.0
paths:
  /a~b/{id}:
    get:
      tags: [x, "y"]
      note: |
        text
      base: &base {left: 1}
  /other:
    <<: *base
    copy: *base
"""
JSON = '{"paths": {\n  "/a": [{"x": "}"},\n    {"y\\"": [1, 2]}], "/b": {} } }'


@pytest.mark.parametrize(
    ("text", "pointer", "line", "column"),
    [
        (YAML, "", 1, 1),
        (YAML, "/paths", 2, 1),
        (YAML, "/paths/~1a~0b~1{id}/get/tags/1", 5, 17),
        (YAML, "/paths/~1a~0b~1{id}/get/note", 6, 7),
        (YAML, "/paths/~1other/left", 8, 20),
        (YAML, "/paths/~1other/copy/left", 8, 20),
        (YAML, "/paths/~1other/nothing/at/all", 9, 3),
        (JSON, "", 1, 1),
        (JSON, "/paths", 1, 2),
        (JSON, "/paths/~1a/1", 3, 5),
        (JSON, '/paths/~1a/1/y"/1', 3, 17),
        (JSON, "/paths/~1b", 3, 23),
        (JSON, "/paths/~1b/none", 3, 23),
    ],
)
def test_a_pointer_leads_to_its_line(
    text: str, pointer: str, line: int, column: int
) -> None:
    assert positions(text, "f")(pointer) == Location("f", line, column)


def test_lines_are_counted_by_line_feeds_alone() -> None:
    assert positions("a: 'x\u2028y'\nb: 1\n", "f")("/b") == Location("f", 2, 1)


def test_text_is_written_the_way_a_person_would() -> None:
    value: JsonObject = {
        "200": {"description": "no", "tags": ["a", "2024-01-01"], "empty": {}},
        "text": "one\ntwo\n",
        "long": " ".join(["word"] * 30),
        "nested": [[1, 2.0], [{"a": None, "b": True}]],
        "odd": ["a: b", "- c", "#d", "e #f", "'g'", "tab\t", "\u202eh", ""],
    }
    assert dump(value) == """\
'200':
  description: 'no'
  tags:
    - a
    - '2024-01-01'
  empty: {}
text: |
  one
  two
long: >-
  word word word word word word word word word word word word word word word word word word word
  word word word word word word word word word word word
nested:
  - - 1
    - 2.0
  - - a: null
      b: true
odd:
  - 'a: b'
  - '- c'
  - '#d'
  - 'e #f'
  - '''g'''
  - 'tab\t'
  - "\\u202eh"
  - ''
"""


TEXT = st.text(st.characters(exclude_categories=["Cs"])) | st.text(
    "ab -:#|>'\"\n\t{}[]0."
)
JSON_VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | TEXT
    | st.sampled_from(STRINGS)
    | st.floats(allow_nan=False, allow_infinity=False),
    lambda inner: st.lists(inner) | st.dictionaries(TEXT, inner),
)


@given(st.dictionaries(TEXT, JSON_VALUES))
def test_what_is_written_is_read_back(value: JsonObject) -> None:
    text = dump(value)
    assert json.dumps(load(text, "f")) == json.dumps(value)
    assert load(json.dumps(value), "f") == value


@given(st.dictionaries(TEXT, TEXT | st.sampled_from(STRINGS), min_size=1))
def test_other_readers_of_yaml_take_no_text_for_something_else(
    value: JsonObject,
) -> None:
    assert pyyaml.safe_load(dump(value)) == value
