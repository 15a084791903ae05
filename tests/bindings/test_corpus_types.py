"""Packages of real documents of different kinds pass the type checker in its strict mode."""

import gzip
import json
import subprocess
import sys
from pathlib import Path

import pytest
from mooring import bindings, sources
from mooring.spec import parse

from .documents import PROJECT, TEMPLATES

CORPUS = PROJECT / ".." / "shared" / "corpus" / "specs"
NAMES = ("petstore.yaml", "museum.yaml")
"""Of OpenAPI 3.0 with forms and XML, and of 3.1 with webhooks."""
STRICT = '[tool.basedpyright]\ntypeCheckingMode = "strict"\n'


@pytest.mark.skipif(
    not CORPUS.is_dir(), reason="the corpus of real documents is not here"
)
def test_packages_of_several_kinds_of_documents_pass_in_strict_mode(
    tmp_path: Path,
) -> None:
    for name in NAMES:
        package = name.partition(".")[0]
        data = gzip.decompress((CORPUS / f"{name}.gz").read_bytes())
        settings = bindings.Settings(package, name, package.upper())
        files = bindings.generate(parse(sources.read(name, data)), settings, TEMPLATES)
        for path, text in files.items():
            (tmp_path / package / path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / package / path).write_text(text, "utf-8")
    (tmp_path / "pyproject.toml").write_text(STRICT)
    run = subprocess.run(
        [sys.executable, "-m", "basedpyright", "--outputjson", "--pythonpath", sys.executable],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )  # fmt: skip
    report = json.loads(run.stdout)
    assert report["summary"]["filesAnalyzed"] > 40
    assert report["generalDiagnostics"] == []
