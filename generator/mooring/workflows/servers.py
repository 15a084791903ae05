"""Vendored revisions, or one file → packages of servers whose handlers are to be filled in."""

import json
from pathlib import Path

from mooring import bindings
from mooring.config import Project, VendoredApi, Version
from mooring.document import Document
from mooring.files import Edits
from mooring.model import Api
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

SUFFIX = "_server"
"""Ends the name of the folder that holds the servers of an API."""


def generate_servers(
    project: Project, names: tuple[str, ...], *, edits: Edits, progress: Progress
) -> tuple[Written, ...]:
    """Writes the servers of the named versions, or of all, beside their clients; one whose inputs have not changed is left alone.

    Raises:
        Misuse: there is no such version, or a package was edited by hand.
        Unreadable: a document cannot be read; nothing has been written then.
    """
    results = list[Written]()
    packages = list[Package]()
    for api, version in chosen_versions(project, names):
        folder = project.output / f"{api.package}{SUFFIX}" / version.name
        inputs = inputs_digest(version_inputs(project, api, version), SUFFIX)
        if is_current(folder, inputs):
            results.append(left(folder))
        else:
            progress(f"{api.name}/{version.name}")
            packages.append(_version_package(project, api, version, folder, inputs))
    return (*results, *(written(package, edits) for package in packages))


def generate_server_file(
    project: Project | None,
    source: str,
    output: Path,
    *,
    overlays: tuple[Path, ...] = (),
    edits: Edits,
) -> Written:
    """Writes one server into `output` from any document, without settings.

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
    package = _package(document, settings, output, inputs, templates)
    return written(package, edits)


def server_files(
    document: Document,
    api: Api,
    settings: bindings.Settings,
    templates: Path | None,
) -> dict[str, str]:
    """The files of a server package; the document in it is what `/docs` shows."""
    files = bindings.generate_server(api, settings, templates_folder(), templates)
    return {**files, "openapi.json": json.dumps(document.root, ensure_ascii=False)}


def _version_package(
    project: Project, api: VendoredApi, version: Version, folder: Path, inputs: str
) -> Package:
    document = read_last(published_chain(version, version.current), beside)
    settings = version_settings(api, version)
    return _package(document, settings, folder, inputs, project.templates)


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
    files = server_files(document, api, settings, templates)
    return Package(folder, files, inputs, own_templates(templates), api.diagnostics)
