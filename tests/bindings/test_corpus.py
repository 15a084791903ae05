"""Real documents: each is written as a package that compiles, is laid out as black would, and imports."""

import gzip
import random
import subprocess
import sys
from pathlib import Path

import black
import pytest
from mooring import bindings, sources
from mooring.spec import parse

from .documents import PROJECT, TEMPLATES

CORPUS = PROJECT / ".." / "shared" / "corpus" / "specs"
NAMES = (
    "petstore.yaml",
    "museum.yaml",
    "figma.yaml",
    "box.json",
    "twilio-conversations.json",
)
SAMPLE = 12
"""Modules a document that black looks at, since it is slow."""

# The documents are other vendors' and not part of the project.
pytestmark = pytest.mark.skipif(
    not CORPUS.is_dir(), reason="the corpus of real documents is not here"
)


@pytest.fixture(scope="module", params=NAMES)
def package(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """The package of one document, on disk."""
    name: str = request.param
    data = gzip.decompress((CORPUS / f"{name}.gz").read_bytes())
    settings = bindings.Settings(package="real", document=name, environment="REAL")
    files = bindings.generate(parse(sources.read(name, data)), settings, TEMPLATES)
    folder = tmp_path_factory.mktemp("corpus") / "real"
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    return folder


def test_every_module_compiles(package: Path) -> None:
    paths = list(package.rglob("*.py"))
    assert paths
    for path in paths:
        compile(path.read_text("utf-8"), path, "exec")


def test_black_has_nothing_to_change_in_a_sample(package: Path) -> None:
    paths = sorted(
        path for path in package.rglob("*.py") if "_runtime" not in path.parts
    )
    chosen = random.Random(5).sample(paths, min(SAMPLE, len(paths)))
    texts = {path.name: path.read_text("utf-8") for path in chosen}
    small = {name: text for name, text in texts.items() if len(text) < 300_000}
    mode = black.Mode()
    changed = [
        name
        for name, text in small.items()
        if black.format_str(text, mode=mode) != text
    ]
    assert changed == []


def test_the_package_imports_and_every_class_can_be_built(package: Path) -> None:
    program = (
        "import real.client, pydantic\n"
        "for one in (getattr(real.models, name) for name in dir(real.models)):\n"
        "    if isinstance(one, type) and issubclass(one, pydantic.BaseModel):\n"
        "        one.model_rebuild()\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", program],
        cwd=package.parent,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert run.returncode == 0, run.stderr
