"""Two documents → what changed between them, and whether a gate lets it pass."""

from enum import Enum
from typing import assert_never

from mooring import drift, spec
from mooring.config import Project
from mooring.diagnostics import Misuse
from mooring.drift import Audience, Report, Verdict, reports
from mooring.workflows.documents import open_document


class Format(Enum):
    TEXT = "text"
    MARKDOWN = "markdown"
    JSON = "json"


class Level(Enum):
    """The least change that fails a gate."""

    BREAK = "break"
    RISK = "risk"
    ANY = "any"
    NONE = "none"


def compare(project: Project | None, old: str, new: str) -> Report:
    """What changed from the document that `old` means to the one that `new` means.

    Raises:
        Misuse: there is no such document.
        Unreadable: one of the two cannot be read.
    """
    return drift.compare(_side(project, old), _side(project, new))


def rendered(report: Report, format: Format) -> str:
    """The report as text of a format."""
    match format:
        case Format.TEXT:
            return reports.text(report)
        case Format.MARKDOWN:
            return reports.markdown(report)
        case Format.JSON:
            return reports.json(report)
        case _:
            assert_never(format)


def audiences(name: str | None, project: Project | None) -> tuple[Audience, ...]:
    """Whose verdict counts: the named audience's; left out, Python callers' where there are bindings, else the wire's."""
    if name == "all":
        return tuple(Audience)
    if name is not None:
        return (Audience(name),)
    return (
        (Audience.PYTHON,) if project is not None and project.apis else (Audience.WIRE,)
    )


def fails(report: Report, level: Level, audiences: tuple[Audience, ...]) -> bool:
    """Whether a gate at `level` stops the change for any of the audiences."""
    worst = {report.worst(audience) for audience in audiences}
    match level:
        case Level.NONE:
            return False
        case Level.ANY:
            return bool(report.findings)
        case Level.RISK:
            return bool(worst & {Verdict.RISK, Verdict.BREAK})
        case Level.BREAK:
            return Verdict.BREAK in worst
        case _:
            assert_never(level)


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


def _side(project: Project | None, name: str) -> drift.Side:
    named = open_document(project, name)
    api = spec.parse(named.document)
    return drift.Side(named.name, api, named.document, named.trust)
