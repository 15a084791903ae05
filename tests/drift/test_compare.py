"""What is found between two small documents, and what is not."""

from cProfile import Profile
from dataclasses import replace

import pytest

from mooring.diagnostics import Location
from mooring.document import EVERY_FACT, Fact, Origin, Standing
from mooring.drift import Audience, Report, Side, Verdict, compare

from .revisions import received, sent, vendored, written

OPEN = "{anyOf: [{type: string}, {type: string, enum: [%s]}]}"
NESTED = "{type: object, properties: {agent: {type: object, properties: {%s: {type: string}}}}}"


def rules(report: Report) -> list[str]:
    return sorted(finding.rule for finding in report.findings)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("{type: string, enum: [a, b]}", "{oneOf: [{const: a}, {const: b}]}"),
        ("{type: string, enum: [a, b]}", "{anyOf: [{enum: [a]}, {enum: [b]}]}"),
        ("{type: [string, 'null']}", "{anyOf: [{type: string}, {type: 'null'}]}"),
        ("{type: [string, 'null']}", "{oneOf: [{type: 'null'}, {type: string}]}"),
        ("{const: a}", "{enum: [a]}"),
        ("{type: string, maxLength: 5}", "{allOf: [{type: string}, {maxLength: 5}]}"),
        ("{type: string, maxLength: 5}", "{anyOf: [{type: string, maxLength: 5}]}"),
        (
            "{anyOf: [{type: string}, {type: integer}]}",
            "{anyOf: [{type: integer}, {type: string}]}",
        ),
        (
            "{anyOf: [{type: string}, {type: integer}]}",
            "{anyOf: [{anyOf: [{type: string}]}, {type: integer}]}",
        ),
        ("{type: object}", "{type: object, additionalProperties: true}"),
        ("{type: integer, default: 1}", "{type: integer, default: 1.0}"),
        (
            "{type: object, required: [a], properties: {a: {type: string}, b: {type: string}}}",
            "{allOf: [{type: object, properties: {b: {type: string}}},"
            " {required: [a], properties: {a: {type: string}}}]}",
        ),
    ],
)
def test_two_ways_to_write_one_thing_are_no_difference(before: str, after: str) -> None:
    assert rules(compare(sent(before), sent(after))) == []
    assert rules(compare(received(after), received(before))) == []


@pytest.mark.parametrize(
    ("before", "after", "request_", "response"),
    [
        (
            "{type: string, maxLength: 9}",
            "{type: string, maxLength: 5}",
            "break safe",
            "safe safe",
        ),
        (
            "{type: string, maxLength: 5}",
            "{type: string, maxLength: 9}",
            "safe safe",
            "break safe",
        ),
        (
            "{type: string, enum: [a]}",
            "{type: string, enum: [a, b]}",
            "safe safe",
            "break safe",
        ),
        (
            "{type: string, enum: [a, b]}",
            "{type: string, enum: [a]}",
            "break break",
            "safe break",
        ),
        (OPEN % "a", OPEN % "a, b", "safe safe", "safe safe"),
        ("{type: string}", "{type: [string, 'null']}", "safe safe", "break break"),
        ("{type: [string, 'null']}", "{type: string}", "break break", "safe safe"),
        ("{type: integer}", "{type: number}", "safe safe", "break break"),
        ("{type: string}", "{type: string, format: uuid}", "break break", "safe break"),
        ("{type: string}", "{type: integer}", "break break", "break break"),
        ("{type: string}", "{}", "safe safe", "break break"),
        (
            "{type: integer, default: 1}",
            "{type: integer, default: 2}",
            "break break",
            "risk risk",
        ),
        (
            "{type: string, pattern: a}",
            "{type: string, pattern: b}",
            "break safe",
            "break safe",
        ),
        (
            "{type: string}",
            "{type: string, deprecated: true}",
            "safe safe",
            "safe safe",
        ),
        (
            "{type: string, description: A}",
            "{type: string, description: B}",
            "safe safe",
            "safe safe",
        ),
        (
            "{type: object}",
            "{type: object, properties: {a: {type: string}}}",
            "safe safe",
            "safe safe",
        ),
    ],
)
def test_a_verdict_follows_from_effect_and_direction(
    before: str, after: str, request_: str, response: str
) -> None:
    for side, expected in ((sent, request_), (received, response)):
        (finding,) = compare(side(before), side(after)).findings
        assert (
            f"{finding.verdicts.wire.value} {finding.verdicts.python.value}" == expected
        )


def test_a_read_only_property_breaks_no_request() -> None:
    before = "{type: object, properties: {id: {type: string, readOnly: true}}}"
    after = (
        "{type: object, properties: {id: {type: string, readOnly: true, maxLength: 9}}}"
    )
    assert compare(sent(before), sent(after)).worst(Audience.WIRE) is Verdict.SAFE


def test_a_webhook_is_received_so_its_payload_travels_as_a_response() -> None:
    def webhook(schema: str) -> Side:
        return written(
            f"webhooks: {{paid: {{post: {{requestBody: {{content: {{application/json: {{schema: {schema}}}}}}}}}}}}}"
        )

    promised = "{type: object, required: [id], properties: {id: {type: string}}}"
    likely = "{type: object, properties: {id: {type: string}}}"
    assert (
        compare(webhook(promised), webhook(likely)).worst(Audience.WIRE)
        is Verdict.BREAK
    )
    assert (
        compare(webhook(likely), webhook(promised)).worst(Audience.WIRE) is Verdict.SAFE
    )


@pytest.mark.parametrize(
    ("before", "after", "link"),
    [
        (
            "created_at: {type: string}",
            "createdAt: {type: string}",
            ("created_at", "createdAt"),
        ),
        (
            "email: {type: string}",
            "emailAddress: {type: string}",
            ("email", "emailAddress"),
        ),
        (
            "first: {type: string}, last: {type: string}",
            "lastName: {type: string}, firstName: {type: string}",
            None,
        ),
        ("created_at: {type: string}", "updated_at: {type: integer}", ()),
        ("includedFiles: {type: array}", "allowedDomains: {type: array}", ()),
        ("sessionId: {type: string}", "profileId: {type: string}", ()),
        ("'€': {type: string}", "'£': {type: string}", ()),
    ],
)
def test_a_property_is_linked_for_its_words_and_type(
    before: str, after: str, link: tuple[str, ...] | None
) -> None:
    report = compare(
        *(sent(f"{{type: object, properties: {{{text}}}}}") for text in (before, after))
    )
    linked = {
        (finding.before, finding.after) for finding in report.findings if finding.link
    }
    if link is None:
        assert linked == {
            ("value.first", "value.firstName"),
            ("value.last", "value.lastName"),
        }
    else:
        assert linked == ({tuple(f"value.{name}" for name in link)} if link else set())


def test_a_moved_property_is_walked_in_its_new_place() -> None:
    before = sent(
        "{type: object, properties: {agent: {type: object, properties: {llm: {type: string, default: a}}}}}"
    )
    after = sent("{type: object, properties: {llm: {type: string, default: b}}}")
    assert rules(compare(before, after)) == [
        "default-changed",
        "property-moved",
        "property-removed",
    ]


def test_one_change_of_a_shared_schema_is_one_finding_with_its_reach() -> None:
    def pets(values: str) -> Side:
        use = "{schema: {$ref: '#/components/schemas/Kind'}}"
        parameters = f"[{{name: kind, in: query, {use[1:-1]}}}, {{name: other, in: query, {use[1:-1]}}}]"
        return written(
            f"paths: {{/pets: {{get: {{parameters: {parameters}}}}}, /dogs: {{get: {{parameters: {parameters}}}}}}}\n"
            f"components: {{schemas: {{Kind: {{type: string, enum: [{values}]}}}}}}"
        )

    (finding,) = compare(pets("a"), pets("a, b")).findings
    assert (finding.rule, finding.reach, finding.operations) == (
        "enum-value-added",
        4,
        ("GET /dogs", "GET /pets"),
    )


def test_schemas_that_refer_to_themselves_are_compared_once() -> None:
    def tree(format_: str) -> Side:
        node = "{type: object, properties: {next: {$ref: '#/components/schemas/Node'}, id: {type: string%s}}}"
        return written(
            "paths: {/tree: {get: {responses: {'200': {content: {application/json: "
            "{schema: {$ref: '#/components/schemas/Node'}}}}}}}}\n"
            f"components: {{schemas: {{Node: {node % format_}}}}}"
        )

    assert rules(compare(tree(""), tree(", format: uuid"))) == ["format-changed"]


def test_a_document_of_cycles_costs_what_it_is_long() -> None:
    def calls(count: int) -> int:
        def ring(changed: str) -> Side:
            """Schemas of which each refers to the next, the one before and itself; one of them differs."""
            properties = "n: {{$ref: '#/components/schemas/S{0}'}}, p: {{$ref: '#/components/schemas/S{1}'}}, s: {{$ref: '#/components/schemas/S{2}'}}"
            schemas = ", ".join(
                f"S{one}: {{type: object, properties: {{{properties.format((one + 1) % count, (one - 1) % count, one)}, a: {{type: {changed if one == 3 else 'string'}}}}}}}"
                for one in range(count)
            )
            content = "{application/json: {schema: {$ref: '#/components/schemas/S0'}}}"
            return written(
                f"paths: {{/s: {{get: {{responses: {{'200': {{description: S, content: {content}}}}}}}}}}}\n"
                f"components: {{schemas: {{{schemas}}}}}"
            )

        sides = ring("string"), ring("integer")
        profile = Profile()
        profile.runcall(compare, *sides)
        return sum(entry.callcount for entry in profile.getstats())

    calls(10)  # Imports.
    assert calls(400) < 2.2 * calls(200)


def test_a_fact_that_one_side_cannot_state_is_unknown_and_no_finding() -> None:
    new = sent("{type: string, default: a}")
    old = sent("{type: string}")
    silent = replace(old, api=replace(old.api, carries=EVERY_FACT - {Fact.DEFAULTS}))
    report = compare(silent, new)
    assert report.findings == ()
    assert [(one.side, one.facts) for one in report.unknown] == [("old", "defaults")]


def test_a_fact_that_was_not_stated_is_unknown_and_no_finding() -> None:
    old, new = sent("{type: string, default: b}"), sent("{type: string, default: a}")

    def inherited(pointer: str) -> Origin:
        standing = (
            Standing.INHERITED if pointer.endswith("/default") else Standing.STATED
        )
        return Origin(Location("api.yaml"), standing)

    report = compare(
        old, replace(new, document=replace(new.document, origins=inherited))
    )
    assert report.findings == ()
    assert [one.side for one in report.unknown] == ["new"]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (
            "paths: {/users: {get: {operationId: list}}}",
            "paths: {/members: {get: {operationId: list}}}",
            ["operation-moved"],
        ),
        (
            "paths: {/users: {put: {operationId: save}}}",
            "paths: {/users: {patch: {operationId: save}}}",
            ["operation-moved"],
        ),
        (
            "servers: [{url: 'https://a.example'}]\npaths: {/v1/users: {get: {}}}",
            "servers: [{url: 'https://a.example/v1'}]\npaths: {/users: {get: {}}}",
            ["path-prefix-moved"],
        ),
        (
            "paths: {/pets: {get: {summary: List pets}}}",
            "paths: {/jets: {post: {summary: Launch a jet}}}",
            ["operation-added", "operation-removed"],
        ),
    ],
)
def test_operations_are_matched_by_evidence(
    before: str, after: str, expected: list[str]
) -> None:
    assert rules(compare(written(before), written(after))) == expected


def test_a_finding_keeps_its_key_when_lines_order_and_reach_change() -> None:
    def pets(fields: str, *, comment: str = "") -> Side:
        schema = f"{{type: object, properties: {{{fields}}}}}"
        content = "{application/json: {schema: {$ref: '#/components/schemas/Pet'}}}"
        return written(
            f"{comment}paths: {{/pets: {{post: {{requestBody: {{content: {content}}}}}}}}}\n"
            f"components: {{schemas: {{Pet: {schema}}}}}"
        )

    old = pets("a: {type: string}, b: {type: string}")
    new = pets("a: {type: string}, b: {type: integer}")
    moved = pets(
        "b: {type: integer, description: New.}, a: {type: string}", comment="tags: []\n"
    )
    keys = [
        {one.key for one in compare(old, side).findings if one.rule == "type-changed"}
        for side in (new, moved)
    ]
    assert keys[0] == keys[1] and len(keys[0]) == 1


def test_the_vendored_revisions_have_not_drifted_from_themselves() -> None:
    for name in (
        "v1/2025-07-29.mdx",
        "v2/2025-08-20.md",
        "v2/2026-03-10.md",
        "v3/2026-03-10.md",
    ):
        assert compare(vendored(name), vendored(name)).findings == ()
