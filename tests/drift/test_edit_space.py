"""No edit is silent: whatever OpenAPI lets a document say, in any of its versions, a rule tells of it or a reason waives it."""

import tomllib
from collections.abc import Callable
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path

import pytest

from .edit_space import DATA, REFUSED, Edit, edits, places
from .meta_schemas import VERSIONS, fields_by_kind

Golden = Callable[[Path, str], None]
WAIVED: dict[str, str] = tomllib.loads((DATA / "waived.toml").read_text("utf-8"))[
    "waived"
]
UNCLASSIFIED = "unclassified-change"


@cache
def made(version: str) -> tuple[Edit, ...]:
    return tuple(edit for place in places(version) for edit in edits(place))


@pytest.mark.parametrize("version", VERSIONS)
def test_every_edit_is_claimed_by_a_rule_or_waived_with_a_reason(version: str) -> None:
    silent = [str(one) for one in made(version) if not one.rules and not _reason(one)]
    assert silent == []
    assert [str(one) for one in made(version) if UNCLASSIFIED in one.rules] == []


@pytest.mark.parametrize("version", VERSIONS)
def test_every_place_that_the_meta_schema_names_is_visited(version: str) -> None:
    named = {
        f"{owner}.{name}"
        for owner, fields in fields_by_kind(version).items()
        for name, field in fields.items()
        if field.kind is not None
    }
    assert {str(one) for one in places(version)} == {"document", *named}


def test_what_is_waived_is_silent() -> None:
    silent = [
        str(one) for version in VERSIONS for one in made(version) if not one.rules
    ]
    stale = [
        pattern
        for pattern in WAIVED
        if not any(fnmatchcase(edit, pattern) for edit in silent)
    ]
    assert stale == []


def test_the_rules_that_claim_each_edit_are_recorded(golden: Golden) -> None:
    golden(DATA / "claims.txt", "".join(f"{line}\n" for line in _table()))


def _table() -> list[str]:
    """A line for each kind, field and edit: in which versions it is made, and which rules tell of it somewhere."""
    rules: dict[str, set[str]] = {}
    versions: dict[str, list[str]] = {}
    for version in VERSIONS:
        for one in made(version):
            name = f"{one.place.kind}.{one.field} {one.step}"
            rules.setdefault(name, set()).update(one.rules or ("(waived)",))
            if version not in versions.setdefault(name, []):
                versions[name].append(version)
    return [
        f"{name} [{' '.join(versions[name])}] {', '.join(sorted(claims))}"
        for name, claims in sorted(rules.items())
    ]


def _reason(edit: Edit) -> str | None:
    return next(
        (why for key, why in WAIVED.items() if fnmatchcase(str(edit), key)), None
    )
