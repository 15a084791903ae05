"""Constraints without their labels."""

import pytest

from mooring.sources.residue.constraints import (
    Constraint,
    Lengths,
    Range,
    SingleLength,
    Values,
    constraint,
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("1 - 50000", Lengths(1, 50000)),
        ("1 <= x <= 10000", Range((("minimum", 1), ("maximum", 10000)))),
        ("0 < x < 1.5", Range((("exclusiveMinimum", 0), ("exclusiveMaximum", 1.5)))),
        ("x >= 0", Range((("minimum", 0),))),
        ("x > -1", Range((("exclusiveMinimum", -1),))),
        (" 2000 ", SingleLength(2000)),
        (" a, b-2, c.d", Values((("a", 11), ("b-2", 14), ("c.d", 19)))),
        ("x", None),
        ("", None),
        ("Some words.", None),
    ],
)
def test_a_bare_constraint_is_told_by_its_shape(
    text: str, found: Constraint | None
) -> None:
    assert constraint(text, 10) == found
