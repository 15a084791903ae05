"""A document → a distribution that can be published, with the history that its version follows from."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from mooring import bindings
from mooring.config import VendoredApi, Version
from mooring.drift import Audience, Bump, reports
from mooring.drift.reports import Release
from mooring.files import Files
from mooring.workflows import changelog
from mooring.workflows.packages.conducts import with_conducts
from mooring.workflows.generating import Material, Product, Vendored
from mooring.workflows.toolchain import templates_folder

FIRST = "1.0.0"
"""The version of the first revision."""

LICENSE = "LICENSE"


def distribution_files(material: Material) -> Files:
    """The files of a distribution; one from a file without settings has no history yet.

    Raises:
        Unreadable: what was recorded of operations is not, or no longer, what the document says.
    """
    vendored = material.vendored
    if vendored is None:
        name = material.folder.resolve().name
    else:
        name = f"{vendored.api.package}_{vendored.version.name}"
    module, releases = _module(name), _releases(vendored)
    settings = with_conducts(material.settings, material.api)
    made = bindings.generate_distribution(
        material.api,
        settings,
        module,
        releases[-1].version,
        templates_folder(),
        material.templates,
    )
    title = module.replace("_", "-")
    texts = {**made, "CHANGELOG.md": reports.changelog(title, releases)}
    return _without_license(material.folder, texts)


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


def _releases(vendored: Vendored | None) -> tuple[Release, ...]:
    """The releases up to the revision that packages are written from; the changes of a later one are told, and are no release."""
    if vendored is None:
        return (Release(FIRST, "unreleased", (), None),)
    version = vendored.version
    told = changelog.history(vendored.project, f"{vendored.api.name}/{version.name}")
    releases = numbered(told.releases)
    until = [one.date for one in releases].index(version.current.date)
    return releases[: until + 1]


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


def _follows(api: VendoredApi, version: Version) -> Iterator[str]:
    """The decisions and revisions that the history depends on."""
    yield repr(api.decisions)
    yield from (f"{one.date} {one.sha256}" for one in version.revisions)


DISTRIBUTION = Product("_distribution", distribution_files, _follows)
"""Beside the clients of an API."""
