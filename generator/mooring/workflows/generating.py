"""Vendored revisions, or one file → packages of bindings on disk."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from mooring import bindings, spec
from mooring.config import Project, Revision, VendoredApi, Version
from mooring.diagnostics import Diagnostic
from mooring.document import FILES
from mooring.files import Files, Manifest, State, differences, digest, write
from mooring.workflows.documents import (
    find_version,
    open_document,
    read_bytes,
    read_revision,
    verify,
)
from mooring.workflows.toolchain import (
    inputs_digest,
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
    for _, version in chosen:
        verify(version.current)
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
    return (*unchanged, *(_written(package, force=force) for package in packages))


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
    named = open_document(project, source, overlays)
    document = named.document
    settings = bindings.Settings(
        package=output.resolve().name.replace("_", "-"),
        document=Path(source).name,
        environment=_environment(output.resolve().name),
    )
    templates = project.templates if project else None
    inputs = inputs_digest(
        toolchain_digest(templates),
        document.sha256,
        # The digest of the document does not cover the files that it refers to, nor what is applied to it.
        json.dumps(document.root.get(FILES), sort_keys=True),
        *named.overlays,
        repr(settings),
    )
    if is_current(output, inputs):
        return Written(output, changed=False)
    api = spec.parse(document)
    files = bindings.generate(api, settings, templates_folder(), templates)
    return _written(Package(output, files, inputs, api.diagnostics), force=force)


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
    document = read_revision(api, version, version.current).document
    parsed = spec.parse(document)
    settings = _settings(api, version)
    files = bindings.generate(parsed, settings, templates_folder(), project.templates)
    folder = version_folder(project, api, version)
    inputs = version_inputs(project, api, version)
    return Package(folder, files, inputs, parsed.diagnostics)


def version_inputs(project: Project, api: VendoredApi, version: Version) -> str:
    """A digest of everything that the package of a version is made from."""
    revision = version.current
    bases = [version.revision(revision.base)] if revision.base else []
    trust = sorted(standing.value for standing in revision.trust)
    return inputs_digest(
        toolchain_digest(project.templates),
        *(part for one in (revision, *bases) for part in _published_digests(one)),
        *(digest(read_bytes(overlay)) for overlay in revision.overlays),
        *trust,
        repr(_settings(api, version)),
    )


def _published_digests(revision: Revision) -> Iterator[str]:
    yield revision.sha256
    for path, sha256 in sorted(revision.files.items()):
        yield f"{path} {sha256}"


def api_package(project: Project, api: VendoredApi) -> Package:
    """The package around the versions of one API."""
    versions = [version.name for version in api.versions]
    files = bindings.generate_namespace(api.name, versions, templates_folder())
    return Package(
        project.output / api.package,
        files,
        inputs_digest(toolchain_digest(None), api.name, *versions),
    )


def _settings(api: VendoredApi, version: Version) -> bindings.Settings:
    return bindings.Settings(
        package=api.package.replace("_", "-"),
        document=f"{api.name}/{version.name}@{version.current.date}",
        environment=api.environment,
        operation_names=dict(version.operation_names),
        class_names=dict(version.class_names),
        title=version.title,
    )


def _environment(name: str) -> str:
    return "".join(
        character if character.isalnum() else "_" for character in name
    ).upper()


def _written(package: Package, *, force: bool) -> Written:
    changed = write(package.folder, package.files, package.inputs, force=force)
    return Written(package.folder, changed, package.diagnostics)
