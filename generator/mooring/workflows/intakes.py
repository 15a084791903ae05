"""A new revision → vendored, with its bindings written beside what people changed in the last ones, and told of."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from os.path import relpath
from pathlib import Path

from mooring.config import Project, VendoredApi, Version, find_project
from mooring.diagnostics import Misuse
from mooring.drift import Report, reports
from mooring.files import Edits
from mooring.workflows import generating
from mooring.workflows.packages.caching import cache_folder
from mooring.workflows.comparing import compare
from mooring.workflows.novelties import Arrival
from mooring.workflows.packages.package import Written
from mooring.workflows.vendoring import vendor


@dataclass(frozen=True, slots=True)
class Intake:
    """A new revision in a project, and what was written because of it.

    Args:
        root: The folder of the project that it was written in.
        report: What changed since the last revision.
        kept: A line for each class that keeps its name although the vendor renamed its schema.
    """

    root: Path
    name: str
    report: Report
    packages: tuple[Written, ...]
    kept: tuple[str, ...]

    @property
    def written(self) -> tuple[Path, ...]:
        """The packages that were written anew, as paths from the root."""
        return self._below(one.folder for one in self.packages if one.changed)

    @property
    def merged(self) -> tuple[Path, ...]:
        """Files in them that hold what a person changed beside what is new."""
        return self._below(path for one in self.packages for path in one.outcome.merged)

    @property
    def conflicts(self) -> tuple[Path, ...]:
        """Those of them where the two meet; a person must resolve that."""
        return self._below(
            path for one in self.packages for path in one.outcome.conflicts
        )

    def message(self) -> str:
        """A message for a commit, and for whoever reviews it."""
        return "\n\n".join(
            (
                f"{self.name}: {reports.headline(self.report)}",
                reports.markdown(self.report).rstrip("\n"),
                *self._decided(),
            )
        )

    def _decided(self) -> Iterator[str]:
        """What a reviewer has to know beside the drift, each with its heading."""
        if self.kept:
            yield _listed("Names kept", self.kept)
        if merged := [path for path in self.merged if path not in self.conflicts]:
            yield _listed("Edits merged", map(_code, merged))
        if self.conflicts:
            yield _listed("Conflict marks to resolve", map(_code, self.conflicts))

    def _below(self, paths: Iterable[Path]) -> tuple[Path, ...]:
        # A package may lie outside the project's folder, so this may lead upwards.
        root = self.root.resolve()
        return tuple(Path(relpath(path.resolve(), root)) for path in paths)


def take_in(
    project: Project, api: VendoredApi, version: Version, arrival: Arrival, day: str
) -> Intake:
    """Vendors what was fetched as the revision of a day, and writes its bindings.

    Raises:
        Misuse: nothing tells how to merge what a person changed; what was vendored stays.
        Unreadable: it cannot be read.
    """
    assert arrival.newest is not None
    name = f"{api.name}/{version.name}"
    imported = vendor(project, api.name, version.name, arrival, day)
    revised = find_project(project.root)
    assert revised is not None
    try:
        packages = generating.generate(
            revised,
            (name,),
            edits=Edits.MERGE,
            cache=cache_folder(),
            progress=lambda _: None,
        )
    except Misuse as error:
        raise Misuse(
            f"The bindings of {name}@{day} cannot be written. {error}"
        ) from error
    compared = compare(revised, f"{name}@{arrival.newest.date}", f"{name}@{day}")
    return Intake(project.root, name, compared.report, packages, imported.kept)


def _listed(heading: str, lines: Iterable[str]) -> str:
    return "\n".join((f"#### {heading}", "", *(f"- {line}" for line in lines)))


def _code(path: Path) -> str:
    return f"`{path.as_posix()}`"
