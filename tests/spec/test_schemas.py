import pytest

from mooring.document import Json
from mooring.model import (
    Anything,
    Array,
    Boolean,
    Discriminator,
    Enumeration,
    Intersection,
    Nothing,
    Null,
    Number,
    Object,
    Property,
    Reference,
    Schema,
    String,
    Type,
    Union,
    Value,
)
from tests.spec.documents import schema

NULL = Schema(Null())
TEXT = Schema(String())


def nullable(type_: Type) -> Union:
    return Union((Schema(type_), NULL))


def values(*items: str | int | float | None) -> Enumeration:
    return Enumeration(tuple(Value.of(item) for item in items))


TYPES = [
    ("{}", Anything()),
    ("true", Anything()),
    ("false", Nothing()),
    ("{type: 'null'}", Null()),
    ("{type: boolean}", Boolean()),
    (
        "{type: integer, format: int64, minimum: 1, maximum: 9}",
        Number(integral=True, format="int64", minimum=1, maximum=9),
    ),
    (
        "{type: number, exclusiveMinimum: 0, multipleOf: 0.5}",
        Number(exclusive_minimum=0, multiple_of=0.5),
    ),
    ("{type: number, maximum: 10.0}", Number(maximum=10)),
    (
        "{type: string, minLength: 1, maxLength: 5, pattern: ^a}",
        String(min_length=1, max_length=5, pattern="^a"),
    ),
    ("{type: string, format: uuid}", String(format="uuid")),
    ("{enum: [a, b]}", values("a", "b")),
    ("{type: string, enum: [a, a, b]}", values("a", "b")),
    ("{const: a}", values("a")),
    ("{enum: [a, null]}", nullable(values("a"))),
    ("{type: array, items: {type: string}, minItems: 1}", Array(TEXT, min_items=1)),
    ("{type: array}", Array(Schema(Anything()))),
    (
        "{prefixItems: [{type: string}], items: false}",
        Array(Schema(Nothing()), prefix=(TEXT,)),
    ),
    ("{type: object}", Object()),
    ("{type: object, additionalProperties: {type: string}}", Object(additional=TEXT)),
    (
        "{properties: {a: {type: string}}, required: [a]}",
        Object((Property("a", TEXT, True),)),
    ),
    (
        "{type: object, required: [a]}",
        Object((Property("a", Schema(Anything()), True),)),
    ),
    (
        "{type: object, patternProperties: {^x: {type: string}}}",
        Object(patterns=(("^x", TEXT),)),
    ),
    ("{$ref: '#/components/schemas/Other'}", Reference("Other")),
    ("{type: [string, 'null']}", nullable(String())),
    ("{anyOf: [{type: string}, {type: 'null'}]}", nullable(String())),
    ("{type: [string, integer]}", Union((TEXT, Schema(Number(integral=True))))),
    (
        "{oneOf: [{type: string}, {type: boolean}]}",
        Union((TEXT, Schema(Boolean())), exclusive=True),
    ),
    ("{oneOf: [{const: a}, {const: b}]}", values("a", "b")),
    ("{anyOf: [{type: string}]}", String()),
    ("{allOf: [{type: string}]}", String()),
    (
        "{allOf: [{$ref: '#/components/schemas/Other'}], type: object}",
        Reference("Other"),
    ),
    (
        "{allOf: [{$ref: '#/components/schemas/Other'}, {properties: {a: {type: string}}}]}",
        Intersection(
            (Schema(Reference("Other")), Schema(Object((Property("a", TEXT),))))
        ),
    ),
    (
        "{anyOf: [{type: boolean}, {$ref: '#/components/schemas/Other'}], discriminator: {propertyName: k, mapping: {o: '#/components/schemas/Other'}}}",
        Union(
            (Schema(Boolean()), Schema(Reference("Other"))),
            discriminator=Discriminator("k", (("o", "Other"),)),
        ),
    ),
]


@pytest.mark.parametrize(("text", "type_"), TYPES, ids=[text for text, _ in TYPES])
def test_keywords_become_a_type(text: str, type_: Type) -> None:
    assert schema(text).type == type_


OLDER = [
    ("{type: string, nullable: true}", nullable(String())),
    ("{type: string, enum: [a], nullable: true}", nullable(values("a"))),
    (
        "{$ref: '#/components/schemas/Other', nullable: true}",
        nullable(Reference("Other")),
    ),
    (
        "{allOf: [{$ref: '#/components/schemas/Other'}], nullable: true}",
        nullable(Reference("Other")),
    ),
    (
        "{oneOf: [{type: string}, {type: boolean}], nullable: true}",
        Union((TEXT, Schema(Boolean()), NULL), exclusive=True),
    ),
    ("{type: number, minimum: 1, exclusiveMinimum: true}", Number(exclusive_minimum=1)),
    ("{type: number, maximum: 1, exclusiveMaximum: false}", Number(maximum=1)),
]


@pytest.mark.parametrize(("text", "type_"), OLDER, ids=[text for text, _ in OLDER])
def test_openapi_3_0_says_it_in_its_own_way(text: str, type_: Type) -> None:
    assert schema(text, "3.0.3").type == type_


def test_words_beside_a_reference_belong_to_its_use() -> None:
    used = schema(
        "{$ref: '#/components/schemas/Other', title: T, description: D, default: {}}"
    )
    assert (used.title, used.description, used.default) == ("T", "D", Value.of({}))


def test_a_property_called_title_is_no_title() -> None:
    found = schema("{properties: {title: {type: string}}}")
    assert found.title is None
    assert found.type == Object((Property("title", TEXT),))


def test_what_the_model_does_not_take_apart_is_kept() -> None:
    found = schema("{type: string, not: {const: a}, x-unit: s}")
    assert found.unmodelled == (
        ("not", Value.of({"const": "a"})),
        ("x-unit", Value.of("s")),
    )


KEPT = [
    ("{type: string, minimum: 1}", "minimum", 1),
    ("{enum: [1, 2], format: int32}", "format", "int32"),
    ("{format: date-time}", "format", "date-time"),
    ("{type: object, discriminator: {propertyName: k}}", "discriminator", {"propertyName": "k"}),
    ("{type: string, $dynamicAnchor: a}", "$dynamicAnchor", "a"),
    ("{type: string, xml: {name: n}}", "xml", {"name": "n"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "key", "value"), KEPT, ids=[row[0] for row in KEPT])
def test_a_keyword_without_a_place_in_the_type_is_kept(
    text: str, key: str, value: Json
) -> None:
    assert schema(text).unmodelled == ((key, Value.of(value)),)


def test_equality_is_about_meaning_not_place() -> None:
    assert schema("{type: string}") == schema("{  type:   string}")
    assert schema("{type: string}") != schema("{type: string, maxLength: 3}")


def test_one_and_one_point_nought_are_the_same_value() -> None:
    assert Value.of({"a": [1.0]}) == Value.of({"a": [1]})
