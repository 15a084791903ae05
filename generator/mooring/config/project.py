"""`[tool.mooring]` and `mooring.toml`: where a project keeps its documents and its bindings."""

from dataclasses import dataclass
from pathlib import Path

from mooring.config.api import VendoredApi, load_api
from mooring.config.execution import Execution, execution
from mooring.config.toml import Table, load, optional_text, text

KEYS = frozenset(("specs", "output", "templates", "executor", "workers", "scheduler"))
"""What `[tool.mooring]` may say."""


@dataclass(frozen=True, slots=True)
class Project:
    """A folder with vendored documents and the bindings written from them."""

    root: Path
    specs: Path
    output: Path
    templates: Path | None
    apis: tuple[VendoredApi, ...]
    execution: Execution


def find_project(start: Path) -> Project | None:
    """The project that `start` lies in: the nearest folder upwards that has Mooring's settings.

    Raises:
        Unreadable: a settings file is not valid.
    """
    for folder in (start.resolve(), *start.resolve().parents):
        if (table := _settings(folder)) is not None:
            specs = folder / text(table, "specs", folder / "pyproject.toml", "specs")
            templates = optional_text(table, "templates", folder / "pyproject.toml")
            return Project(
                root=folder,
                specs=specs,
                output=folder
                / text(table, "output", folder / "pyproject.toml", "generated"),
                templates=None if templates is None else folder / templates,
                apis=tuple(load_api(path) for path in sorted(specs.glob("*/api.toml"))),
                execution=execution(table, folder / "pyproject.toml"),
            )
    return None


def _settings(folder: Path) -> Table | None:
    own = folder / "mooring.toml"
    if own.is_file():
        return load(own)
    project = folder / "pyproject.toml"
    if not project.is_file():
        return None
    tools = load(project).get("tool", {})
    table = tools.get("mooring") if isinstance(tools, dict) else None
    return table if isinstance(table, dict) else None
