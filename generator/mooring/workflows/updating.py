"""Every vendored version: is there something new where it was fetched? → a revision, bindings, and a branch to push."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path

from mooring.config import Project, Revision, VendoredApi, Version, find_project
from mooring.diagnostics import Diagnostic, Misuse, Unreadable
from mooring.drift import Report, reports
from mooring.files import Edits
from mooring.workflows import generating, novelties
from mooring.workflows.branches import Checkout
from mooring.workflows.caching import cache_folder
from mooring.workflows.comparing import compare
from mooring.workflows.fetching import Bounds, fetched, is_fetchable
from mooring.workflows.novelties import Arrival, Novelty, Reading
from mooring.workflows.revisions import chosen_versions
from mooring.workflows.receipts import kept_files
from mooring.workflows.vendoring import vendor
from mooring.workflows.web_pages import Progress

_UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")


class State(Enum):
    """What became of one version."""

    UNCHANGED = "unchanged"
    UPDATED = "updated"
    PREPARED = "prepared"
    """Another run did it, on a branch that is still there."""
    NOT_FETCHED = "not fetched"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Update:
    """What became of one version, and why.

    Args:
        branch: Where the new revision is, if it is not here.
        commands: What pushes the branch and asks for its review.
        written: The packages that were written anew.
    """

    name: str
    state: State
    told: str
    branch: str | None = None
    commands: tuple[str, ...] = ()
    written: tuple[Path, ...] = ()
    remarks: tuple[str, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """How to update.

    Args:
        day: The day of new revisions.
        has_branches: Whether each goes to a branch of its own, rather than where people work.
        takes_words: Whether other words alone are a revision.
    """

    day: str
    has_branches: bool
    takes_words: bool
    bounds: Bounds


def update(
    project: Project, names: tuple[str, ...], plan: Plan, progress: Progress
) -> Iterator[Update]:
    """Updates the named versions, or all, one after the other; what cannot be fetched or read stops no other one.

    Raises:
        Misuse: there is no such version, a named one says no address to ask at, or no branch can be made.
    """
    for api, version in chosen_versions(project, names):
        name = f"{api.name}/{version.name}"
        newest = version.revisions[-1] if version.revisions else None
        if newest is None or newest.source is None or not is_fetchable(newest.source):
            told = 'its newest revision says no address; put source = "https://…" under it in api.toml'
            if names:
                raise Misuse(f"{name} cannot be fetched: {told}.")
            yield Update(name, State.NOT_FETCHED, told)
            continue
        try:
            yield _updated(project, api, version, newest, newest.source, plan, progress)
        except Unreadable as error:
            told = "what is at its address cannot be had or read"
            yield Update(name, State.FAILED, told, diagnostics=error.diagnostics)


def _updated(
    project: Project,
    api: VendoredApi,
    version: Version,
    newest: Revision,
    source: str,
    plan: Plan,
    progress: Progress,
) -> Update:
    name = f"{api.name}/{version.name}"
    with fetched(source, plan.bounds, kept_files(newest), progress) as found:
        arrival = novelties.arrived(project, version, found, Reading.of(newest))
        told = f"{version.name}@{newest.date} → {plan.day}: {arrival.told}"
        missing = tuple(found.missing.values())
        is_revision = arrival.novelty is Novelty.CHANGED or (
            arrival.novelty is Novelty.WORDS and plan.takes_words
        )
        if not is_revision:
            told = (
                f"{version.name}@{newest.date} is the newest revision: {arrival.told}"
            )
            return Update(
                name, State.UNCHANGED, told, remarks=found.remarks, diagnostics=missing
            )
        if not plan.has_branches:
            written, _ = _revised(project, api, version, arrival, plan.day)
            return Update(
                *(name, State.UPDATED, told),
                written=written,
                remarks=found.remarks,
                diagnostics=missing,
            )
        update = _on_branch(project, api, version, arrival, plan.day)
        return replace(update, told=told, remarks=found.remarks, diagnostics=missing)


def _on_branch(
    project: Project, api: VendoredApi, version: Version, arrival: Arrival, day: str
) -> Update:
    """The update on a branch of its own, which begins at what is committed here."""
    name = f"{api.name}/{version.name}"
    checkout = Checkout.around(project.root)
    settings = api.settings_path.resolve().relative_to(project.root.resolve())
    start = _UNSAFE.sub("-", f"update-{api.name}-{version.name}")
    for before in checkout.branches(f"mooring/{start}-"):
        if arrival.document.sha256 in checkout.text(before, settings):
            return Update(name, State.PREPARED, "", before)
    checkout.check_clean()
    with checkout.branch(f"mooring/{start}-{day}") as branch:
        there = find_project(branch.folder)
        assert there is not None
        written, report = _revised(there, api, version, arrival, day)
        branch.commit(_message(name, report))
    return Update(
        *(name, State.UPDATED, "", branch.name, checkout.commands(branch.name)),
        written=tuple(path.relative_to(branch.folder) for path in written),
    )


def _revised(
    project: Project, api: VendoredApi, version: Version, arrival: Arrival, day: str
) -> tuple[tuple[Path, ...], Report]:
    """Vendors the new revision and writes its bindings; the packages that changed, and what changed since the last."""
    assert arrival.newest is not None
    name = f"{api.name}/{version.name}"
    vendor(project, api.name, version.name, arrival, day)
    revised = find_project(project.root)
    assert revised is not None
    written = generating.generate(
        revised,
        (name,),
        edits=Edits.STOP,
        cache=cache_folder(),
        progress=lambda _: None,
    )
    compared = compare(revised, f"{name}@{arrival.newest.date}", f"{name}@{day}")
    changed = tuple(one.folder for one in written if one.changed)
    return changed, compared.report


def _message(name: str, report: Report) -> str:
    """A message for the commit, and for whoever reviews it."""
    return f"{name}: {reports.headline(report)}\n\n{reports.markdown(report)}"
