"""Views + templates → the files of a package."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from mooring.bindings.python.code import Code
from mooring.bindings.python.docstrings import documentation
from mooring.bindings.python.layout import formatted
from mooring.bindings.runtime_modules import taken
from mooring.bindings.views import IndexView, ModelsView, PackageView
from mooring.diagnostics import Misuse
from mooring.rendering import Environment, environment, page, templates_of


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
    settings = printing(templates, overrides)
    files = {
        path: rendered(settings, template, names, overrides)
        for path, template, names in _pages(package)
    }
    files["resources/__init__.py"] = ""
    files["py.typed"] = ""
    return files | taken(files)


def _pages(package: PackageView) -> Iterator[tuple[str, str, Mapping[str, object]]]:
    """Each file with its template, and what the template sees."""
    yield "__init__.py", "client/package.py.jinja", {"package": package}
    yield "client.py", "client/client.py.jinja", {"client": package.client}
    yield "hooks.py", "client/hooks.py.jinja", {}
    yield "_runtime/__init__.py", "client/runtime.py.jinja", {}
    yield "errors.py", "client/errors.py.jinja", {}
    yield from model_pages(package.models, package.index)
    if package.webhooks is not None:
        yield "webhooks.py", "client/webhooks.py.jinja", {"module": package.webhooks}
    if package.pages is not None:
        yield "pages.py", "client/pages.py.jinja", {"module": package.pages}
    for resource in package.client.resources:
        for one in (resource, *resource.parts):
            yield one.path, "client/resource.py.jinja", {"resource": one}


def model_pages(
    modules: tuple[ModelsView, ...], index: IndexView | None
) -> Iterator[tuple[str, str, Mapping[str, object]]]:
    """The files of the models: the same for whoever calls and whoever answers."""
    for module in modules:
        yield module.path, "models/models.py.jinja", {"module": module}
    if index is not None:
        names = {"index": index}
        yield "models/__init__.py", "models/package.py.jinja", names
        yield "models/index.json", "models/index.json.jinja", names


def render_namespace(
    name: str, versions: list[str], templates: Path, overrides: Path | None = None
) -> dict[str, str]:
    """The files of the package around the versions of an API."""
    listed = ", ".join(f"`{version}`" for version in versions)
    text = documentation(
        f"Bindings for the {name} API, one package a version: {listed}.", 0
    )
    settings = printing(templates, overrides)
    names = {"documentation": text}
    printed = rendered(settings, "client/namespace.py.jinja", names, overrides)
    return {"__init__.py": printed, "py.typed": ""}


def printing(templates: Path, overrides: Path | None) -> Environment:
    """What prints nothing but code, through a person's own templates before Mooring's."""
    own = () if overrides is None else (overrides,)
    return environment([*own, templates], Code)


def rendered(
    environment: Environment,
    template: str,
    names: Mapping[str, object],
    overrides: Path | None,
) -> str:
    """What a template prints; black lays out what one prints that took the place of Mooring's own.

    Raises:
        Misuse: it cannot be rendered.
    """
    text = page(environment, template, names)
    if overrides is None or not template.endswith(".py.jinja"):
        return text
    if not any(
        (overrides / one).is_file() for one in templates_of(environment, template)
    ):
        return text
    try:
        return formatted(text)
    except ValueError as error:
        raise Misuse(
            f"What template {template} prints is no Python: {' '.join(str(error).split())}"
        ) from error
