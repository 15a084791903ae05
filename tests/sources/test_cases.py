"""Pages that are read and pages that are refused, each a directory of `tests/cases`."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import openapi_spec_validator
import pytest

from mooring.diagnostics import Unreadable
from mooring.document import Standing
from mooring.sources import read
from mooring.sources.yaml import dump, load

Golden: TypeAlias = Callable[[Path, str], None]

CASES = Path(__file__).parents[1] / "cases"
TRUST = {"prose": Standing.PROSE, "examples": Standing.EXAMPLE}


def _pages(kind: str) -> list[Path]:
    return sorted((CASES / kind).glob("*/page*"))


def _trust(page: Path) -> frozenset[Standing]:
    file = page.with_name("trust.txt")
    return frozenset(
        TRUST[word] for word in (file.read_text().split() if file.exists() else ())
    )


@pytest.mark.parametrize("page", _pages("sources"), ids=lambda page: page.parent.name)
def test_a_page_is_read_as_recorded(page: Path, golden: Golden) -> None:
    document = read(page.name, page.read_bytes(), trust=_trust(page))
    text = dump(document.root)
    assert load(text, "written") == document.root
    openapi_spec_validator.validate(document.root)
    golden(page.with_name("expected.openapi.yaml"), text)
    warnings = "".join(f"{diagnostic}\n" for diagnostic in document.diagnostics)
    golden(page.with_name("expected.diagnostics.txt"), warnings)


@pytest.mark.parametrize("page", _pages("refusals"), ids=lambda page: page.parent.name)
def test_a_page_is_refused_as_recorded(page: Path, golden: Golden) -> None:
    with pytest.raises(Unreadable) as refusal:
        read(page.name, page.read_bytes())
    golden(page.with_name("expected.txt"), f"{refusal.value}\n")
