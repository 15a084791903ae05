"""Vendored revisions, or one file → packages on disk; one way for whatever is written from a document."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from mooring import bindings
from mooring.config import Project, VendoredApi, Version
from mooring.document import Document
from mooring.files import Edits, Files
from mooring.model import Api
from mooring.workflows.packages.caching import entry
from mooring.workflows.packages.conducts import with_conducts
from mooring.workflows.documents.reading import beside, find_publications
from mooring.workflows.packages.inputs import (
    api_inputs,
    file_inputs,
    file_settings,
    lone_inputs,
    templates_for,
    version_inputs,
    version_settings,
)
from mooring.workflows.kept.kept_places import check_kept_names
from mooring.workflows.packages.package import (
    Package,
    Written,
    is_current,
    left,
    recorded_inputs,
    stub_diagnostics,
    written,
    written_around,
)
from mooring.workflows.documents.publications import Record, read_last
from mooring.workflows.documents.revisions import chosen_versions, published_chain
from mooring.workflows.toolchain import (
    inputs_digest,
    own_templates,
    templates_folder,
    toolchain_digest,
)

if TYPE_CHECKING:
    from mooring.bindings.memory import Memory

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Vendored:
    """A version of an API of a project."""

    project: Project
    api: VendoredApi
    version: Version


@dataclass(frozen=True, slots=True)
class Material:
    """A document, and all that decides what is written from it.

    Args:
        templates: A folder of a person's own templates.
        folder: Where the files go.
        vendored: Whose newest revision the document is; None for a file without settings.
        memory: Where what an earlier run decided is kept.
    """

    document: Document
    api: Api
    settings: bindings.Settings
    templates: Path | None
    folder: Path
    vendored: Vendored | None
    memory: "Memory | None"


def _nothing(*_: object) -> tuple[str, ...]:
    return ()


@dataclass(frozen=True, slots=True)
class Product:
    """One kind of what is written from a document.

    Args:
        suffix: Ends the name of the folder that holds it for the versions of an API, and tells its digests from others.
        follows: What it depends on beside what a client depends on.
        around: What stands around the versions of an API.
    """

    suffix: str
    files: Callable[[Material], Files]
    follows: Callable[[VendoredApi, Version], Iterable[str]] = _nothing
    around: Callable[[Project, VendoredApi], Package] | None = None

    def folder(self, project: Project, api: VendoredApi, version: Version) -> Path:
        return project.output / f"{api.package}{self.suffix}" / version.name

    def digest(self, inputs: str, *further: str) -> str:
        """The digest of what this is made from, where `inputs` is that of a client."""
        return inputs_digest(inputs, self.suffix, *further) if self.suffix else inputs

    def version_digest(
        self, project: Project, api: VendoredApi, version: Version
    ) -> str:
        """The digest of what this is made from for a version.

        Raises:
            Unreadable: a file is gone, or is not the one that was vendored.
        """
        inputs = version_inputs(project, api, version)
        return self.digest(inputs, *self.follows(api, version))


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


def client_files(
    api: Api,
    settings: bindings.Settings,
    templates: Path | None,
    memory: "Memory | None" = None,
) -> Files:
    """The files of a client, with what its operations do beside what the document states.

    Raises:
        Unreadable: what was recorded is not, or no longer, what the document says.
    """
    settings = with_conducts(settings, api)
    return bindings.generate(api, settings, templates_folder(), templates, memory)


CLIENT = Product(
    "",
    lambda one: client_files(one.api, one.settings, one.templates, one.memory),
    around=api_package,
)
"""Typed bindings: what there is of a version unless something else is asked for."""


def generate(
    project: Project,
    names: tuple[str, ...],
    product: Product = CLIENT,
    *,
    edits: Edits = Edits.STOP,
    cache: Path | None = None,
    progress: Progress,
) -> tuple[Written, ...]:
    """Writes the packages of the named versions, or of all; one whose inputs have not changed is left alone.

    Args:
        cache: The folder of what earlier runs decided.

    Raises:
        Misuse: there is no such version, or a package was edited by hand and `edits` says to stop.
        Unreadable: a document cannot be read; nothing has been written then.
    """
    chosen = chosen_versions(project, names)
    current = list[Path]()
    packages = list[Package]()
    for api, version in chosen:
        folder = product.folder(project, api, version)
        if is_current(folder, product.version_digest(project, api, version)):
            current.append(folder)
        else:
            progress(f"{api.name}/{version.name}")
            packages.append(version_package(project, api, version, product, cache))
    around = [
        product.around(project, api)
        for api in {api.name: api for api, _ in chosen}.values()
        if product.around is not None
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
    product: Product = CLIENT,
    *,
    overlays: tuple[Path, ...] = (),
    stubs: tuple[str, ...] = (),
    templates: Path | None = None,
    edits: Edits = Edits.STOP,
    cache: Path | None = None,
) -> Written:
    """Writes one package into `output` from any document, without settings.

    Args:
        overlays: Files that are applied to the document first.
        stubs: The operations that may be stubs.
        templates: A folder of templates in place of the project's.
        cache: The folder of what earlier runs decided.

    Raises:
        Misuse: a file in `output` was edited by hand and `edits` says to stop.
        Unreadable: the document cannot be read.
    """
    chain = find_publications(project, source, overlays)
    settings = replace(file_settings(source, output), stubs=stubs)
    templates = templates or (project.templates if project else None)
    toolchain = toolchain_digest(templates)
    inputs = lone_inputs(toolchain, chain, settings)
    if inputs is not None and is_current(output, product.digest(inputs)):
        return left(output)
    others = Record(beside)
    document = read_last(chain, others)
    if inputs is None:
        inputs = file_inputs(toolchain, chain, others, settings)
        if is_current(output, product.digest(inputs)):
            return left(output)
    package = _package(
        product,
        document,
        settings,
        templates,
        output,
        product.digest(inputs),
        None,
        cache,
    )
    return written(package, edits)


def version_folder(project: Project, api: VendoredApi, version: Version) -> Path:
    """Where the client of a version is."""
    return CLIENT.folder(project, api, version)


def version_package(
    project: Project,
    api: VendoredApi,
    version: Version,
    product: Product = CLIENT,
    cache: Path | None = None,
) -> Package:
    """The package of one version, from its newest revision that may be generated from."""
    return _package(
        product,
        read_last(published_chain(version, version.current), beside),
        version_settings(api, version),
        templates_for(project, api),
        product.folder(project, api, version),
        product.version_digest(project, api, version),
        Vendored(project, api, version),
        cache,
    )


def _package(
    product: Product,
    document: Document,
    settings: bindings.Settings,
    templates: Path | None,
    folder: Path,
    inputs: str,
    vendored: Vendored | None,
    cache: Path | None,
) -> Package:
    # A run that finds everything as it should be does not wait for this.
    from mooring import spec

    api = spec.parse(document)
    memory = None if cache is None else entry(cache, settings, api.title)
    material = Material(document, api, settings, templates, folder, vendored, memory)
    stubs = stub_diagnostics(api, document, settings)
    check_kept_names(settings, api)
    return Package(
        folder,
        product.files(material),
        recorded_inputs(inputs, stubs),
        own_templates(templates),
        api.diagnostics,
        stubs,
    )
