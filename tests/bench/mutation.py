"""How many small errors in the escaping modules the tests notice: `python -m tests.bench.mutation [MODULE TEST…]`.

Each mutant is one changed operator, constant, condition or call in a copy of the source; a mutant that no test fails on
is printed. It takes some minutes: by hand, after a change of what escapes.
"""

import ast
import copy
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
TESTS_BY_MODULE = {
    "bindings/python/code.py": ["tests/bindings/test_code.py"],
    "escapes.py": ["tests/test_escapes.py"],
    "drift/reports/html/markup.py": ["tests/test_escapes.py", "tests/drift/reports/test_html.py"],
}  # fmt: skip
OPPOSITES: dict[type[ast.AST], type[ast.AST]] = {
    **{ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.Lt: ast.GtE, ast.GtE: ast.Lt},
    **{ast.Gt: ast.LtE, ast.LtE: ast.Gt, ast.In: ast.NotIn, ast.NotIn: ast.In},
    **{ast.And: ast.Or, ast.Or: ast.And, ast.Add: ast.Sub, ast.Is: ast.IsNot},
}


def mutants(tree: ast.Module) -> Iterator[tuple[int, str, ast.Module]]:
    """Each changed copy of a module, with the line and what was changed."""
    # What is said to readers and type checkers alone does nothing.
    silent = {
        id(one)
        for node in ast.walk(tree)
        for one in (
            node.value if isinstance(node, ast.Expr) else None,
            getattr(node, "returns", None),
            getattr(node, "annotation", None),
        )
    }
    for at, node in enumerate(ast.walk(tree)):
        if id(node) in silent:
            continue
        for what, changed in _changes(node):
            mutated = copy.deepcopy(tree)
            place = [*ast.walk(mutated)][at]
            for field, value in ast.iter_fields(changed):
                setattr(place, field, value)
            yield getattr(node, "lineno", 0), what, ast.fix_missing_locations(mutated)


def _changes(node: ast.AST) -> Iterator[tuple[str, ast.AST]]:
    match node:
        case ast.Constant(value=bool() as value):
            yield f"{value} → {not value}", ast.Constant(not value)
        case ast.Constant(value=int() as value):
            yield f"{value} → {value + 1}", ast.Constant(value + 1)
        case ast.Constant(value=str() as value) if value:
            yield f"{value[:20]!r} → nothing", ast.Constant("")
        case ast.Compare(left=left, ops=[operator], comparators=others):
            opposite = OPPOSITES.get(type(operator))
            if opposite is not None:
                yield f"{type(operator).__name__} turned", ast.Compare(left, [opposite()], others)  # type: ignore[list-item]  # OPPOSITES has a comparison for each comparison.
        case ast.BoolOp(op=operator, values=values):
            yield f"{type(operator).__name__} turned", ast.BoolOp(OPPOSITES[type(operator)](), values)  # type: ignore[arg-type]  # OPPOSITES has a connective for each connective.
        case ast.IfExp(test=test, body=body, orelse=orelse):
            yield "branches swapped", ast.IfExp(test, orelse, body)
        case _:
            pass


def survives(module: str, source: str, tests: list[str]) -> bool:
    """Whether no test fails on a changed module."""
    with tempfile.TemporaryDirectory() as folder:
        copied = Path(folder) / "generator"
        shutil.copytree(ROOT / "generator", copied, ignore=shutil.ignore_patterns("__pycache__"))  # fmt: skip
        (copied / "mooring" / module).write_text(source, "utf-8")
        for name in (
            "tests",
            "templates",
            "specs",
            "pyproject.toml",
            "README.md",
            "generated",
        ):
            (Path(folder) / name).symlink_to(ROOT / name)
        done = subprocess.run(
            [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", *tests],
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(copied)},
            capture_output=True,
            timeout=300,
            check=False,
        )  # fmt: skip
        return done.returncode == 0


def main() -> None:
    module, *tests = sys.argv[1:] or [""]
    chosen = {module: tests} if module else TESTS_BY_MODULE
    for name, its_tests in chosen.items():
        source = (ROOT / "generator" / "mooring" / name).read_text("utf-8")
        tree, made, alive = ast.parse(source), 0, 0
        for line, what, mutated in mutants(tree):
            made += 1
            if survives(name, ast.unparse(mutated), its_tests):
                alive += 1
                print(f"{name}:{line}: {what}", flush=True)
        print(f"{name}: {made - alive} of {made} noticed", flush=True)


if __name__ == "__main__":
    main()
