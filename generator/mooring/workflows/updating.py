"""Every vendored version: is there something new where it was fetched? → a revision, bindings, and a branch to push."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path

from mooring.config import Project, Revision, VendoredApi, Version, find_project
from mooring.diagnostics import Diagnostic, Misuse, Unreadable
from mooring.workflows import novelties
from mooring.workflows.branches import Checkout
from mooring.workflows.fetching import Bounds, fetched, is_fetchable
from mooring.workflows.novelties import Arrival, Novelty, Reading
from mooring.workflows.intakes import Intake, take_in
from mooring.workflows.documents.revisions import chosen_versions
from mooring.workflows.receipts import kept_files
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
    """What became of one version, and why; paths are from the project's folder.

    Args:
        branch: Where the new revision is, if it is not here.
        commands: What pushes the branch and asks for its review.
        written: The packages that were written anew.
        merged: Files in them that hold what a person changed beside what is new.
        conflicts: Those of them where the two meet; a person must resolve that.
        kept: A line for each class that keeps its name although the vendor renamed its schema.
    """

    name: str
    state: State
    told: str
    branch: str | None = None
    commands: tuple[str, ...] = ()
    written: tuple[Path, ...] = ()
    merged: tuple[Path, ...] = ()
    conflicts: tuple[Path, ...] = ()
    kept: tuple[str, ...] = ()
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
            update = _told(take_in(project, api, version, arrival, plan.day), told)
        else:
            update = _on_branch(project, api, version, arrival, plan.day, told)
        return replace(update, remarks=found.remarks, diagnostics=missing)


def _on_branch(
    project: Project,
    api: VendoredApi,
    version: Version,
    arrival: Arrival,
    day: str,
    told: str,
) -> Update:
    """The update on a branch of its own, which begins at what is committed here."""
    name = f"{api.name}/{version.name}"
    checkout = Checkout.around(project.root)
    settings = api.settings_path.resolve().relative_to(project.root.resolve())
    start = _UNSAFE.sub("-", f"update-{api.name}-{version.name}")
    for before in checkout.branches(f"mooring/{start}-"):
        if arrival.document.sha256 in checkout.text(before, settings):
            return Update(name, State.PREPARED, told, before)
    checkout.check_clean()
    with checkout.branch(f"mooring/{start}-{day}") as branch:
        there = find_project(branch.folder)
        assert there is not None
        intake = take_in(there, api, version, arrival, day)
        branch.commit(intake.message())
    commands = checkout.commands(branch.name)
    return replace(_told(intake, told), branch=branch.name, commands=commands)


def _told(intake: Intake, told: str) -> Update:
    return Update(
        *(intake.name, State.UPDATED, told),
        written=intake.written,
        merged=intake.merged,
        conflicts=intake.conflicts,
        kept=intake.kept,
    )
