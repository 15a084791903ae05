"""Templates of a person's own: taken over, changed, broken."""

import json
from collections.abc import Callable
from contextlib import chdir
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from mooring.cli import main
from mooring.workflows.templates import reference
from tests.files.killing import DOCUMENT, tree
from tests.workflows.conftest import ROOT

METHOD = "client/method.py.jinja"
CLIENT = "client/client.py.jinja"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "api.yaml").write_text(DOCUMENT.format("first"))
    return tmp_path


def run(folder: Path, *arguments: str) -> Result:
    with chdir(folder):
        return CliRunner().invoke(main, arguments)


def generate(folder: Path, *options: str) -> Result:
    return run(folder, "generate", "--spec", "api.yaml", "--output", "client", *options)


def overridden(folder: Path, name: str, text: str) -> None:
    path = folder / "own" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def test_the_page_about_the_views_is_as_they_are(
    golden: Callable[[Path, str], None],
) -> None:
    golden(ROOT / "templates/VIEWS.md", reference())


def test_templates_that_were_ejected_print_the_same(folder: Path) -> None:
    assert generate(folder).exit_code == 0
    done = run(folder, "templates", "eject", "--all", "--to", "own")
    assert done.exit_code == 0
    assert done.stderr == (
        'They count with --templates own, or with templates = "own" in [tool.mooring].\n'
    )
    printed = {
        path.relative_to(folder / "client"): path.read_bytes()
        for path in (folder / "client").rglob("*.py")
    }
    assert generate(folder, "--templates", "own").stdout == "wrote client\n"
    assert {
        path.relative_to(folder / "client"): path.read_bytes()
        for path in (folder / "client").rglob("*.py")
    } == printed
    manifest = json.loads((folder / "client/.mooring-manifest.json").read_text())
    assert METHOD in manifest["templates"]
    listed = run(folder, "templates", "list", "--templates", "own").stdout
    assert f"{METHOD:36} ejected, unchanged\n" in listed


def test_templates_that_are_there_are_not_overwritten(folder: Path) -> None:
    overridden(folder, METHOD, "mine")
    done = run(folder, "templates", "eject", CLIENT, METHOD, "--to", "own")
    assert done.exit_code == 2
    assert "own/client/method.py.jinja is there already" in done.stderr
    assert not (folder / "own" / CLIENT).exists()
    listed = run(folder, "templates", "list", "--templates", "own").stdout
    assert f"{METHOD:36} overridden\n" in listed


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["eject", "client/methods.py.jinja", "--to", "own"], "There is no template"),
        (["eject", "method", "--to", "own"], f"did you mean client/async_{METHOD[7:]}"),
        (["eject", METHOD], "Where to?"),
        (["eject", "--to", "own"], "Name the templates"),
    ],
)
def test_what_cannot_be_ejected_is_said(
    folder: Path, arguments: list[str], said: str
) -> None:
    done = run(folder, "templates", *arguments)
    assert done.exit_code == 2
    assert said in done.stderr


def test_check_notices_a_changed_template(folder: Path) -> None:
    for place in ("pyproject.toml", "specs/api/api.toml"):
        settings = folder / place
        settings.parent.mkdir(parents=True, exist_ok=True)
        settings.write_text("[tool.mooring]\n" if place == "pyproject.toml" else "")
    imported = run(
        folder,
        *("import", "api.yaml", "--api", "api", "--version", "v1"),
        *("--revision", "2026-01-01"),
    )
    assert imported.exit_code == 0, imported.stderr
    api = folder / "specs/api/api.toml"
    api.write_text(f'templates = "own"\n{api.read_text()}')
    template = folder / "specs/api/own/client/errors.py.jinja"
    template.parent.mkdir(parents=True)
    template.write_text("from ._runtime.errors import APIError\n")
    assert run(folder, "generate").exit_code == 0
    assert run(folder, "check").exit_code == 0
    template.write_text("from ._runtime.errors import ClientError\n")
    done = run(folder, "check")
    assert done.exit_code == 1
    assert done.stdout.split() == ["stale", "generated/api/v1/errors.py"]


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        (
            METHOD,
            "{{ method.nothing }}",
            f"{METHOD}, line 1, cannot be rendered for operation GET /tasks: 'mooring.bindings.views.MethodView object' has no attribute 'nothing'",
        ),
        (METHOD, "\n{% if %}", f"{METHOD}, line 2, cannot be rendered: Expected an"),
        (METHOD, "\n{{ nothing }}", f"{METHOD}, line 2, cannot be rendered for"),
        (METHOD, "{% include 'x' %}", "for operation GET /tasks: there is no template"),
        (
            "models/models.py.jinja",
            "{% for model in module.models %}\n{{ model.namee }}\n{% endfor %}",
            "models/models.py.jinja, line 2, cannot be rendered for model Task: ",
        ),
        (CLIENT, "{{ 1 // 0 }}", f"{CLIENT}, line 1, cannot be rendered: integer div"),
        (CLIENT, "class:\n", f"What template {CLIENT} prints is no Python: "),
        (METHOD, "    def f(:\n", "What template client/resource.py.jinja prints is"),
    ],
)
def test_a_template_that_fails_is_told_with_its_line_and_what_it_was_about(
    folder: Path, name: str, text: str, said: str
) -> None:
    overridden(folder, name, text)
    done = generate(folder, "--templates", "own")
    assert (done.exit_code, done.stdout) == (2, "")
    assert len(done.stderr.splitlines()) == 1
    assert said in done.stderr
    assert not (folder / "client").exists()


@pytest.mark.parametrize(
    "text",
    [
        "{{ 'import os' }}",
        "{{ method.called }}",
        "{{ method.documentation | replace('\\\\', '') }}",
        "{{ method.documentation | safe }}",
        "{{ method.documentation ~ method.signature }}",
        "{{ method.documentation.replace('a', 'b') }}",
        "{{ method.documentation[1:] }}",
        "{{ method.documentation.__class__('import os') }}",
        "{{ method.documentation.__add__ }}",
        "{% set x %}{{ method.documentation }}{% endset %}{{ x }}",
        "{% macro m() %}{{ method.documentation }}{% endmacro %}{{ m() | upper }}",
        "{% filter upper %}{{ method.documentation }}{% endfilter %}",
        "{{ cycler.__init__.__globals__ }}",
    ],
)
def test_no_template_prints_what_was_not_made_safe(folder: Path, text: str) -> None:
    overridden(folder, METHOD, text)
    done = generate(folder, "--templates", "own")
    assert done.exit_code == 2, done.stdout
    assert f"Template {METHOD}, line 1, cannot be rendered" in done.stderr


def test_a_folder_that_is_not_there_is_said(folder: Path) -> None:
    done = generate(folder, "--templates", "nowhere")
    assert done.exit_code == 2
    assert "There is no folder nowhere with templates" in done.stderr


def test_all_packages_at_once_are_printed_through_them_too(folder: Path) -> None:
    overridden(folder, "client/errors.py.jinja", "OURS = True\n")
    (folder / "documents").mkdir()
    (folder / "api.yaml").rename(folder / "documents/api.yaml")
    batch = ("generate", "--all", "--spec", "documents", "--output", "out")
    done = run(folder, *batch, "--templates", "own", "--workers", "1")
    assert done.exit_code == 0, done.stderr
    assert (folder / "out/api/errors.py").read_text() == "OURS = True\n"
    before = tree(folder / "out")
    run(folder, *batch, "--templates", "own", "--workers", "1")
    assert tree(folder / "out") == before


@pytest.mark.parametrize(
    ("kind", "template", "file"),
    [
        (("--target", "server"), "server/package.py.jinja", "__init__.py"),
        (("--package",), "distribution/LICENSE.jinja", "LICENSE"),
    ],
)
def test_every_kind_of_package_is_printed_through_them(
    folder: Path, kind: tuple[str, ...], template: str, file: str
) -> None:
    overridden(folder, template, "MINE = 1")
    done = generate(folder, "--templates", "own", *kind)
    assert done.exit_code == 0
    assert (folder / "client" / file).read_text().strip() == "MINE = 1"
