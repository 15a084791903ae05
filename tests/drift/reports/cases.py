"""Reports to print: those of the golden cases, of the vendored revisions, and ones that are too long."""

import tomllib
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

from mooring.config.decisions import decisions
from mooring.diagnostics import Location
from mooring.drift import (
    RULES,
    Accepted,
    Audience,
    Gate,
    Level,
    Policy,
    Report,
    Side,
    compare,
    reports,
)

from ..revisions import CASES, PROJECT, side, vendored

FOLDER = CASES / "reports"
NAMES = sorted(path.name for path in FOLDER.iterdir())
GATE = Gate((Audience.PYTHON,), Level.BREAK)
TEMPLATES = reports.Templates(PROJECT / "templates")
VERSION = "1.2.3"
FORMATS = (
    "text",
    "markdown",
    "json",
    "sarif",
    "junit",
    "github",
    "gitlab",
    "html",
)


@cache
def sides(name: str) -> tuple[Side, Side]:
    """The two documents of a golden case."""
    old, new = (next((FOLDER / name).glob(f"{one}.*")) for one in ("old", "new"))
    return side(old), side(new)


@cache
def report(name: str) -> Report:
    return compare(*sides(name), _policy(FOLDER / name / "api.toml"))


def _policy(settings: Path) -> Policy:
    """What a case decided, on a day of its own."""
    if not settings.exists():
        return Policy()
    table = tomllib.loads(settings.read_text("utf-8"))
    accepted = decisions(table, settings).accepted
    return Policy(
        date(2026, 6, 1),
        accepted=tuple(Accepted(one.key, one.reason, one.until) for one in accepted),
    )


@cache
def vendored_report(old: str, new: str) -> Report:
    return compare(vendored(old), vendored(new))


def published(folder: Path) -> reports.Published:
    """Reads what the locations of a case name."""
    return lambda file: (folder / file).read_text("utf-8")


def printed(name: str, format_: str) -> str:
    """The report of a golden case in one of the forms."""
    match format_:
        case "text":
            return reports.text(report(name))
        case "markdown":
            return reports.markdown(report(name))
        case "json":
            return reports.json(report(name))
        case "sarif":
            return reports.sarif(report(name), GATE, RULES, VERSION)
        case "junit":
            return reports.junit(report(name), GATE, RULES)
        case "github":
            return reports.github(report(name), GATE)
        case "gitlab":
            return reports.gitlab(report(name), GATE)
        case _:
            return html(name)


def html(name: str) -> str:
    return reports.comparison_page(
        *sides(name), report(name), published(FOLDER / name), TEMPLATES
    )


def many(count: int, text: str = "") -> Report:
    """A report of so many breaks, each at a line and about a schema of its own."""
    base = report("everyday")
    broken = next(one for one in base.findings if one.rule == "maximum-changed")
    findings = (
        replace(
            broken,
            key=f"{at:016x}",
            place=f"Schema{at}.size{text}",
            message=f"Schema{at}.size{text}: maximum changed from 100 to 50",
            new_location=Location("new.yaml", at + 1, 1),
        )
        for at in range(count)
    )
    return replace(base, findings=tuple(findings))
