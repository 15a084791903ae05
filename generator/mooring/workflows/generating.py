"""Vendored revisions, or one file → packages of bindings on disk."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from mooring import bindings, spec
from mooring.config import Project, VendoredApi, Version, digest
from mooring.diagnostics import Diagnostic
from mooring.files import Files, write
from mooring.version import VERSION
from mooring.workflows.documents import (
    find_version,
    inputs_digest,
    open_document,
    read_revision,
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
    diagnostics: tuple[Diagnostic, ...]


def generate(
    project: Project, names: tuple[str, ...], *, force: bool, progress: Progress
) -> tuple[Written, ...]:
    """Writes the packages of the named versions, or of all.

    Raises:
        Misuse: there is no such version, or a package was edited by hand.
        Unreadable: a document cannot be read; nothing has been written then.
    """
    chosen = [find_version(project, name) for name in names] or [
        (api, version) for api in project.apis for version in api.versions
    ]
    packages = list[Package]()
    for api, version in chosen:
        progress(f"{api.name}/{version.name}")
        packages.append(version_package(project, api, version))
    packages.extend(
        api_package(project, api)
        for api in {api.name: api for api, _ in chosen}.values()
    )
    return tuple(_written(package, force=force) for package in packages)


def generate_file(
    project: Project | None, source: str, output: Path, *, force: bool
) -> Written:
    """Writes one package into `output` from any document, without settings.

    Raises:
        Misuse: a file in `output` was edited by hand.
        Unreadable: the document cannot be read.
    """
    named = open_document(project, source)
    api = spec.parse(named.document)
    settings = bindings.Settings(
        package=output.resolve().name.replace("_", "-"),
        document=Path(source).name,
        environment=_environment(output.resolve().name),
    )
    templates = project.templates if project else None
    files = bindings.generate(api, settings, templates_folder(), templates)
    inputs = inputs_digest(
        toolchain_digest(templates), named.document.sha256, repr(settings)
    )
    return _written(Package(output, files, inputs, api.diagnostics), force=force)


def version_package(project: Project, api: VendoredApi, version: Version) -> Package:
    """The package of one version, from its newest revision that may be generated from."""
    named = read_revision(api, version, version.current)
    parsed = spec.parse(named.document)
    files = bindings.generate(
        parsed, _settings(api, version), templates_folder(), project.templates
    )
    return Package(
        project.output / api.package / version.name,
        files,
        version_inputs(project, api, version),
        parsed.diagnostics,
    )


def version_inputs(project: Project, api: VendoredApi, version: Version) -> str:
    """A digest of everything that the package of a version is made from."""
    revision = version.current
    bases = [version.revision(revision.base).sha256] if revision.base else []
    trust = sorted(standing.value for standing in revision.trust)
    return inputs_digest(
        toolchain_digest(project.templates),
        revision.sha256,
        *bases,
        *trust,
        repr(_settings(api, version)),
    )


def api_package(project: Project, api: VendoredApi) -> Package:
    """The package around the versions of one API."""
    versions = [version.name for version in api.versions]
    files = bindings.generate_namespace(api.name, versions, templates_folder())
    return Package(
        project.output / api.package,
        files,
        inputs_digest(toolchain_digest(None), api.name, *versions),
    )


def templates_folder() -> Path:
    """Mooring's own templates: the checkout's where it runs from one, else those that were installed."""
    checkout = Path(__file__).parents[3] / "templates"
    return (
        checkout
        if (checkout / "client").is_dir()
        else Path(__file__).parents[1] / "templates"
    )


def toolchain_digest(overrides: Path | None) -> str:
    """A digest of what writes packages: the version of Mooring, its templates and its runtime."""
    folders = [
        templates_folder(),
        bindings.RUNTIME,
        *([overrides] if overrides else []),
    ]
    paths = [
        path
        for folder in folders
        for path in sorted(folder.rglob("*"))
        if path.suffix in (".jinja", ".py")
    ]
    return inputs_digest(VERSION, *(digest(path.read_bytes()) for path in paths))


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
