"""What was fetched → a revision of its own, with a note beside it of where it comes from."""

from dataclasses import replace

from mooring.config import Project, load_api
from mooring.diagnostics import Misuse
from mooring.workflows import importing
from mooring.workflows.importing import Imported
from mooring.workflows.novelties import Arrival
from mooring.workflows.receipts import keep_receipt


def vendor(
    project: Project, api_name: str, version_name: str, arrival: Arrival, day: str
) -> Imported:
    """Vendors what was fetched as a revision, and notes beside it where it comes from.

    Raises:
        Misuse: the day is none, or no later than that of the newest revision.
        Unreadable: it cannot be read.
    """
    newest, found, reading = arrival.newest, arrival.found, arrival.reading
    if newest is not None and day <= newest.date:
        raise Misuse(
            f"{version_name} has a revision of {newest.date} already; name the day of this one with --revision."
        )
    if arrival.site is not None:
        imported, _ = importing.vendor_folder(
            project,
            found.path,
            api_name=api_name,
            version_name=version_name,
            revision_date=day,
            trust=reading.trust,
            choice=reading.choice,
            origin=found.source,
        )
    else:
        imported = importing.vendor(
            project,
            found.path,
            api_name=api_name,
            version_name=version_name,
            revision_date=day,
            base=reading.base,
            trust=reading.trust,
            origin=found.source,
        )
    api = load_api(project.specs / api_name / "api.toml")
    for version in api.versions:
        if version.name == version_name:
            keep_receipt(version.revision(day), found)
    return replace(imported, diagnostics=arrival.document.diagnostics)
