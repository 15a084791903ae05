"""A published page → a vendored revision, and the OpenAPI document that was read from it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from mooring import spec
from mooring.config import Project, Revision, VendoredApi, Version, load_api
from mooring.diagnostics import Diagnostic, Misuse
from mooring.document import Document, Standing
from mooring.files import digest
from mooring.sources.site import Site
from mooring.sources.yaml import dump
from mooring.workflows import import_report
from mooring.workflows.documents.pages import read_pages
from mooring.workflows.documents.reading import beside, published, read_revision
from mooring.workflows.kept.kept_names import keep
from mooring.workflows.documents.publications import (
    Publication,
    Record,
    read_last,
    read_published,
    with_overlays,
)
from mooring.workflows.documents.readings import record
from mooring.workflows.documents.revisions import (
    all_revisions,
    overlay_files,
    published_chain,
)
from mooring.workflows.projects.settings_files import list_revision
from mooring.workflows.documents.sites import (
    Choice,
    copy_pages,
    published_folder,
    read_folder,
)

_NAME = re.compile(r"\w[\w.-]*")


@dataclass(frozen=True, slots=True)
class Imported:
    """What one import wrote, and what it found on the way."""

    name: str
    openapi_path: Path
    changed: bool
    form: str
    diagnostics: tuple[Diagnostic, ...]
    remarks: tuple[str, ...] = ()
    """The import report, line by line."""
    kept: tuple[str, ...] = ()
    """A line for each class that keeps its name although its schema has another one."""


def openapi_text(document: Document) -> str:
    """What was read from a published page, as an OpenAPI document in YAML.

    Beside a vendored page stands what was read from it alone, before any overlay: so the file proves the reading,
    and its next revision differs from it by what the vendor changed. Whatever reads a revision applies the overlays anew.
    """
    return dump(document.root)


def read_once(
    path: Path,
    base: Path | None,
    trust: frozenset[Standing],
    overlays: tuple[Path, ...] = (),
) -> Document:
    """A document from any file, checked as far as a revision would be; nothing is written."""
    before = () if base is None else (published(base),)
    document = read_last((*before, published(path, trust, overlays)), beside)
    spec.parse(document)
    return document


def refresh(project: Project) -> tuple[Imported, ...]:
    """Reads every vendored revision again and writes what was read from it beside it."""
    read = [
        (version, revision, read_revision(api, version, revision))
        for api, version, revision in all_revisions(project)
    ]
    for *_, named in read:
        spec.parse(named.document)
    imported = list[Imported]()
    for version, revision, named in read:
        imported.append(_written(named.name, revision.openapi_path, named.published))
        record(version, revision)
    return tuple(imported)


def vendor(
    project: Project,
    source: Path,
    *,
    api_name: str,
    version_name: str,
    revision_date: str,
    base: str | None,
    trust: frozenset[Standing],
    origin: str | None = None,
) -> Imported:
    """Copies a published page into the project, byte for byte, as a revision of its own.

    A document that refers to other files of its folder gets a folder of its own, named like the revision, in which
    it and the files that were read with it keep their names and places: they refer to each other by these.
    The overlays that the settings list for all revisions of the version must fit it.

    Args:
        origin: Where it was fetched; `api.toml` lists it as `source`.

    Raises:
        Misuse: a name or the date is none, or the revision exists with other content.
        Unreadable: the page cannot be read; nothing has been written then.
    """
    _check_names(api_name, version_name)
    checked_date(revision_date)
    folder = project.specs / api_name
    api = load_api(folder / "api.toml") if (folder / "api.toml").is_file() else None
    version = _version(api, version_name)
    before = () if base is None else _base(version, version_name, base)
    overlays = () if version is None else version.overlays
    publication = published(source, trust, overlays)
    others = Record(beside)
    document = read_published((*before, publication), others)
    parsed = spec.parse(with_overlays(document, publication))
    # What it refers to and is not here cannot be vendored beside it; every other flaw stays with the document.
    missing = [one for one in parsed.diagnostics if one.code == "external-reference"]
    files = others.files_of(publication)
    target = folder / version_name / f"{revision_date}{source.suffix}"
    if files:
        target = folder / version_name / revision_date / source.name
    copies = {target: publication.data}
    copies |= {target.parent / name: data for name, data in files.items()}
    revision = Revision(
        date=revision_date,
        path=target,
        sha256=document.sha256,
        source=origin,
        format=document.form,
        trust=trust,
        base=base,
        files={name: digest(data) for name, data in sorted(files.items())},
    )
    _check_free(copies)
    is_listed = _is_listed(version, revision)
    for path, data in copies.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    if not is_listed:
        list_revision(folder / "api.toml", api_name, version_name, revision)
    imported = _written(
        f"{version_name}@{revision_date}", revision.openapi_path, document
    )
    kept = _record(folder / "api.toml", version_name, revision_date)
    remarks = tuple(import_report.of_page(document, copies[target]))
    return replace(
        imported,
        diagnostics=(*imported.diagnostics, *missing),
        remarks=remarks,
        kept=kept,
    )


def checked_date(text: str) -> None:
    """Makes sure that a revision is named by a day.

    Raises:
        Misuse: it is not.
    """
    try:
        date.fromisoformat(text)
    except ValueError as error:
        raise Misuse(
            f"--revision takes a day such as 2026-03-10, not {text}."
        ) from error


def _record(settings: Path, version_name: str, revision_date: str) -> tuple[str, ...]:
    """Records how a new revision was read, and the names that it must not cost; says which these are."""
    api = load_api(settings)
    version = _version(api, version_name)
    assert version is not None
    record(version, version.revision(revision_date))
    return tuple(keep(settings, version_name, revision_date))


def _check_free(copies: Mapping[Path, bytes]) -> None:
    """Makes sure that no file says something else than what is to be written there."""
    for path, data in copies.items():
        if path.exists() and not (path.is_file() and path.read_bytes() == data):
            raise Misuse(
                f"{path} exists and says something else; give another --revision."
            )


def _is_listed(version: Version | None, revision: Revision) -> bool:
    """Whether the settings list a revision already.

    Raises:
        Misuse: they list another one of its date.
    """
    revisions = () if version is None else version.revisions
    known = next((one for one in revisions if one.date == revision.date), None)
    if known is not None and (known.path, {**known.files}) != (
        revision.path,
        {**revision.files},
    ):
        raise Misuse(
            f"{known.path} is listed for {known.date} already, with other files; give another --revision."
        )
    return known is not None


def vendor_folder(
    project: Project,
    folder: Path,
    *,
    api_name: str,
    version_name: str,
    revision_date: str,
    trust: frozenset[Standing],
    choice: Choice,
    origin: str | None = None,
) -> tuple[Imported, Site]:
    """Copies the pages of a folder into the project, as one revision, with the list that decided about them.

    Args:
        origin: Where they were fetched; `api.toml` lists it as `source`.

    Raises:
        Misuse: a name or the date is none, or the revision exists with other content.
        Unreadable: the pages say nothing, or contradict each other; nothing has been written then.
    """
    _check_names(api_name, version_name)
    checked_date(revision_date)
    choice = choice.below(folder)
    api_folder = project.specs / api_name
    settings = api_folder / "api.toml"
    api = load_api(settings) if settings.is_file() else None
    version = _version(api, version_name)
    overlays = () if version is None else version.overlays
    publication = published_folder(folder, trust, choice)
    publication = replace(publication, overlays=overlay_files(overlays))
    assert publication.pages is not None
    site = read_pages(publication.name, publication.pages, trust)
    spec.parse(with_overlays(site.document, publication))
    target = api_folder / version_name / revision_date
    if not target.exists():
        copy_pages(site, publication, target)
    vendored = read_folder(target, trust=trust, choice=choice).document
    if vendored.sha256 != site.document.sha256:
        raise Misuse(
            f"{target} exists and says something else; give another --revision."
        )
    revision = Revision(
        date=revision_date,
        path=target,
        sha256=vendored.sha256,
        source=origin,
        format=vendored.form,
        trust=trust,
        prefer=choice.prefer,
        only=choice.only,
    )
    if not _is_listed(version, revision):
        list_revision(settings, api_name, version_name, revision)
    name = f"{version_name}@{revision_date}"
    imported = _written(name, revision.openapi_path, vendored)
    kept = _record(settings, version_name, revision_date)
    return replace(imported, kept=kept), site


def _check_names(*names: str) -> None:
    """Makes sure that names are such as folders can have, and lead nowhere else."""
    for name in names:
        if not _NAME.fullmatch(name):
            raise Misuse(
                f"{name} is no name for an API or a version; take letters, digits, “.”, “-” and “_”."
            )


def _version(api: VendoredApi | None, name: str) -> Version | None:
    versions = () if api is None else api.versions
    return next((one for one in versions if one.name == name), None)


def _base(
    version: Version | None, version_name: str, base: str
) -> tuple[Publication, ...]:
    if version is None:
        raise Misuse(
            f"There is no {version_name} yet whose revision {base} could be the base."
        )
    return published_chain(version, version.revision(base))


def _written(name: str, path: Path, document: Document) -> Imported:
    text = openapi_text(document)
    changed = not path.is_file() or path.read_text("utf-8") != text
    if changed:
        path.write_bytes(text.encode())
    return Imported(name, path, changed, document.form, document.diagnostics)
