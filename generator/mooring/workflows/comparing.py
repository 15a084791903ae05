"""Two documents → what changed between them, and whether a gate lets it pass."""

from datetime import date
from enum import Enum
from typing import assert_never

from mooring import drift, spec
from mooring.config import Project, VendoredApi
from mooring.diagnostics import Misuse
from mooring.drift import Audience, Report, Verdict, reports
from mooring.workflows.baseline import changed_version, is_baseline, open_baseline
from mooring.workflows.documents import NamedDocument, open_document


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


def compare(project: Project | None, old: str, new: str | None) -> Report:
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
    return drift.compare(
        _side(before), _side(after), policy_of(after.api or before.api)
    )


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
    verdicts = {
        finding.verdicts.of(audience)
        for finding in report.open
        for audience in audiences
    }
    match level:
        case Level.NONE:
            return False
        case Level.ANY:
            return bool(report.open)
        case Level.RISK:
            return bool(verdicts & {Verdict.RISK, Verdict.BREAK})
        case Level.BREAK:
            return Verdict.BREAK in verdicts
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


def _side(named: NamedDocument) -> drift.Side:
    api = spec.parse(named.document)
    return drift.Side(named.name, api, named.document, named.trust)
