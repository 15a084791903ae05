import pytest

from mooring.files.regions import Homeless, parted, placed

OLD = '''"""A module."""

import os


class Task:
    """One."""

    name: str
    state: str


class User:
    name: str
'''

REGION = """
    # mooring: keep  (ours)
    def label(self) -> str:
        return self.name
    # mooring: end
"""


def with_region(text: str, behind: str, region: str = REGION) -> str:
    assert behind in text
    return text.replace(behind, behind + region, 1)


def renewed(edited: str, new: str) -> str:
    found = parted(edited)
    return placed(found.regions, found.text, new)


def test_a_text_without_its_region_is_what_was_generated() -> None:
    found = parted(with_region(OLD, "    state: str\n"))
    assert found.text == OLD
    assert [region.line for region in found.regions] == [12]


@pytest.mark.parametrize(
    ("behind", "new", "expected_behind"),
    [
        ("    state: str\n", OLD, "    state: str\n"),
        (
            "    name: str\n",
            OLD.replace("    name: str\n", "    id: int\n    name: str\n", 1),
            "    name: str\n",
        ),
        (
            "    name: str\n",
            OLD.replace("    name: str\n", "    title: str\n", 1),
            "    title: str\n",
        ),
        (
            "    state: str\n",
            OLD.replace("    state: str\n", "    status: int\n", 1),
            "    status: int\n",
        ),
        (
            "    state: str\n",
            "class New:\n    state: str\n\n\n" + OLD.replace("state", "status"),
            "    status: str\n",
        ),
    ],
    ids=[
        "nothing changed",
        "a line is added before it",
        "the line before it is another",
        "the last line of its class is another",
        "another class has the same line",
    ],
)
def test_a_region_stays_where_it_belongs(
    behind: str, new: str, expected_behind: str
) -> None:
    edited = with_region(OLD, behind)
    assert renewed(edited, new) == with_region(new, expected_behind)


def test_a_region_of_the_module_whose_neighbours_are_gone_ends_the_module() -> None:
    region = "\n# mooring: keep\nLIMIT = 5\n# mooring: end\n"
    edited = with_region(OLD, "import os\n", region)
    assert renewed(edited, "class Other:\n    id: int\n") == (
        "class Other:\n    id: int\n" + region + "\n\n"
    )


def test_two_regions_keep_their_order() -> None:
    edited = with_region(OLD, "    state: str\n", REGION + REGION.replace("label", "b"))
    assert renewed(edited, OLD) == edited


def test_a_region_whose_class_is_gone_has_no_place() -> None:
    edited = with_region(OLD, "    state: str\n")
    with pytest.raises(Homeless, match="^12 in Task$"):
        renewed(edited, OLD.replace("class Task", "class Job"))


@pytest.mark.parametrize(
    "text",
    [
        '"""\n# mooring: keep\n# mooring: end\n"""\n',
        "# mooring: keep\nx = 1\n",
        "x = 1\n# mooring: end\n",
        "# mooring: keep\n# mooring: keep\n# mooring: end\n",
        "x = 1  # mooring: keep\n# mooring: end\n",
        "def (:\n# mooring: keep\n# mooring: end\n'''",
    ],
    ids=["words", "no end", "no beginning", "nested", "behind code", "no Python"],
)
def test_what_is_no_region_stays_text(text: str) -> None:
    assert parted(text).regions == ()
    assert parted(text).text == text


def test_a_region_survives_the_line_endings_of_git_on_windows() -> None:
    edited = with_region(OLD, "    state: str\n").replace("\n", "\r\n")
    assert parted(edited).text == OLD
