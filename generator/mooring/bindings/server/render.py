"""Views + templates → the files of a server package."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from mooring.bindings.render import model_pages, printing, rendered
from mooring.bindings.runtime_modules import RUNTIME, modules, taken
from mooring.bindings.server.views import ServerView

_SHARED_BY = re.compile(r"^from \.\.(\w+) import ", re.MULTILINE)
"""What a module of `serving` imports from above it."""


def render_server(
    server: ServerView, templates: Path, overrides: Path | None = None
) -> dict[str, str]:
    """The text of every file of the package, by its path in it.

    Args:
        templates: The folder of Mooring's own templates.
        overrides: A folder whose templates take the place of those with the same path.

    Raises:
        Misuse: a template cannot be rendered.
    """
    settings = printing(templates, overrides)
    files = {
        path: rendered(settings, template, names, overrides)
        for path, template, names in _pages(server)
    }
    files["handlers/__init__.py"] = '"""Answers the operations, one module a tag."""\n'
    files["py.typed"] = ""
    return files | taken(files) | _runtime_files()


def _pages(server: ServerView) -> Iterator[tuple[str, str, Mapping[str, object]]]:
    """Each file with its template, and what the template sees."""
    yield "__init__.py", "server/package.py.jinja", {"server": server}
    yield "app.py", "server/app.py.jinja", {"server": server}
    yield "examples.py", "server/examples.py.jinja", {"server": server}
    yield "_runtime/__init__.py", "server/runtime.py.jinja", {}
    if server.errors is not None:
        yield "errors.py", "server/errors.py.jinja", {"module": server.errors}
    if server.security is not None:
        security = {"security": server.security}
        yield "security.py", "server/security.py.jinja", security
    yield from model_pages(server.models, server.index)
    for handlers in server.handlers:
        for one in (handlers, *handlers.parts):
            yield one.path, "server/handlers.py.jinja", {"handlers": one}


def _runtime_files() -> dict[str, str]:
    """The hand-written runtime of a server, verbatim: what answers, and what models stand on on both sides of the wire."""
    serving = {
        f"_runtime/serving/{path.name}": path.read_text("utf-8")
        for path in sorted((RUNTIME / "serving").glob("*.py"))
    }
    shared = {name for text in serving.values() for name in _SHARED_BY.findall(text)}
    return modules({"models", *shared}) | serving
