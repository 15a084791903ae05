"""The rows are the examples of RFC 6570 and of the table of styles in OpenAPI 3.1, where these have one."""

from datetime import UTC, date, datetime, time
from decimal import Decimal
from enum import Enum
from uuid import UUID

import pytest

from mooring.bindings.runtime.models import CamelModel, OpenIntEnum, OpenStrEnum
from mooring.bindings.runtime.operation import NOT_GIVEN, Style, StyleName
from mooring.bindings.runtime.parameters import (
    expand_path,
    header_text,
    header_value,
    query_pairs,
)

COLORS = ["blue", "black", "brown"]
RGB = {"R": 100, "G": 200, "B": 150}


class Shade(Enum):
    DARK = "dark"


class Size(CamelModel):
    page_size: int
    sort_by: str | None = None


class Level(OpenStrEnum):
    LOW = "low"


class Count(OpenIntEnum):
    ONE = 1


@pytest.mark.parametrize(
    ("style", "explode", "value", "query"),
    [
        (None, None, "blue", "color=blue"),
        (None, None, "", "color="),
        (None, None, COLORS, "color=blue&color=black&color=brown"),
        (None, None, RGB, "R=100&G=200&B=150"),
        ("form", False, COLORS, "color=blue,black,brown"),
        ("form", False, RGB, "color=R,100,G,200,B,150"),
        ("spaceDelimited", None, COLORS, "color=blue%20black%20brown"),
        ("spaceDelimited", False, RGB, "color=R%20100%20G%20200%20B%20150"),
        ("spaceDelimited", True, COLORS, "color=blue&color=black&color=brown"),
        ("pipeDelimited", False, COLORS, "color=blue%7Cblack%7Cbrown"),
        ("pipeDelimited", None, RGB, "color=R%7C100%7CG%7C200%7CB%7C150"),
        ("deepObject", True, RGB, "color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150"),
        (
            "deepObject",
            None,
            {"a": {"b": [1, 2]}},
            "color%5Ba%5D%5Bb%5D=1&color%5Ba%5D%5Bb%5D=2",
        ),
        ("form", False, [], ""),
        ("form", True, [], ""),
        (
            "form",
            True,
            [{"a": 1}, ["b"]],
            "color=%7B%22a%22%3A1%7D&color=%5B%22b%22%5D",
        ),
        ("form", True, Size(page_size=2), "pageSize=2"),
    ],
)
def test_a_query_parameter_takes_the_form_of_its_style(
    style: StyleName | None, explode: bool | None, value: object, query: str
) -> None:
    assert (
        "&".join(
            query_pairs({"color": value}, {"color": Style(style, explode=explode)})
        )
        == query
    )


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (True, "true"),
        (False, "false"),
        (7, "7"),
        (1.5, "1.5"),
        (Decimal("1.50"), "1.50"),
        (date(2026, 3, 10), "2026-03-10"),
        (datetime(2026, 3, 10, 12, tzinfo=UTC), "2026-03-10T12%3A00%3A00Z"),
        (time(12, 30), "12%3A30%3A00"),
        (UUID(int=1), "00000000-0000-0000-0000-000000000001"),
        (Shade.DARK, "dark"),
        (Level("lower"), "lower"),
        (Count(2), "2"),
        ("a b&c=d+é", "a%20b%26c%3Dd%2B%C3%A9"),
        ([None, "x"], "null&v=x"),
    ],
)
def test_a_value_has_one_form_on_the_wire(value: object, text: str) -> None:
    assert "&".join(query_pairs({"v": value}, {})) == f"v={text}"


def test_what_is_not_given_is_not_sent() -> None:
    assert list(query_pairs({"a": None, "b": NOT_GIVEN, "c": 0}, {})) == ["c=0"]


def test_reserved_characters_stay_where_they_cannot_be_taken_for_delimiters() -> None:
    styles = {"to": Style(allow_reserved=True)}
    assert list(query_pairs({"to": "https://a.b/c?d=e&f+#[g] %20"}, styles)) == [
        "to=https://a.b/c?d=e%26f%2B%23%5Bg%5D%20%20"
    ]


def test_a_parameter_with_content_is_sent_as_json() -> None:
    styles = {"filter": Style(media_type="application/json")}
    assert list(query_pairs({"filter": {"a": [1]}}, styles)) == [
        "filter=%7B%22a%22%3A%5B1%5D%7D"
    ]


@pytest.mark.parametrize(
    ("style", "value", "path"),
    [
        (Style(), "blue", "blue"),
        (Style(), COLORS, "blue,black,brown"),
        (Style(), RGB, "R,100,G,200,B,150"),
        (Style(explode=True), RGB, "R=100,G=200,B=150"),
        (Style("label"), "blue", ".blue"),
        (Style("label"), COLORS, ".blue,black,brown"),
        (Style("label", explode=True), COLORS, ".blue.black.brown"),
        (Style("label", explode=True), RGB, ".R=100.G=200.B=150"),
        (Style("matrix"), "blue", ";color=blue"),
        (Style("matrix"), COLORS, ";color=blue,black,brown"),
        (Style("matrix", explode=True), COLORS, ";color=blue;color=black;color=brown"),
        (Style("matrix"), RGB, ";color=R,100,G,200,B,150"),
        (Style("matrix", explode=True), RGB, ";R=100;G=200;B=150"),
        (Style(media_type="application/json"), {"a": 1}, "%7B%22a%22%3A1%7D"),
        (Style(allow_reserved=True), "a:b/%2e%2e/", "a:b%2F%252e%252e%2F"),
        (Style(), "a/../b", "a%2F..%2Fb"),
        (Style(), "x?y#z", "x%3Fy%23z"),
        (Style(), "%2e%2e", "%252e%252e"),
        (Style(), "a\r\nb", "a%0D%0Ab"),
        (Style(), "...", "..."),
        (Style(), 0, "0"),
    ],
)
def test_a_path_parameter_takes_the_form_of_its_style(
    style: Style, value: object, path: str
) -> None:
    assert (
        expand_path("/paint/{color}/layers", {"color": value}, {"color": style})
        == f"/paint/{path}/layers"
    )


@pytest.mark.parametrize(
    ("template", "values"),
    [
        ("/tasks/{id}", {"id": ".."}),
        ("/tasks/{id}/steps", {"id": "."}),
        ("/tasks/{id}", {"id": ""}),
        ("/tasks/{id}", {"id": None}),
        ("/tasks/{id}", {"id": []}),
        ("/tasks/{id}", {"id": {}}),
        ("/tasks/{id}", {"id": NOT_GIVEN}),
        ("/tasks/{id}", {}),
        ("/tasks/{a}{b}", {"a": ".", "b": "."}),
    ],
)
def test_a_path_value_that_would_leave_its_segment_is_refused(
    template: str, values: dict[str, object]
) -> None:
    with pytest.raises(ValueError, match=r"/tasks/"):
        expand_path(template, values, {})


@pytest.mark.parametrize(
    ("value", "style", "text"),
    [
        ("blue", Style(), "blue"),
        (COLORS, Style(), "blue,black,brown"),
        (RGB, Style(), "R,100,G,200,B,150"),
        (RGB, Style(explode=True), "R=100,G=200,B=150"),
        ("50% & more", Style(), "50% & more"),
        (True, Style(), "true"),
        ({"a": 1}, Style(media_type="application/json"), '{"a":1}'),
    ],
)
def test_a_header_is_not_percent_encoded(
    value: object, style: Style, text: str
) -> None:
    assert header_value(value, style) == text


@pytest.mark.parametrize("value", ["a\r\nX-Admin: 1", "a\nb", "é", "\0"])
def test_a_header_that_would_become_two_is_refused_without_being_shown(
    value: str,
) -> None:
    with pytest.raises(ValueError, match="X-Key") as caught:
        header_text("X-Key", "secret" + value)
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize("value", ["", "a\tb", "a b"])
def test_a_printable_header_stays_as_it_is(value: str) -> None:
    assert header_text("X-Key", value) == value
