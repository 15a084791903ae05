"""Facts in closed wordings."""

import pytest

from mooring.document import Json, JsonObject
from mooring.sources.mdx.prose import default, facts

TEXT: JsonObject = {"type": "string"}
WHOLE: JsonObject = {"type": "integer"}


@pytest.mark.parametrize(
    ("description", "schema", "found"),
    [
        ("Must be one of: 'a', 'b'.", TEXT, {"enum": ["a", "b"]}),
        ("Must be one of `1` or `2`", WHOLE, {"enum": [1, 2]}),
        ("Available options:\n- a\n- b\n\nMore.", TEXT, {"enum": ["a", "b"]}),
        ("Available options:\n- a: the first\n- b", TEXT, {}),
        ("Must be one of: 'a', 'b'.", TEXT | {"enum": ["c"]}, {}),
        ("Must be one of: 'a', 'b'.", WHOLE, {}),
        ("Supported values include 'a', 'b'.", TEXT, {}),
        ("For example 'a' or 'b'.", TEXT, {}),
        ("Maximum is 200.", WHOLE, {"maximum": 200}),
        ("Maximum: 1,000. Minimum is -5", WHOLE, {"maximum": 1000, "minimum": -5}),
        ("Maximum is 200 characters.", WHOLE, {}),
        ("Maximum is 200.", TEXT, {}),
        ("Max 10 pairs.", {"type": "object"}, {"maxProperties": 10}),
        ("Maximum 3 items.", {"type": "array"}, {"maxItems": 3}),
    ],
)
def test_only_closed_wordings_that_fit_the_type_are_facts(
    description: str, schema: JsonObject, found: JsonObject
) -> None:
    stated = facts(description, schema)
    assert {fact.keyword: fact.value for fact in stated} == found


@pytest.mark.parametrize(
    ("description", "schema", "value"),
    [
        ("Default is 75. Maximum is 200.", WHOLE, 75),
        ("Defaults to `us`", TEXT, "us"),
        ("Default: true", {"type": "boolean"}, True),
        ("Default is 1.5", WHOLE, None),
        ("The default profile", TEXT, None),
    ],
)
def test_a_default_in_words_is_read_in_the_type_of_the_field(
    description: str, schema: JsonObject, value: Json
) -> None:
    found = default(description, schema)
    assert (found.value if found else None) == value
