"""What another generator was told is taken over, and what has no equivalent is said."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.projects.conftest import DOCUMENT, Mooring, tree

CLIENT_CONFIG = """\
package_name_override: rocket_client
class_overrides:
  Rocket: {class_name: Vehicle, module_name: vehicle}
post_hooks: ["ruff format ."]
literal_enums: true
"""
MAKEFILE = """\
client:
\tcp x y; openapi-python-client generate \\
\t  --path api/openapi.yaml --config client.yml && echo done
"""
CODEGEN = """\
[project]
name = "acme"

[tool.datamodel-codegen]
input = "api/openapi.yaml"
output = "src/rockets/models.py"
output-model-type = "pydantic_v2.BaseModel"
snake-case-field = true
capitalise-enum-members = true
"""
JOBS = """\
[tool.datamodel-codegen]
use-annotated = true

[tool.datamodel-codegen.jobs.rockets]
input = "api/openapi.yaml"
output = "src/rockets/models.py"

[tool.datamodel-codegen.jobs.moons]
input = "api/moons.yaml"
output = "src/moons/models.py"
"""
TOOLS = """\
{"$schema": "x", "spaces": 2, "generator-cli": {"version": "7.9.0", "generators": {
  "rockets": {"generatorName": "python", "inputSpec": "#{cwd}/api/openapi.yaml", "output": "out",
              "additionalProperties": {"packageName": "rocket_sdk", "library": "asyncio"}},
  "web": {"generatorName": "typescript-axios", "inputSpec": "api/openapi.yaml", "output": "web"}}}}
"""
GENERATOR = """\
generatorName: python
inputSpec: api/openapi.yaml
packageName: rocket_sdk
typeMappings: {DateTime: str}
"""

ROWS = [
    (
        "openapi-python-client",
        {"client.yml": CLIENT_CONFIG, "Makefile": MAKEFILE},
        "rocket_client/v2",
        ["Makefile:2", "package_name_override", "class_overrides.Rocket"],
        ["post_hooks", "literal_enums"],
    ),
    (
        "datamodel-codegen",
        {"pyproject.toml": CODEGEN},
        "src/rockets/v2",
        ["input: reads api/openapi.yaml", "output: the package rockets in src"],
        ["output-model-type", "snake-case-field", "capitalise-enum-members"],
    ),
    (
        "openapi-generator",
        {"openapitools.json": TOOLS},
        "rocket_sdk/v2",
        ["inputSpec: reads api/openapi.yaml", "packageName: the package rocket_sdk"],
        ["generatorName", "library"],
    ),
    (
        "openapi-generator",
        {"openapi-generator.yml": GENERATOR},
        "rocket_sdk/v2",
        ["inputSpec", "packageName"],
        ["typeMappings"],
    ),
]


@pytest.mark.parametrize(
    ("tool", "files", "package", "taken", "left"),
    ROWS,
    ids=[f"{row[0]} {number}" for number, row in enumerate(ROWS)],
)
def test_a_project_comes_over(
    tool: str,
    files: dict[str, str],
    package: str,
    taken: list[str],
    left: list[str],
    mooring: Mooring,
    folder: Path,
) -> None:
    (folder / "api").mkdir()
    (folder / "api/openapi.yaml").write_text(DOCUMENT)
    for path, text in files.items():
        (folder / path).write_text(text)
    result = mooring("init", "--from", tool)
    assert result.exit_code == 0, result.stderr
    assert (folder / package / "client.py").is_file()
    took, _, without = result.stderr.partition("Without an equivalent:")
    assert all(one in took for one in taken), took
    assert all(f"  {one}: " in without for one in left), without
    for path, text in files.items():
        assert (folder / path).read_text().startswith(text)
    assert mooring("check").exit_code == 0
    assert mooring("init", "--from", tool).stdout.startswith("Nothing to do")


def test_names_of_classes_come_over(mooring: Mooring, folder: Path) -> None:
    (folder / "client.yml").write_text(CLIENT_CONFIG)
    (folder / "openapi.yaml").write_text(DOCUMENT)
    result = mooring("init", "openapi.yaml", "--from", "openapi-python-client")
    assert result.exit_code == 0, result.stderr
    (settings,) = folder.glob("specs/*/api.toml")
    version = tomllib.loads(settings.read_text())["versions"]["v2"]
    assert version["classes"] == {"Rocket": "Vehicle"}
    assert "class Vehicle(" in (folder / "rocket_client/v2/models.py").read_text()


def test_of_several_jobs_one_can_be_chosen(mooring: Mooring, folder: Path) -> None:
    documents(folder)
    (folder / "pyproject.toml").write_text(JOBS)
    before = tree(folder)
    result = mooring("init", "--from", "datamodel-codegen", "--api", "comets")
    assert (result.exit_code, tree(folder)) == (2, before)
    assert "rockets, moons here; say which is meant with --api" in result.stderr
    result = mooring("init", "--from", "datamodel-codegen", "--api", "rockets")
    assert (folder / "src/rockets/v2/client.py").is_file(), result.stderr
    assert not (folder / "src/moons").exists()


def documents(folder: Path) -> None:
    (folder / "api").mkdir()
    for name in ("openapi", "moons"):
        (folder / f"api/{name}.yaml").write_text(DOCUMENT)


@dataclass(frozen=True)
class Several:
    """A project with several clients of one generator, and what becomes of them."""

    tool: str
    files: dict[str, str]
    packages: tuple[str, ...]
    classes: str
    """In the first package, the class that Rocket is called."""


SEVERAL = [
    Several(
        "openapi-python-client",
        {
            "rockets.yml": CLIENT_CONFIG,
            "Makefile": """\
clients:
\topenapi-python-client generate --path api/openapi.yaml --config rockets.yml --meta uv
\topenapi-python-client generate --path=api/moons.yaml --meta none \\
\t  --output-path src/moon_client --overwrite
""",
            "README.md": "`openapi-python-client generate --path api/moons.yaml`\n",
        },
        ("src/rocket_client/v2", "src/moon_client/v2"),
        "Vehicle",
    ),
    Several(
        "datamodel-codegen",
        {
            "pyproject.toml": """\
[tool.datamodel-codegen]
target-python-version = "3.12"

[tool.datamodel-codegen.profiles.strict]
strict-nullable = true

[tool.datamodel-codegen.profiles.rockets]
extends = ["strict"]
input = "api/openapi.yaml"
output = "src/rockets/models.py"
model-name-map = { "#/components/schemas/Rocket" = "Vehicle" }

[tool.datamodel-codegen.jobs.moons]
profile = "strict"
input = "api/moons.yaml"
output = "src/moons.py"
""",
        },
        ("src/rockets/v2", "src/moons/v2"),
        "Vehicle",
    ),
    Several(
        "datamodel-codegen",
        {
            ".pre-commit-config.yaml": """\
repos:
  - repo: https://github.com/koxudaxi/datamodel-code-generator
    rev: 0.89.0
    hooks:
      - id: datamodel-code-generator
        entry: datamodel-codegen
        args: [--input, api/openapi.yaml, --output, src/rockets/models.py]
      - id: datamodel-code-generator
        entry: datamodel-codegen
        args: [--input=api/moons.yaml, --output=src/moons/models.py, --use-annotated]
""",
        },
        ("src/rockets/v2", "src/moons/v2"),
        "Rocket",
    ),
    Several(
        "openapi-generator",
        {
            "generate.sh": """\
docker run --rm -v "${PWD}:/local" openapitools/openapi-generator-cli generate \\
  -i /local/api/openapi.yaml -g python -o /local/clients/rockets \\
  --additional-properties=packageName=rocket_sdk,library=httpx --model-name-mappings Rocket=Vehicle
""",
            "moons.yaml": """\
generatorName: python
inputSpec: api/moons.yaml
outputDir: clients/moons
additionalProperties: {packageName: moon_sdk, packageVersion: 2.0.0}
""",
        },
        ("rocket_sdk/v2", "moon_sdk/v2"),
        "Vehicle",
    ),
    Several(
        "openapi-generator",
        {
            "openapitools.json": """\
{"generator-cli": {"version": "7.26.0", "generators": {
  "space": {"generatorName": "python", "glob": "api/*.yaml", "output": "clients/#{name}",
            "modelNameMappings": {"Rocket": "Vehicle"}},
  "old": {"generatorName": "python", "inputSpec": "api/none.yaml", "output": "x", "disabled": true}}}}
""",
        },
        ("space_moons/v2", "space_openapi/v2"),
        "Vehicle",
    ),
]


@pytest.mark.parametrize("case", SEVERAL, ids=lambda case: "+".join(case.files))
def test_several_clients_come_over_at_once(
    case: Several, mooring: Mooring, folder: Path
) -> None:
    documents(folder)
    (folder / "src/acme").mkdir(parents=True)
    for path, text in case.files.items():
        (folder / path).write_text(text)
    before = tree(folder)
    result = mooring("init", "--from", case.tool, "--dry-run")
    assert (result.exit_code, tree(folder)) == (0, before), result.stderr
    assert result.stdout.count("[tool.mooring]") == 1
    result = mooring("init", "--from", case.tool)
    assert result.exit_code == 0, result.stderr
    assert "no equivalent" not in result.stderr
    written = sorted(
        path.parent.relative_to(folder).as_posix()
        for path in folder.rglob("client.py")
        if ".mooring" not in path.parts
    )
    assert written == sorted(case.packages)
    models = folder / case.packages[0] / "models.py"
    assert f"class {case.classes}(" in models.read_text()
    imported = [Path(one).parts[-2] for one in case.packages]
    assert all(f"from {one}.v2 import Client\n" in result.stdout for one in imported)
    assert mooring("check").exit_code == 0
    again = mooring("init", "--from", case.tool)
    assert (again.exit_code, again.stdout.count("Nothing to do")) == (0, 2)


def test_a_document_of_another_kind_keeps_no_other_client_away(
    mooring: Mooring, folder: Path
) -> None:
    documents(folder)
    (folder / "api/moons.yaml").write_text("type: object\n")
    (folder / "pyproject.toml").write_text(JOBS)
    result = mooring("init", "--from", "datamodel-codegen")
    assert result.exit_code == 3
    assert "api/moons.yaml:1:1: error: " in result.stderr
    assert (folder / "src/rockets/v2/client.py").is_file()


def test_what_the_other_generator_wrote_names_the_package_of_a_named_document(
    mooring: Mooring, document: Path, folder: Path
) -> None:
    marks = folder / "clients/rockets/.openapi-generator"
    marks.mkdir(parents=True)
    (marks / "FILES").write_text("README.md\nrocket_sdk/api_client.py\n")
    assert mooring("init", "--from", "openapi-generator").exit_code == 2
    result = mooring("init", document.name, "--from", "openapi-generator")
    assert (folder / "rocket_sdk/v2/client.py").is_file(), result.stderr


def test_a_named_document_needs_no_settings(
    mooring: Mooring, document: Path, folder: Path
) -> None:
    result = mooring("init", document.name, "--from", "openapi-python-client")
    assert result.exit_code == 0
    assert "No settings of openapi-python-client are here" in result.stderr
    assert (folder / "acme_rockets/v2/client.py").is_file()


def test_a_client_that_the_other_generator_wrote_stays(
    mooring: Mooring, folder: Path
) -> None:
    (folder / "client.yml").write_text(CLIENT_CONFIG)
    (folder / "openapi.yaml").write_text(DOCUMENT)
    (folder / "rocket_client").mkdir()
    (folder / "rocket_client/__init__.py").write_text("theirs = True\n")
    mooring("init", "openapi.yaml", "--from", "openapi-python-client")
    assert (folder / "rocket_client/__init__.py").read_text() == "theirs = True\n"
    assert (folder / "rocket_api/v2/client.py").is_file()


MISSING = [
    ("openapi-python-client", {}, "No configuration of openapi-python-client"),
    (
        "openapi-python-client",
        {"client.yml": CLIENT_CONFIG},
        "is told its document elsewhere",
    ),
    ("datamodel-codegen", {}, "no [tool.datamodel-codegen]"),
    ("openapi-generator", {"openapi.yaml": DOCUMENT}, "No settings of openapi-gen"),
    (
        "openapi-generator",
        {"openapitools.json": '{"generator-cli": {"generators": [1]}}'},
        "No settings of openapi-generator",
    ),
]


@pytest.mark.parametrize(("tool", "files", "said"), MISSING)
def test_what_is_not_there_is_said(
    tool: str, files: dict[str, str], said: str, mooring: Mooring, folder: Path
) -> None:
    for path, text in files.items():
        (folder / path).write_text(text)
    result = mooring("init", "--from", tool)
    assert result.exit_code == 2
    assert said in result.stderr
