"""A page that changes its form, while the API stays as it is: no drift, and what one form cannot say is named."""

import base64
import json
import zlib

import pytest

import mooring.drift as drift
from mooring import spec
from mooring.document import Document, Json
from mooring.sources import read

OPERATION: dict[str, Json] = {
    "tags": ["Berths"],
    "summary": "Moor a ship",
    "description": "Moors a ship at a berth.",
    "operationId": "moorShip",
    "parameters": [
        {
            "name": "id",
            "in": "path",
            "required": True,
            "description": "Of the berth.",
            "schema": {"type": "string", "format": "uuid"},
        }
    ],
    "requestBody": {
        "content": {
            "application/json": {
                "schema": {
                    "type": "object",
                    "required": ["name"],
                    "properties": {
                        "name": {
                            "type": "string",
                            "minLength": 1,
                            "maxLength": 50,
                            "description": "The ship's name.",
                        },
                        "flag": {"type": "string", "enum": ["red", "green"]},
                        "draught": {
                            "type": ["number", "null"],
                            "exclusiveMinimum": 0,
                            "maximum": 20,
                            "default": 1.5,
                        },
                    },
                }
            }
        },
    },
    "responses": {"204": {"description": "Moored"}},
}
ROOT: dict[str, Json] = {
    "openapi": "3.1.0",
    "info": {"title": "Harbour", "version": "2.1"},
    "servers": [{"url": "https://api.harbour.example"}],
    "paths": {"/berths/{id}/ship": {"put": OPERATION}},
}
ONE_LINE = json.dumps(ROOT, separators=(",", ":"))
PACKED = base64.b64encode(
    zlib.compress(
        json.dumps(
            OPERATION
            | {key: ROOT[key] for key in ("servers", "info")}
            | {"method": "put", "path": "/berths/{id}/ship", "postman": {}}
        ).encode()
    )
).decode()
EXPANDED = {
    "paths": {
        "path": "/berths/{id}/ship",
        "method": "put",
        "servers": ROOT["servers"],
        "request": {
            "security": [],
            "parameters": {
                "path": {
                    "id": {
                        "schema": [
                            {
                                "type": "string",
                                "required": True,
                                "format": "uuid",
                                "description": "Of the berth.",
                            }
                        ]
                    }
                }
            },
            "body": {
                "application/json": {
                    "schemaArray": [
                        {
                            "type": "object",
                            "properties": {
                                "name": {
                                    "allOf": [
                                        {
                                            "type": "string",
                                            "minLength": 1,
                                            "maxLength": 50,
                                            "description": "The ship's name.",
                                        }
                                    ]
                                },
                                "flag": {
                                    "allOf": [
                                        {"type": "string", "enum": ["red", "green"]}
                                    ]
                                },
                                "draught": {
                                    "allOf": [
                                        {
                                            "type": ["number", "null"],
                                            "exclusiveMinimum": 0,
                                            "maximum": 20,
                                            "default": 1.5,
                                        }
                                    ]
                                },
                            },
                            "requiredProperties": ["name"],
                        }
                    ]
                }
            },
        },
        "response": {
            "204": {
                "_mintlify/placeholder": {
                    "schemaArray": [{"type": "any", "description": "Moored"}],
                    "description": "Moored",
                }
            }
        },
    }
}
HEADING = "# Moor a ship\n\n> Moors a ship at a berth.\n\n"
RENDERED = """# Moor a ship

Moors a ship at a berth.

PUT

/

berths

/

{id}

/

ship

#### Path Parameters

[](#parameter-id)

id

string<uuid>

required

Of the berth.

#### Body

application/json

[](#body-name)

name

string

required

The ship's name.

Required string length: `1 - 50`

[](#body-flag)

flag

enum<string>

Available options:

`red`,

`green`

[](#body-draught)

draught

number | null

default:1.5

Required range: `0 < x <= 20`

#### Response

204

Moored
"""
FIELDS = """---
title: "Moor a ship"
api: "PUT https://api.harbour.example/berths/{id}/ship"
description: "Moors a ship at a berth."
---

<ParamField path="id" type="string<uuid>" required>
  Of the berth.
</ParamField>

<ParamField body="name" type="string" required>
  The ship's name.
</ParamField>

<ParamField body="flag" type="'red' | 'green'" />

<ParamField body="draught" type="number | null" default={1.5} />

<ResponseExample>
```json 204
```
</ResponseExample>
"""
BLOCKS = """# Ships

{% swagger method="put" path="/berths/{id}/ship" baseUrl="https://api.harbour.example" summary="Moor a ship" %}
{% swagger-description %}
Moors a ship at a berth.
{% endswagger-description %}

{% swagger-parameter in="path" name="id" type="string<uuid>" required="true" %}
Of the berth.
{% endswagger-parameter %}

{% swagger-parameter in="body" name="name" type="string" required="true" %}
The ship's name.
{% endswagger-parameter %}

{% swagger-parameter in="body" name="flag" type="'red' | 'green'" %}
{% endswagger-parameter %}

{% swagger-parameter in="body" name="draught" type="number | null" %}
{% endswagger-parameter %}

{% swagger-response status="204: No Content" description="Moored" %}
{% endswagger-response %}
{% endswagger %}
"""
PAGES = {
    "fence": f"{HEADING}## OpenAPI\n\n````yaml openapi.json put /berths/{{id}}/ship\n{ONE_LINE}\n````\n",
    "expanded": f"{HEADING}## OpenAPI\n\n````yaml openapi.json put /berths/{{id}}/ship\n{json.dumps(EXPANDED)}\n````\n",
    "readme": f"# Moor\n\n# OpenAPI definition\n\n```json\n{ONE_LINE}\n```\n",
    "gitbook": f"# Ships\n\n## Moor a ship\n\n```json\n{ONE_LINE}\n```\n",
    "fern": f"# Moor\n\nReference: https://docs.harbour.example/moor\n\n## OpenAPI Specification\n\n```yaml\n{ONE_LINE}\n```\n",
    "apifox": f"# Moor\n\n## OpenAPI Specification\n\n```yaml\n{ONE_LINE}\n```\n",
    "docusaurus": f"---\nid: moor\napi: {PACKED}\n---\n",
    "rendered": RENDERED,
    "fields": FIELDS,
    "blocks": BLOCKS,
}
UNSAID = {
    "fence": set[str](),
    "expanded": {"info", "operation ids", "tags"},
    "readme": set[str](),
    "gitbook": set[str](),
    "fern": set[str](),
    "apifox": set[str](),
    "docusaurus": set[str](),
    "rendered": {"info", "operation ids", "servers", "tags"},
    "fields": {"bounds", "info", "operation ids", "tags"},
    "blocks": {"bounds", "defaults", "info", "operation ids", "servers", "tags"},
}
"""The facts of the operation that a form cannot state; drift names them."""


def side(name: str, document: Document) -> drift.Side:
    return drift.Side(name, spec.parse(document), document)


@pytest.mark.parametrize("form", PAGES)
def test_another_form_of_the_same_operation_is_no_drift(form: str) -> None:
    whole = read("whole.json", json.dumps(ROOT).encode())
    page = read("page.md", PAGES[form].encode())
    report = drift.compare(side("whole", whole), side("page", page))
    assert [finding.message for finding in report.findings] == []
    named = {one.facts for one in report.unknown if one.facts != "what is not proven"}
    assert named == UNSAID[form]


@pytest.mark.parametrize(
    "form", [one for one in PAGES if "operation ids" not in UNSAID[one]]
)
def test_another_form_of_the_same_operation_has_an_equal_model(form: str) -> None:
    whole = spec.parse(read("whole.json", json.dumps(ROOT).encode()))
    page = spec.parse(read("page.md", PAGES[form].encode()))
    (theirs,), (ours,) = whole.operations, page.operations
    assert ours.body == theirs.body
    assert ours.parameters == theirs.parameters
    assert ours.responses == theirs.responses
    assert page.schemas == whole.schemas


@pytest.mark.parametrize("form", PAGES)
def test_a_change_is_found_across_forms(form: str) -> None:
    changed = json.loads(json.dumps(ROOT).replace('"number"', '"boolean"'))
    whole = read("whole.json", json.dumps(changed).encode())
    page = read("page.md", PAGES[form].encode())
    report = drift.compare(side("page", page), side("whole", whole))
    assert any("type changed" in one.message for one in report.findings)
    assert all("draught" in one.message for one in report.findings)
