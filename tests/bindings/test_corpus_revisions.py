"""Real revisions of real documents: what their vendors left alone stays as it is, and small changes stay small."""

import ast
import difflib
import gzip
from functools import cache
from pathlib import Path

import pytest

from mooring import sources
from mooring.diagnostics import Unreadable
from mooring.model import Api
from mooring.spec import parse

from .documents import PROJECT, package_of

SHARED = PROJECT / ".." / "shared"
HISTORY = sorted(
    path
    for path in (SHARED / "browser-use-history" / "v2").glob("*")
    if path.suffix in (".json", ".yaml")
)
PAIRS = [
    ("figma-r1-2026-01-21.yaml.gz", "figma-r0-2026-03-30.yaml.gz"),
    ("box-r1-2026-06-10.json.gz", "box-r0-2026-06-29.json.gz"),
    ("asana-r1-2026-06-02.yaml.gz", "asana-r0-2026-06-11.yaml.gz"),
    ("stripe-yaml-r1-2023-09-12.yaml.gz", "stripe-yaml-r0-2023-09-12.yaml.gz"),
]
MOST = 3
"""Changed lines of a package for each changed line of its document; a method stands there twice."""

# The documents are other vendors' and not part of the project.
pytestmark = pytest.mark.skipif(
    not SHARED.is_dir(), reason="the revisions of real documents are not here"
)


@pytest.mark.parametrize(
    ("old", "new"), [*zip(HISTORY, HISTORY[1:])], ids=lambda path: path.stem
)
def test_no_revision_renames_what_the_vendor_did_not(old: Path, new: Path) -> None:
    try:
        before, after = _history(old), _history(new)
    except Unreadable:
        pytest.skip("one of the two documents cannot be read on its own")
    kept = before[0].schemas.keys() & after[0].schemas.keys()
    classes = {key for key in kept if _class(key) in before[1]}
    assert {_class(key) for key in classes} <= after[1]
    routes = {str(one) for one in before[0].operations} & {
        str(one) for one in after[0].operations
    }
    for route in routes:
        if _identity(before[0], route) == _identity(after[0], route):
            assert before[2][route] == after[2][route]


@pytest.mark.parametrize(("old", "new"), PAIRS, ids=lambda name: name.split("-20")[0])
def test_a_small_change_of_a_document_is_one_of_its_package(old: str, new: str) -> None:
    texts = [
        gzip.decompress((SHARED / "corpus" / "pairs" / name).read_bytes())
        for name in (old, new)
    ]
    before, after = (
        package_of(parse(sources.read(name, text)))
        for name, text in zip((old[:-3], new[:-3]), texts, strict=True)
    )
    changed = sum(
        _changed(before.get(path, ""), after.get(path, ""))
        for path in before.keys() | after.keys()
    )
    assert changed <= MOST * _changed(*(text.decode() for text in texts))


@cache
def _history(path: Path) -> tuple[Api, frozenset[str], dict[str, tuple[str, str]]]:
    """The API of a revision, the classes of its package, and its methods by route."""
    api = parse(sources.read(path.name, path.read_bytes()))
    package = package_of(api)
    classes = set[str]()
    methods = dict[str, tuple[str, str]]()
    for name, text in package.items():
        if name.startswith("models") and name.endswith(".py"):
            nodes = ast.parse(text).body
            classes |= {one.name for one in nodes if isinstance(one, ast.ClassDef)}
        elif name.startswith("resources") and name.endswith(".py"):
            methods |= {route: (name, constant) for route, constant in _constants(text)}
    return api, frozenset(classes), methods


def _constants(text: str) -> list[tuple[str, str]]:
    """The route of every operation that a module describes, and the constant that holds it."""
    return [
        (
            f"{ast.literal_eval(value.args[0])} {ast.literal_eval(value.args[1])}",
            target.id,
        )
        for node in ast.parse(text).body
        if isinstance(node, ast.AnnAssign)
        and isinstance(target := node.target, ast.Name)
        and isinstance(value := node.value, ast.Call)
    ]


def _class(key: str) -> str:
    return key if key.isidentifier() else ""


def _identity(api: Api, route: str) -> tuple[str | None, tuple[str, ...]]:
    """What the name of a method comes from: where it changes, the vendor has renamed the operation."""
    (operation,) = (one for one in api.operations if str(one) == route)
    return operation.id, operation.tags


def _changed(old: str, new: str) -> int:
    if old == new:
        return 0
    lines = difflib.unified_diff(old.splitlines(), new.splitlines(), n=0, lineterm="")
    return sum(line[:1] in "+-" and line[:3] not in ("+++", "---") for line in lines)
