"""Whatever is written where a document has words, the package is the same but for literals, docstrings and names.

`MOORING_FUZZ_ROUNDS` makes it go on: each round moves every payload to the next place.
"""

import ast
import json
import os
from collections import Counter
from pathlib import Path

import pytest
from mooring import bindings, sources
from mooring.document import Json
from mooring.spec import parse

from .bounded import Command, run
from .planting import PAYLOADS, PLAIN, Planting

PROJECT = Path(__file__).parents[2]
DOCUMENTS = sorted((PROJECT / "tests/cases/bindings").glob("*/openapi.yaml"))
ROUNDS = int(os.environ.get("MOORING_FUZZ_ROUNDS", "1"))


class Mask(ast.NodeTransformer):
    """Leaves of a module what no word of a document may change."""

    def generic_visit(self, node: ast.AST) -> ast.AST:
        super().generic_visit(node)
        for name, value in ast.iter_fields(node):
            if isinstance(value, str):
                setattr(node, name, "")
            elif name == "names" and isinstance(node, ast.ImportFrom):
                node.names = node.names[:1]
        return node


def skeleton(files: dict[str, str]) -> Counter[str]:
    """Every statement at the top of a module without its strings and names, and how often it is there."""
    return Counter(
        ast.dump(Mask().visit(statement))
        for path, text in files.items()
        if path.endswith(".py") and not path.startswith("_runtime/")
        for statement in ast.parse(text).body
        # How many names are imported from where follows from what things are called.
        if not isinstance(statement, ast.Import | ast.ImportFrom | ast.If)
    )


def package(root: Json) -> dict[str, str]:
    document = sources.read("api.json", json.dumps(root).encode())
    settings = bindings.Settings("planted", "planted", "PLANTED")
    return bindings.generate(parse(document), settings, PROJECT / "templates")


def calls(files: dict[str, str]) -> set[str]:
    """What is called by a name that the package does not define itself."""
    trees = [ast.parse(text) for path, text in files.items() if path.endswith(".py")]
    own = {
        node.name
        for tree in trees
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
    }
    called = {
        ast.unparse(node.func)
        for tree in trees
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }
    return called - own


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.parent.name)
def test_words_of_a_document_change_words_of_the_package_alone(
    path: Path, tmp_path: Path
) -> None:
    root = sources.read("api.yaml", path.read_bytes()).root
    plain = package(Planting(lambda _: PLAIN).planted(root))
    commands = list[Command]()
    for turn in range(ROUNDS):
        planting = Planting(lambda at, turn=turn: PAYLOADS[(at + turn) % len(PAYLOADS)])
        planted = planting.planted(root)
        files = package(planted)
        assert planting.count > 10
        assert skeleton(files) == skeleton(plain)
        assert calls(files) == calls(plain)
        folder = tmp_path / f"round_{turn}"
        for name, text in files.items():
            assert all(
                one == "\n" or one.isprintable() or one.isspace() for one in text
            )
            file = folder / "planted_package" / name
            assert file.resolve().is_relative_to(folder)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, "utf-8")
        commands.append(Command(folder, ("planted_package",), imports=True))
    for outcome in run(commands):
        assert (outcome.exit, outcome.stderr, outcome.reached) == (0, "", ())
    assert not [*tmp_path.rglob("CANARY")]
