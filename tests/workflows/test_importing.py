import hashlib
import shutil
import tomllib
from pathlib import Path

import pytest

from tests.workflows.conftest import ROOT, Run

SPECS = ROOT / "specs" / "browser-use"
NEW = ("--api", "cloud", "--version", "v2", "--revision")


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    (folder / "mooring.toml").write_text("")
    return folder


def test_a_page_is_vendored_byte_for_byte_and_listed(mooring: Run, empty: Path) -> None:
    page = SPECS / "v2/2026-03-10.md"
    run = mooring("import", str(page), *NEW, "2026-03-10", cwd=empty)
    assert (run.returncode, run.stderr) == (0, "")
    assert (empty / "specs/cloud/v2/2026-03-10.md").read_bytes() == page.read_bytes()
    read = (empty / "specs/cloud/v2/2026-03-10.openapi.yaml").read_text()
    assert read == (SPECS / "v2/2026-03-10.openapi.yaml").read_text()
    (revision,) = tomllib.loads((empty / "specs/cloud/api.toml").read_text())[
        "versions"
    ]["v2"]["revisions"]
    assert revision["format"] == "mintlify-fence"


def test_the_report_says_what_the_page_cannot_state_and_where_the_whole_is(
    mooring: Run, empty: Path
) -> None:
    page = str(SPECS / "v2/2025-08-20.md")
    run = mooring("import", page, *NEW, "2025-08-20", cwd=empty)
    _, *report = run.stdout.splitlines()
    assert report == [
        "prose: 3 values",
        "unknown: 2 values",
        "never stated: examples, extensions, headers, info, operation ids, servers, tags",
        "the whole document should be: "
        "https://app.stainless.com/api/spec/documented/browser-use/openapi.documented.yml",
    ]


def test_a_vendored_project_generates_and_checks(mooring: Run, empty: Path) -> None:
    mooring("import", str(SPECS / "v2/2025-08-20.md"), *NEW, "2025-08-20", cwd=empty)
    assert mooring("generate", cwd=empty).returncode == 0
    assert mooring("check", cwd=empty).returncode == 0


def test_what_people_wrote_in_the_settings_stays(mooring: Run, project: Path) -> None:
    settings = project / "specs/browser-use/api.toml"
    before = settings.read_text()
    page = project / "page.md"
    page.write_text((SPECS / "v3/2026-03-10.md").read_text() + "\n")
    run = mooring(
        "import",
        "page.md",
        "--api",
        "browser-use",
        "--version",
        "v3",
        "--revision",
        "2026-04-01",
    )
    assert run.returncode == 0
    after = settings.read_text()
    assert after.startswith(before)
    assert 'date = "2026-04-01"' in after.removeprefix(before)


def test_flattened_text_needs_a_base_and_says_so(mooring: Run, empty: Path) -> None:
    flat = str(SPECS / "v2/2026-02-12.txt")
    run = mooring("import", flat, *NEW, "2026-02-12", cwd=empty)
    assert run.returncode == 3
    assert "--base" in run.stderr
    mooring("import", str(SPECS / "v2/2026-03-10.md"), *NEW, "2026-03-10", cwd=empty)
    assert (
        mooring(
            "import", flat, *NEW, "2026-02-12", "--base", "2026-03-10", cwd=empty
        ).returncode
        == 0
    )


def test_one_page_can_be_printed_without_settings(mooring: Run, tmp_path: Path) -> None:
    run = mooring("import", str(SPECS / "v2/2025-08-20.md"), "--stdout", cwd=tmp_path)
    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout == (SPECS / "v2/2025-08-20.openapi.yaml").read_text()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (
            ("--revision", "yesterday"),
            "--revision takes a day such as 2026-03-10, not yesterday.",
        ),
        ((), "A revision needs --api, --version and --revision"),
    ],
)
def test_wrong_usage_says_what_is_needed(
    mooring: Run, empty: Path, arguments: tuple[str, ...], words: str
) -> None:
    page = str(SPECS / "v2/2026-03-10.md")
    run = mooring(
        "import", page, "--api", "a", "--version", "v2", *arguments, cwd=empty
    )
    assert run.returncode == 2
    assert words in run.stderr
    assert not (empty / "specs").exists()


def test_a_revision_is_never_overwritten(mooring: Run, empty: Path) -> None:
    mooring("import", str(SPECS / "v2/2026-03-10.md"), *NEW, "2026-03-10", cwd=empty)
    run = mooring(
        "import", str(SPECS / "v3/2026-03-10.md"), *NEW, "2026-03-10", cwd=empty
    )
    assert run.returncode == 2
    assert "exists and says something else" in run.stderr


ROOT_FILE = """\
openapi: 3.1.0
info: {title: Pets, version: '1'}
paths:
  /pets: {$ref: 'paths/pets.yaml'}
components:
  schemas:
    Pet: {$ref: schemas/Pet.yaml}
"""
PATH_FILE = """\
get:
  operationId: listPets
  responses:
    '200':
      description: ok
      content: {application/json: {schema: {$ref: '../schemas/Pet.yaml'}}}
"""
PET_FILE = """\
type: object
properties:
  name: {type: string}
  parent: {$ref: '../pets.yaml#/components/schemas/Pet'}
"""
VENDORED = (
    "import",
    "published/pets.yaml",
    *("--api", "pets", "--version", "v1", "--revision"),
)


@pytest.fixture
def several(empty: Path) -> Path:
    """A project, and a document in three files with a fourth one beside it that nothing refers to."""
    published = empty / "published"
    for name in ("paths", "schemas"):
        (published / name).mkdir(parents=True)
    (published / "pets.yaml").write_text(ROOT_FILE)
    (published / "paths/pets.yaml").write_text(PATH_FILE)
    (published / "schemas/Pet.yaml").write_bytes(
        PET_FILE.replace("\n", "\r\n").encode()
    )
    (published / "schemas/Unused.yaml").write_text(PET_FILE)
    return empty


def test_the_files_that_a_document_refers_to_are_vendored_with_it(
    mooring: Run, several: Path
) -> None:
    run = mooring(*VENDORED, "2026-01-01", cwd=several)
    assert (run.returncode, run.stderr) == (0, "")
    vendored = several / "specs/pets/v1/2026-01-01"
    files = {path for path in vendored.rglob("*") if path.is_file()}
    assert {path.relative_to(vendored).as_posix() for path in files} == {
        *("pets.yaml", "paths/pets.yaml", "schemas/Pet.yaml"),
    }
    for path in files:
        source = several / "published" / path.relative_to(vendored)
        assert path.read_bytes() == source.read_bytes()
    settings = tomllib.loads((several / "specs/pets/api.toml").read_text())
    (revision,) = settings["versions"]["v1"]["revisions"]
    assert revision["file"] == "v1/2026-01-01/pets.yaml"
    assert revision["files"] == {
        name: hashlib.sha256((vendored / name).read_bytes()).hexdigest()
        for name in ("paths/pets.yaml", "schemas/Pet.yaml")
    }
    assert (several / "specs/pets/v1/2026-01-01.openapi.yaml").is_file()


def test_a_revision_in_several_files_is_read_without_what_it_was_vendored_from(
    mooring: Run, several: Path
) -> None:
    assert mooring(*VENDORED, "2026-01-01", cwd=several).returncode == 0
    pet = several / "published/schemas/Pet.yaml"
    pet.write_bytes(pet.read_bytes().replace(b"name:", b"title:"))
    assert mooring(*VENDORED, "2026-02-01", cwd=several).returncode == 0
    shutil.rmtree(several / "published")
    assert mooring("generate", cwd=several).returncode == 0
    assert mooring("check", cwd=several).returncode == 0
    run = mooring("drift", "v1@2026-01-01", "v1", cwd=several)
    assert "specs/pets/v1/2026-01-01/schemas/Pet.yaml:3:3" in run.stdout
    assert "specs/pets/v1/2026-02-01/schemas/Pet.yaml:3:3" in run.stdout


@pytest.mark.parametrize("command", ["check", "import", "generate"])
def test_each_file_of_a_revision_is_proved_by_its_digest(
    mooring: Run, several: Path, command: str
) -> None:
    mooring(*VENDORED, "2026-01-01", cwd=several)
    mooring("generate", cwd=several)
    pet = several / "specs/pets/v1/2026-01-01/schemas/Pet.yaml"
    pet.write_bytes(pet.read_bytes() + b"# mine\n")
    run = mooring(command, cwd=several)
    assert run.returncode == 3
    assert run.stderr.startswith(
        "specs/pets/v1/2026-01-01/schemas/Pet.yaml:1:1: error: This is not the file that api.toml lists"
    )
    pet.unlink()
    assert mooring(command, cwd=several).returncode == 3


def test_the_bindings_are_made_from_every_file_of_a_revision(
    mooring: Run, several: Path
) -> None:
    mooring(*VENDORED, "2026-01-01", cwd=several)
    mooring("generate", cwd=several)
    pet = several / "specs/pets/v1/2026-01-01/schemas/Pet.yaml"
    before = hashlib.sha256(pet.read_bytes()).hexdigest()
    pet.write_bytes(pet.read_bytes().replace(b"name:", b"title:"))
    settings = several / "specs/pets/api.toml"
    after = hashlib.sha256(pet.read_bytes()).hexdigest()
    settings.write_text(settings.read_text().replace(before, after))
    run = mooring("check", cwd=several)
    assert "stale    generated/pets/v1/models.py\n" in run.stdout
    assert "stale    specs/pets/v1/2026-01-01.openapi.yaml\n" in run.stdout


def test_a_file_that_is_not_listed_is_not_read(mooring: Run, several: Path) -> None:
    mooring(*VENDORED, "2026-01-01", cwd=several)
    settings = several / "specs/pets/api.toml"
    kept = [
        line
        for line in settings.read_text().splitlines()
        if not line.startswith('"schemas/Pet.yaml"')
    ]
    settings.write_text("\n".join(kept))
    run = mooring("check", cwd=several)
    assert run.returncode == 3
    assert run.stderr.startswith(
        "specs/pets/v1/2026-01-01/schemas/Pet.yaml:1:1: error: The document refers to this file, which api.toml does not list"
    )


@pytest.mark.parametrize("name", ["../../../../published/schemas/Pet.yaml", "/etc/x"])
def test_listed_files_lie_below_the_document(
    mooring: Run, several: Path, name: str
) -> None:
    mooring(*VENDORED, "2026-01-01", cwd=several)
    settings = several / "specs/pets/api.toml"
    settings.write_text(settings.read_text().replace("schemas/Pet.yaml", name))
    run = mooring("check", cwd=several)
    assert run.returncode == 3
    assert f"`files` names {name}, which is not below" in run.stderr


@pytest.mark.parametrize(("name", "code"), [("../secret.yaml", 3), ("link.yaml", 0)])
def test_a_reference_out_of_the_folder_is_not_vendored(
    mooring: Run, several: Path, name: str, code: int
) -> None:
    """A link is not followed out of the folder: what it names is not there."""
    secret = several / "secret.yaml"
    secret.write_text("{type: string, description: secret}\n")
    (several / "published/link.yaml").symlink_to(secret)
    root = several / "published/pets.yaml"
    root.write_text(ROOT_FILE.replace("schemas/Pet.yaml", name))
    run = mooring(*VENDORED, "2026-01-01", cwd=several)
    assert run.returncode == code
    assert "[external-reference]" in run.stderr
    vendored = [path for path in several.glob("specs/**/*") if path.is_file()]
    assert not any("description: secret" in path.read_text() for path in vendored)
    assert bool(vendored) == (code == 0)


def test_a_revision_with_other_files_is_never_overwritten(
    mooring: Run, several: Path
) -> None:
    mooring(*VENDORED, "2026-01-01", cwd=several)
    assert mooring(*VENDORED, "2026-01-01", cwd=several).returncode == 0
    before = (several / "specs/pets/api.toml").read_text()
    (several / "published/schemas/Pet.yaml").write_text("type: string\n")
    run = mooring(*VENDORED, "2026-01-01", cwd=several)
    assert run.returncode == 2
    assert "exists and says something else" in run.stderr
    (several / "published/pets.yaml").write_text(
        ROOT_FILE.replace("$ref: 'paths/pets.yaml'", "get: {responses: {}}").replace(
            "$ref: schemas/Pet.yaml", "type: string"
        )
    )
    run = mooring(*VENDORED, "2026-01-01", cwd=several)
    assert run.returncode == 2
    assert "is listed for 2026-01-01 already" in run.stderr
    assert (several / "specs/pets/api.toml").read_text() == before
