"""The folder of what runs keep: deleted, spoilt, shared or full, it changes no byte of what is written."""

import os
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from mooring.bindings import Settings
from mooring.workflows.packages import caching
from mooring.workflows.packages.caching import Entry, cache_folder, entry

CONTENT = b'{"models": {}, "methods": {}, "types": {}}'


@pytest.fixture
def kept(tmp_path: Path) -> Entry:
    found = entry(
        tmp_path / "cache", Settings("boats", "boats/v1@2026-01-01", "B"), "T"
    )
    found.keep(CONTENT)
    return found


def test_what_is_kept_is_recalled(kept: Entry) -> None:
    assert kept.recalled() == CONTENT


def test_the_next_revision_is_planned_from_what_the_last_one_left(kept: Entry) -> None:
    settings = Settings("boats", "boats/v1@2026-02-02", "B")
    assert entry(kept.folder, settings, "T").recalled() == CONTENT


@pytest.mark.parametrize(
    ("package", "document", "title"),
    [
        ("ships", "boats/v1", "T"),
        ("boats", "boats/v2", "T"),
        ("boats", "boats/v1", "U"),
    ],
)
def test_another_package_has_its_own(
    kept: Entry, package: str, document: str, title: str
) -> None:
    other = entry(kept.folder, Settings(package, document, "B"), title)
    assert other.recalled() is None


def test_another_mooring_has_its_own(
    kept: Entry, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(caching, "own_digest", lambda: "another")
    settings = Settings("boats", "boats/v1@2026-01-01", "B")
    assert entry(kept.folder, settings, "T").recalled() is None


@pytest.mark.parametrize("length", [0, 1, 40, 64, 65, 80])
def test_a_truncated_file_is_none(kept: Entry, length: int) -> None:
    kept.path.write_bytes(kept.path.read_bytes()[:length])
    assert kept.recalled() is None


@pytest.mark.parametrize("at", [0, 63, 64, 65, -1])
def test_a_file_with_another_byte_is_none(kept: Entry, at: int) -> None:
    data = bytearray(kept.path.read_bytes())
    data[at] ^= 1
    kept.path.write_bytes(data)
    assert kept.recalled() is None


def test_a_file_under_another_name_is_none(kept: Entry) -> None:
    other = Entry(kept.folder, "0" * 64)
    kept.path.rename(other.path)
    assert other.recalled() is None


def test_a_folder_that_is_gone_is_made_again(kept: Entry) -> None:
    kept.path.unlink()
    kept.folder.rmdir()
    assert kept.recalled() is None
    kept.keep(CONTENT)
    assert kept.recalled() == CONTENT


@pytest.mark.parametrize("place", ["/dev/null/cache", "/proc/cache"])
def test_a_folder_that_cannot_be_written_costs_nothing(place: str) -> None:
    found = Entry(Path(place), "0" * 64)
    found.keep(CONTENT)
    assert found.recalled() is None


def test_runs_beside_each_other_read_one_or_the_other(kept: Entry) -> None:
    contents = [str(number).encode() * 50_000 for number in range(10)]
    kept.keep(contents[0])

    def run(content: bytes) -> bytes | None:
        kept.keep(content)
        return kept.recalled()

    with ThreadPoolExecutor(8) as pool:
        assert {*pool.map(run, contents * 20)} <= {*contents}
    assert [path.name for path in kept.folder.iterdir()] == [kept.path.name]


def test_the_oldest_makes_room(kept: Entry, monkeypatch: pytest.MonkeyPatch) -> None:
    size = kept.path.stat().st_size
    monkeypatch.setattr(caching, "MOST", 2 * size + 1)
    for age, name in enumerate(("1" * 64, "2" * 64)):
        other = Entry(kept.folder, name)
        other.keep(CONTENT)
        os.utime(other.path, (time.time() - 99 + age,) * 2)
    kept.keep(CONTENT)
    assert {path.stem for path in kept.folder.iterdir()} == {kept.name, "2" * 64}


def test_what_nobody_uses_is_removed(kept: Entry) -> None:
    other = Entry(kept.folder, "1" * 64)
    other.keep(CONTENT)
    os.utime(other.path, (time.time() - caching.LONGEST - 1,) * 2)
    kept.keep(CONTENT)
    assert not other.path.exists()


def test_a_file_of_somebody_else_stays(kept: Entry) -> None:
    other = kept.folder / "notes.txt"
    other.write_text("mine")
    os.utime(other, (0, 0))
    kept.keep(CONTENT)
    assert other.read_text() == "mine"


@pytest.mark.parametrize(
    ("named", "folder"), [("off", None), ("/tmp/here", Path("/tmp/here"))]
)
def test_the_folder_can_be_named(
    named: str, folder: Path | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MOORING_CACHE", named)
    assert cache_folder() == folder
