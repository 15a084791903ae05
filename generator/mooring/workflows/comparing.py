"""Two documents → what changed between them, and whether a gate lets it pass."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path
from typing import assert_never

import mooring.drift as drift
from mooring import spec
from mooring.config import Project
from mooring.diagnostics import Diagnostic, Misuse
from mooring.drift import Audience, Gate, Level, Report, reports
from mooring.drift.facts.effects import Direction
from mooring.drift.reports import COLORED, PLAIN, Palette, Templates
from mooring.files import read_bytes, shown
from mooring.sources.observed import as_observed, read_observations
from mooring.version import VERSION
from mooring.workflows.documents.baseline import (
    changed_version,
    is_baseline,
    open_baseline,
)
from mooring.workflows.documents.reading import (
    NamedDocument,
    find_revision,
    open_document,
    published_text,
)
from mooring.workflows.documents.locks import is_lock, locked_revision, outdated_version
from mooring.workflows.policies import kept_schemas, policy_of
from mooring.workflows.toolchain import templates_folder

__all__ = [
    "COLORED",
    "PLAIN",
    "Comparison",
    "Format",
    "Gate",
    "Level",
    "Palette",
    "Templates",
    "compare",
    "compare_observed",
    "explain_rule",
    "format_of",
    "gate",
    "rendered",
    "rendered_by_plugin",
    "report_schema",
    "rule_ids",
    "side_of",
    "templates",
    "unplaced",
]


class Format(Enum):
    """What a report is written as."""

    TEXT = "text"
    MARKDOWN = "markdown"
    JSON = "json"
    SARIF = "sarif"
    JUNIT = "junit"
    GITHUB = "github"
    GITLAB = "gitlab"
    HTML = "html"


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two revisions and what changed between them."""

    old: drift.Side
    new: drift.Side
    report: Report


def compare(project: Project | None, old: str, new: str | None) -> Comparison:
    """What changed from the document that `old` means to the one that `new` means.

    Args:
        old: A document, `git:REF`: what the project had vendored there, or `lock`: what bindings were written from.
        new: A document; None beside `git:REF` and `lock` for the version that has changed since.

    Raises:
        Misuse: there is no such document.
        Unreadable: one of the two cannot be read.
    """
    if is_lock(old):
        if project is None:
            raise Misuse(
                f"{old} means what the bindings of a project were written from, and there is no project here; name a file."
            )
        new = outdated_version(project) if new is None else new
        before = open_document(project, locked_revision(project, new))
    elif is_baseline(old):
        if project is None:
            raise Misuse(
                f"{old} means what a project vendored there, and there is no project here; name a file: {old}:PATH."
            )
        new = changed_version(project, old) if new is None else new
        before = open_baseline(project, old, new)
    elif new is None:
        raise Misuse(
            "NEW is missing; it may be left out beside git:REF, lock and --observed only."
        )
    else:
        before = open_document(project, old)
    after = open_document(project, new)
    sides = side_of(before), side_of(after)
    policy = policy_of(after.api or before.api)
    if project is not None and (found := find_revision(project, new)) is not None:
        api, version, _ = found
        policy = replace(policy, kept=kept_schemas(sides[0].api, api, version))
    return Comparison(*sides, drift.compare(*sides, policy, rules=drift.every_rule()))


def compare_observed(project: Project | None, name: str, path: Path) -> Comparison:
    """What changed from a document to what clients have seen in responses, as if the document said so.

    Args:
        path: A file that the `ledger` of generated clients has written.

    Raises:
        Misuse: there is no such document.
        Unreadable: the document or the file cannot be read.
    """
    before = open_document(project, name)
    data = read_bytes(path)
    seen = read_observations(shown(path), data)
    document = as_observed(before.document, seen, data)
    old = side_of(before)
    new = drift.Side(
        f"{before.name} as observed", spec.parse(document), document, before.trust
    )
    report = drift.compare(old, new, policy_of(before.api))
    # A schema may be in use on both ways, and was seen on one.
    findings = tuple(
        replace(one, direction=Direction.RESPONSE)
        for one in report.findings
        if one.direction is not Direction.REQUEST
    )
    return Comparison(old, new, replace(report, findings=findings))


def unplaced(comparison: Comparison) -> tuple[Diagnostic, ...]:
    """What clients have seen for which the document has no place."""
    known = len(comparison.old.document.diagnostics)
    return comparison.new.document.diagnostics[known:]


def side_of(named: NamedDocument) -> drift.Side:
    """A document as one side of a comparison."""
    api = spec.parse(named.document)
    return drift.Side(named.name, api, named.document, named.trust)


def rendered(
    comparison: Comparison,
    format: Format,
    gate: Gate,
    palette: Palette,
    templates: Templates,
) -> str:
    """The report as text of a format; only the one for a terminal knows colours, only HTML has templates.

    Raises:
        Misuse: a template cannot be rendered.
    """
    report = comparison.report
    at_hand = reports.placed(report, comparison.new)
    match format:
        case Format.TEXT:
            return reports.text(report, palette)
        case Format.MARKDOWN:
            return reports.markdown(report)
        case Format.JSON:
            return reports.json(report)
        case Format.SARIF:
            return reports.sarif(at_hand, gate, drift.every_rule(), VERSION)
        case Format.JUNIT:
            return reports.junit(at_hand, gate, drift.every_rule())
        case Format.GITHUB:
            return reports.github(at_hand, gate)
        case Format.GITLAB:
            return reports.gitlab(at_hand, gate)
        case Format.HTML:
            return reports.comparison_page(
                comparison.old, comparison.new, report, published_text, templates
            )
        case _:
            assert_never(format)


def format_of(name: str) -> Format | None:
    """The format of a name; None for one of a plugin.

    Raises:
        Misuse: there is no such format.
    """
    formats_by_name = {one.value: one for one in Format}
    if name in formats_by_name:
        return formats_by_name[name]
    if drift.installed_report(name) is None:
        known = ", ".join(formats_by_name)
        raise Misuse(
            f"There is no format {name}; there are {known}, and those of plugins that are installed."
        )
    return None


def rendered_by_plugin(comparison: Comparison, name: str) -> str:
    """The report as text of the format that a plugin adds.

    Raises:
        Misuse: the plugin fails.
    """
    written = drift.installed_report(name)
    assert written is not None
    return written(comparison.report)


def templates(project: Project | None) -> Templates:
    """What pages are printed through: Mooring's own templates, and the project's in their place."""
    return Templates(templates_folder(), project.templates if project else None)


def report_schema() -> str:
    """The JSON Schema of a report in JSON."""
    return reports.schema()


def gate(project: Project | None, audience: str | None, level: Level) -> Gate:
    """Whose verdict counts: the named audience's; left out, Python callers' where there are bindings, else the wire's."""
    match audience:
        case "all":
            return Gate(tuple(Audience), level)
        case str():
            return Gate((Audience(audience),), level)
        case None:
            has_bindings = project is not None and bool(project.apis)
            return Gate((Audience.PYTHON if has_bindings else Audience.WIRE,), level)


def rule_ids() -> Iterator[tuple[str, str]]:
    """Every rule, with what it finds in a sentence."""
    for rule in sorted(drift.RULES, key=lambda rule: rule.id):
        yield rule.id, rule.summary


def explain_rule(name: str) -> str:
    """What a rule finds, whom it breaks, and what to do.

    Raises:
        Misuse: there is no such rule.
    """
    if name == "rules":
        return drift.catalogue(drift.every_rule())
    for rule in drift.every_rule():
        if rule.id == name:
            return drift.explanation(rule)
    raise Misuse(f"There is no rule {name}; `mooring explain rules` lists them all.")
