"""Vendored revisions, or one file → packages of bindings on disk."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from mooring import bindings
from mooring.config import Project, VendoredApi, Version
from mooring.diagnostics import Diagnostic
from mooring.document import Document
from mooring.files import (
    Edits,
    Files,
    Manifest,
    Outcome,
    State,
    differences,
    tidy,
    write,
    write_around,
)
from mooring.workflows.conducts import with_conducts
from mooring.workflows.documents import beside, find_publications
from mooring.workflows.publications import Publication, Record, read_last
from mooring.workflows.revisions import find_version, published_chain
from mooring.workflows.toolchain import (
    inputs_digest,
    own_templates,
    templates_folder,
    toolchain_digest,
)

if TYPE_CHECKING:
    from mooring.model import Api

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Package:
    """The files of one package, where they belong, and a digest of all that they are made from.

    Args:
        templates: The digests of the person's own templates among that, by path.
    """

    folder: Path
    files: Files
    inputs: str
    templates: Mapping[str, str]
    diagnostics: tuple[Diagnostic, ...] = ()
    stubs: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class Written:
    """What a run did with one package.

    Args:
        stubs: One for each operation of which the document holds too little, and nobody said that this is known.
    """

    folder: Path
    outcome: Outcome
    diagnostics: tuple[Diagnostic, ...] = ()
    stubs: tuple[Diagnostic, ...] = ()

    @property
    def changed(self) -> bool:
        return self.outcome.changed


def generate(
    project: Project,
    names: tuple[str, ...],
    *,
    edits: Edits = Edits.STOP,
    progress: Progress,
) -> tuple[Written, ...]:
    """Writes the packages of the named versions, or of all; one whose inputs have not changed is left alone.

    Raises:
        Misuse: there is no such version, or a package was edited by hand and `edits` says to stop.
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
    around = [
        api_package(project, api)
        for api in {api.name: api for api, _ in chosen}.values()
    ]
    return (
        *(left(folder) for folder in current),
        *(written(package, edits) for package in packages),
        *(written_around(package, edits) for package in around),
    )


def generate_file(
    project: Project | None,
    source: str,
    output: Path,
    *,
    overlays: tuple[Path, ...] = (),
    stubs: tuple[str, ...] = (),
    templates: Path | None = None,
    edits: Edits = Edits.STOP,
) -> Written:
    """Writes one package into `output` from any document, without settings.

    Args:
        overlays: Files that are applied to the document first.
        stubs: The operations that may be stubs.
        templates: A folder of templates in place of the project's.

    Raises:
        Misuse: a file in `output` was edited by hand and `edits` says to stop.
        Unreadable: the document cannot be read.
    """
    chain = find_publications(project, source, overlays)
    settings = replace(file_settings(source, output), stubs=stubs)
    templates = templates or (project.templates if project else None)
    toolchain = toolchain_digest(templates)
    inputs = lone_inputs(toolchain, chain, settings)
    if inputs is not None and is_current(output, inputs):
        return left(output)
    others = Record(beside)
    document = read_last(chain, others)
    if inputs is None:
        inputs = file_inputs(toolchain, chain, others, settings)
        if is_current(output, inputs):
            return left(output)
    package = _package(document, settings, output, inputs, templates)
    return written(package, edits)


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


def stub_diagnostics(
    api: "Api", document: Document, settings: bindings.Settings
) -> tuple[Diagnostic, ...]:
    """What is to be said of each operation that is only a stub."""
    from mooring.bindings.ledger import stubs

    return tuple(
        Diagnostic(
            "stubbed-operation",
            f"{operation} is only a stub: a part of it is nowhere in the document. Mend the document, or name the "
            "operation under `stubs` in api.toml, or with --allow-stub.",
            document.origins(operation.pointer).location,
        )
        for operation in stubs(api, settings.stubs)
    )


def recorded_inputs(inputs: str, stubs: tuple[Diagnostic, ...]) -> str:
    """The digest that a manifest records; of a package with stubs it is that of no inputs, so that each run tells of them."""
    return f"{inputs} with stubs" if stubs else inputs


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
    templates = templates_for(project, api)
    return _package(document, settings, folder, inputs, templates)


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
        conducts=version.conducts,
        signature=version.signature,
        stubs=version.stubs,
    )


def version_inputs(project: Project, api: VendoredApi, version: Version) -> str:
    """A digest of everything that the package of a version is made from.

    Raises:
        Unreadable: a file is gone, or is not the one that was vendored.
    """
    return file_inputs(
        toolchain_digest(templates_for(project, api)),
        published_chain(version, version.current),
        Record(beside),
        version_settings(api, version),
    )


def api_package(project: Project, api: VendoredApi) -> Package:
    """The package around the versions of one API."""
    versions = [version.name for version in api.versions]
    templates = templates_for(project, api)
    files = bindings.generate_namespace(
        api.name, versions, templates_folder(), templates
    )
    return Package(
        project.output / api.package,
        files,
        api_inputs(project, api),
        own_templates(templates),
    )


def api_inputs(project: Project, api: VendoredApi) -> str:
    """A digest of everything that the package around the versions of an API is made from."""
    names = (version.name for version in api.versions)
    toolchain = toolchain_digest(templates_for(project, api))
    return inputs_digest(toolchain, api.name, *names)


def templates_for(project: Project, api: VendoredApi) -> Path | None:
    """The folder of a person's own templates that the packages of an API are printed through."""
    return api.templates or project.templates


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
    settings = with_conducts(settings, api)
    files = bindings.generate(api, settings, templates_folder(), templates)
    stubs = stub_diagnostics(api, document, settings)
    inputs = recorded_inputs(inputs, stubs)
    own = own_templates(templates)
    return Package(folder, files, inputs, own, api.diagnostics, stubs)


def _environment(name: str) -> str:
    return "".join(
        character if character.isalnum() else "_" for character in name
    ).upper()


def written_around(package: Package, edits: Edits) -> Written:
    """Writes the package around the versions of an API."""
    outcome = write_around(
        package.folder, package.files, package.inputs, edits, package.templates
    )
    return Written(package.folder, outcome, package.diagnostics)


def written(package: Package, edits: Edits) -> Written:
    """Writes a package, and says what that did.

    Raises:
        Misuse: a file of it was edited by hand, and `edits` says to stop.
    """
    outcome = write(
        package.folder, package.files, package.inputs, edits, package.templates
    )
    return Written(package.folder, outcome, package.diagnostics, package.stubs)


def left(folder: Path) -> Written:
    """What is said of a package that is as it should be."""
    tidy(folder)
    return Written(folder, Outcome(changed=False))
