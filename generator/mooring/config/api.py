"""`api.toml`: the vendored revisions of an API, and what people decided about it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from mooring.config.conducts import recorded
from mooring.config.decisions import Decisions, decisions
from mooring.config.kept_names import kept_classes, kept_names
from mooring.config.signatures import signature
from mooring.config.toml import (
    Table,
    Toml,
    invalid,
    load,
    optional_text,
    text,
    text_array,
    texts,
)
from mooring.diagnostics import Misuse
from mooring.document import Standing
from mooring.model import Conduct, KeptName, MessageSignature


@dataclass(frozen=True, slots=True)
class Revision:
    """One published document, as vendored.

    Args:
        date: The day from which it was in force; the name of the revision.
        trust: Standings, beside the stated one, whose facts count as stated in this revision.
        base: The date of the revision that a flattened page is read against.
        prefer: Pages of a folder whose word counts where pages contradict each other; `majority` is what most say.
        only: Of several documents that the pages of a folder belong to, the one whose file name holds this.
        generate: Whether bindings may be written from it; facts that are only inherited are none to build on.
        files: The digests of the further files that were vendored with it, by their path from its folder.
        overlays: What is applied to the document before it means anything, in this order.
    """

    date: str
    path: Path
    sha256: str
    source: str | None = None
    format: str | None = None
    trust: frozenset[Standing] = frozenset()
    base: str | None = None
    prefer: tuple[str, ...] = ()
    only: str | None = None
    generate: bool = True
    files: Mapping[str, str] = field(default_factory=dict[str, str])
    overlays: tuple[Path, ...] = ()

    @property
    def openapi_path(self) -> Path:
        """The file beside it, or beside the folder of its own, that holds what was read from it, before any overlay."""
        folder = self.path.parent
        published = folder if folder.name == self.date else self.path
        return published.with_name(f"{self.date}.openapi.yaml")


@dataclass(frozen=True, slots=True)
class Version:
    """One version of an API, its revisions from the oldest to the newest.

    Args:
        title: What the API is called, where the document does not say so itself.
        kept_classes: The names that callers know a class by, its own first, by the key of a schema that was renamed.
        kept_names: The other names that go on working, or did until some revision.
        overlays: What is applied to each of its revisions; the revisions repeat them.
        conducts: What its operations do that no document states.
        signature: How its messages are signed.
        decided: The operations with the kind of what was decided about them, even that they do nothing of it.
        stubs: The operations that may be stubs, by `operationId` or `METHOD /path`.
    """

    name: str
    revisions: tuple[Revision, ...]
    title: str | None = None
    operation_names: Mapping[str, str] = field(default_factory=dict[str, str])
    class_names: Mapping[str, str] = field(default_factory=dict[str, str])
    kept_classes: Mapping[str, tuple[str, ...]] = field(
        default_factory=dict[str, tuple[str, ...]]
    )
    kept_names: tuple[KeptName, ...] = ()
    overlays: tuple[Path, ...] = ()
    conducts: tuple[Conduct, ...] = ()
    decided: frozenset[tuple[str, str]] = frozenset()
    signature: MessageSignature | None = None
    stubs: tuple[str, ...] = ()

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
    """What `specs/<api>/api.toml` says.

    Args:
        templates: A folder of templates for its packages alone, in place of the project's.
    """

    name: str
    folder: Path
    package: str
    environment: str
    versions: tuple[Version, ...]
    decisions: Decisions = Decisions()
    templates: Path | None = None

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
        templates=(
            None
            if (folder := optional_text(table, "templates", path)) is None
            else _inside(path.parent, folder, "templates", path)
        ),
    )


def _version(name: str, table: Toml, path: Path) -> Version:
    if not isinstance(table, dict):
        raise invalid(path, f"`versions.{name}` must be a table.")
    revisions = table.get("revisions", [])
    if not isinstance(revisions, list):
        raise invalid(path, f"`versions.{name}.revisions` must be an array of tables.")
    overlays = _overlays(table, path)
    read = [_revision(name, revision, path, overlays) for revision in revisions]
    conducts, decided = recorded(name, table, path)
    return Version(
        name=name,
        revisions=tuple(sorted(read, key=lambda revision: revision.date)),
        title=optional_text(table, "title", path),
        operation_names=texts(table, "operations", path),
        class_names=texts(table, "classes", path),
        kept_classes=kept_classes(name, table, path),
        kept_names=kept_names(name, table, path),
        overlays=overlays,
        conducts=conducts,
        decided=decided,
        signature=signature(table, path),
        stubs=text_array(table, "stubs", path),
    )


def _revision(
    version: str, table: Toml, path: Path, overlays: tuple[Path, ...]
) -> Revision:
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
    file = text(table, "file", path)
    return Revision(
        date=text(table, "date", path),
        path=path.parent / file,
        sha256=text(table, "sha256", path),
        source=optional_text(table, "source", path),
        format=optional_text(table, "format", path),
        trust=trusted,
        base=base,
        prefer=text_array(table, "prefer", path),
        only=optional_text(table, "only", path),
        generate=base is None or Standing.INHERITED in trusted,
        files=_files(table, file, path),
        overlays=(*overlays, *_overlays(table, path)),
    )


def _overlays(table: Table, path: Path) -> tuple[Path, ...]:
    """The files that `overlays` lists, by their path from the folder of the API."""
    names = text_array(table, "overlays", path)
    return tuple(_inside(path.parent, name, "overlays", path) for name in names)


def _files(table: Table, file: str, path: Path) -> Mapping[str, str]:
    """The digests that `files` lists, by path from the folder of the revision's document."""
    digests = texts(table, "files", path)
    for name in digests:
        _inside((path.parent / file).parent, name, "files", path)
    return digests


def _inside(folder: Path, name: str, key: str, path: Path) -> Path:
    """The file that a setting names below a folder.

    Raises:
        Unreadable: it is elsewhere; a symbolic link leads nowhere else either.
    """
    if not (folder / name).resolve().is_relative_to(folder.resolve()):
        raise invalid(path, f"`{key}` names {name}, which is not below {folder}.")
    return folder / name
