"""The map of the house: who may import whom, where each third-party package lives, what templates may do."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from jinja2 import nodes

from mooring.bindings.code import Code
from mooring.rendering import environment

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "generator" / "mooring"
TEMPLATES = ROOT / "templates"

MAY_IMPORT = {
    "version": set[str](),
    "addresses": set[str](),
    "plugins": {"diagnostics"},
    "diagnostics": set[str](),
    "limits": {"diagnostics"},
    "document": {"diagnostics"},
    "model": {"diagnostics", "document"},
    "surface": set[str](),
    "files": {"diagnostics"},
    "fetching": {"diagnostics"},
    "config": {"diagnostics", "document", "model"},
    "sources": {"addresses", "diagnostics", "document", "limits", "plugins"},
    "spec": {"addresses", "diagnostics", "document", "limits", "model"},
    "rendering": {"diagnostics"},
    "bindings": {
        *("addresses", "diagnostics", "document", "model", "rendering"),
        "surface",
    },
    "drift": {
        *("addresses", "diagnostics", "document", "model", "plugins", "rendering"),
    },
    "inference": {"addresses", "diagnostics", "document", "model"},
    "migration": {"diagnostics", "surface"},
    "workflows": {
        *("bindings", "config", "diagnostics", "document", "drift", "fetching"),
        *("files", "inference", "limits", "migration", "model", "rendering"),
        *("sources", "spec", "surface", "version"),
    },
    "cli": {
        *("config", "diagnostics", "document", "files", "limits", "version"),
        "workflows",
    },
    "api": {"config", "diagnostics", "drift", "files", "workflows"},
    "__main__": {"cli"},
}
"""Parts of the package and the parts that each may import: everything runs one way, and siblings are strangers."""

HOMES: dict[str, str | tuple[str, ...]] = {
    "black": "bindings/layout.py",
    "click": "cli/",
    "distributed": "workflows/executors.py",
    "datamodel_code_generator": "bindings/models.py",
    "fastapi": "bindings/runtime/serving/",
    "jinja2": "rendering.py",
    "jsonpath_rfc9535": "sources/overlay/query.py",
    "libcst": "migration/",
    "jsonschema_rs": "drift/containment.py",
    "packaging": "config/python_project.py",
    "pydantic": "bindings/",
    "pydantic_core": "bindings/runtime/",
    "httpx": "bindings/runtime/http.py",
    # What asks for a document connects to what it has checked, so it needs what stands below a client.
    "httpcore2": "fetching/",
    # An address is taken apart once, by the parser of the library that the connection is made with.
    "httpx2": ("bindings/runtime/http.py", "fetching/addresses.py"),
    "rstr": "bindings/pattern_text.py",
    "starlette": "bindings/runtime/serving/",
    "tomlkit": "workflows/settings_files.py",
    "uvicorn": "workflows/web_server.py",
    "yaml": "sources/yaml",
}
"""Third-party packages, and the one module (or family of modules) that imports each."""

ALLOWED_IN_TEMPLATES = (
    nodes.Template,
    nodes.Output,
    nodes.TemplateData,
    nodes.Name,
    nodes.Getattr,
    nodes.For,
    nodes.If,
    nodes.Include,
)
"""Print, loop and branch on a truth value; a constant only names an included template."""

MODULES = [
    path for path in sorted(SOURCE.rglob("*.py")) if path != SOURCE / "__init__.py"
]


def part(path: Path) -> str:
    return path.relative_to(SOURCE).with_suffix("").parts[0]


def imported(path: Path) -> Iterator[str]:
    """Every module that a file imports, in functions too."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        match node:
            case ast.Import(names=names):
                yield from (alias.name for alias in names)
            case ast.ImportFrom(module=str() as module, names=names, level=0):
                yield from (f"{module}.{alias.name}" for alias in names)
            case _:
                pass


def shown(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", MODULES, ids=shown)
def test_imports_follow_the_map(path: Path) -> None:
    parts = {
        name.split(".")[1] for name in imported(path) if name.startswith("mooring.")
    }
    assert parts - {part(path)} <= MAY_IMPORT[part(path)]


@pytest.mark.parametrize("path", MODULES, ids=shown)
def test_each_third_party_package_has_one_home(path: Path) -> None:
    here = path.relative_to(SOURCE).as_posix()
    strangers = {
        name.split(".")[0]
        for name in imported(path)
        if not here.startswith(HOMES.get(name.split(".")[0], here))
    }
    assert strangers == set()


CONNECTING = ("ftplib", "http.client", "smtplib", "socket.", "urllib.request")
"""Modules of the standard library that open connections; others have their homes."""


@pytest.mark.parametrize("path", MODULES, ids=shown)
def test_only_one_part_opens_connections(path: Path) -> None:
    assert part(path) == "fetching" or not [
        name for name in imported(path) if f"{name}.".startswith(CONNECTING)
    ]


def test_every_third_party_package_of_the_source_is_on_the_map() -> None:
    packages = {name.split(".")[0] for path in MODULES for name in imported(path)}
    assert packages - sys.stdlib_module_names - {"mooring"} == set(HOMES)


def test_the_map_names_every_part_and_no_other() -> None:
    assert {part(path) for path in MODULES} == set(MAY_IMPORT)


def test_the_map_has_no_way_back() -> None:
    """No part reaches itself through what it may import."""
    for start in MAY_IMPORT:
        reached = set[str]()
        waiting = set(MAY_IMPORT[start])
        while waiting:
            reached |= waiting
            waiting = {
                further for near in waiting for further in MAY_IMPORT[near]
            } - reached
        assert start not in reached


def offending(source: str) -> list[str]:
    """The kinds of node in a template that compute."""
    tree = environment([TEMPLATES], Code).parse(source)
    named = {id(include.template) for include in tree.find_all(nodes.Include)}
    return [
        type(node).__name__
        for node in tree.find_all(nodes.Node)
        if not isinstance(node, ALLOWED_IN_TEMPLATES) and id(node) not in named
    ]


@pytest.mark.parametrize("path", sorted(TEMPLATES.rglob("*.jinja")), ids=shown)
def test_templates_only_print_loop_and_branch(path: Path) -> None:
    assert offending(path.read_text("utf-8")) == []


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("{% set x = y %}", ["Assign"]),
        ("{{ name() }}", ["Call"]),
        ("{{ name | upper }}", ["Filter"]),
        ("{% if a == b %}{% endif %}", ["Compare", "Operand"]),
        ("{{ 'text' }}", ["Const"]),
    ],
)
def test_a_template_that_computes_is_found(source: str, found: list[str]) -> None:
    assert offending(source) == found


def test_a_template_cannot_print_what_is_not_code() -> None:
    template = environment([TEMPLATES], Code).from_string("{{ text }}")
    with pytest.raises(TypeError, match="code only"):
        template.render(text="raw words of a document")


def test_an_import_against_the_map_is_found(tmp_path: Path) -> None:
    module = tmp_path / "stray.py"
    module.write_text("def f():\n    from mooring.bindings import generate\n")
    assert [name.split(".")[1] for name in imported(module)] == ["bindings"]
    assert "bindings" not in MAY_IMPORT["drift"]
