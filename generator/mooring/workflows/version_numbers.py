"""Did the version numbers rise as what changed demands? That of the document, and that of the project around its bindings."""

import tomllib
from collections.abc import Iterator
from dataclasses import replace

from mooring.config import Project
from mooring.drift import Audience, Bump
from mooring.drift.judgement.numbers import next_number, rose_enough
from mooring.workflows.documents.baseline import is_baseline
from mooring.workflows.comparing import Comparison
from mooring.workflows.git import find_repository


def shortfalls(
    project: Project | None, old: str, comparison: Comparison
) -> Iterator[str]:
    """A sentence for each version number that did not rise as far as the findings demand that nobody accepted.

    The version of the project is looked at where `old` is `git:REF`, since only git knows what it was.
    """
    report = replace(comparison.report, findings=comparison.report.open)
    before, after = comparison.old.api.version, comparison.new.api.version
    where = f"`info.version` of {comparison.new.name}"
    bump = report.bump(Audience.WIRE)
    if before and after:
        yield from _shortfall(where, before, after, bump)
    elif bump is not Bump.NONE:
        side = comparison.new if before else comparison.old
        yield f"{where} cannot be judged, because {side.name} states no version."
    if project is not None and is_baseline(old):
        was, is_ = _of_project(project, old.removeprefix("git:"))
        if was is not None and is_ is not None:
            where = "`project.version` of pyproject.toml"
            yield from _shortfall(where, was, is_, report.bump(Audience.PYTHON))


def _of_project(project: Project, reference: str) -> tuple[str | None, str | None]:
    """The version that the project around the bindings stated at a git revision, and the one that it states now."""
    path, repository = project.root / "pyproject.toml", find_repository(project.root)
    if repository is None or not path.is_file():
        return None, None
    before = repository.text(reference, path)
    return None if before is None else _stated(before), _stated(path.read_text("utf-8"))


def _shortfall(where: str, before: str, after: str, bump: Bump) -> Iterator[str]:
    if rose_enough(before, after, bump):
        return
    least = next_number(before, bump)
    wanted = "another one" if least is None else f"{least} or later"
    went = f"is still {before}" if before == after else f"went from {before} to {after}"
    yield f"{where} {went}, and what changed is {bump.value}: make it {wanted}."


def _stated(text: str) -> str | None:
    """The version that a project states; None where its build works it out."""
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return None
    match table:
        case {"project": {"version": str() as version}}:
            return version
        case _:
            return None
