"""Names + a template → text; the one caller of jinja2.

What may be printed is of one type, which says that it was made safe for the language that the template writes:
source of a program, or a page.
"""

import traceback
from collections.abc import Mapping
from pathlib import Path

from jinja2 import (
    Environment,
    FileSystemLoader,
    StrictUndefined,
    TemplateError,
    TemplateSyntaxError,
    Undefined,
)

from mooring.diagnostics import Misuse

__all__ = ["Environment", "environment", "page"]


def environment(folders: list[Path], printable: type[str]) -> Environment:
    """The settings under which every template is read: nothing undefined, and nothing printed that is not `printable`.

    Args:
        folders: Where templates are looked for; the first that has one is taken.
    """

    def only_printable(value: object) -> object:
        if isinstance(value, Undefined):
            # To look at it is what makes it say its name.
            return str(value)
        if not isinstance(value, printable):
            wanted = printable.__name__.lower()
            raise TypeError(f"a template may print {wanted} only, not {value!r}")
        return value

    return Environment(
        loader=FileSystemLoader(folders),
        undefined=StrictUndefined,
        finalize=only_printable,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        # What is printed was escaped for its own language, and more strictly than by Jinja.
        autoescape=False,
    )


def page(environment: Environment, template: str, names: Mapping[str, object]) -> str:
    """What a template prints.

    Raises:
        Misuse: it cannot be rendered.
    """
    try:
        return environment.get_template(template).render(names)
    except (TemplateError, TypeError) as error:
        place = f"{template}, line {_line(error)},"
        raise Misuse(f"Template {place} cannot be rendered: {error}") from error


def _line(error: Exception) -> int:
    """The line of the template that an error comes from."""
    if isinstance(error, TemplateSyntaxError):
        return error.lineno
    frames = traceback.extract_tb(error.__traceback__)
    lines = [frame.lineno for frame in frames if frame.filename.endswith(".jinja")]
    return next((line for line in reversed(lines) if line is not None), 1)
