"""The answers to continuous integration, as each of its readers takes them."""

import hashlib
import json
from collections.abc import Iterator
from typing import assert_never, cast

from mooring.document import Json
from mooring.drift.reports import workflow_command
from mooring.escapes import code_span, json_text, visible
from mooring.files import Difference, shown
from mooring.workflows.comparing import (
    PLAIN,
    Comparison,
    Format,
    Gate,
    Palette,
    Templates,
    rendered,
)
from mooring.workflows.gating import (
    Added,
    Drifted,
    Incomparable,
    Outcome,
    Part,
    Removed,
    Unchanged,
    Unread,
)

MOST = 9
"""Files that are named one by one: GitHub shows ten annotations of a kind for a step."""
MEND = "Run mooring import and mooring generate, and commit what they write."


def text(outcome: Outcome, gate: Gate, palette: Palette, templates: Templates) -> str:
    """For a terminal or a log."""

    def drift(comparison: Comparison) -> str:
        return rendered(comparison, Format.TEXT, gate, palette, templates)

    lines = [
        f"{one.state.value:8} {visible(shown(one.path))}\n" for one in _found(outcome)
    ]
    lines.append(f"{_checked(outcome)}\n")
    for part in outcome.parts:
        lines.append(
            drift(part.comparison)
            if isinstance(part, Drifted)
            else f"{_told(part, outcome)}\n"
        )
    return "".join(lines)


def github(outcome: Outcome, gate: Gate, templates: Templates) -> str:
    """Annotations: commands to GitHub's runner, and the rest as lines of the log."""
    return "".join(_github(outcome, gate, templates))


def gitlab(outcome: Outcome, gate: Gate, templates: Templates) -> str:
    """One Code Quality report of everything."""
    entries: list[Json] = [_entry(one, outcome) for one in _found(outcome)]
    for part in outcome.parts:
        if isinstance(part, Drifted):
            report = rendered(part.comparison, Format.GITLAB, gate, PLAIN, templates)
            entries += cast("list[Json]", json.loads(report))
    return json_text(entries)


def summary(outcome: Outcome, gate: Gate, templates: Templates) -> str:
    """For the page of a job, in Markdown."""
    lines = [f"## Mooring: {outcome.answer(gate).value}\n\n"]
    lines.append(f"{_checked(outcome)}\n\n")
    listed = _found(outcome)
    lines += [
        f"- {one.state.value} {code_span(shown(one.path))}\n" for one in listed[:MOST]
    ]
    if len(listed) > MOST:
        lines.append(f"- and {len(listed) - MOST} more\n")
    if listed:
        lines.append(f"\n{MEND}\n")
    for part in outcome.parts:
        lines.append("\n")
        match part:
            case Drifted(comparison=comparison):
                lines.append(
                    rendered(comparison, Format.MARKDOWN, gate, PLAIN, templates)
                )
            case Unread(name=name, diagnostics=diagnostics):
                lines.append(f"**{code_span(name)} cannot be read:**\n\n")
                lines += [f"- {code_span(str(one))}\n" for one in diagnostics]
            case Incomparable(message=message):
                lines.append(f"**No drift was measured.** {code_span(message)}\n")
            case Unchanged() | Added() | Removed():
                lines.append(f"{_told(part, outcome)}\n")
            case _:
                assert_never(part)
    return "".join(lines)


def _github(outcome: Outcome, gate: Gate, templates: Templates) -> Iterator[str]:
    listed = _found(outcome)
    for one in listed[:MOST]:
        place = {
            "file": outcome.place(one.path),
            "title": f"mooring check: {one.state.value}",
        }
        said = f"{visible(shown(one.path))} is not what would be written.\n{MEND}"
        yield f"{workflow_command('error', place, said)}\n"
    if len(listed) > MOST:
        rest = f"{len(listed) - MOST} more files are not what would be written."
        yield f"{workflow_command('error', {'title': 'mooring check'}, rest)}\n"
    yield f"{_checked(outcome)}\n"
    for part in outcome.parts:
        match part:
            case Drifted(comparison=comparison):
                yield rendered(comparison, Format.GITHUB, gate, PLAIN, templates)
            case Unread(diagnostics=diagnostics):
                for diagnostic in diagnostics:
                    place = {
                        "file": diagnostic.location.file,
                        "line": str(diagnostic.location.line),
                        "title": f"mooring: {diagnostic.code}",
                    }
                    command = workflow_command(
                        "error", place, visible(diagnostic.message)
                    )
                    yield f"{command}\n"
            case Incomparable(message=message):
                title = {"title": "mooring ci: no drift was measured"}
                yield f"{workflow_command('error', title, visible(message))}\n"
            case Removed():
                title = {"title": "mooring ci: version removed"}
                said = _told(part, outcome)
                yield f"{workflow_command('error', title, said)}\n"
            case Unchanged() | Added():
                yield f"{_told(part, outcome)}\n"
            case _:
                assert_never(part)


def _told(part: Part, outcome: Outcome) -> str:
    """One line about what has no report of its own."""
    base = visible(outcome.base or "")
    match part:
        case Unchanged(name=name):
            return f"{visible(name)}: no drift against {base}."
        case Added(name=name):
            return f"{visible(name)}: new; {base} does not have it."
        case Removed(name=name):
            return (
                f"{visible(name)}: removed; {base} has it, and whoever calls it breaks."
            )
        case Unread(name=name, diagnostics=diagnostics):
            said = "\n".join(visible(str(one)) for one in diagnostics)
            return f"{visible(name)} cannot be read:\n{said}"
        case Incomparable(message=message):
            return f"No drift was measured. {visible(message)}"
        case Drifted(name=name):
            return visible(name)
        case _:
            assert_never(part)


def _checked(outcome: Outcome) -> str:
    if outcome.differences is None:
        return "What is on disk could not be checked."
    count = len(outcome.differences)
    if count == 0:
        return "Everything on disk is as it would be written."
    return f"{count} {'file is' if count == 1 else 'files are'} not what would be written. {MEND}"


def _found(outcome: Outcome) -> tuple[Difference, ...]:
    return outcome.differences or ()


def _entry(one: Difference, outcome: Outcome) -> Json:
    """A finding of Code Quality, which keeps its identity as long as the file differs in the same way."""
    path = outcome.place(one.path)
    return {
        "description": f"{one.state.value}: not what would be written. {MEND}",
        "check_name": f"mooring-check-{one.state.value}",
        "fingerprint": hashlib.sha256(f"{one.state.value} {path}".encode()).hexdigest(),
        "severity": "critical",
        "location": {"path": visible(path), "lines": {"begin": 1}},
    }
