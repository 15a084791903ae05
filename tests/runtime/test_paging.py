from typing import Any

import pytest
from mooring.bindings.runtime.models import CamelModel
from mooring.bindings.runtime.paging import at


class Page(CamelModel):
    next_page: Any = None


@pytest.mark.parametrize(
    ("value", "way", "found"),
    [
        ([1], (), [1]),
        (Page(next_page={"cursor": "c"}), ("nextPage", "cursor"), "c"),
        (Page(), ("nextPage", "cursor"), None),
        ({"a": {"b": 1}}, ("a", "b"), 1),
        ({"a": 1}, ("a", "b"), None),
        ({}, ("a",), None),
    ],
)
def test_wire_names_lead_to_a_member_or_nowhere(
    value: object, way: tuple[str, ...], found: object
) -> None:
    assert at(value, way) == found
