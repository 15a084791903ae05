"""Two documents → what changed between them, and whether a gate lets it pass."""

from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import assert_never

from mooring import drift, spec
from mooring.config import Project, VendoredApi
from mooring.diagnostics import Misuse
from mooring.drift import Audience, Gate, Level, Report, reports
from mooring.drift.reports import COLORED, PLAIN, Palette, Templates
from mooring.version import VERSION
from mooring.workflows.baseline import changed_version, is_baseline, open_baseline
from mooring.workflows.documents import NamedDocument, open_document, published_text
from mooring.workflows.toolchain import templates_folder

__all__ = [
    "COLORED",
    "PLAIN",
    "Comparison",
    "Format",
    "Gate",
    "Level",
    "compare",
    "explain_rule",
    "gate",
    "policy_of",
    "rendered",
    "report_schema",
    "side_of",
    "templates",
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
        old: A document, or `git:REF`: what the project had vendored there.
        new: A document; None beside `git:REF` for the version that has changed since.

    Raises:
        Misuse: there is no such document.
        Unreadable: one of the two cannot be read.
    """
    if is_baseline(old):
        if project is None:
            raise Misuse(
                f"{old} means what a project vendored there, and there is no project here; name a file: {old}:PATH."
            )
        new = changed_version(project, old) if new is None else new
        before = open_baseline(project, old, new)
    elif new is None:
        raise Misuse("NEW is missing; it may be left out beside git:REF only.")
    else:
        before = open_document(project, old)
    after = open_document(project, new)
    sides = side_of(before), side_of(after)
    policy = policy_of(after.api or before.api)
    return Comparison(*sides, drift.compare(*sides, policy))


def policy_of(api: VendoredApi | None) -> drift.Policy:
    """What was decided for an API, on this day."""
    if api is None:
        return drift.Policy(date.today())
    decided = api.decisions
    return drift.Policy(
        date.today(),
        decided.notice,
        decided.beta_notice,
        tuple(
            drift.Accepted(one.key, one.reason, one.until) for one in decided.accepted
        ),
        decided.renames,
    )


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
            return reports.sarif(at_hand, gate, drift.RULES, VERSION)
        case Format.JUNIT:
            return reports.junit(at_hand, gate, drift.RULES)
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


def explain_rule(name: str) -> str:
    """What a rule finds, whom it breaks, and what to do.

    Raises:
        Misuse: there is no such rule.
    """
    if name == "rules":
        return drift.catalogue(drift.RULES)
    for rule in drift.RULES:
        if rule.id == name:
            return drift.explanation(rule)
    raise Misuse(f"There is no rule {name}; `mooring explain rules` lists them all.")
