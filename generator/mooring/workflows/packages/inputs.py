"""What a package is made from: its settings, and a digest of it all."""

from pathlib import Path

from mooring import bindings
from mooring.config import Project, Revision, VendoredApi, Version
from mooring.workflows.documents.reading import beside
from mooring.workflows.documents.publications import Publication, Record
from mooring.workflows.documents.revisions import published_chain
from mooring.workflows.toolchain import inputs_digest, toolchain_digest


def file_settings(source: str, output: Path) -> bindings.Settings:
    """What a package of a document without settings is called, by the name of its folder."""
    name = output.resolve().name
    return bindings.Settings(
        package=name.replace("_", "-"),
        document=Path(source).name,
        environment=_environment(name),
    )


def version_settings(api: VendoredApi, version: Version) -> bindings.Settings:
    """What the package of a version is called, and what its API's settings decide."""
    return revision_settings(api, version, version.current)


def revision_settings(
    api: VendoredApi, version: Version, revision: Revision
) -> bindings.Settings:
    """The same for any revision of it: names are kept from the one on that changed them."""
    return bindings.Settings(
        package=api.package.replace("_", "-"),
        document=f"{api.name}/{version.name}@{revision.date}",
        environment=api.environment,
        operation_names=dict(version.operation_names),
        class_names=dict(version.class_names),
        kept_classes=dict(version.kept_classes),
        kept_names=tuple(one for one in version.kept_names if one.holds(revision.date)),
        title=version.title,
        conducts=version.conducts,
        signature=version.signature,
        stubs=version.stubs,
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


def api_inputs(project: Project, api: VendoredApi) -> str:
    """A digest of everything that the package around the versions of an API is made from."""
    names = (version.name for version in api.versions)
    toolchain = toolchain_digest(templates_for(project, api))
    return inputs_digest(toolchain, api.name, *names)


def templates_for(project: Project, api: VendoredApi) -> Path | None:
    """The folder of a person's own templates that the packages of an API are printed through."""
    return api.templates or project.templates


def _environment(name: str) -> str:
    return "".join(
        character if character.isalnum() else "_" for character in name
    ).upper()
