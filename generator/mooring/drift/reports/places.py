"""Where to put a remark about what is gone."""

from dataclasses import replace

from mooring.document import resolve
from mooring.drift.report import Finding, Report
from mooring.drift.reports.telling import path_in_repository
from mooring.drift.facts.side import Side


def placed(report: Report, new: Side) -> Report:
    """The report with a place in the new document for everything that only the old one has.

    That is needed where both are states of one file: a line of the old one says nothing there. What is around the
    missing thing, and still there, is its place.
    """
    return replace(
        report,
        findings=tuple(
            _placed(finding, new) if _is_astray(finding, new) else finding
            for finding in report.findings
        ),
    )


def _is_astray(finding: Finding, new: Side) -> bool:
    return (
        finding.new_location is None
        and finding.old_location is not None
        and path_in_repository(finding.old_location.file)
        == path_in_repository(new.document.name)
    )


def _placed(finding: Finding, new: Side) -> Finding:
    pointer = finding.old_pointer or ""
    while pointer and not _is_there(pointer, new):
        pointer = pointer.rpartition("/")[0]
    return replace(finding, new_location=new.location(pointer))


def _is_there(pointer: str, new: Side) -> bool:
    try:
        resolve(new.document.root, pointer)
    except KeyError:
        return False
    return True
