"""The map of the house: who may import whom, where each third-party package lives, what templates may do."""

import ast
import sys
from collections.abc import Iterator
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest
from jinja2 import nodes

from mooring.bindings.python.code import Code
from mooring.rendering import environment

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "generator" / "mooring"
TEMPLATES = ROOT / "templates"

MAY_IMPORT = {
    "version": set[str](),
    "addresses": set[str](),
    "plugins": {"diagnostics"},
    "diagnostics": set[str](),
    "escapes": {"document"},
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
        *("addresses", "diagnostics", "document", "escapes", "model", "plugins"),
        "rendering",
    },
    "inference": {"addresses", "diagnostics", "document", "model"},
    "migration": {"diagnostics", "surface"},
    "workflows": {
        *("bindings", "config", "diagnostics", "document", "drift", "escapes"),
        *("fetching", "files", "inference", "limits", "migration", "model"),
        *("rendering", "sources", "spec", "surface", "version"),
    },
    "cli": {
        *("config", "diagnostics", "document", "escapes", "files", "limits"),
        *("version", "workflows"),
    },
    "api": {"config", "diagnostics", "drift", "files", "workflows"},
    "__main__": {"cli"},
}
"""Parts of the package and the parts that each may import: everything runs one way, and siblings are strangers."""

HOMES: dict[str, str | tuple[str, ...]] = {
    "black": "bindings/python/layout.py",
    "click": "cli/",
    "distributed": "workflows/packages/executors.py",
    "datamodel_code_generator": "bindings/types/generated_types.py",
    "fastapi": "bindings/runtime/serving/",
    "jinja2": "rendering.py",
    "jsonpath_rfc9535": "sources/overlay/query.py",
    "libcst": "migration/",
    "jsonschema_rs": "drift/proof/containment.py",
    "packaging": "config/python_project.py",
    "pydantic": "bindings/",
    "pydantic_core": "bindings/runtime/",
    "httpx": "bindings/runtime/http.py",
    # What asks for a document connects to what it has checked, so it needs what stands below a client.
    "httpcore2": "fetching/",
    # An address is taken apart once, by the parser of the library that the connection is made with.
    "httpx2": ("bindings/runtime/http.py", "fetching/addresses.py"),
    "rstr": "bindings/examples/pattern_text.py",
    "starlette": "bindings/runtime/serving/",
    "tomlkit": "workflows/projects/settings_files.py",
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


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


@cache
def imported(path: Path) -> tuple[str, ...]:
    """Every module that a file imports, in functions too."""
    return tuple(_imported(tree(path)))


class _ForTypeCheckersAlone(ast.NodeTransformer):
    """Takes out what only type checkers see."""

    def visit_If(self, node: ast.If) -> ast.AST | None:
        match node.test:
            case ast.Name(id="TYPE_CHECKING"):
                return None
            case _:
                return self.generic_visit(node)


def imported_at_run_time(path: Path) -> Iterator[str]:
    module = _ForTypeCheckersAlone().visit(ast.parse(path.read_text("utf-8")))
    return _imported(module)


def _imported(whole: ast.AST) -> Iterator[str]:
    for node in ast.walk(whole):
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


def printing(path: Path) -> list[str]:
    """What a module calls that prints."""
    calls = [
        ast.unparse(node.func)
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call)
    ]
    return [
        called
        for called in calls
        if called in ("print", "click.echo", "click.secho")
        or called.startswith(("sys.stdout.", "sys.stderr."))
        and not called.endswith(".isatty")
    ]


@pytest.mark.parametrize("path", MODULES, ids=shown)
def test_what_is_printed_passes_through_one_module(path: Path) -> None:
    here = path.relative_to(SOURCE).as_posix()
    assert here in PRINTING or printing(path) == []


PRINTING = {
    "cli/terminal.py",
    # What was fetched goes into a pipe byte by byte.
    "cli/fetching.py",
    # A hook of generated clients, for those who want to see what they send.
    "bindings/runtime/hooks.py",
}
"""Modules that may print."""

REPORTS = [
    # Those of pages are written by templates, which print nothing but `Html`.
    *sorted((SOURCE / "drift" / "reports").glob("*.py")),
    SOURCE / "workflows" / "gate_reports.py",
]
WORDS = {
    *("after", "before", "evidence", "file", "message", "operations", "why"),
    *("name", "new_pointer", "old_pointer", "operation", "place", "whole_advice"),
}
"""Members of findings, reports and places that hold text of a document or a path."""
DOORS = {"code_span", "html", "visible", "xml", "workflow_command"}
UNPRINTED = {
    # Sentences in their parts, which each form escapes as it needs.
    *("subject", "told", "_stated", "read"),
}
"""Functions of reports whose text is no report yet."""


def unescaped(source: str) -> list[str]:
    """Words of a document that stand in an f-string, where no door to the form of the report is around them."""

    def found(node: ast.AST, inside: bool) -> Iterator[str]:
        match node:
            case ast.FunctionDef(name=name) if name in UNPRINTED:
                return
            case ast.Call(func=ast.Name(id=name)) if name in DOORS:
                return
            case ast.Attribute(attr=attr) if inside and attr in WORDS:
                yield ast.unparse(node)
            case _:
                pass
        for child in ast.iter_child_nodes(node):
            yield from found(child, inside or isinstance(node, ast.FormattedValue))

    return [*found(ast.parse(source), False)]


@pytest.mark.parametrize("path", REPORTS, ids=shown)
def test_words_of_a_document_come_into_a_report_by_a_door(path: Path) -> None:
    assert unescaped(path.read_text("utf-8")) == []


def test_a_word_that_comes_in_by_no_door_is_found() -> None:
    assert unescaped("def f(one): return f'- {one.place}: {visible(one.name)}'") == [
        "one.place"
    ]


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


def neighbours(folder: Path) -> dict[str, set[str]]:
    """What the modules and rooms of a folder need of each other."""
    here = ".".join(("mooring", *folder.relative_to(SOURCE).parts, ""))
    found = dict[str, set[str]]()
    for path in sorted(folder.rglob("*.py")):
        own = path.relative_to(folder).with_suffix("").parts[0]
        needed = {
            name.removeprefix(here).split(".")[0]
            for name in imported_at_run_time(path)
            if name.startswith(here)
        }
        if own != "__init__":
            found.setdefault(own, set()).update(needed - {own})
    return found


MUTUAL = SOURCE / "migration"
"""What an expression is depends on what its members are, and these on expressions again: one recursion in several modules."""

FOLDERS = sorted(
    {path.parent for path in MODULES if path.name == "__init__.py"} - {SOURCE, MUTUAL}
)


@pytest.mark.parametrize("folder", FOLDERS, ids=shown)
def test_the_rooms_of_a_folder_import_one_way(folder: Path) -> None:
    TopologicalSorter(neighbours(folder)).prepare()


def offending(source: str) -> list[str]:
    """The kinds of node in a template that compute."""
    parsed = environment([TEMPLATES], Code).parse(source)
    named = {id(include.template) for include in parsed.find_all(nodes.Include)}
    return [
        type(node).__name__
        for node in parsed.find_all(nodes.Node)
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
