"""The revisions of a version, or of all versions of an API → what changed in each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import assert_never

import mooring.drift as drift
from mooring import spec
from mooring.config import Project, Revision, VendoredApi, Version
from mooring.diagnostics import Misuse
from mooring.drift import Report, reports
from mooring.drift.reports import Release, Templates
from mooring.workflows.documents.reading import published_text, read_revision
from mooring.workflows.documents.revisions import find_version


class ChangelogFormat(Enum):
    MARKDOWN = "markdown"
    HTML = "html"
    JSON = "json"


@dataclass(frozen=True, slots=True)
class History:
    """Revisions, the oldest first, and what changed in each.

    Args:
        steps: Reports of each revision with the one before; one fewer than sides.
        releases: What is told of each revision; the same change is told once.
    """

    name: str
    sides: tuple[drift.Side, ...]
    steps: tuple[Report, ...]
    releases: tuple[Release, ...]


def history(project: Project, name: str) -> History:
    """What changed in every revision of a version, or of all versions of an API in their order.

    A page that states little is followed by a comparison over its head: what it could not say is told where
    it is stated again, and what was told before is not told twice.

    Raises:
        Misuse: there is no such version or API.
        Unreadable: a document cannot be read.
    """
    chosen = list(_revisions(project, name))
    sides = [_side(*one) for one in chosen]
    steps = list[Report]()
    releases = [_first(chosen[0])]
    for at, (_, version, revision) in enumerate(chosen[1:], start=1):
        full = _last_in_full(chosen[:at])
        reports_of_it = [
            drift.compare(sides[at - 1], sides[at], rules=drift.every_rule())
        ]
        steps += reports_of_it
        if full is not None and full < at - 1:
            between = [
                finding.key
                for release in releases[full + 1 :]
                if release.report is not None
                for finding in release.report.findings
            ]
            longer = drift.compare(sides[full], sides[at], rules=drift.every_rule())
            steps[full] = _with_links(steps[full], longer)
            reports_of_it.append(_without(longer, frozenset(between)))
        names = tuple(dict.fromkeys(one.old.name for one in reports_of_it))
        releases.append(
            Release(version.name, revision.date, names, _together(reports_of_it))
        )
    return History(name, tuple(sides), tuple(steps), tuple(releases))


def rendered(found: History, format: ChangelogFormat, templates: Templates) -> str:
    """The history as text of a format.

    Raises:
        Misuse: a template cannot be rendered.
    """
    match format:
        case ChangelogFormat.MARKDOWN:
            return reports.changelog(found.name, found.releases)
        case ChangelogFormat.HTML:
            return reports.history_page(
                f"Changelog of {found.name}",
                found.sides,
                found.steps,
                found.releases,
                published_text,
                templates,
            )
        case ChangelogFormat.JSON:
            return reports.releases(found.name, found.releases)
        case _:
            assert_never(format)


def schema() -> str:
    """The JSON Schema of a changelog for programs."""
    return reports.releases_schema()


def _revisions(
    project: Project, name: str
) -> Iterator[tuple[VendoredApi, Version, Revision]]:
    apis = [api for api in project.apis if api.name == name]
    chosen = (
        [(apis[0], version) for version in apis[0].versions]
        if apis
        else [find_version(project, name)]
    )
    revisions = [
        (api, version, revision)
        for api, version in chosen
        for revision in version.revisions
    ]
    if not revisions:
        raise Misuse(f"{name} has no revision yet; `mooring import` adds one.")
    yield from revisions


def _side(api: VendoredApi, version: Version, revision: Revision) -> drift.Side:
    named = read_revision(api, version, revision)
    return drift.Side(
        named.name, spec.parse(named.document), named.document, named.trust
    )


def _first(entry: tuple[VendoredApi, Version, Revision]) -> Release:
    _, version, revision = entry
    return Release(version.name, revision.date, (), None)


def _last_in_full(
    entries: Sequence[tuple[VendoredApi, Version, Revision]],
) -> int | None:
    """The last revision whose document says all that its form can; others are read against one that does."""
    return next(
        (at for at in range(len(entries) - 1, -1, -1) if entries[at][2].base is None),
        None,
    )


def _without(report: Report, keys: frozenset[str]) -> Report:
    return replace(
        report,
        findings=tuple(one for one in report.findings if one.key not in keys),
    )


def _with_links(step: Report, longer: Report) -> Report:
    """A step into a page that states little, with what the next full one links: possible there, proved only later."""
    told = {finding.old_pointer for finding in step.findings if finding.link}
    linked = [
        replace(finding, link=replace(finding.link, certain=False))
        for finding in longer.findings
        if finding.link is not None and finding.old_pointer not in told
    ]
    return replace(step, findings=(*step.findings, *linked))


def _together(found: Sequence[Report]) -> Report:
    """Several comparisons with one revision as one report; what could not be compared in any of them is unknown."""
    first, *others = found
    if not others:
        return first
    (longer,) = others
    told = {finding.key for finding in first.findings}
    more = [one for one in longer.findings if one.key not in told]
    ordered = sorted(
        (*first.findings, *more),
        key=lambda one: -list(drift.Verdict).index(one.severity),
    )
    return replace(longer, findings=tuple(ordered))
