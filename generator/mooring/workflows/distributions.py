"""Vendored revisions, or one file → distributions that can be published, with the history that their versions follow from."""

from dataclasses import replace
from pathlib import Path

from mooring import bindings
from mooring.config import Project, VendoredApi, Version
from mooring.document import Document
from mooring.drift import Audience, Bump, reports
from mooring.drift.reports import Release
from mooring.files import Edits, Files
from mooring.workflows import changelog
from mooring.workflows.documents import beside, find_publications
from mooring.workflows.generating import (
    Package,
    Progress,
    Written,
    chosen_versions,
    file_inputs,
    file_settings,
    is_current,
    left,
    version_inputs,
    version_settings,
    written,
)
from mooring.workflows.publications import Record, read_last
from mooring.workflows.revisions import published_chain
from mooring.workflows.toolchain import (
    inputs_digest,
    own_templates,
    templates_folder,
    toolchain_digest,
)

SUFFIX = "_distribution"
"""Ends the name of the folder that holds the distributions of an API."""

FIRST = "1.0.0"
"""The version of the first revision."""

LICENSE = "LICENSE"


def generate_distributions(
    project: Project, names: tuple[str, ...], *, edits: Edits, progress: Progress
) -> tuple[Written, ...]:
    """Writes the distributions of the named versions, or of all; one whose inputs have not changed is left alone.

    Raises:
        Misuse: there is no such version, or a file was edited by hand.
        Unreadable: a document cannot be read; nothing has been written then.
    """
    results = list[Written]()
    packages = list[Package]()
    for api, version in chosen_versions(project, names):
        folder = project.output / f"{api.package}{SUFFIX}" / version.name
        dates = (f"{one.date} {one.sha256}" for one in version.revisions)
        own = version_inputs(project, api, version)
        inputs = inputs_digest(own, SUFFIX, repr(api.decisions), *dates)
        if is_current(folder, inputs):
            results.append(left(folder))
        else:
            progress(f"{api.name}/{version.name}")
            packages.append(_version_package(project, api, version, folder, inputs))
    return (*results, *(written(package, edits) for package in packages))


def generate_distribution_file(
    project: Project | None,
    source: str,
    output: Path,
    *,
    overlays: tuple[Path, ...] = (),
    edits: Edits,
) -> Written:
    """Writes one distribution into `output` from any document, without settings; it has no history yet.

    Args:
        overlays: Files that are applied to the document first.

    Raises:
        Misuse: a file in `output` was edited by hand.
        Unreadable: the document cannot be read.
    """
    chain = find_publications(project, source, overlays)
    settings = file_settings(source, output)
    templates = project.templates if project else None
    others = Record(beside)
    document = read_last(chain, others)
    made_from = file_inputs(toolchain_digest(templates), chain, others, settings)
    inputs = inputs_digest(made_from, SUFFIX)
    if is_current(output, inputs):
        return left(output)
    module = _module(output.resolve().name)
    releases = (Release(FIRST, "unreleased", (), None),)
    package = _package(
        document, settings, module, FIRST, releases, output, inputs, templates
    )
    return written(package, edits)


def numbered(releases: tuple[Release, ...]) -> tuple[Release, ...]:
    """The releases under version numbers: each rises by what its changes mean for Python callers (Semantic Versioning 2.0.0)."""
    number = (1, 0, 0)
    found = list[Release]()
    for release in releases:
        if release.report is not None:
            number = _raised(number, release.report.bump(Audience.PYTHON))
        found.append(replace(release, version=".".join(map(str, number))))
    return tuple(found)


def _raised(number: tuple[int, int, int], bump: Bump) -> tuple[int, int, int]:
    major, minor, patch = number
    match bump:
        case Bump.MAJOR:
            return major + 1, 0, 0
        case Bump.MINOR:
            return major, minor + 1, 0
        case Bump.PATCH | Bump.NONE:
            # The same version is never published twice.
            return major, minor, patch + 1


def _version_package(
    project: Project, api: VendoredApi, version: Version, folder: Path, inputs: str
) -> Package:
    current = version.current
    document = read_last(published_chain(version, current), beside)
    settings = version_settings(api, version)
    module = _module(f"{api.package}_{version.name}")
    told = changelog.history(project, f"{api.name}/{version.name}")
    releases = numbered(told.releases)
    # A revision that no package is written from has its changes told, and no release.
    until = [one.date for one in releases].index(current.date)
    releases = releases[: until + 1]
    return _package(
        document,
        settings,
        module,
        releases[-1].version,
        releases,
        folder,
        inputs,
        project.templates,
    )


def _package(
    document: Document,
    settings: bindings.Settings,
    module: str,
    version: str,
    releases: tuple[Release, ...],
    folder: Path,
    inputs: str,
    templates: Path | None,
) -> Package:
    # A run that finds everything as it should be does not wait for this.
    from mooring import spec

    api = spec.parse(document)
    made = bindings.generate_distribution(
        api, settings, module, version, templates_folder(), templates
    )
    title = module.replace("_", "-")
    texts = {**made, "CHANGELOG.md": reports.changelog(title, releases)}
    files = _without_license(folder, texts)
    return Package(folder, files, inputs, own_templates(templates), api.diagnostics)


def _without_license(folder: Path, files: Files) -> Files:
    """The files without the licence, where a person has put one there."""
    own = folder / LICENSE
    if own.is_file() and own.read_text("utf-8", "replace") != files[LICENSE]:
        return {path: text for path, text in files.items() if path != LICENSE}
    return files


def _module(name: str) -> str:
    """A name that Python can import."""
    plain = "".join(one if one.isascii() and one.isalnum() else "_" for one in name)
    plain = plain.lower().strip("_")
    return plain if plain[:1].isalpha() else f"package_{plain}".rstrip("_")
