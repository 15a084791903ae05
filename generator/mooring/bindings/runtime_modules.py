"""The hand-written runtime: where its names are, and which of its modules a package takes."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

from mooring.bindings.python.code import Code, identifier
from mooring.bindings.python.imports import from_import

RUNTIME = Path(__file__).parent / "runtime"

_SIBLINGS = re.compile(r"^from \.(\w*) import (\([^)]*\)|.+)", re.MULTILINE)
"""What a module of the runtime imports from beside it."""
_SHARED = re.compile(
    r"^ *from \.+_runtime(?:\.(\w+) import | import (\w+))", re.MULTILINE
)
"""What a module of a package imports from its runtime: from a module, or a module itself."""


def runtime_imports(package: Code, names: Iterable[str]) -> tuple[Code, ...]:
    """The statements that bring in names of the runtime, each from its own module.

    Args:
        package: The way to the package: `.` or `..`.
    """
    by_module = defaultdict[str, list[str]](list)
    for name in names:
        by_module[_homes()[name]].append(name)
    return tuple(
        from_import(package + Code("_runtime.") + identifier(module), by_module[module])
        for module in sorted(by_module)
    )


def taken(files: Mapping[str, str]) -> dict[str, str]:
    """The modules of the runtime that a package needs, verbatim: what its files import, and what that imports in turn.

    Args:
        files: The text of each file, by its path in the package.
    """
    wanted = {
        module or name
        for path, text in files.items()
        if path.endswith(".py")
        for module, name in _SHARED.findall(text)
    }
    return modules(name for name in wanted if (RUNTIME / f"{name}.py").is_file())


def modules(names: Iterable[str]) -> dict[str, str]:
    """Modules of the runtime with all that they import from beside them: their text, by their path in a package."""
    texts = dict[str, str]()
    waiting = [*names]
    while waiting:
        if (name := waiting.pop()) not in texts:
            texts[name] = (RUNTIME / f"{name}.py").read_text("utf-8")
            waiting += _imported(texts[name])
    return {f"_runtime/{name}.py": texts[name] for name in sorted(texts)}


def _imported(text: str) -> Iterator[str]:
    for module, names in _SIBLINGS.findall(text):
        yield from (module,) if module else re.findall(r"\w+", names)


@cache
def _homes() -> Mapping[str, str]:
    """The module of each name that the runtime's own index lists."""
    index = (RUNTIME / "__init__.py").read_text("utf-8")
    return {
        name: module
        for module, names in _SIBLINGS.findall(index)
        for name in re.findall(r"\w+", names)
    }
