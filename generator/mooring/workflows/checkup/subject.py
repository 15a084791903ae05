"""What a check-up looks at."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from mooring.config import Project
from mooring.config.python_project import PythonProject
from mooring.config.toml import Table, load
from mooring.diagnostics import Diagnostic, Location, Severity
from mooring.files import shown
from mooring.workflows.git import Repository


@dataclass(frozen=True, slots=True)
class Subject:
    """A project that is set up.

    Args:
        surroundings: The project of Python that it is part of.
        repository: The working tree that it lies in, if it lies in one.
    """

    project: Project
    surroundings: PythonProject
    repository: Repository | None
    environment: Mapping[str, str]

    @property
    def settings_path(self) -> Path:
        """The file whose settings count."""
        own = self.project.root / "mooring.toml"
        return own if own.is_file() else self.surroundings.path

    @property
    def settings(self) -> Table:
        """The settings as they stand there."""
        if self.settings_path.name == "mooring.toml":
            return load(self.settings_path)
        stated = self.surroundings.stated("tool", "mooring")
        return stated if isinstance(stated, dict) else {}

    @property
    def package_folders(self) -> tuple[Path, ...]:
        """The folder of the bindings of each API."""
        project = self.project
        return tuple(project.output / api.package for api in project.apis)


def fault(
    code: str,
    path: Path,
    message: str,
    word: str = "",
    severity: Severity = Severity.ERROR,
) -> Diagnostic:
    """Something that is wrong in a file.

    Args:
        word: A word that stands in the line that is meant.
    """
    return Diagnostic(code, message, Location(shown(path), _line(path, word)), severity)


def _line(path: Path, word: str) -> int:
    """The first line that holds a word; the first of all where none does."""
    if not word or not path.is_file():
        return 1
    whole = re.compile(rf"(?<![\w-]){re.escape(word)}(?![\w-])")
    lines = path.read_text("utf-8", errors="replace").splitlines()
    return next((at for at, line in enumerate(lines, 1) if whole.search(line)), 1)
