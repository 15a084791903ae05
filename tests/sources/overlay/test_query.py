"""A normalized path finds what it was made for, whatever the names on the way."""

import pytest

from mooring.document import Json, json_path, pointer
from mooring.sources.overlay.query import InvalidQuery, Query

NAMES = [
    *("plain", "/pets/{id}", "it's", 'a "quote"', "back\\slash", "", " ", "~1", "é☃😀"),
    *("tab\there", "line\nbreak", "\x00", "\x1f", "\x7f", "$", "..", "*", "?@", "0"),
]


@pytest.mark.parametrize("name", NAMES)
def test_a_normalized_path_selects_one_value(name: str) -> None:
    root: Json = {name: [{name: 1, "other": 2}, 3], "x": {name: 4}}
    place = pointer(name, 0, name)
    query = Query.of(json_path(root, place))
    assert query.selected(root) == [(name, 0, name)]


@pytest.mark.parametrize(
    "text",
    [
        *("", "paths", "$.", "$.paths[", "$.a-b", "$.paths..", " $", "$ ", "$['a"),
        *("$.a[?@.b =~ 'x']", "$.a.length()", "$.a[(@.length-1)]", "^", "$.a | $.b"),
        *("$.a[?@.b in ['c']]", "$.a.*~", "$.a[?length(@) ]", "$.a[01]", "/a/b"),
    ],
)
def test_what_the_rfc_does_not_define_is_no_query(text: str) -> None:
    with pytest.raises(InvalidQuery):
        Query.of(text)


def test_each_node_is_selected_once_and_in_order() -> None:
    root: Json = {"b": [1, 2, 3], "a": {"b": [4]}}
    ways = Query.of("$..b[0, 2, 0, -1]").selected(root)
    assert ways == [("a", "b", 0), ("b", 0), ("b", 2)]
