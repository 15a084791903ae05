"""`mooring update`, from end to end: a git repository, a server whose document drifts, and a branch to push."""

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.fetching.site import Site, served
from tests import launching
from tests.workflows.conftest import Run

DOCUMENT = """openapi: 3.1.0
info: {{title: Harbour, version: '2'}}
servers: [{{url: https://api.harbour.example}}]
paths:
  /berths:
    get:
      operationId: listBerths
      description: {words}
      responses:
        '200':
          description: Done
          content:
            application/json:
              schema: {{$ref: '#/components/schemas/Berth'}}
components:
  schemas:
    Berth:
      type: object
      properties: {{{property}: {{type: integer}}}}
"""


def document(property: str = "length", words: str = "Every berth.") -> str:
    return DOCUMENT.format(property=property, words=words)


def git(folder: Path, *arguments: str) -> str:
    return subprocess.run(
        ["git", *arguments],
        cwd=folder,
        check=True,
        capture_output=True,
        text=True,
        env={**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"},
    ).stdout.strip()


def repository(folder: Path) -> None:
    git(folder, "init", "--quiet", "--initial-branch=main")
    git(folder, "config", "user.name", "Ann")
    git(folder, "config", "user.email", "ann@harbour.example")
    git(folder, "config", "commit.gpgsign", "false")


def committed(folder: Path, message: str) -> None:
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", f"--message={message}")


@pytest.fixture(scope="module")
def server() -> Iterator[Site]:
    with served() as site:
        yield site


@pytest.fixture(scope="module")
def vendored(tmp_path_factory: pytest.TempPathFactory, server: Site) -> Path:
    """A git repository with one API that was fetched from the server."""
    folder = tmp_path_factory.mktemp("vendored")
    (folder / "mooring.toml").write_text("")
    repository(folder)
    server.page("/openapi.yaml", document(), "application/yaml", ETag='"1"')
    run = launching.mooring(
        *(folder, "fetch", f"{server.url}/openapi.yaml", "--allow-private"),
        *("--api", "harbour", "--version", "v2", "--revision", "2026-01-01"),
    )
    assert (run.returncode, run.stderr) == (0, "")
    assert launching.mooring(folder, "generate").returncode == 0
    committed(folder, "Vendored")
    return folder


@pytest.fixture
def site(server: Site, vendored: Path) -> Site:
    server.heard.clear()
    server.steps_by_path.clear()
    server.page("/openapi.yaml", document(), "application/yaml", ETag='"1"')
    return server


@pytest.fixture
def harbour(tmp_path: Path, vendored: Path) -> Path:
    return shutil.copytree(vendored, tmp_path / "harbour")


def update(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    day = ("--revision", "2026-02-02")
    return launching.mooring(folder, "update", "--allow-private", *day, *options)


BRANCH = "mooring/update-harbour-v2-2026-02-02"


def test_what_drifts_becomes_a_branch_with_a_commit_that_tells_of_it(
    harbour: Path, site: Site
) -> None:
    site.page("/openapi.yaml", document("size"), "application/yaml", ETag='"2"')
    run = update(harbour)
    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout.splitlines() == [
        "harbour/v2: updated; v2@2026-01-01 → 2026-02-02: 1 break, 0 risk, 1 safe (API major, package major)",
        f"It is one commit on branch {BRANCH}; these push it and ask for a review:",
        f"  git push --set-upstream origin {BRANCH}",
        f"  gh pr create --head {BRANCH} --base main --fill",
    ]
    assert site.heard[0].headers["if-none-match"] == '"1"'
    assert git(harbour, "status", "--porcelain") == ""
    assert git(harbour, "symbolic-ref", "--short", "HEAD") == "main"
    assert git(harbour, "worktree", "list").count("\n") == 0
    assert git(harbour, "rev-list", "--count", f"main..{BRANCH}") == "1"
    subject, _, body = git(harbour, "log", "-1", "--format=%B", BRANCH).partition(
        "\n\n"
    )
    assert subject == "harbour/v2: 1 break, 0 risk, 1 safe (API major, package major)"
    assert body.startswith("### Drift `v2@2026-01-01` → `v2@2026-02-02`")
    assert "specs/harbour/v2/2026-02-02.yaml:" in body
    changed = git(harbour, "diff", "--name-only", "main", BRANCH).splitlines()
    assert {"specs/harbour/api.toml", "specs/harbour/v2/2026-02-02.yaml"} < {*changed}
    assert any(one.startswith("generated/harbour/v2/") for one in changed)

    again = update(harbour)
    assert f"It is on branch {BRANCH} already." in again.stdout

    git(harbour, "switch", "--quiet", BRANCH)
    assert launching.mooring(harbour, "check").returncode == 0
    after = update(harbour, "--json")
    (entry,) = json.loads(after.stdout)["versions"]
    assert (entry["state"], entry["branch"]) == ("unchanged", None)


UNCHANGED = {
    "the same": (document(), '"1"', "the same bytes"),
    "the same without a state": (document(), '"2"', "the same bytes"),
    "other bytes": (document() + "\n# end\n", '"2"', "other bytes, the same meaning"),
    "other words": (
        document(words="All of them."),
        '"2"',
        "the same meaning, other words in 1 place",
    ),
}


def test_what_means_the_same_is_no_revision(harbour: Path, site: Site) -> None:
    for text, state, told in UNCHANGED.values():
        site.page("/openapi.yaml", text, "application/yaml", ETag=state)
        run = update(harbour)
        expected = (
            f"harbour/v2: unchanged; v2@2026-01-01 is the newest revision: {told}\n"
        )
        assert (run.returncode, run.stdout, run.stderr) == (0, expected, "")
    assert git(harbour, "branch", "--format=%(refname:short)") == "main"
    assert git(harbour, "status", "--porcelain") == ""


def test_a_branch_begins_at_what_is_committed(harbour: Path, site: Site) -> None:
    (harbour / "notes.txt").write_text("not committed\n")
    assert update(harbour).returncode == 0
    site.page("/openapi.yaml", document("size"), "application/yaml")
    run = update(harbour)
    assert run.returncode == 2
    assert "1 file is changed and not committed (notes.txt)" in run.stderr
    assert not (harbour / "specs/harbour/v2/2026-02-02.yaml").exists()

    run = update(harbour, "--no-branch")
    assert run.returncode == 0
    assert run.stdout.splitlines()[1:] == ["wrote generated/harbour/v2"]
    assert (harbour / "specs/harbour/v2/2026-02-02.yaml").read_text() == document(
        "size"
    )
    assert launching.mooring(harbour, "check").returncode == 0
    assert git(harbour, "branch", "--format=%(refname:short)") == "main"


def test_what_cannot_be_had_is_said_and_leaves_nothing_behind(
    harbour: Path, site: Site
) -> None:
    site.page("/openapi.yaml", "openapi: 3.1.0\ninfo: {title: T\n", "application/yaml")
    run = update(harbour)
    assert run.returncode == 3
    assert run.stderr.startswith(f"{site.url}/openapi.yaml:3:1: error: ")
    site.steps_by_path.clear()
    run = update(harbour)
    assert run.returncode == 3
    assert "[fetch-missing]" in run.stderr
    assert git(harbour, "status", "--porcelain") == ""


def edited(folder: Path, name: str, old: str, new: str) -> str:
    """Changes a generated file as a person would, and commits it; its path from the project."""
    file = folder / "generated/harbour/v2" / name
    text = file.read_text()
    assert text.count(old) == 1
    file.write_text(text.replace(old, new))
    committed(folder, f"Edited {name}")
    return file.relative_to(folder).as_posix()


def test_what_people_edited_is_merged_and_a_branch_tells_where_they_must_decide(
    harbour: Path, site: Site
) -> None:
    errors = edited(harbour, "errors.py", "What a call can raise", "What ours raises")
    models = edited(harbour, "models.py", "length: Omittable[int]", "length: Ours")
    site.page("/openapi.yaml", document("size"), "application/yaml")
    run = update(harbour)
    assert run.returncode == 1
    assert run.stdout.splitlines()[1:3] == [f"merged {errors}", f"merged {models}"]
    assert run.stderr == (
        f"{models} on branch {BRANCH}: your edits and the generated text meet;"
        " resolve the conflict marks, then `mooring generate` with --merge takes the result.\n"
    )
    message = git(harbour, "log", "-1", "--format=%B", BRANCH)
    assert message.endswith(
        f"#### Edits merged\n\n- `{errors}`\n\n#### Conflict marks to resolve\n\n- `{models}`"
    )
    assert git(harbour, "status", "--porcelain") == ""

    git(harbour, "switch", "--quiet", BRANCH)
    assert "What ours raises" in (harbour / errors).read_text()
    text = (harbour / models).read_text()
    assert "<<<<<<< edited\n    length: Ours" in text
    assert launching.mooring(harbour, "check").returncode == 1
    kept = [line for line in text.splitlines() if line[:7] not in ("<" * 7, "=" * 7)]
    kept = [line for line in kept if "Ours" not in line and line[:7] != ">" * 7]
    (harbour / models).write_text("\n".join(kept) + "\n")
    assert launching.mooring(harbour, "generate", "--merge").returncode == 0
    assert launching.mooring(harbour, "check").returncode == 0


def test_edits_without_their_pristine_copies_stop_an_update_that_leaves_nothing_behind(
    harbour: Path, site: Site
) -> None:
    shutil.rmtree(harbour / "generated/harbour/v2/.mooring")
    errors = edited(harbour, "errors.py", "What a call can raise", "What ours raises")
    site.page("/openapi.yaml", document("size"), "application/yaml")
    run = update(harbour)
    assert run.returncode == 2
    assert run.stderr.startswith(
        "mooring: error: The bindings of harbour/v2@2026-02-02 cannot be written. "
        f"{errors} cannot be merged: v2/.mooring/pristine/errors.py.txt is not the text"
    )
    assert git(harbour, "branch", "--format=%(refname:short)") == "main"
    assert git(harbour, "worktree", "list").count("\n") == 0


def test_a_renamed_schema_keeps_its_name_and_the_update_says_so(
    harbour: Path, site: Site
) -> None:
    renamed = document().replace("Berth:", "Mooring:").replace("/Berth", "/Mooring")
    site.page("/openapi.yaml", renamed, "application/yaml")
    run = update(harbour)
    line = "Mooring keeps its name in Python, Berth; callers may use both."
    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout.splitlines()[1] == line
    message = git(harbour, "log", "-1", "--format=%B", BRANCH)
    assert f"#### Names kept\n\n- {line}" in message
    git(harbour, "switch", "--quiet", BRANCH)
    assert (
        "[versions.v2.kept.classes]" in (harbour / "specs/harbour/api.toml").read_text()
    )


def test_a_document_in_git_drifts_too_and_the_project_may_lie_deeper(
    tmp_path: Path,
) -> None:
    vendor, ours = tmp_path / "vendor", tmp_path / "ours"
    project = ours / "services/client"
    for folder in (vendor, project):
        folder.mkdir(parents=True)
    repository(vendor)
    (vendor / "openapi.yaml").write_text(document())
    committed(vendor, "Published")
    repository(ours)
    (project / "pyproject.toml").write_text("[tool.mooring]\n")
    source = f"git:{vendor}@main:openapi.yaml"
    names = ("--api", "harbour", "--version", "v2", "--revision", "2026-01-01")
    launching.mooring(project, "fetch", source, "--allow-private", *names)
    committed(ours, "Vendored")
    git(ours, "switch", "--quiet", "--detach")
    assert "the same bytes" in update(project).stdout
    (vendor / "openapi.yaml").write_text(document("size"))
    committed(vendor, "Drifted")
    run = update(project)
    assert (run.returncode, run.stdout.splitlines()[-1]) == (
        0,
        f"  gh pr create --head {BRANCH} --fill",
    )
    assert run.stderr == f"the commit is {git(vendor, 'rev-parse', 'HEAD')}\n"
    changed = git(ours, "diff", "--name-only", "main", BRANCH).splitlines()
    assert "services/client/specs/harbour/v2/2026-02-02.yaml" in changed
    assert "services/client/generated/harbour/v2/client.py" in changed
    assert str(tmp_path) not in git(ours, "log", "-1", "--format=%B", BRANCH)


def test_a_version_without_an_address_says_how_it_gets_one(mooring: Run) -> None:
    run = mooring("update")
    assert run.returncode == 0
    assert run.stdout.count("not fetched; its newest revision says no address") == 3
    run = mooring("update", "v2")
    assert run.returncode == 2
    assert "put source = " in run.stderr
