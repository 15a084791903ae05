"""Is what is on disk what would be written?"""

from collections.abc import Iterator

from mooring.config import Project, VendoredApi, Version
from mooring.files import Difference, Manifest, State, differences
from mooring.workflows.documents.reading import read_revision
from mooring.workflows.generating import api_package, version_package
from mooring.workflows.packages.inputs import api_inputs, version_inputs
from mooring.workflows.documents.readings import is_as_read
from mooring.workflows.documents.revisions import all_revisions


def check(project: Project) -> tuple[Difference, ...]:
    """Every file that is stale, missing, edited or extra.

    A package whose manifest names the same inputs is compared by its digests alone; nothing is generated then.
    """
    return (
        *_documents(project),
        *(found for api in project.apis for found in _bindings(project, api)),
    )


def _documents(project: Project) -> Iterator[Difference]:
    for api, version, revision in all_revisions(project):
        path = revision.openapi_path
        if is_as_read(version, revision):
            continue
        # A check that finds all as it was read waits for nothing that reads.
        from mooring.workflows.importing import openapi_text

        expected = openapi_text(read_revision(api, version, revision).published)
        if not path.is_file():
            yield Difference(path, State.MISSING)
        elif path.read_text("utf-8") != expected:
            yield Difference(path, State.STALE)


def _bindings(project: Project, api: VendoredApi) -> Iterator[Difference]:
    folder = project.output / api.package
    written = Manifest.read(folder)
    if written is None or written.inputs != api_inputs(project, api):
        around = api_package(project, api)
        written = Manifest.of(around.files, around.inputs)
    versions = {version.name for version in api.versions}
    for found in differences(folder, written):
        if found.path.relative_to(folder).parts[0] not in versions:
            yield found
    for version in api.versions:
        yield from differences(folder / version.name, _wanted(project, api, version))


def _wanted(project: Project, api: VendoredApi, version: Version) -> Manifest:
    inputs = version_inputs(project, api, version)
    written = Manifest.read(project.output / api.package / version.name)
    if written is not None and written.inputs == inputs:
        return written
    return Manifest.of(version_package(project, api, version).files, inputs)
