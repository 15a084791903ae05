"""Two documents × the caller's files → the files for the new bindings."""

import difflib
import keyword
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import mooring.drift as drift
from mooring import bindings, migration
from mooring.config import Project
from mooring.diagnostics import Diagnostic, Misuse, Severity
from mooring.files import read_bytes, rewrite
from mooring.migration import Bindings, Link, Links, Migrated, ValueLink
from mooring.workflows.callers import find_callers, notebook_remark
from mooring.workflows.comparing import compare
from mooring.workflows.policies import policy_of
from mooring.workflows.documents.reading import find_revision
from mooring.workflows.packages.inputs import revision_settings

LOOSE = bindings.Settings(package="", document="", environment="")
"""Settings of a package that was written from a file."""


@dataclass(frozen=True, slots=True)
class Changed:
    """A file that is to change, with the number of its changes."""

    path: Path
    before: bytes
    after: bytes
    edits: int


@dataclass(frozen=True, slots=True)
class Migration:
    """What is to be done, and what is left to the caller; `files` counts all that were looked at."""

    changed: tuple[Changed, ...]
    remarks: tuple[Diagnostic, ...]
    files: int

    @property
    def has_unreadable(self) -> bool:
        return any(one.severity is Severity.ERROR for one in self.remarks)


def plan_migration(
    project: Project | None,
    old: str,
    new: str,
    paths: tuple[Path, ...],
    package: str | None,
) -> Migration:
    """What becomes of every file below `paths`; nothing is written.

    Args:
        package: `OLD` or `OLD=NEW`: under what name the code imports the bindings, where the settings do not say it,
            or say it differently.

    Raises:
        Misuse: there is no such document or path, or nothing says what the package is called.
        Unreadable: a document cannot be read.
    """
    found = find_callers(paths)
    changes = name_changes(project, old, new, package)
    data_by_path = {path.as_posix(): read_bytes(path) for path in found.files}
    done = list(migration.migrate(data_by_path, changes))
    name = changes.old.package.rpartition(".")[2].encode()
    notebooks = [one for one in found.notebooks if name in read_bytes(one)]
    return Migration(
        tuple(_changed(done, data_by_path)),
        (
            *found.remarks,
            *(notebook_remark(one) for one in notebooks),
            *(remark for one in done for remark in one.remarks),
        ),
        len(found.files),
    )


def write_migration(planned: Migration) -> None:
    """Writes every changed file.

    Raises:
        Misuse: a file cannot be written, or was changed in the meantime; none has been written then.
    """
    rewrite({one.path: (one.before, one.after) for one in planned.changed})


def unified_diff(planned: Migration) -> Iterator[str]:
    """The changes as a unified diff, line by line, each with its own end."""
    for one in planned.changed:
        name = one.path.as_posix().lstrip("/")
        lines = difflib.unified_diff(
            _lines(one.before), _lines(one.after), f"a/{name}", f"b/{name}"
        )
        for line in lines:
            yield (
                line
                if line.endswith("\n")
                else f"{line}\n\\ No newline at end of file\n"
            )


def name_changes(
    project: Project | None, old: str, new: str, package: str | None
) -> migration.Changes:
    """What became of every name of the bindings of `old` in those of `new`.

    Raises:
        Misuse: there is no such document, or nothing says what the package is called.
        Unreadable: a document cannot be read.
    """
    comparison = compare(project, old, new)
    revisions = find_revision(project, old), find_revision(project, new)
    known = revisions[1] or revisions[0]
    policy = policy_of(None if known is None else known[0])
    sides: list[Bindings] = []
    names = _package_names(package)
    for index, side in enumerate((comparison.old, comparison.new)):
        # A file beside a revision is a state of the same version.
        found = revisions[index] or known
        settings, name = LOOSE, None
        if found is not None:
            api, version, _ = found
            settings = revision_settings(*found)
            name = f"{api.package}.{version.name}"
        called = names[index] or name
        if called is None:
            raise Misuse(
                f"{old} and {new} are no versions of this project; say under what name the code imports their bindings: --package NAME."
            )
        surface = bindings.surface_of(side.api, settings)
        sides.append(Bindings(called, surface, is_nested=names[index] is None))
    links = links_of(
        drift.counterparts(comparison.old, comparison.new, comparison.report, policy)
    )
    return migration.changes(sides[0], sides[1], links)


def _package_names(package: str | None) -> tuple[str | None, str | None]:
    if package is None:
        return None, None
    old, _, new = package.partition("=")
    names = old, new or old
    for name in names:
        if not all(
            part.isidentifier() and not keyword.iskeyword(part)
            for part in name.split(".")
        ):
            raise Misuse(
                f"--package takes a name that can be imported, or OLD=NEW, and not {package}."
            )
    return names


def links_of(found: Iterator[drift.Counterpart]) -> Links:
    """What is known of two documents, for those who follow names from one to the other."""
    links: list[Link] = []
    values: list[ValueLink] = []
    for one in found:
        match one.before, one.after:
            case (str() | int()) as before, (str() | int()) as after:
                values.append(ValueLink(one.old, before, after, one.certain))
            case _:
                links.append(Link(one.old, one.new, one.certain, one.declaration))
    return Links.of(links, values)


def _changed(done: list[Migrated], data: Mapping[str, bytes]) -> Iterator[Changed]:
    for one in done:
        if one.after is not None:
            yield Changed(Path(one.path), data[one.path], one.after, one.edits)


def _lines(data: bytes) -> list[str]:
    """The lines of a file with their ends; only a line feed ends one, as for `patch`."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("latin-1")
    return [line for line in re.split(r"(?<=\n)", text) if line]
