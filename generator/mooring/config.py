"""`[tool.mooring]`, `mooring.toml` and `api.toml` → frozen settings."""

import hashlib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

from mooring.diagnostics import Diagnostic, Location, Misuse, Unreadable
from mooring.document import Standing

Toml: TypeAlias = "str | int | float | bool | list[Toml] | dict[str, Toml]"
Table: TypeAlias = dict[str, Toml]


@dataclass(frozen=True, slots=True)
class Revision:
    """One published document, as vendored.

    Args:
        date: The day from which it was in force; the name of the revision.
        trust: Standings, beside the stated one, whose facts count as stated in this revision.
        base: The date of the revision that a flattened page is read against.
        generate: Whether bindings may be written from it; facts that are only inherited are none to build on.
    """

    date: str
    path: Path
    sha256: str
    source: str | None = None
    format: str | None = None
    trust: frozenset[Standing] = frozenset()
    base: str | None = None
    generate: bool = True

    @property
    def openapi_path(self) -> Path:
        """The file beside it that holds what was read from it."""
        return self.path.with_name(f"{self.date}.openapi.yaml")


@dataclass(frozen=True, slots=True)
class Version:
    """One version of an API, its revisions from the oldest to the newest.

    Args:
        title: What the API is called, where the document does not say so itself.
    """

    name: str
    revisions: tuple[Revision, ...]
    title: str | None = None
    operation_names: Mapping[str, str] = field(default_factory=dict[str, str])
    class_names: Mapping[str, str] = field(default_factory=dict[str, str])

    def revision(self, date: str) -> Revision:
        """The revision of a date.

        Raises:
            Misuse: there is none.
        """
        for revision in self.revisions:
            if revision.date == date:
                return revision
        raise Misuse(
            f"{self.name} has no revision {date}; it has {', '.join(one.date for one in self.revisions)}."
        )

    @property
    def current(self) -> Revision:
        """The newest revision that bindings may be written from."""
        candidates = [revision for revision in self.revisions if revision.generate]
        if not candidates:
            raise Misuse(
                f"{self.name} has no revision that bindings can be written from."
            )
        return candidates[-1]


@dataclass(frozen=True, slots=True)
class VendoredApi:
    """What `specs/<api>/api.toml` says."""

    name: str
    folder: Path
    package: str
    environment: str
    versions: tuple[Version, ...]

    @property
    def settings_path(self) -> Path:
        return self.folder / "api.toml"


@dataclass(frozen=True, slots=True)
class Project:
    """A folder with vendored documents and the bindings written from them."""

    root: Path
    specs: Path
    output: Path
    templates: Path | None
    apis: tuple[VendoredApi, ...]


def find_project(start: Path) -> Project | None:
    """The project that `start` lies in: the nearest folder upwards that has Mooring's settings.

    Raises:
        Unreadable: a settings file is not valid.
    """
    for folder in (start.resolve(), *start.resolve().parents):
        if (table := _settings(folder)) is not None:
            specs = folder / _text(table, "specs", folder / "pyproject.toml", "specs")
            templates = table.get("templates")
            return Project(
                root=folder,
                specs=specs,
                output=folder
                / _text(table, "output", folder / "pyproject.toml", "generated"),
                templates=folder / templates if isinstance(templates, str) else None,
                apis=tuple(load_api(path) for path in sorted(specs.glob("*/api.toml"))),
            )
    return None


def load_api(path: Path) -> VendoredApi:
    """The settings of one API.

    Raises:
        Unreadable: the file is not TOML, or lacks what it needs.
    """
    table = _load(path)
    name = _text(table, "name", path, path.parent.name)
    versions = table.get("versions", {})
    if not isinstance(versions, dict):
        raise _invalid(path, "`versions` must be a table with one table a version.")
    return VendoredApi(
        name=name,
        folder=path.parent,
        package=_text(table, "package", path, name.replace("-", "_")),
        environment=_text(table, "environment", path, name.replace("-", "_").upper()),
        versions=tuple(_version(key, value, path) for key, value in versions.items()),
    )


def digest(data: bytes) -> str:
    """The SHA-256 of some bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def _settings(folder: Path) -> Table | None:
    own = folder / "mooring.toml"
    if own.is_file():
        return _load(own)
    project = folder / "pyproject.toml"
    if not project.is_file():
        return None
    tools = _load(project).get("tool", {})
    table = tools.get("mooring") if isinstance(tools, dict) else None
    return table if isinstance(table, dict) else None


def _load(path: Path) -> Table:
    try:
        table: Table = tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise _invalid(path, f"This is not valid TOML: {error}.") from error
    return table


def _version(name: str, table: Toml, path: Path) -> Version:
    if not isinstance(table, dict):
        raise _invalid(path, f"`versions.{name}` must be a table.")
    revisions = table.get("revisions", [])
    if not isinstance(revisions, list):
        raise _invalid(path, f"`versions.{name}.revisions` must be an array of tables.")
    read = [_revision(name, revision, path) for revision in revisions]
    return Version(
        name=name,
        revisions=tuple(sorted(read, key=lambda revision: revision.date)),
        title=_optional(table, "title", path),
        operation_names=_texts(table, "operations", path),
        class_names=_texts(table, "classes", path),
    )


def _revision(version: str, table: Toml, path: Path) -> Revision:
    if not isinstance(table, dict):
        raise _invalid(path, f"Each of `versions.{version}.revisions` must be a table.")
    trust = table.get("trust", [])
    known = {
        standing.value: standing
        for standing in (Standing.PROSE, Standing.EXAMPLE, Standing.INHERITED)
    }
    if not isinstance(trust, list) or not all(
        isinstance(one, str) and one in known for one in trust
    ):
        raise _invalid(path, f"`trust` takes an array out of {', '.join(known)}.")
    trusted = frozenset(known[one] for one in trust if isinstance(one, str))
    base = _optional(table, "base", path)
    return Revision(
        date=_text(table, "date", path),
        path=path.parent / _text(table, "file", path),
        sha256=_text(table, "sha256", path),
        source=_optional(table, "source", path),
        format=_optional(table, "format", path),
        trust=trusted,
        base=base,
        generate=base is None or Standing.INHERITED in trusted,
    )


def _text(table: Table, key: str, path: Path, default: str | None = None) -> str:
    value = table.get(key, default)
    if not isinstance(value, str):
        raise _invalid(path, f"`{key}` must be given as a string.")
    return value


def _optional(table: Table, key: str, path: Path) -> str | None:
    return _text(table, key, path) if key in table else None


def _texts(table: Table, key: str, path: Path) -> Mapping[str, str]:
    names = table.get(key, {})
    if not isinstance(names, dict) or not all(
        isinstance(name, str) for name in names.values()
    ):
        raise _invalid(path, f"`{key}` must be a table of names.")
    return {source: name for source, name in names.items() if isinstance(name, str)}


def _invalid(path: Path, message: str) -> Unreadable:
    return Unreadable(Diagnostic("invalid-settings", message, Location(str(path))))
