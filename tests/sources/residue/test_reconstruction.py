"""What a flattened page proves about a base."""

import pytest

from mooring.diagnostics import Unreadable
from mooring.document import Document, Json, JsonObject, Standing, resolve
from mooring.sources import read
from mooring.sources.yaml import dump

BODY = "/paths/~1jobs/post/requestBody/content/application~1json/schema"


def base(properties: JsonObject) -> Document:
    content: JsonObject = {"schema": {"type": "object", "properties": properties}}
    operation: JsonObject = {
        "requestBody": {"content": {"application/json": content}},
        "responses": {"200": {"description": ""}},
    }
    root: JsonObject = {
        "openapi": "3.1.0",
        "info": {"title": "Jobs", "version": "1"},
        "paths": {"/jobs": {"post": operation}},
    }
    return read("base", dump(root).encode())


NAME: JsonObject = {
    "type": "string",
    "minLength": 1,
    "maxLength": 9,
    "description": "The name.",
}
SIZE: JsonObject = {"type": "integer", "maximum": 5, "description": "How large."}
KIND: JsonObject = {"type": "string", "enum": ["a", "b"], "description": "Which kind."}


@pytest.mark.parametrize(
    ("text", "place", "value", "standing"),
    [
        (
            "The name.\n1 - 9How large.\nWhich kind.",
            "name/maxLength",
            9,
            Standing.CONFIRMED,
        ),
        (
            "The name.\n1 - 8How large.\nWhich kind.",
            "name/maxLength",
            8,
            Standing.STATED,
        ),
        (
            "The name.\n1 - 9How large.\nWhich kind.",
            "size/maximum",
            5,
            Standing.UNKNOWN,
        ),
        (
            "The name.\n1 - 9How large.\nx <= 6Which kind.",
            "size/maximum",
            6,
            Standing.STATED,
        ),
        (
            "The name.\n1 - 9How large.\n5Which kind.",
            "size/maximum",
            5,
            Standing.UNKNOWN,
        ),
        (
            "The name.\n1 - 9How large.\nWhich kind.\na, c",
            "kind/enum/1",
            "c",
            Standing.STATED,
        ),
        (
            "The name.\n1 - 9How large.\nWhich kind.",
            "kind/enum/1",
            "b",
            Standing.UNKNOWN,
        ),
        (
            "The name.\n1 - 9How large.\nWhich kind.",
            "kind/type",
            "string",
            Standing.INHERITED,
        ),
    ],
)
def test_a_constraint_belongs_to_the_field_before_it(
    text: str, place: str, value: Json, standing: Standing
) -> None:
    known = base({"name": NAME, "size": SIZE, "kind": KIND})
    document = read("page.txt", text.encode(), base=known)
    pointer = f"{BODY}/properties/{place}"
    assert resolve(document.root, pointer) == value
    assert document.origins(pointer).standing is standing


def test_the_base_is_not_changed() -> None:
    known = base({"name": NAME})
    read("page.txt", b"The name.\n1 - 7It", base=known)
    assert resolve(known.root, f"{BODY}/properties/name/maxLength") == 9


@pytest.mark.parametrize(
    ("properties", "text", "reason"),
    [
        ({"size": SIZE, "name": NAME}, "The name.\n1 - 9How large.", "another order"),
        (
            {"name": NAME, "other": NAME},
            "The name.\n1 - 9More.",
            "0 have a description",
        ),
        ({"name": NAME}, "The name.\n1 - 9The name.", "each exactly once"),
        ({}, "The name.\n1 - 9How large.", "no operation with a body"),
    ],
)
def test_a_text_that_does_not_fit_is_refused(
    properties: JsonObject, text: str, reason: str
) -> None:
    with pytest.raises(Unreadable, match=reason):
        read("page.txt", text.encode(), base=base(properties))


def test_words_that_fit_nowhere_are_named() -> None:
    text = b"The name.\n1 - 9How large.\nSomething new.\nWhich kind."
    known = base({"name": NAME, "size": SIZE, "kind": KIND})
    (warning,) = read("page.txt", text, base=known).diagnostics
    assert (warning.code, warning.location.line) == ("unplaced-text", 3)
