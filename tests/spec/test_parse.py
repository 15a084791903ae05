import pytest

from mooring.diagnostics import Unreadable
from mooring.model import Credential, Place, Reference, Style
from mooring.spec import parse
from tests.spec.documents import api, document

INFO = "info: {title: T, version: '1'}\n"


def test_a_parameter_of_the_path_item_yields_to_the_operations_own() -> None:
    found = api(INFO + """
paths:
  /things/{id}:
    parameters:
      - {name: id, in: path, required: true, schema: {type: string}}
      - {name: limit, in: query, schema: {type: string}}
    get:
      parameters: [{name: limit, in: query, required: true, schema: {type: integer}}]
      responses: {'204': {description: gone}}
""")
    (operation,) = found.operations
    assert [(one.name, one.place, one.required) for one in operation.parameters] == [
        ("id", Place.PATH, True),
        ("limit", Place.QUERY, True),
    ]


def test_styles_are_always_stated() -> None:
    found = api(INFO + """
paths:
  /a/{p}:
    get:
      parameters:
        - {name: p, in: path, required: true, schema: {type: string}}
        - {name: q, in: query, schema: {type: array}}
        - {name: d, in: query, style: deepObject, schema: {type: object}}
        - {name: n, in: query, explode: false, schema: {type: array}}
      responses: {}
""")
    assert [(one.style, one.explode) for one in found.operations[0].parameters] == [
        (Style.SIMPLE, False),
        (Style.FORM, True),
        (Style.DEEP_OBJECT, False),
        (Style.FORM, False),
    ]


def test_security_of_the_document_holds_where_an_operation_states_none() -> None:
    found = api(INFO + """
security: [{key: []}]
components: {securitySchemes: {key: {type: apiKey, in: header, name: K}}}
paths:
  /a:
    get: {responses: {}}
    put: {security: [], responses: {}}
    post: {security: [{key: [], oauth: [read]}, {}], responses: {}}
""")
    assert [operation.security for operation in found.operations] == [
        ((Credential("key"),),),
        (),
        ((Credential("key"), Credential("oauth", ("read",))), ()),
    ]


def test_inline_types_are_named_after_their_place() -> None:
    found = api(INFO + """
paths:
  /tasks:
    post:
      operationId: create
      requestBody:
        content:
          application/json:
            schema: {type: object, properties: {kind: {enum: [a, b]}, steps: {type: array, items: {properties: {n: {type: integer}}}}}}
      responses:
        '200': {description: '', content: {application/json: {schema: {properties: {id: {type: string}}}}}}
        '400': {description: '', content: {application/json: {schema: {properties: {why: {type: string}}}}}}
""")
    assert list(found.schemas) == [
        "create/request",
        "create/request/kind",
        "create/request/steps/item",
        "create/response",
        "create/response/400",
    ]


def test_an_unrelated_schema_changes_no_name() -> None:
    text = "components: {schemas: {A: {properties: {b: {properties: {c: {type: string}}}}}%s}}\npaths: {}\n"
    before = api(INFO + text % "")
    after = api(
        INFO + text % ", Z: {properties: {b: {properties: {c: {type: integer}}}}}"
    )
    assert before.schemas.items() <= after.schemas.items()


def test_one_body_in_two_media_types_is_one_type() -> None:
    inline = "schema: {properties: {id: {type: string}}}"
    found = api(INFO + f"""
paths:
  /a:
    post:
      requestBody: {{content: {{application/json: {{{inline}}}, application/xml: {{{inline}}}}}}}
      responses: {{}}
""")
    body = found.operations[0].body
    assert body is not None
    assert [content.schema.type for content in body.contents if content.schema] == [
        Reference("post a/request")
    ] * 2


REFUSED = [
    (
        "paths: {/a: {$ref: '#/components/pathItems/B'}}",
        "api.yaml:3:9: error: Nobody can tell which operations `/a` has; describe them here, or correct the reference. [path-not-read]",
    ),
    (
        "paths: {}\ncomponents: {schemas: {A: 3}}",
        "api.yaml:4:24: error: A schema is an object, true or false; write `{}` for any value. [not-a-schema]",
    ),
    (
        "paths: {}\ncomponents: {schemas: {A: {$ref: 'other.yaml#/B'}}}",
        "api.yaml:4:28: error: `$ref: other.yaml#/B` names no file of this document's folder; put what it names there, and refer to it from here. [external-reference]",
    ),
    (
        "paths: {/a: {$ref: '#/paths/~1b'}, /b: {$ref: '#/paths/~1a'}}",
        "api.yaml:3:9: error: `#/paths/~1b` refers to itself and never to a value. [reference-cycle]",
    ),
]


@pytest.mark.parametrize(
    ("text", "line"), REFUSED, ids=[line.rpartition("[")[2][:-1] for _, line in REFUSED]
)
def test_what_cannot_be_read_is_one_line_with_its_place(text: str, line: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        parse(document(INFO + text))
    assert str(refusal.value.diagnostics[0]) == line


def test_every_error_is_told_at_once() -> None:
    with pytest.raises(Unreadable) as refusal:
        parse(
            document(
                INFO
                + "paths: {}\ncomponents: {schemas: {A: 1, B: {$ref: 'x.yaml'}, C: 2}}"
            )
        )
    assert len(refusal.value.diagnostics) == 3


@pytest.mark.parametrize("version", ["1.0", "4.0.0"])
def test_an_unknown_dialect_is_refused(version: str) -> None:
    with pytest.raises(Unreadable, match="is not a version that can be read"):
        parse(document(INFO + "paths: {}", version))
