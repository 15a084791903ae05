"""Views + templates → the files of a server package."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from mooring.bindings.render import RUNTIME, model_pages, printing, rendered
from mooring.bindings.server.views import ServerView

_NEEDED = re.compile(r"^from \.(\w+) import ", re.MULTILINE)
_SHARED_BY = re.compile(r"^from \.\.(\w+) import ", re.MULTILINE)
"""What a module of the runtime imports from beside it, and what one of `serving` does from above it."""
_STOOD_ON = re.compile(r"^from \.+_runtime\.(?!serving)(\w+) import ", re.MULTILINE)
"""What a module of the package imports of the runtime."""


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
    return files | _runtime_files(files)


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


def _runtime_files(written: Mapping[str, str]) -> dict[str, str]:
    """The hand-written runtime of a server, verbatim: what answers, and what models stand on on both sides of the wire.

    Args:
        written: The files that stand on it.
    """
    shared = _with_what_it_needs("models", {})
    for text in written.values():
        for name in _STOOD_ON.findall(text):
            shared = _with_what_it_needs(name, shared)
    serving = {
        f"_runtime/serving/{path.name}": path.read_text("utf-8")
        for path in sorted((RUNTIME / "serving").glob("*.py"))
    }
    for text in serving.values():
        for name in _SHARED_BY.findall(text):
            shared = _with_what_it_needs(name, shared)
    files = {f"_runtime/{name}.py": text for name, text in sorted(shared.items())}
    return files | serving


def _with_what_it_needs(name: str, known: Mapping[str, str]) -> dict[str, str]:
    """A module of the runtime beside those that are known already, with every module that it imports."""
    texts = dict(known)
    if name not in texts:
        texts[name] = (RUNTIME / f"{name}.py").read_text("utf-8")
        for further in _NEEDED.findall(texts[name]):
            texts = _with_what_it_needs(further, texts)
    return texts
