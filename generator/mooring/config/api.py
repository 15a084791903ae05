"""`api.toml`: the vendored revisions of an API, and what people decided about it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from mooring.config.decisions import Decisions, decisions
from mooring.config.toml import Toml, invalid, load, optional_text, text, texts
from mooring.diagnostics import Misuse
from mooring.document import Standing


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
    decisions: Decisions = Decisions()

    @property
    def settings_path(self) -> Path:
        return self.folder / "api.toml"


def load_api(path: Path) -> VendoredApi:
    """The settings of one API.

    Raises:
        Unreadable: the file is not TOML, or lacks what it needs.
    """
    table = load(path)
    name = text(table, "name", path, path.parent.name)
    versions = table.get("versions", {})
    if not isinstance(versions, dict):
        raise invalid(path, "`versions` must be a table with one table a version.")
    return VendoredApi(
        name=name,
        folder=path.parent,
        package=text(table, "package", path, name.replace("-", "_")),
        environment=text(table, "environment", path, name.replace("-", "_").upper()),
        versions=tuple(_version(key, value, path) for key, value in versions.items()),
        decisions=decisions(table, path),
    )


def _version(name: str, table: Toml, path: Path) -> Version:
    if not isinstance(table, dict):
        raise invalid(path, f"`versions.{name}` must be a table.")
    revisions = table.get("revisions", [])
    if not isinstance(revisions, list):
        raise invalid(path, f"`versions.{name}.revisions` must be an array of tables.")
    read = [_revision(name, revision, path) for revision in revisions]
    return Version(
        name=name,
        revisions=tuple(sorted(read, key=lambda revision: revision.date)),
        title=optional_text(table, "title", path),
        operation_names=texts(table, "operations", path),
        class_names=texts(table, "classes", path),
    )


def _revision(version: str, table: Toml, path: Path) -> Revision:
    if not isinstance(table, dict):
        raise invalid(path, f"Each of `versions.{version}.revisions` must be a table.")
    trust = table.get("trust", [])
    known = {
        standing.value: standing
        for standing in (Standing.PROSE, Standing.EXAMPLE, Standing.INHERITED)
    }
    if not isinstance(trust, list) or not all(
        isinstance(one, str) and one in known for one in trust
    ):
        raise invalid(path, f"`trust` takes an array out of {', '.join(known)}.")
    trusted = frozenset(known[one] for one in trust if isinstance(one, str))
    base = optional_text(table, "base", path)
    return Revision(
        date=text(table, "date", path),
        path=path.parent / text(table, "file", path),
        sha256=text(table, "sha256", path),
        source=optional_text(table, "source", path),
        format=optional_text(table, "format", path),
        trust=trusted,
        base=base,
        generate=base is None or Standing.INHERITED in trusted,
    )
