"""What another generator was told is taken over, and what has no equivalent is said."""

import tomllib
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


def test_of_several_jobs_one_is_chosen(mooring: Mooring, folder: Path) -> None:
    (folder / "api").mkdir()
    for name in ("openapi", "moons"):
        (folder / f"api/{name}.yaml").write_text(DOCUMENT)
    (folder / "pyproject.toml").write_text(JOBS)
    before = tree(folder)
    result = mooring("init", "--from", "datamodel-codegen")
    assert (result.exit_code, tree(folder)) == (2, before)
    assert "rockets, moons; say which with --api" in result.stderr
    result = mooring("init", "--from", "datamodel-codegen", "--api", "rockets")
    assert (folder / "src/rockets/v2/client.py").is_file(), result.stderr


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
