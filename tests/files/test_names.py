from pathlib import Path

import pytest

from mooring.diagnostics import Misuse
from mooring.files import write
from mooring.files.names import require_portable


@pytest.mark.parametrize(
    ("paths", "fault"),
    [
        (["con.py"], "Windows reserves 'con.py'"),
        (["sub/LPT1.tar.gz"], "Windows reserves 'LPT1.tar.gz'"),
        (["com¹"], "Windows reserves"),
        (["../a.py"], "'..' is no name"),
        (["/etc/a.py"], "'' is no name"),
        (["a:b.py"], "some disks refuse"),
        (["a. "], "some disks refuse"),
        (["a\n.py"], "some disks refuse"),
        (["\udc80.py"], "some disks refuse"),
        (["é" * 128], "more than 255 bytes"),
        (["Tasks.py", "tasks.py"], "one file on some disks"),
        (["STRASSE.py", "straße.py"], "one file on some disks"),
        (["\ufb01le.py", "file.py"], "one file on some disks"),
        (["A/x.py", "a/y.py"], "one file on some disks"),
    ],
)
def test_a_path_that_some_disk_cannot_hold_is_refused(
    paths: list[str], fault: str
) -> None:
    with pytest.raises(Misuse, match=fault):
        require_portable(paths)


def test_names_that_only_look_reserved_are_fine() -> None:
    require_portable(["console.py", "sub/com0.py", "é" * 127, "a/b.py", "a/c.py"])


def test_nothing_is_written_through_a_link_to_the_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "elsewhere").mkdir()
    for link, folder in (("out", "out"), ("around", "around/package")):
        (tmp_path / link).symlink_to("elsewhere")
        with pytest.raises(Misuse, match="is a symbolic link"):
            write(Path(folder), {"a.py": ""}, "inputs")
    assert list((tmp_path / "elsewhere").iterdir()) == []


@pytest.mark.parametrize("link", ["sub", "sub/b.py"])
def test_nothing_is_written_through_a_link_in_the_folder(
    tmp_path: Path, link: str
) -> None:
    folder = tmp_path / "package"
    (folder / link).parent.mkdir(parents=True)
    (folder / link).symlink_to(tmp_path)
    with pytest.raises(Misuse, match="is a symbolic link"):
        write(folder, {"sub/b.py": ""}, "inputs")
    assert (folder / link).is_symlink()


def test_a_link_that_is_a_persons_own_stays_one(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "package").mkdir()
    (tmp_path / "package/data").symlink_to("../data")
    write(tmp_path / "package", {"a.py": ""}, "inputs")
    assert (tmp_path / "package/data").readlink() == Path("../data")
