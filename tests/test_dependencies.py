"""What Mooring depends on: each package for a reason, at home in one module, and named in the bill of materials."""

import json
import re
import tomllib
from pathlib import Path

import pytest

from .test_architecture import HOMES

ROOT = Path(__file__).parents[1]
TEXT = (ROOT / "pyproject.toml").read_text("utf-8")
PROJECT = tomllib.loads(TEXT)["project"]
IMPORTS = {"pyyaml": "yaml"}
"""How a distribution is imported, where that is not its own name."""
BESIDE = {
    "pydantic_core": "pydantic",
    "httpx": "httpx2",
    "starlette": "fastapi",
    "python_multipart": "fastapi",
}
"""What comes with another package, is needed by it, or may stand in for it."""


def names(requirements: list[str]) -> list[str]:
    return [re.split(r"[\[<>=!~; ]", one)[0] for one in requirements]


def imported(distribution: str) -> str:
    return IMPORTS.get(distribution, distribution.replace("-", "_"))


REQUIRED = names(PROJECT["dependencies"])
EXTRAS = PROJECT["optional-dependencies"]
OPTIONAL = names([*EXTRAS["dask"], *EXTRAS["server"]])


def test_what_is_required_is_what_has_a_home() -> None:
    at_home = {BESIDE.get(name, name) for name in HOMES}
    required = [imported(one) for one in (*REQUIRED, *OPTIONAL)]
    assert {BESIDE.get(name, name) for name in required} == at_home


@pytest.mark.parametrize("name", REQUIRED)
def test_each_package_has_its_reason_above_it(name: str) -> None:
    lines = [line.strip() for line in TEXT.splitlines()]
    (at,) = [
        at
        for at, line in enumerate(lines)
        if re.match(rf'"{re.escape(name)}[<>=]', line)
    ][:1]
    assert lines[at - 1].startswith("# "), "say why, in a comment above"


def test_what_decides_the_output_is_pinned() -> None:
    pinned = [one for one in PROJECT["dependencies"] if "==" in one]
    assert names(pinned) == ["datamodel-code-generator"]


def test_the_bill_of_materials_names_what_is_required() -> None:
    bill = json.loads((ROOT / "mooring.cdx.json").read_text("utf-8"))
    assert (bill["bomFormat"], bill["specVersion"]) == ("CycloneDX", "1.6")
    assert bill["metadata"]["component"]["name"] == PROJECT["name"]
    assert bill["metadata"]["component"]["version"] == PROJECT["version"]
    stated = [
        one["value"]
        for component in bill["components"]
        for one in component["properties"]
    ]
    assert stated == PROJECT["dependencies"]


def test_the_wheel_carries_licence_and_bill() -> None:
    assert PROJECT["license-files"] == ["LICENSE"]
    wheel = tomllib.loads(TEXT)["tool"]["hatch"]["build"]["targets"]["wheel"]
    assert wheel["sbom-files"] == ["mooring.cdx.json"]
    assert (ROOT / "LICENSE").is_file()
