import os
from pathlib import Path

import pytest

from mooring.diagnostics import Misuse
from mooring.files import replacing
from mooring.files import (
    Difference,
    Edits,
    Manifest,
    State,
    differences,
    write,
    write_around,
)

FILES = {"a.py": "a = 1\n", "sub/b.py": "b = 2\n"}


def states(folder: Path, files: dict[str, str]) -> dict[str, State]:
    found = differences(folder, Manifest.of(files, "inputs"))
    return {one.path.relative_to(folder).as_posix(): one.state for one in found}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(tmp_path / "package", FILES, "inputs")
    return tmp_path / "package"


def test_what_was_written_does_not_differ(folder: Path) -> None:
    assert states(folder, FILES) == {}
    assert (folder / "sub/b.py").read_text() == "b = 2\n"


def test_writing_the_same_again_changes_nothing(folder: Path) -> None:
    before = (folder / "a.py").stat().st_mtime_ns
    assert not write(folder, FILES, "inputs").changed
    assert (folder / "a.py").stat().st_mtime_ns == before


def test_each_kind_of_difference_is_named(folder: Path) -> None:
    (folder / "a.py").unlink()
    (folder / "sub/b.py").write_text("b = 3\n")
    (folder / "stray.py").write_text("")
    assert states(folder, {**FILES, "sub/c.py": ""}) == {
        "a.py": State.MISSING,
        "stray.py": State.EXTRA,
        "sub/b.py": State.EDITED,
        "sub/c.py": State.MISSING,
    }


def test_a_file_that_would_be_written_otherwise_is_stale(folder: Path) -> None:
    assert states(folder, {**FILES, "a.py": "a = 2\n"}) == {"a.py": State.STALE}


def test_an_edited_file_stops_the_run_by_name(folder: Path) -> None:
    (folder / "a.py").write_text("mine\n")
    with pytest.raises(Misuse, match="a.py"):
        write(folder, {**FILES, "a.py": "a = 2\n"}, "other")
    assert (folder / "a.py").read_text() == "mine\n"
    assert (folder / "sub/b.py").exists()


def test_force_keeps_a_copy_of_what_was_edited(folder: Path) -> None:
    (folder / "a.py").write_text("mine\n")
    files = {**FILES, "a.py": "a = 2\n"}
    assert write(folder, files, "other", Edits.OVERWRITE).copies == (
        folder / "a.py.edited",
    )
    assert (folder / "a.py").read_text() == "a = 2\n"
    assert (folder / "a.py.edited").read_text() == "mine\n"


def test_files_that_are_no_longer_generated_go_and_neighbours_stay(
    folder: Path,
) -> None:
    (folder / "hand_written.py").write_text("kept\n")
    write(folder, {"a.py": "a = 1\n"}, "other")
    assert sorted(path.name for path in folder.rglob("*.py")) == [
        "a.py",
        "hand_written.py",
    ]


def test_a_file_that_is_no_longer_generated_but_was_edited_stays(folder: Path) -> None:
    (folder / "sub/b.py").write_text("mine\n")
    write(folder, {"a.py": "a = 1\n"}, "other")
    assert (folder / "sub/b.py").read_text() == "mine\n"


def test_nothing_is_left_beside_the_folder(folder: Path) -> None:
    write(folder, {"a.py": "a = 3\n"}, "other")
    assert [path.name for path in folder.parent.iterdir()] == ["package"]


def test_the_working_directory_is_no_folder_for_a_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "mine.txt").write_text("kept")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(Misuse, match="a folder of its own"):
        write(Path("."), FILES, "inputs")
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_a_folder_that_cannot_be_written_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(Misuse, match="cannot be written"):
        write(tmp_path / "file" / "package", FILES, "inputs")


def test_a_difference_reads_as_a_line() -> None:
    assert str(Difference(Path("x/a.py"), State.STALE)) == "stale x/a.py"


def test_an_interruption_between_the_two_renamings_keeps_the_old_folder(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rename = os.rename
    monkeypatch.setattr(replacing, "_exchange", lambda *_: False)

    def interrupted(source: Path, target: Path) -> None:
        rename(source, target)
        if source == folder:
            raise KeyboardInterrupt

    monkeypatch.setattr(os, "rename", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write(folder, {"a.py": "a = 2\n"}, "other")
    assert (folder / "a.py").read_text() == "a = 1\n"
    assert [path.name for path in folder.parent.iterdir()] == ["package"]


def test_what_is_in_the_way_of_a_file_and_nobody_recorded_is_a_persons(
    tmp_path: Path,
) -> None:
    (tmp_path / "package").mkdir()
    (tmp_path / "package/a.py").write_text("mine\n")
    with pytest.raises(Misuse, match="Edited by hand"):
        write(tmp_path / "package", FILES, "inputs")
    assert (tmp_path / "package/a.py").read_text() == "mine\n"


def test_two_manifests_that_git_could_not_merge_still_tell_what_was_written(
    folder: Path,
) -> None:
    manifest = folder / ".mooring-manifest.json"
    both = f"<<<<<<< ours\n{manifest.read_text()}=======\n{{}}\n>>>>>>> theirs\n"
    manifest.write_text(both)
    assert write(folder, {**FILES, "a.py": "a = 2\n"}, "other").changed
    assert (folder / "a.py").read_text() == "a = 2\n"


def test_the_line_endings_of_git_on_windows_are_no_edit(folder: Path) -> None:
    (folder / "a.py").write_bytes(b"a = 1\r\n")
    assert states(folder, FILES) == {}
    assert write(folder, {**FILES, "a.py": "a = 2\n"}, "other").changed


def test_hooks_are_written_once(folder: Path) -> None:
    files = {**FILES, "hooks.py": "generated\n"}
    write(folder, files, "other")
    (folder / "hooks.py").write_text("mine\n")
    assert states(folder, files) == {}
    write(folder, {**files, "hooks.py": "generated anew\n"}, "third")
    assert (folder / "hooks.py").read_text() == "mine\n"
    write(folder, FILES, "fourth")
    assert (folder / "hooks.py").read_text() == "mine\n"


def test_untouched_files_stay_the_same_files(folder: Path) -> None:
    before = (folder / "sub/b.py").stat()
    write(folder, {**FILES, "a.py": "a = 2\n"}, "other")
    after = (folder / "sub/b.py").stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)


def test_a_folder_around_others_leaves_them_alone(folder: Path) -> None:
    write(folder / "v1", {"c.py": "c = 1\n"}, "inputs")
    inner = (folder / "v1").stat().st_ino
    assert write_around(folder, {"a.py": "a = 2\n"}, "other").changed
    assert (folder / "a.py").read_text() == "a = 2\n"
    assert not (folder / "sub/b.py").exists()
    assert (folder / "v1").stat().st_ino == inner
    assert not write_around(folder, {"a.py": "a = 2\n"}, "other").changed
