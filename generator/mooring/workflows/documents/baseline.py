"""What a project vendored at a git revision: its settings and documents as they were."""

import io
import subprocess
import tarfile
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from mooring.config import Project, Revision, VendoredApi, Version, load_api
from mooring.diagnostics import Misuse
from mooring.workflows.documents.reading import NamedDocument, beside, named_document
from mooring.workflows.git import find_repository
from mooring.workflows.documents.publications import OverlayFile, Publication
from mooring.workflows.documents.revisions import find_version, published_chain


def is_baseline(name: str) -> bool:
    """Whether a name is `git:REF`, without a path: all that was vendored there."""
    return name.startswith("git:") and name.count(":") == 1


def changed_version(project: Project, name: str) -> str:
    """The version whose newest revision is another now than at `git:REF`; the first one where none is.

    Raises:
        Misuse: there are several, or nothing is vendored.
    """
    versions = [(api, one) for api in project.apis for one in api.versions]
    if not versions:
        raise Misuse("Nothing is vendored here; `mooring import` does that.")
    with _apis(project, name) as apis:
        before = {
            (api.name, version.name): version.current.sha256
            for api in apis
            for version in api.versions
        }
    changed = [
        f"{api.name}/{version.name}"
        for api, version in versions
        if before.get((api.name, version.name)) not in (None, version.current.sha256)
    ]
    if len(changed) > 1:
        raise Misuse(
            f"More than one version has changed since {name}; name one of {', '.join(changed)} as NEW."
        )
    api, version = versions[0]
    return changed[0] if changed else f"{api.name}/{version.name}"


def baseline_inputs(project: Project, name: str) -> Mapping[tuple[str, str], str]:
    """A digest of all that the newest revision of each version was read from at `git:REF`, by API and version.

    Raises:
        Misuse: git knows no such revision.
    """
    with _apis(project, name) as apis:
        return current_inputs(apis)


def current_inputs(apis: tuple[VendoredApi, ...]) -> Mapping[tuple[str, str], str]:
    """The same of APIs as they are; versions without a revision to build on are none of them."""
    return {
        (api.name, version.name): repr(
            [one.digest for one in published_chain(version, version.current)]
        )
        for api in apis
        for version in api.versions
        if any(revision.generate for revision in version.revisions)
    }


def open_baseline(project: Project, name: str, version_name: str) -> NamedDocument:
    """The newest revision of a version as it was vendored at `git:REF`.

    Raises:
        Misuse: git knows no such revision, or nothing of that version was vendored there.
        Unreadable: it was, and cannot be read.
    """
    api, version = find_version(project, version_name.partition("@")[0])
    with _apis(project, name) as apis:
        for one in apis:
            for other in one.versions:
                if (one.name, other.name) == (api.name, version.name):
                    revision = other.current
                    return _named(name, api, other, revision)
    raise Misuse(f"{api.name}/{version.name} was not vendored yet at {name}.")


def _named(
    name: str, api: VendoredApi, version: Version, revision: Revision
) -> NamedDocument:
    """A revision, whose files are called by where git has them rather than where they lie meanwhile."""
    originals_by_name = {
        f"{name}:{version.name}/{Path(one.name).name}": one
        for one in published_chain(version, revision)
    }
    chain = tuple(
        replace(
            one,
            name=called,
            overlays=tuple(
                OverlayFile(f"{name}:{Path(overlay.name).name}", overlay.data)
                for overlay in one.overlays
            ),
        )
        for called, one in originals_by_name.items()
    )

    def others(publication: Publication, path: str) -> bytes | None:
        return beside(originals_by_name[publication.name], path)

    called = f"{name} {version.name}@{revision.date}"
    return named_document(called, chain, others, api)


@contextmanager
def _apis(project: Project, name: str) -> Generator[tuple[VendoredApi, ...]]:
    """The vendored APIs at a git revision, in a folder that is there only meanwhile."""
    reference = name.removeprefix("git:")
    if not reference or reference.startswith("-"):
        raise Misuse(f"{name} must be git:REF, such as git:main.")
    specs = project.specs.resolve().relative_to(project.root.resolve())
    run = subprocess.run(
        ["git", "archive", "--format=tar", f"{reference}:./{specs}"],
        cwd=project.root,
        capture_output=True,
        check=False,
    )
    if run.returncode and _held_nothing(project, reference):
        yield ()
        return
    if run.returncode:
        said = run.stderr.decode(errors="replace").strip().splitlines()
        raise Misuse(f"git has no {reference}: {said[-1] if said else 'unknown'}.")
    with TemporaryDirectory() as folder:
        with tarfile.open(fileobj=io.BytesIO(run.stdout)) as archive:
            archive.extractall(folder, filter="data")
        paths = sorted(Path(folder).glob("*/api.toml"))
        yield tuple(load_api(path) for path in paths)


def _held_nothing(project: Project, reference: str) -> bool:
    """Whether a revision of git is there, but for the folder of the documents."""
    repository = find_repository(project.root)
    commit = None if repository is None else repository.commit(reference)
    return (
        repository is not None
        and commit is not None
        and not repository.holds(commit, project.specs)
    )
