"""`mooring generate --all`: many documents at once, what failed, and a table at the end."""

from collections import Counter
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, assert_never

import click

from mooring.cli.project import printed_through, project_here, project_here_or_none
from mooring.cli.terminal import (
    DEFECT,
    GATE_FAILED,
    UNREADABLE,
    WRONG_USAGE,
    hand_over,
    refuse,
    report,
    report_defect,
    report_misuse,
    say,
    show_progress,
    tell,
    tell_conflicts,
    wants_all_errors,
)
from mooring.document import Json
from mooring.escapes import json_text, visible
from mooring.files import Edits, shown

if TYPE_CHECKING:
    from mooring.config import Execution, Project
    from mooring.workflows.batches import Progress, Record

SCHEMA = "mooring-batch/1"
HEADINGS = ("document", "outcome", "operations", "in part", "warnings", "CPU s")


def generate_all(
    versions: tuple[str, ...],
    specs: tuple[str, ...],
    output: Path | None,
    *,
    workers: int | None,
    scheduler: str | None,
    templates: Path | None,
    edits: Edits,
    strict: bool,
    as_json: bool,
) -> int:
    """Writes a package for every version, or for every document of `specs`, and prints the table.

    Args:
        versions: With `specs`, further documents: a shell puts them here when it expands a pattern.

    Returns:
        The worst of the exit codes that the documents would have had alone.
    """
    from mooring.workflows import batches, catalogues

    project = printed_through(
        templates, project_here_or_none() if specs else project_here()
    )
    if project is not None and output is None:
        orders = catalogues.vendored_orders(project, versions)
    else:
        orders = catalogues.loose_orders((*specs, *versions), output or Path())
    where = _execution(project, workers, scheduler)
    started = monotonic()
    try:
        records = batches.generate_all(
            project, orders, where, templates=templates, edits=edits, watch=_watch
        )
    finally:
        show_progress("")
    if as_json:
        hand_over(_json(records))
    else:
        for row in _table(records):
            tell(row)
        tell(f"{_totals(records)} in {monotonic() - started:.1f} s")
    degraded = sum(bool(record.degraded) for record in records)
    if strict and degraded:
        say(
            f"{_packages(degraded)} of {len(records)} not in full; mooring generate --report FILE says what, of one at a time."
        )
    gate = GATE_FAILED if strict and degraded else 0
    return max(gate, *(_code(record) for record in records), 0)


def _execution(
    project: "Project | None", workers: int | None, scheduler: str | None
) -> "Execution":
    """Where the batch runs: as the options say, else the project, else on every processor."""
    from mooring.config import DaskCluster, Processes, processors

    if workers is not None and scheduler is not None:
        raise click.UsageError(
            "--workers counts processes of this machine; a cluster has its own number."
        )
    if scheduler is not None:
        return DaskCluster(scheduler)
    if workers is not None:
        return Processes(workers)
    return project.execution if project else Processes(processors())


def _watch(progress: "Progress") -> None:
    """Tells at once what failed; on a terminal also how far the batch is."""
    show_progress("")
    _tell(progress.latest)
    tell_conflicts(progress.latest.conflicts)
    if progress.under_way:
        names = ", ".join(progress.under_way)
        show_progress(f"[{progress.done} of {progress.total}] {names} …")


def _tell(record: "Record") -> None:
    from mooring.workflows.batches import Killed
    from mooring.workflows.tasks import Defective, Misused, Refused

    match record.failure:
        case None:
            report(record.stubs)
        case Refused(diagnostics):
            refuse(diagnostics, in_full=wants_all_errors())
        case Misused(message):
            report_misuse(f"{record.name}: {message}")
        case Defective(trace):
            report_defect(trace, record.name)
        case Killed():
            report_misuse(
                f"{record.name}: The worker died of it, most often for want of memory; give it fewer --workers, or generate it alone."
            )
        case _:
            assert_never(record.failure)


def _code(record: "Record") -> int:
    """The exit code that a document would have had alone."""
    from mooring.workflows.batches import Killed
    from mooring.workflows.tasks import Defective, Misused, Refused

    match record.failure:
        case None:
            return GATE_FAILED if record.stubs or record.conflicts else 0
        case Refused():
            return UNREADABLE
        case Misused():
            return WRONG_USAGE
        case Defective() | Killed():
            return DEFECT
        case _:
            assert_never(record.failure)


def _table(records: "tuple[Record, ...]") -> list[str]:
    """A row for each document but those that are none, under headings."""
    from mooring.workflows.batches import Outcome

    rows: list[tuple[str, ...]] = [HEADINGS]
    for record in records:
        if record.outcome is not Outcome.SKIPPED:
            code = _code(record)
            outcome = (
                f"{record.outcome.value} ({code})" if code else record.outcome.value
            )
            rows.append(
                (
                    visible(record.name),
                    outcome,
                    _number(record.operations),
                    _number(record.degraded),
                    str(record.warnings or "-"),
                    f"{record.cpu_seconds:.1f}" if record.cpu_seconds else "-",
                )
            )
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return ["  ".join(_aligned(row, widths)).rstrip() for row in rows]


def _aligned(row: tuple[str, ...], widths: list[int]) -> list[str]:
    """Cells of one width a column: words to the left, numbers to the right."""
    words = [cell.ljust(width) for cell, width in zip(row[:2], widths, strict=False)]
    numbers = zip(row[2:], widths[2:], strict=True)
    return [*words, *(cell.rjust(width) for cell, width in numbers)]


def _number(count: int | None) -> str:
    return "-" if count is None else str(count)


def _totals(records: "tuple[Record, ...]") -> str:
    from mooring.workflows.batches import Outcome

    counts = Counter(record.outcome for record in records)
    outcomes = ", ".join(
        f"{counts[outcome]} {outcome.value}" for outcome in Outcome if counts[outcome]
    )
    operations = sum(record.operations or 0 for record in records)
    seconds = sum(record.cpu_seconds for record in records)
    return f"{_packages(len(records))}: {outcomes}; {operations} operations, {seconds:.1f} CPU s"


def _packages(count: int) -> str:
    return f"{count} package{'' if count == 1 else 's'}"


def _json(records: "tuple[Record, ...]") -> str:
    entries: list[Json] = [
        {
            "name": record.name,
            "folder": shown(record.folder),
            "outcome": record.outcome.value,
            "exit": _code(record),
            "operations": record.operations,
            "degraded": record.degraded,
            "warnings": record.warnings,
            "cpu_seconds": round(record.cpu_seconds, 3),
        }
        for record in records
    ]
    return json_text({"schema": SCHEMA, "packages": entries})
