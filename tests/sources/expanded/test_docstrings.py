"""Docstrings with an `Attributes:` section."""

import pytest

from mooring.sources.expanded.docstrings import attributes


@pytest.mark.parametrize(
    ("docstring", "remainder", "descriptions"),
    [
        ("A thing.", "A thing.", {}),
        ("A.\n\nAttributes:\n    start_url: Where", "A.", {"startUrl": "Where"}),
        (
            "A.\n\nAttributes:\n        start_url (str): Where",
            "A.",
            {"startUrl": "Where"},
        ),
        (
            "Attributes:\n    id: One\n        start_url: Where",
            "",
            {"id": "One", "startUrl": "Where"},
        ),
        ("Attributes:\n    id: One\n        and only", "", {"id": "One and only"}),
        ("Attributes:\n    id: One\n        Note: well", "", {"id": "One Note: well"}),
        (
            "Attributes:\n    id: One\n\nReturns:\n    id: two",
            "Returns:\n    id: two",
            {"id": "One"},
        ),
        (
            "A.\n\nAttributes:\n    task_id: One\n    id: Two",
            "A.\n\nAttributes:\n    task_id: One",
            {"id": "Two"},
        ),
        (
            "A.\n\nAttributes:\n    task_id: One",
            "A.\n\nAttributes:\n    task_id: One",
            {},
        ),
    ],
)
def test_an_entry_goes_to_the_member_it_names(
    docstring: str, remainder: str, descriptions: dict[str, str]
) -> None:
    found = attributes(docstring, ["id", "startUrl"])
    assert (found.remainder, found.descriptions) == (remainder, descriptions)
