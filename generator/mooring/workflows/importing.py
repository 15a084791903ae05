"""A published page → a vendored revision, and the OpenAPI document that was read from it."""

import shutil
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import cast

import tomlkit
from tomlkit.items import AoT, Table

from mooring import spec
from mooring.config import Project, Revision, VendoredApi, load_api
from mooring.diagnostics import Diagnostic, Misuse
from mooring.document import Document, Standing
from mooring.sources.site import Site
from mooring.sources.yaml import dump
from mooring.workflows import import_report
from mooring.workflows.documents import all_revisions, read_file, read_revision
from mooring.workflows.sites import Choice, copy_pages, read_folder


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


def openapi_text(document: Document) -> str:
    """What was read from a published page, as an OpenAPI document in YAML."""
    return dump(document.root)


def read_once(path: Path, base: Path | None, trust: frozenset[Standing]) -> Document:
    """A document from any file, checked as far as a revision would be; nothing is written."""
    document = read_file(
        path, trust=trust, base=None if base is None else read_file(base)
    )
    spec.parse(document)
    return document


def refresh(project: Project) -> tuple[Imported, ...]:
    """Reads every vendored revision again and writes what was read from it beside it."""
    read = [(names, read_revision(*names)) for names in all_revisions(project)]
    for _, named in read:
        spec.parse(named.document)
    return tuple(
        _written(named.name, revision.openapi_path, named.document)
        for (_, _, revision), named in read
    )


def vendor(
    project: Project,
    source: Path,
    *,
    api_name: str,
    version_name: str,
    revision_date: str,
    base: str | None,
    trust: frozenset[Standing],
) -> Imported:
    """Copies a published page into the project, byte for byte, as a revision of its own.

    Raises:
        Misuse: the date is none, or the revision exists with other content.
        Unreadable: the page cannot be read; nothing has been written then.
    """
    _checked_date(revision_date)
    folder = project.specs / api_name
    api = load_api(folder / "api.toml") if (folder / "api.toml").is_file() else None
    base_document = None if base is None else _base(api, version_name, base)
    document = read_file(source, trust=trust, base=base_document)
    spec.parse(document)
    target = folder / version_name / f"{revision_date}{source.suffix}"
    if target.exists() and target.read_bytes() != source.read_bytes():
        raise Misuse(
            f"{target} exists and says something else; give another --revision."
        )
    target.parent.mkdir(parents=True, exist_ok=True)
    if not target.exists():
        shutil.copyfile(source, target)
    if not any(one.path == target for one in _listed(api, version_name)):
        entry = _entry(folder, revision_date, target, document, base, trust)
        _list(folder / "api.toml", api_name, version_name, entry)
    openapi_path = target.with_name(f"{revision_date}.openapi.yaml")
    imported = _written(f"{version_name}@{revision_date}", openapi_path, document)
    remarks = import_report.of_page(document, source.read_bytes())
    return replace(imported, remarks=tuple(remarks))


def vendor_folder(
    project: Project,
    folder: Path,
    *,
    api_name: str,
    version_name: str,
    revision_date: str,
    trust: frozenset[Standing],
    choice: Choice,
) -> tuple[Imported, Site]:
    """Copies the pages of a folder into the project, as one revision, with the list that decided about them.

    Raises:
        Misuse: the date is none, or the revision exists with other content.
        Unreadable: the pages say nothing, or contradict each other; nothing has been written then.
    """
    _checked_date(revision_date)
    choice = choice.below(folder)
    site = read_folder(folder, trust=trust, choice=choice)
    spec.parse(site.document)
    api_folder = project.specs / api_name
    settings = api_folder / "api.toml"
    api = load_api(settings) if settings.is_file() else None
    target = api_folder / version_name / revision_date
    if not target.exists():
        copy_pages(site, folder, target)
    vendored = read_folder(target, trust=trust, choice=choice).document
    if vendored.sha256 != site.document.sha256:
        raise Misuse(
            f"{target} exists and says something else; give another --revision."
        )
    if not any(one.path == target for one in _listed(api, version_name)):
        entry = _entry(api_folder, revision_date, target, vendored, None, trust)
        if choice.prefer:
            entry["prefer"] = list(choice.prefer)
        if choice.only is not None:
            entry["only"] = choice.only
        _list(settings, api_name, version_name, entry)
    path = target.with_name(f"{revision_date}.openapi.yaml")
    return _written(f"{version_name}@{revision_date}", path, vendored), site


def _checked_date(text: str) -> None:
    try:
        date.fromisoformat(text)
    except ValueError as error:
        raise Misuse(
            f"--revision takes a day such as 2026-03-10, not {text}."
        ) from error


def _base(api: VendoredApi | None, version_name: str, base: str) -> Document:
    version = (
        next((one for one in api.versions if one.name == version_name), None)
        if api
        else None
    )
    if api is None or version is None:
        raise Misuse(
            f"There is no {version_name} yet whose revision {base} could be the base."
        )
    return read_revision(api, version, version.revision(base)).document


def _written(name: str, path: Path, document: Document) -> Imported:
    text = openapi_text(document)
    changed = not path.is_file() or path.read_text("utf-8") != text
    if changed:
        path.write_bytes(text.encode())
    return Imported(name, path, changed, document.form, document.diagnostics)


def _listed(api: VendoredApi | None, version_name: str) -> tuple[Revision, ...]:
    versions = () if api is None else api.versions
    found = (one.revisions for one in versions if one.name == version_name)
    return next(found, ())


def _list(path: Path, api_name: str, version_name: str, entry: Table) -> None:
    """Adds a revision to `api.toml`, leaving what people wrote there as it is."""
    settings = (
        tomlkit.parse(path.read_text("utf-8")) if path.is_file() else tomlkit.document()
    )
    if "name" not in settings:
        settings["name"] = api_name
    versions = settings.setdefault("versions", tomlkit.table(is_super_table=True))
    version = versions.setdefault(version_name, tomlkit.table())
    revisions = version.setdefault("revisions", tomlkit.aot())
    cast(AoT, revisions).append(entry)  # pyright: ignore[reportUnknownMemberType]
    path.write_bytes(tomlkit.dumps(settings).encode())


def _entry(
    folder: Path,
    revision_date: str,
    target: Path,
    document: Document,
    base: str | None,
    trust: frozenset[Standing],
) -> Table:
    entry = tomlkit.table()
    entry["date"] = revision_date
    entry["file"] = target.relative_to(folder).as_posix()
    entry["format"] = document.form
    entry["sha256"] = document.sha256
    if base is not None:
        entry["base"] = base
    if trust:
        entry["trust"] = sorted(standing.value for standing in trust)
    return entry
