"""What becomes of text that somebody might obey."""

import json
import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mooring.escapes import code_span, json_text, spelled, visible, xml

HOSTILE = [
    ("\x1b[31m", "\\u001b[31m"),
    ("\x9b31m", "\\u009b31m"),
    ("a\u202eb", "a\\u202eb"),
    ("\ud800", "\\ud800"),
    ("a\nb\tc\r", "a\\nb\\tc\\r"),
    ("::error::x", "\\x3a:error::x"),
    ("  ::error::x", "  \\x3a:error::x"),
    ("a##[error]", "a#\\x23[error]"),
    ("\U000e0001", "\\U000e0001"),
    ("a\u00a0b", "a\u00a0b"),
    ("Grüße 你好 🎉", "Grüße 你好 🎉"),
]


@pytest.mark.parametrize(("text", "shown"), HOSTILE)
def test_what_is_not_seen_is_spelled_out(text: str, shown: str) -> None:
    assert visible(text) == shown


@given(st.text(st.characters(codec=None)))
def test_nothing_is_left_that_a_terminal_obeys(text: str) -> None:
    for one in visible(text):
        assert unicodedata.category(one) not in ("Cc", "Cf", "Cs", "Zl", "Zp")
    visible(text).encode("utf-8")


@given(st.text(st.characters(codec=None)))
def test_json_says_the_same_and_can_be_encoded(text: str) -> None:
    printed = json_text({text: text})
    printed.encode("utf-8")
    assert json.loads(printed) == {text: text}
    assert "##" not in printed


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("a", "`a`"),
        ("`a", "`` `a ``"),
        ("a`", "`` a` ``"),
        ("a``b", "```a``b```"),
        ("", "` `"),
        ("\n", "`\\n`"),
    ],
)
def test_a_code_span_is_as_long_as_it_must(text: str, span: str) -> None:
    assert code_span(text) == span


def test_a_line_of_code_keeps_what_only_a_log_would_obey() -> None:
    assert spelled("## a::\x1b") == "## a::\\u001b"


@given(st.text())
def test_a_code_span_ends_where_it_should(text: str) -> None:
    span = code_span(text)
    fence = re.match("`+", span)
    assert fence is not None and "\n" not in span
    inside = span[len(fence[0]) : -len(fence[0])]
    assert all(len(run) != len(fence[0]) for run in re.findall("`+", inside))


def test_xml_has_no_markup_of_its_own() -> None:
    assert xml("</a>]]>\"'&\x00") == "&lt;/a&gt;]]&gt;&quot;&#39;&amp;\\u0000"
