"""Changes of whole documents: what breaks on the wire, and what breaks in the bindings."""

import pytest

from mooring.drift import Audience, Verdict, compare

from .revisions import written

PET = "{type: object, required: [id], properties: {id: {type: string}, name: {type: string}}}"
LIST = (
    "paths: {/pets: {get: {operationId: list%s, responses: {'200': {description: Pets, content: {application/json: "
    "{schema: %s}}}}}}}\ncomponents: {schemas: {%s}}"
)
QUERY = "paths: {/pets: {get: {operationId: list, parameters: [%s], responses: {'200': {description: Pets}}}}}"
SECURE = (
    "%spaths: {/pets: {get: {operationId: list%s}}}\n"
    "components: {securitySchemes: {key: {type: apiKey, in: header, name: %s}, auth: {type: oauth2, flows: {}}}}"
)
TREE = "%s: {type: object, properties: {id: {type: string}, next: {$ref: '#/components/schemas/%s'}}}"
TAGGED = (
    "{oneOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/B'}], "
    "discriminator: {propertyName: kind, mapping: {%s: '#/components/schemas/A'}}}"
)
KINDS = "A: {type: object, properties: {kind: {type: string}, a: {}}}, B: {type: object, properties: {kind: {type: string}}}"


def ref(name: str) -> str:
    return f"{{$ref: '#/components/schemas/{name}'}}"


@pytest.mark.parametrize(
    ("what", "before", "after", "wire", "python"),
    [
        (
            "a schema is renamed",
            LIST % ("", ref("Pet"), f"Pet: {PET}"),
            LIST % ("", ref("Dog"), f"Dog: {PET}"),
            False,
            True,
        ),
        (
            "a schema is extracted",
            LIST % ("", PET, ""),
            LIST % ("", ref("Pet"), f"Pet: {PET}"),
            False,
            False,
        ),
        (
            "a single choice is unwrapped",
            LIST % ("", f"{{oneOf: [{PET}]}}", ""),
            LIST % ("", PET, ""),
            False,
            False,
        ),
        (
            "a schema that refers to itself is renamed",
            LIST % ("", ref("Tree"), TREE % ("Tree", "Tree")),
            LIST % ("", ref("Node"), TREE % ("Node", "Node")),
            False,
            True,
        ),
        (
            "an unused schema is removed",
            LIST % ("", "{}", f"Pet: {PET}"),
            LIST % ("", "{}", ""),
            False,
            True,
        ),
        (
            "an operation is deprecated",
            LIST % ("", PET, ""),
            LIST % (", deprecated: true", PET, ""),
            False,
            False,
        ),
        (
            "an extension changes",
            LIST % (", x-rate: 1", PET, ""),
            LIST % (", x-rate: 2", PET, ""),
            False,
            False,
        ),
        (
            "a tag's mapping changes",
            LIST % ("", TAGGED % "a", KINDS),
            LIST % ("", TAGGED % "b", KINDS),
            True,
            True,
        ),
        (
            "a path is renamed",
            "paths: {/pets: {get: {operationId: list, responses: {'204': {description: None}}}}}",
            "paths: {/dogs: {get: {operationId: list, responses: {'204': {description: None}}}}}",
            True,
            False,
        ),
        (
            "a query parameter becomes a header",
            QUERY % "{name: q, in: query, schema: {type: string}}",
            QUERY % "{name: q, in: header, schema: {type: string}}",
            True,
            False,
        ),
        (
            "a query parameter gets a lower bound",
            QUERY % "{name: n, in: query, schema: {type: integer}}",
            QUERY % "{name: n, in: query, schema: {type: integer, minimum: 1}}",
            True,
            False,
        ),
        (
            "security moves to the operation",
            SECURE % ("security: [{key: []}]\n", "", "X"),
            SECURE % ("", ", security: [{key: []}]", "X"),
            False,
            False,
        ),
        (
            "a further way to authenticate is accepted",
            SECURE % ("", ", security: [{key: []}]", "X"),
            SECURE % ("", ", security: [{key: []}, {auth: []}]", "X"),
            False,
            False,
        ),
        (
            "a further scope is needed",
            SECURE % ("", ", security: [{auth: [a]}]", "X"),
            SECURE % ("", ", security: [{auth: [a, b]}]", "X"),
            True,
            False,
        ),
        (
            "the header of the key changes",
            SECURE % ("", "", "X-Key"),
            SECURE % ("", "", "X-Other"),
            True,
            True,
        ),
        (
            "an object becomes one of two that overlap",
            "paths: {/pets: {post: {requestBody: {content: {application/json: {schema: %s}}}}}}"
            % PET,
            "paths: {/pets: {post: {requestBody: {content: {application/json: {schema: {oneOf: [%s, %s]}}}}}}}"
            % (PET, "{type: object, properties: {id: {type: string}}}"),
            True,
            True,
        ),
    ],
    ids=lambda value: value if isinstance(value, str) and len(value) < 50 else "",
)
def test_a_change_of_a_document_breaks_whom_it_breaks(
    what: str, before: str, after: str, wire: bool, python: bool
) -> None:
    report = compare(written(before), written(after))
    breaks = [
        report.worst(audience) is Verdict.BREAK
        for audience in (Audience.WIRE, Audience.PYTHON)
    ]
    assert breaks == [wire, python], what


def test_null_is_null_in_openapi_3_0_and_3_1() -> None:
    old = written(LIST % ("", "{type: string, nullable: true}", ""), openapi="3.0.3")
    new = written(LIST % ("", "{type: [string, 'null']}", ""))
    assert compare(old, new).findings == ()
