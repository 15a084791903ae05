"""A document → a running server that answers it by examples."""

import importlib
import sys
import tempfile
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from mooring import bindings
from mooring.config import Project
from mooring.diagnostics import Diagnostic
from mooring.files import Files
from mooring.limits import unbounded
from mooring.workflows.documents.reading import (
    NamedDocument,
    find_revision,
    open_document,
)
from mooring.workflows.packages.inputs import revision_settings
from mooring.workflows.servers import server_files
from mooring.workflows.web_server import require_server, serve

PACKAGE = "mooring_mock_server"


@dataclass(frozen=True, slots=True)
class Serving:
    """What is served, and how a caller reaches it.

    Args:
        client: Statements that make a client of it.
        diagnostics: What of the document could not be taken as written.
    """

    title: str
    document: str
    operations: int
    url: str
    client: tuple[str, ...]
    diagnostics: tuple[Diagnostic, ...]


def mock(
    project: Project | None,
    name: str,
    overlays: tuple[Path, ...],
    port: int,
    ready: Callable[[Serving], None],
) -> None:
    """Serves a document by examples until the process is told to stop.

    Args:
        name: What `drift` takes: a file, a version, a revision.
        ready: Told what is served once it is.

    Raises:
        Misuse: there is no such document, the port is taken, or what serves is not installed.
        Unreadable: the document cannot be read.
    """
    require_server()
    from mooring import spec

    named = open_document(project, name, overlays)
    api = spec.parse(named.document)
    settings = _settings(project, name, named)
    secrets = bindings.secret_arguments(api, settings)
    files = server_files(
        named.document, api, settings, project.templates if project else None
    )

    def told(url: str) -> None:
        # What bounds the reading of a document is not to end what serves it.
        unbounded()
        ready(
            Serving(
                settings.title or api.title,
                named.name,
                len(api.operations),
                url,
                _client(project, name, url, secrets),
                api.diagnostics,
            )
        )

    with _importable(files) as module:
        application: object = getattr(importlib.import_module(module), "app")
        serve(application, port, told)


@contextmanager
def _importable(files: Files) -> Generator[str]:
    """A package of some files while it is needed; the name of its module of examples."""
    with tempfile.TemporaryDirectory(prefix="mooring-mock-") as folder:
        for path, text in files.items():
            file = Path(folder) / PACKAGE / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, "utf-8")
        sys.path.insert(0, folder)
        try:
            yield f"{PACKAGE}.examples"
        finally:
            sys.path.remove(folder)


def _settings(
    project: Project | None, name: str, named: NamedDocument
) -> bindings.Settings:
    """Names that people chose hold for the server too."""
    found = find_revision(project, name)
    if found is None:
        return bindings.Settings(PACKAGE, named.name, "API")
    return replace(revision_settings(*found), document=named.name)


def _client(
    project: Project | None, name: str, url: str, secrets: tuple[str, ...]
) -> tuple[str, ...]:
    found = find_revision(project, name)
    package = "PACKAGE" if found is None else f"{found[0].package}.{found[1].name}"
    given = "".join(f', {secret}="any"' for secret in secrets)
    return (
        f"from {package} import Client",
        f'client = Client(base_url="{url}"{given})',
    )
