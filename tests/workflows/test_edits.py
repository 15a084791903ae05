"""What a person does to a generated package, and what the next runs make of it."""

import shutil
import subprocess
import sys
from contextlib import chdir
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from mooring.cli import main
from tests.files.killing import DOCUMENT

OURS = """    # mooring: keep
    def shout(self) -> str:
        return "!"

    # mooring: end
"""


@pytest.fixture(scope="module")
def package_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("edits")
    (folder / "api.yaml").write_text(DOCUMENT.format("first"))
    assert run(folder).exit_code == 0
    return folder


@pytest.fixture
def folder(package_once: Path, tmp_path: Path) -> Path:
    """A folder with a document and its package, free to be spoilt."""
    shutil.copytree(package_once, tmp_path / "project")
    return tmp_path / "project"


def run(folder: Path, *options: str) -> Result:
    with chdir(folder):
        command = ["generate", "--spec", "api.yaml", "--output", "client", *options]
        return CliRunner().invoke(main, command)


def changed(path: Path, old: str, new: str) -> None:
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))


def newer(folder: Path) -> None:
    """Another document: one field more, and another version."""
    text = DOCUMENT.format("first").replace("first: {type", "added: {}, first: {type")
    (folder / "api.yaml").write_text(text.replace("title: T", "title: Tasks"))


def test_all_that_a_person_added_is_there_after_the_next_run(folder: Path) -> None:
    client = folder / "client"
    (client / "retrying.py").write_text("mine = True\n")
    changed(
        client / "hooks.py",
        "class Client(client.Client):\n    pass\n",
        "class Client(client.Client):\n    def greeting(self) -> str:\n        return 'hello'\n",
    )
    models = client / "models.py"
    models.write_text(models.read_text().rstrip("\n") + "\n\n" + OURS)
    newer(folder)
    done = run(folder)
    assert (done.exit_code, done.stderr) == (0, "")
    assert (client / "retrying.py").read_text() == "mine = True\n"
    assert "added: " in models.read_text()
    program = (
        "from client import Client, models\nfrom client.retrying import mine\n"
        "with Client() as client: print(client.greeting(), client.tasks.first.__name__)\n"
        "print(models.Task().shout(), mine)\n"
    )
    told = subprocess.run(
        [sys.executable, "-c", program],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.stdout.split() == ["hello", "first", "!", "True"], told.stderr
    assert run(folder).stdout == "unchanged client\n"


def test_a_changed_file_stops_the_run_and_a_merge_keeps_both_sides(
    folder: Path,
) -> None:
    errors, models = folder / "client/errors.py", folder / "client/models.py"
    changed(errors, "What a call can raise", "What a call of ours can raise")
    changed(models, "from __future__", "# Ours.\nfrom __future__")
    newer(folder)
    done = run(folder)
    assert done.exit_code == 2
    assert done.stderr == (
        "mooring: error: Edited by hand since they were generated: client/errors.py, client/models.py."
        " `mooring generate` with --merge keeps the edits, and with --force overwrites them and keeps a copy.\n"
    )
    assert "added: " not in models.read_text()
    done = run(folder, "--merge")
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.split() == [
        *("wrote", "client", "merged", "client/errors.py", "merged", "client/models.py")
    ]
    assert "# Ours." in models.read_text()
    assert "added: " in models.read_text()
    # What a merge left is as it should be, as long as nothing else is generated.
    assert run(folder).stdout == "unchanged client\n"
    (folder / "api.yaml").write_text(DOCUMENT.format("first"))
    assert run(folder).exit_code == 2
    done = run(folder, "--merge")
    assert (done.exit_code, done.stderr) == (0, "")
    assert "# Ours." in models.read_text()
    assert "added: " not in models.read_text()


def test_where_both_sides_changed_the_same_line_a_person_decides(folder: Path) -> None:
    models = folder / "client/models.py"
    changed(models, "    first: Omittable[str]", "    first: Omittable[bytes]")
    (folder / "api.yaml").write_text(
        DOCUMENT.format("first").replace("type: string", "type: integer")
    )
    done = run(folder, "--merge")
    assert done.exit_code == 1
    assert done.stderr == (
        "client/models.py: your edits and the generated text meet; resolve the conflict marks, then `mooring generate` with --merge takes the result.\n"
    )
    assert "<<<<<<< edited\n    first: Omittable[bytes]" in models.read_text()
    assert ">>>>>>> generated\n" in models.read_text()
    done = run(folder, "--merge")
    assert done.exit_code == 2
    assert "client/models.py still has conflict marks" in done.stderr
    lines = models.read_text().splitlines(keepends=True)
    resolved = [line for line in lines if not line.startswith(("<<<<", "====", ">>>>"))]
    models.write_text(
        "".join(line for line in resolved if "Omittable[int]" not in line)
    )
    assert run(folder, "--merge").exit_code == 0
    assert run(folder).stdout == "unchanged client\n"
    assert "Omittable[bytes]" in models.read_text()


def test_force_overwrites_and_keeps_a_copy_each_time(folder: Path) -> None:
    errors = folder / "client/errors.py"
    generated = errors.read_text()
    for copy in ("errors.py.edited", "errors.py.edited2"):
        errors.write_text(f"mine, in {copy}\n")
        done = run(folder, "--force")
        assert done.exit_code == 0
        assert done.stdout.endswith(f"kept client/{copy}\n")
        assert errors.read_text() == generated
        assert (folder / "client" / copy).read_text() == f"mine, in {copy}\n"


def test_a_region_whose_class_is_generated_no_more_stops_the_run(folder: Path) -> None:
    models = folder / "client/models.py"
    models.write_text(models.read_text().rstrip("\n") + "\n\n" + OURS)
    (folder / "api.yaml").write_text(DOCUMENT.format("first").replace("Task", "Job"))
    done = run(folder)
    assert done.exit_code == 2
    assert "is generated no more: client/models.py:" in done.stderr
    assert "in Task." in done.stderr
    assert "def shout" in models.read_text()


def test_without_its_pristine_copy_a_file_is_not_merged(folder: Path) -> None:
    changed(folder / "client/errors.py", "What", "All that")
    shutil.rmtree(folder / "client/.mooring")
    done = run(folder, "--merge")
    assert done.exit_code == 2
    assert "client/.mooring/pristine/errors.py.txt is not the text" in done.stderr


def test_a_fresh_clone_merges_and_the_copies_cost_no_objects(folder: Path) -> None:
    def git(*arguments: str, cwd: Path = folder) -> str:
        return subprocess.run(
            ["git", "-c", "user.name=T", "-c", "user.email=t@example.com", *arguments],
            cwd=cwd,
            capture_output=True,
            text=True,
            check=True,
        ).stdout

    git("init", "-q")
    git("add", "-A")
    git("commit", "-qm", "generated")
    listed = [line.split() for line in git("ls-tree", "-r", "HEAD").splitlines()]
    copies = {one for _, _, one, path in listed if "/pristine/" in path}
    assert copies <= {one for _, _, one, path in listed if "/pristine/" not in path}
    changed(folder / "client/errors.py", "What a call", "All that a call")
    git("commit", "-qam", "edited")
    clone = folder.parent / "clone"
    git("clone", "-q", "--depth=1", folder.as_uri(), str(clone))
    newer(clone)
    assert run(clone, "--merge").exit_code == 0
    assert "All that a call" in (clone / "client/errors.py").read_text()
    assert git("diff", "--stat", cwd=clone).count("Bin") >= 1
