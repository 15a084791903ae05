"""Views + templates → the files of a distribution, beside those of the package in it."""

from collections.abc import Mapping
from pathlib import Path

from mooring.bindings.distribution.views import DistributionView
from mooring.bindings.render import printing, rendered

PAGES = {
    "pyproject.toml": "pyproject.toml.jinja",
    "README.md": "README.md.jinja",
    "LICENSE": "LICENSE.jinja",
    "tests/test_methods.py": "test_methods.py.jinja",
}
"""The template of each file."""


def render_distribution(
    view: DistributionView,
    module: str,
    package: Mapping[str, str],
    calls: str,
    templates: Path,
    overrides: Path | None = None,
) -> dict[str, str]:
    """The text of every file, by its path.

    Args:
        package: The files of the package, by their path in it.
        calls: What the tests call, as JSON.
        templates: The folder of Mooring's own templates.
        overrides: A folder whose templates take the place of those with the same path.

    Raises:
        Misuse: a template cannot be rendered.
    """
    settings = printing(templates, overrides)
    files = {f"src/{module}/{path}": text for path, text in package.items()}
    for path, template in PAGES.items():
        names = {"package": view}
        files[path] = rendered(settings, f"distribution/{template}", names, overrides)
    files["tests/calls.json"] = calls
    return files
