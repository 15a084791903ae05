"""Views + templates → the files of a server package."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from mooring.bindings.code import Code
from mooring.bindings.render import RUNTIME, rendered
from mooring.bindings.server.views import ServerView
from mooring.rendering import environment

SHARED = (
    *("enums", "errors", "exactness", "json_schema", "keywords", "leniency"),
    *("loading", "models", "operation", "values", "variants"),
)
"""The modules of the runtime that the models stand on, and that both sides of the wire share."""


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
    settings = environment(
        [folder for folder in (overrides, templates) if folder is not None], Code
    )
    files = {
        path: rendered(settings, template, names, overrides)
        for path, template, names in _pages(server)
    }
    files["handlers/__init__.py"] = '"""Answers the operations, one module a tag."""\n'
    files["py.typed"] = ""
    return files | _runtime_files()


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
    for module in server.models:
        yield module.path, "models/models.py.jinja", {"module": module}
    if server.index is not None:
        index = {"index": server.index}
        yield "models/__init__.py", "models/package.py.jinja", index
        yield "models/index.json", "models/index.json.jinja", index
    for handlers in server.handlers:
        for one in (handlers, *handlers.parts):
            yield one.path, "server/handlers.py.jinja", {"handlers": one}


def _runtime_files() -> dict[str, str]:
    """The hand-written runtime of a server, verbatim."""
    shared = {
        f"_runtime/{name}.py": (RUNTIME / f"{name}.py").read_text("utf-8")
        for name in SHARED
    }
    serving = {
        f"_runtime/serving/{path.name}": path.read_text("utf-8")
        for path in sorted((RUNTIME / "serving").glob("*.py"))
    }
    return shared | serving
