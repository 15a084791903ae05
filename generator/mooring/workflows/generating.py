"""Vendored revisions, or one file → packages of bindings on disk."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from mooring import bindings
from mooring.config import Project, VendoredApi, Version
from mooring.diagnostics import Diagnostic
from mooring.document import Document
from mooring.files import Files, Manifest, State, differences, write
from mooring.workflows.documents import beside, find_publications
from mooring.workflows.publications import Publication, Record, read_last
from mooring.workflows.revisions import find_version, published_chain
from mooring.workflows.toolchain import (
    inputs_digest,
    own_digest,
    templates_folder,
    toolchain_digest,
)

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Package:
    """The files of one package, where they belong, and a digest of all that they are made from."""

    folder: Path
    files: Files
    inputs: str
    diagnostics: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class Written:
    """What a run did with one package."""

    folder: Path
    changed: bool
    diagnostics: tuple[Diagnostic, ...] = ()


def generate(
    project: Project, names: tuple[str, ...], *, force: bool, progress: Progress
) -> tuple[Written, ...]:
    """Writes the packages of the named versions, or of all; one whose inputs have not changed is left alone.

    Raises:
        Misuse: there is no such version, or a package was edited by hand.
        Unreadable: a document cannot be read; nothing has been written then.
    """
    chosen = chosen_versions(project, names)
    current = [
        version_folder(project, api, version)
        for api, version in chosen
        if is_current(
            version_folder(project, api, version), version_inputs(project, api, version)
        )
    ]
    packages = list[Package]()
    for api, version in chosen:
        if version_folder(project, api, version) not in current:
            progress(f"{api.name}/{version.name}")
            packages.append(version_package(project, api, version))
    packages.extend(
        api_package(project, api)
        for api in {api.name: api for api, _ in chosen}.values()
    )
    unchanged = (Written(folder, changed=False) for folder in current)
    return (*unchanged, *(written(package, force=force) for package in packages))


def generate_file(
    project: Project | None,
    source: str,
    output: Path,
    *,
    overlays: tuple[Path, ...] = (),
    force: bool,
) -> Written:
    """Writes one package into `output` from any document, without settings.

    Args:
        overlays: Files that are applied to the document first.

    Raises:
        Misuse: a file in `output` was edited by hand.
        Unreadable: the document cannot be read.
    """
    chain = find_publications(project, source, overlays)
    settings = file_settings(source, output)
    templates = project.templates if project else None
    toolchain = toolchain_digest(templates)
    inputs = lone_inputs(toolchain, chain, settings)
    if inputs is not None and is_current(output, inputs):
        return Written(output, changed=False)
    others = Record(beside)
    document = read_last(chain, others)
    if inputs is None:
        inputs = file_inputs(toolchain, chain, others, settings)
        if is_current(output, inputs):
            return Written(output, changed=False)
    package = _package(document, settings, output, inputs, templates)
    return written(package, force=force)


def file_settings(source: str, output: Path) -> bindings.Settings:
    """What a package of a document without settings is called, by the name of its folder."""
    name = output.resolve().name
    return bindings.Settings(
        package=name.replace("_", "-"),
        document=Path(source).name,
        environment=_environment(name),
    )


def file_inputs(
    toolchain: str,
    chain: tuple[Publication, ...],
    others: Record,
    settings: bindings.Settings,
) -> str:
    """A digest of everything that the package of a document was made from.

    Args:
        others: The files that were opened while the document was read; none where all are listed.
    """
    return inputs_digest(
        toolchain, *(one.digest for one in chain), others.digest, repr(settings)
    )


def lone_inputs(
    toolchain: str, chain: tuple[Publication, ...], settings: bindings.Settings
) -> str | None:
    """The same before the document is read; None where it may refer to files that nobody listed."""
    if not all(one.is_whole for one in chain):
        return None
    return file_inputs(toolchain, chain, Record(beside), settings)


def is_current(folder: Path, inputs: str) -> bool:
    """Whether a folder holds what was written into it, and from the same inputs."""
    manifest = Manifest.read(folder)
    if manifest is None or manifest.inputs != inputs:
        return False
    return all(one.state is State.EXTRA for one in differences(folder, manifest))


def chosen_versions(
    project: Project, names: tuple[str, ...]
) -> list[tuple[VendoredApi, Version]]:
    """The named versions, or all.

    Raises:
        Misuse: there is no such version.
    """
    named = [find_version(project, name) for name in names]
    return named or [(api, version) for api in project.apis for version in api.versions]


def version_folder(project: Project, api: VendoredApi, version: Version) -> Path:
    return project.output / api.package / version.name


def version_package(project: Project, api: VendoredApi, version: Version) -> Package:
    """The package of one version, from its newest revision that may be generated from."""
    chain = published_chain(version, version.current)
    document = read_last(chain, beside)
    settings = version_settings(api, version)
    folder = version_folder(project, api, version)
    inputs = version_inputs(project, api, version)
    return _package(document, settings, folder, inputs, project.templates)


def version_settings(api: VendoredApi, version: Version) -> bindings.Settings:
    """What the package of a version is called, and what its API's settings decide."""
    return bindings.Settings(
        package=api.package.replace("_", "-"),
        document=f"{api.name}/{version.name}@{version.current.date}",
        environment=api.environment,
        operation_names=dict(version.operation_names),
        class_names=dict(version.class_names),
        kept_classes=dict(version.kept_classes),
        title=version.title,
    )


def version_inputs(project: Project, api: VendoredApi, version: Version) -> str:
    """A digest of everything that the package of a version is made from.

    Raises:
        Unreadable: a file is gone, or is not the one that was vendored.
    """
    return file_inputs(
        toolchain_digest(project.templates),
        published_chain(version, version.current),
        Record(beside),
        version_settings(api, version),
    )


def api_package(project: Project, api: VendoredApi) -> Package:
    """The package around the versions of one API."""
    versions = [version.name for version in api.versions]
    files = bindings.generate_namespace(api.name, versions, templates_folder())
    return Package(project.output / api.package, files, api_inputs(api))


def api_inputs(api: VendoredApi) -> str:
    """A digest of everything that the package around the versions of an API is made from."""
    names = (version.name for version in api.versions)
    return inputs_digest(own_digest(), api.name, *names)


def _package(
    document: Document,
    settings: bindings.Settings,
    folder: Path,
    inputs: str,
    templates: Path | None,
) -> Package:
    # A run that finds everything as it should be does not wait for this.
    from mooring import spec

    api = spec.parse(document)
    files = bindings.generate(api, settings, templates_folder(), templates)
    return Package(folder, files, inputs, api.diagnostics)


def _environment(name: str) -> str:
    return "".join(
        character if character.isalnum() else "_" for character in name
    ).upper()


def written(package: Package, *, force: bool) -> Written:
    """Writes a package, and says what that did.

    Raises:
        Misuse: a file of it was edited by hand.
    """
    changed = write(package.folder, package.files, package.inputs, force=force)
    return Written(package.folder, changed, package.diagnostics)
