"""Component tags of MDX."""

import pytest

from mooring.document import Json
from mooring.sources.markdown.tags import elements


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ('a="x > y"', "x > y"),
        ("a='it\"s'", 'it"s'),
        ('a="&quot;x&quot; &lt; y"', '"x" < y'),
        ("a", True),
        ("a={false}", False),
        ("a = {12}", 12),
        ("a={-1.5}", -1.5),
        ("a={null}", None),
        ("a={'text'}", "text"),
        ('a={"text"}', "text"),
        ("a={['x', 'y']}", ["x", "y"]),
        ("a={{b: {c: '}'}}}", "{b: {c: '}'}}"),
        ("a={fetch('/x')}", "fetch('/x')"),
        ("{...rest} a", True),
        ("\n  a\n  =\n  'x'\n", "x"),
    ],
)
def test_an_attribute_is_read_and_never_evaluated(written: str, value: Json) -> None:
    (element,) = elements(f"<Field {written}>text</Field>")
    assert element.attributes["a"].value == value
    assert element.is_closed


def names(text: str) -> list[str]:
    return [inner.name for outer in elements(text) for inner in outer.inside()]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("<A><B /></A><C/>", ["A", "B", "C"]),
        ("`<A>` and ``<B> ` ``\n```\n<C>\n```\n<D/>", ["D"]),
        ("<!-- <A> -->{/* <B/> */}<D/>", ["D"]),
        ("<div><A/></div> 1 < B </Z>", ["A"]),
        ("<A><B></A><C/>", ["A", "B", "C"]),
        ("<A>x</ A><B/>", ["A", "B"]),
    ],
)
def test_code_and_comments_hold_no_tags(text: str, found: list[str]) -> None:
    assert names(text) == found


def test_an_unclosed_tag_ends_with_the_one_around_it() -> None:
    outer, after = elements("<A><B>x</A><C/>")
    (inner,) = outer.children
    assert not inner.is_closed and outer.is_closed
    assert inner.end == outer.content_end
    assert after.name == "C"


def test_many_open_tags_take_no_more_than_a_moment() -> None:
    assert len(elements("<A b='" * 20_000)) == 1
    assert len(elements("<A/>" * 20_000)) == 20_000
