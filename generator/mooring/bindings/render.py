"""Views + templates → the files of a package; the one caller of jinja2."""

import traceback
from collections.abc import Iterator, Mapping
from pathlib import Path

from jinja2 import (
    Environment,
    FileSystemLoader,
    StrictUndefined,
    TemplateError,
    TemplateSyntaxError,
    Undefined,
)

from mooring.bindings.code import Code
from mooring.bindings.docstrings import documentation
from mooring.bindings.layout import formatted
from mooring.bindings.views import PackageView
from mooring.diagnostics import Misuse

RUNTIME = Path(__file__).parent / "runtime"


def render(
    package: PackageView, templates: Path, overrides: Path | None = None
) -> dict[str, str]:
    """The text of every file of the package, by its path in it.

    Args:
        templates: The folder of Mooring's own templates.
        overrides: A folder whose templates take the place of those with the same path.

    Raises:
        Misuse: a template cannot be rendered.
    """
    settings = environment(
        [folder for folder in (overrides, templates) if folder is not None]
    )
    files = {
        path: _page(settings, template, names, overrides)
        for path, template, names in _pages(package)
    }
    files["resources/__init__.py"] = ""
    files["py.typed"] = ""
    return files | runtime_files()


def _pages(package: PackageView) -> Iterator[tuple[str, str, Mapping[str, object]]]:
    """Each file with its template, and what the template sees."""
    yield "__init__.py", "client/package.py.jinja", {"package": package}
    yield "client.py", "client/client.py.jinja", {"client": package.client}
    yield "errors.py", "client/errors.py.jinja", {}
    for module in package.models:
        yield module.path, "models/models.py.jinja", {"module": module}
    if package.index is not None:
        index = {"index": package.index}
        yield "models/__init__.py", "models/package.py.jinja", index
        yield "models/index.json", "models/index.json.jinja", index
    if package.webhooks is not None:
        yield "webhooks.py", "client/webhooks.py.jinja", {"module": package.webhooks}
    for resource in package.client.resources:
        for one in (resource, *resource.parts):
            yield one.path, "client/resource.py.jinja", {"resource": one}


def render_namespace(name: str, versions: list[str], templates: Path) -> dict[str, str]:
    """The files of the package around the versions of an API."""
    listed = ", ".join(f"`{version}`" for version in versions)
    text = documentation(
        f"Bindings for the {name} API, one package a version: {listed}.", 0
    )
    page = _page(
        environment([templates]),
        "client/namespace.py.jinja",
        {"documentation": text},
        None,
    )
    return {"__init__.py": page, "py.typed": ""}


def runtime_files() -> dict[str, str]:
    """The hand-written runtime, verbatim."""
    return {
        f"_runtime/{path.name}": path.read_text("utf-8")
        for path in sorted(RUNTIME.glob("*.py"))
    }


def environment(folders: list[Path]) -> Environment:
    """The settings under which every template is read: nothing undefined, and nothing printed that is not code."""
    return Environment(
        loader=FileSystemLoader(folders),
        undefined=StrictUndefined,
        finalize=_only_code,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,
    )


def _only_code(value: object) -> object:
    if isinstance(value, Undefined):
        # To look at it is what makes it say its name.
        return str(value)
    if not isinstance(value, Code):
        raise TypeError(f"a template may print code only, not {value!r}")
    return value


def _page(
    environment: Environment,
    template: str,
    names: Mapping[str, object],
    overrides: Path | None,
) -> str:
    try:
        text = environment.get_template(template).render(names)
    except (TemplateError, TypeError) as error:
        place = f"{template}, line {_line(error)},"
        raise Misuse(f"Template {place} cannot be rendered: {error}") from error
    is_ours = overrides is None or not (overrides / template).exists()
    is_python = template.endswith(".py.jinja")
    return formatted(text) if is_python and not is_ours else text


def _line(error: Exception) -> int:
    """The line of the template that an error comes from."""
    if isinstance(error, TemplateSyntaxError):
        return error.lineno
    frames = traceback.extract_tb(error.__traceback__)
    lines = [frame.lineno for frame in frames if frame.filename.endswith(".jinja")]
    return next((line for line in reversed(lines) if line is not None), 1)
