"""What references lead to, however they name it."""

import pytest

from mooring.model import Array, Object, Property, Reference, Schema, String
from tests.spec.documents import api

INFO = "info: {title: T, version: '1'}\n"
TEXT = Schema(String())

TARGETS = [
    ("'#/components/schemas/S/$defs/d', $defs: {d: {type: string}}", "S/d"),
    ("'#named', $defs: {d: {$anchor: named, type: string}}", "S/d"),
    ("'https://a.example/d', $defs: {d: {$id: 'https://a.example/d', type: string}}", "S/d"),
    ("'https://a.example/s/d', $id: 'https://a.example/s/', $defs: {d: {$id: d, type: string}}", "S/d"),
    ("'#/$defs/d', $id: 'https://a.example/s', $defs: {d: {type: string}}", "S/d"),
    ("'d#x', $id: 'https://a.example/s', $defs: {d: {$id: d, $defs: {e: {$anchor: x, type: string}}}}", "S/d/e"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "key"), TARGETS, ids=[text for text, _ in TARGETS])
def test_a_schema_is_found_by_place_anchor_and_identifier(text: str, key: str) -> None:
    found = api(f"{INFO}paths: {{}}\ncomponents: {{schemas: {{S: {{$ref: {text}}}}}}}")
    assert found.schemas["S"].type == Reference(key)
    assert found.schemas[key] == TEXT


def test_a_percent_encoded_pointer_is_decoded() -> None:
    found = api(
        INFO
        + "paths: {}\ncomponents: {schemas: {'a b': {type: string}, S: {$ref: '#/components/schemas/a%20b'}}}"
    )
    assert found.schemas["S"].type == Reference("a b")


def test_places_that_would_share_a_key_do_not() -> None:
    found = api(INFO + """
paths: {}
definitions: {A: {type: string}}
components:
  schemas:
    A: {type: integer}
    S: {properties: {a: {$ref: '#/definitions/A'}, b: {$ref: '#/components/schemas/A'}}}
""")
    assert found.schemas["S"].type == Object(
        (
            Property("a", Schema(Reference("definitions/A"))),
            Property("b", Schema(Reference("A"))),
        )
    )
    assert found.schemas["definitions/A"] == TEXT


def test_words_beside_a_reference_replace_those_of_its_target() -> None:
    found = api(INFO + """
paths:
  /a:
    get:
      responses: {'200': {$ref: '#/components/responses/R', description: here}}
components: {responses: {R: {description: there}}}
""")
    (response,) = found.operations[0].responses
    assert response.description == "here"


def test_what_stands_beside_the_reference_of_a_path_item_counts() -> None:
    found = api(INFO + """
paths:
  /a: {$ref: '#/components/pathItems/A', put: {responses: {}}, x-team: red}
components: {pathItems: {A: {get: {responses: {}}, parameters: [{name: q, in: query}]}}}
""")
    assert [str(one) for one in found.operations] == ["GET /a", "PUT /a"]
    assert [len(one.parameters) for one in found.operations] == [1, 1]
    assert [one.unmodelled[0][0] for one in found.operations] == ["x-team", "x-team"]


def test_a_dynamic_reference_is_read_as_a_static_one_and_reported() -> None:
    found = api(
        INFO
        + "paths: {}\ncomponents: {schemas: {S: {$dynamicAnchor: s, type: array, items: {$dynamicRef: '#s'}}}}"
    )
    assert isinstance(found.schemas["S"].type, Array)
    assert found.schemas["S"].type.items.type == Reference("S")
    assert [one.code for one in found.diagnostics] == ["dynamic-reference"]


def test_very_deep_schemas_are_read_without_deep_recursion() -> None:
    text = "{properties: {a: " * 120 + "{type: string}" + "}}" * 120
    found = api(f"{INFO}paths: {{}}\ncomponents: {{schemas: {{S: {text}}}}}")
    assert TEXT in found.schemas.values()


def test_a_broken_schema_that_nothing_uses_costs_a_warning() -> None:
    found = api(INFO + """
paths: {/a: {get: {responses: {}}}}
components: {schemas: {A: {$ref: '#/nowhere'}, B: {allOf: [{$ref: '#/components/schemas/B'}]}, C: 3}}
""")
    assert [f"{one.severity.value} {one.code}" for one in found.diagnostics] == [
        "warning dangling-reference",
        "warning not-a-schema",
        "warning schema-cycle",
    ]
