"""A document → the package of a server whose handlers are to be filled in."""

import json
from pathlib import Path

from mooring import bindings
from mooring.document import Document
from mooring.files import Files
from mooring.model import Api
from mooring.workflows.generating import Product
from mooring.workflows.toolchain import templates_folder


def server_files(
    document: Document,
    api: Api,
    settings: bindings.Settings,
    templates: Path | None,
) -> Files:
    """The files of a server package; the document in it is what `/docs` shows."""
    files = bindings.generate_server(api, settings, templates_folder(), templates)
    return {**files, "openapi.json": json.dumps(document.root, ensure_ascii=False)}


SERVER = Product(
    "_server",
    lambda one: server_files(one.document, one.api, one.settings, one.templates),
)
"""Beside the clients of an API."""
