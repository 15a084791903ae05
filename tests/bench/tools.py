"""The tools that are measured: how each is installed and run, and which operations it leaves in its output."""

import os
import re
import shutil
import subprocess
import sys
import venv
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.bench.documents import Operation, operation


@dataclass(frozen=True, slots=True)
class Tool:
    """A generator of clients.

    Args:
        requirements: What is installed into an environment of its own.
        command: The command, from the environment, the document and the folder of its output.
        operation: Matches an operation in the output's Python files, with its method and path.
        program: A program that it needs beside Python.
    """

    name: str
    requirements: tuple[str, ...]
    command: Callable[[Path, Path, Path], list[str | Path]]
    operation: re.Pattern[str]
    program: str | None = None


def _mooring(_: Path, document: Path, output: Path) -> list[str | Path]:
    command = (sys.executable, "-m", "mooring", "generate")
    return [*command, "--spec", document, "--output", output / "client"]


def _openapi_python_client(
    environment: Path, document: Path, output: Path
) -> list[str | Path]:
    # Without its formatter, and with the kind of enumeration that takes every document.
    settings = environment / "settings.yaml"
    settings.write_text("literal_enums: true\npost_hooks: []\n")
    return [
        *(environment / "bin" / "openapi-python-client", "generate", "--meta", "none"),
        *("--path", document, "--output-path", output / "client"),
        *("--config", settings, "--overwrite"),
    ]


def _openapi_generator(
    environment: Path, document: Path, output: Path
) -> list[str | Path]:
    (jar,) = environment.glob("lib/python*/site-packages/*/openapi-generator.jar")
    return [
        *("java", "-DmaxYamlCodePoints=99999999", "-jar", jar, "generate"),
        *("--generator-name", "python", "--skip-validate-spec"),
        *("--input-spec", document, "--output", output),
    ]


def _datamodel_code_generator(
    environment: Path, document: Path, output: Path
) -> list[str | Path]:
    return [
        *(environment / "bin" / "datamodel-codegen", "--input", document),
        *("--input-file-type", "openapi", "--formatters", "builtin"),
        *("--output-model-type", "pydantic_v2.BaseModel"),
        *("--output", output / "models.py", "--no-treat-dot-as-module"),
        *("--generate-client", "httpx2", "--client-output", output / "client"),
        *("--client-package", f"{output.name}.client"),
        *("--client-model-package", f"{output.name}.models"),
        *("--client-server-base-url", "https://api.example.com"),
    ]


MOORING = Tool(
    "mooring",
    (),
    _mooring,
    re.compile(r'\bOperation\(\s*"([A-Z]+)",\s*"([^"]*)"'),
)
PEERS = (
    Tool(
        "openapi-python-client",
        ("openapi-python-client==0.29.1",),
        _openapi_python_client,
        re.compile(r'"method": "(\w+)",\s*"url": "([^"]*)"'),
    ),
    Tool(
        "openapi-generator",
        ("openapi-generator-cli==7.26.0",),
        _openapi_generator,
        re.compile(r"method='(\w+)',\s*resource_path='([^']*)'"),
        program="java",
    ),
    Tool(
        "datamodel-code-generator",
        ("datamodel-code-generator==0.89.0", "httpx2"),
        _datamodel_code_generator,
        re.compile(r"OperationPlan\([^()]*?method='(\w+)',\s*path='([^']*)'"),
    ),
)


def environment_of(tool: Tool) -> Path | str:
    """The environment that a tool is installed in; or why it cannot be.

    Mooring is measured where the bench runs.
    """
    if not tool.requirements:
        return Path(sys.prefix)
    if tool.program is not None and shutil.which(tool.program) is None:
        return f"needs {tool.program}"
    return environment(tool.name, tool.requirements)


def environment(name: str, requirements: tuple[str, ...]) -> Path | str:
    """An environment that is made once, with what is required; or why it cannot be.

    It lies in the cache folder of the user (XDG Base Directory Specification).
    """
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    folder = cache / "mooring-bench" / f"{name}-{sys.version_info.minor}"
    done = folder / "installed.txt"
    wanted = "\n".join(requirements)
    if not done.exists() or done.read_text() != wanted:
        venv.create(folder, clear=True, with_pip=True)
        install = (folder / "bin" / "python", "-m", "pip", "install", "--quiet")
        command = [str(part) for part in (*install, *requirements)]
        installed = subprocess.run(command, capture_output=True, text=True, check=False)
        if installed.returncode:
            said = installed.stderr.strip().splitlines()
            return f"cannot be installed: {said[-1] if said else 'pip failed'}"
        done.write_text(wanted)
    return folder


def emitted(tool: Tool, output: Path, declared: frozenset[Operation]) -> int:
    """How many of the declared operations are in the output of a tool."""
    found = set[Operation]()
    for path in output.rglob("*.py"):
        text = path.read_text("utf-8", errors="replace")
        for match in tool.operation.finditer(text):
            found.add(operation(*match.groups()))
    return len(found & declared)
