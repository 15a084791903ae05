"""Documents with overlays, each a directory of `tests/cases`: what they become, where each fact stands, what is refused."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from mooring.diagnostics import Unreadable
from mooring.document import Document, Json, pointer
from mooring.sources import read
from mooring.sources.overlay import overlaid, read_overlay
from mooring.sources.yaml import dump

CASES = Path(__file__).parents[2] / "cases"


def applied(folder: Path) -> Document:
    """The page of a case with its overlays, in the order of their names."""
    (page,) = folder.glob("page.*")
    overlays = [
        read_overlay(path.name, path.read_bytes())
        for path in sorted(folder.glob("*.overlay.*"))
    ]
    return overlaid(read(page.name, page.read_bytes()), overlays)


def cases(kind: str) -> list[Path]:
    return sorted(path for path in (CASES / kind).iterdir() if path.is_dir())


def leaves(value: Json, at: str = "") -> Iterator[str]:
    """The pointers of all values that hold no other."""
    match value:
        case dict() if value:
            for name, member in value.items():
                yield from leaves(member, at + pointer(name))
        case list() if value:
            for index, item in enumerate(value):
                yield from leaves(item, f"{at}/{index}")
        case _:
            yield at


@pytest.mark.parametrize("folder", cases("overlays"), ids=lambda path: path.name)
def test_a_document_becomes_what_its_overlays_say(
    folder: Path, golden: Callable[[Path, str], None]
) -> None:
    golden(folder / "expected.openapi.yaml", dump(applied(folder).root))


@pytest.mark.parametrize("folder", cases("overlays"), ids=lambda path: path.name)
def test_each_fact_stands_in_the_file_that_states_it(
    folder: Path, golden: Callable[[Path, str], None]
) -> None:
    document = applied(folder)
    lines = [
        f"{document.origins(place).location} {place}\n"
        for place in leaves(document.root)
    ]
    golden(folder / "expected.origins.txt", "".join(lines))


@pytest.mark.parametrize(
    "folder", cases("overlay-refusals"), ids=lambda path: path.name
)
def test_an_overlay_is_refused_in_lines_that_name_their_places(
    folder: Path, golden: Callable[[Path, str], None]
) -> None:
    with pytest.raises(Unreadable) as refusal:
        applied(folder)
    golden(folder / "expected.txt", f"{refusal.value}\n")


def test_the_document_before_its_overlays_is_left_as_it_was() -> None:
    folder = CASES / "overlays" / "update-and-remove"
    page = folder / "page.yaml"
    document = read(page.name, page.read_bytes())
    before = dump(document.root)
    overlay = folder / "1.overlay.yaml"
    overlaid(document, [read_overlay(overlay.name, overlay.read_bytes())])
    assert dump(document.root) == before
