"""Names + a template → text; the one caller of jinja2.

What may be printed is of one type, which says that it was made safe for the language that the template writes:
source of a program, or a page. A template of a person's own cannot get around that: it runs in Jinja's sandbox, and
may not filter whole blocks, which Jinja prints without asking.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import NoReturn, Protocol, runtime_checkable

from jinja2 import (
    Environment,
    FileSystemLoader,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
    Undefined,
    meta,
    nodes,
)
from jinja2.compiler import CodeGenerator, Frame
from jinja2.sandbox import SandboxedEnvironment

from mooring.diagnostics import Misuse

__all__ = ["Environment", "Subject", "environment", "page", "templates_of"]


@runtime_checkable
class Subject(Protocol):
    """Something that a template prints and that a person knows by name."""

    @property
    def subject(self) -> str:
        """What it is, in the words of the document: `operation POST /tasks`."""
        ...


def environment(folders: list[Path], printable: type[str]) -> Environment:
    """The settings under which every template is read: nothing undefined, and nothing printed that is not `printable`.

    Args:
        folders: Where templates are looked for; the first that has one is taken. The last one holds Mooring's own.
    """

    def only_printable(value: object) -> object:
        if isinstance(value, Undefined):
            # To look at it is what makes it say its name.
            return str(value)
        if not isinstance(value, printable):
            wanted = printable.__name__.lower()
            raise TypeError(f"a template may print {wanted} only, not {value!r}")
        return value

    made = Environment if len(folders) == 1 else _Restricted
    return made(
        loader=FileSystemLoader(folders),
        undefined=StrictUndefined,
        finalize=only_printable,
        # No template changes while it is in use.
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        # What is printed was escaped for its own language, and more strictly than by Jinja.
        autoescape=False,
    )


def page(environment: Environment, template: str, names: Mapping[str, object]) -> str:
    """What a template prints.

    Raises:
        Misuse: it cannot be rendered; the message names the template, its line, and what was being printed.
    """
    try:
        return environment.get_template(template).render(names)
    except TemplateSyntaxError as error:
        raise _refusal(error.name or template, error.lineno, None, error) from error
    # Whatever is raised while a template of a person's own runs, that is where to look.
    except Exception as error:
        is_ours = not isinstance(environment, _Restricted)
        if is_ours and not isinstance(error, TemplateError | TypeError):
            raise
        frames = list(_frames(error.__traceback__))
        name, line = frames[-1][:2] if frames else (template, 1)
        subjects = [found for frame in frames if (found := _subject(frame[2]))]
        raise _refusal(
            _shortened(environment, name),
            line,
            subjects[-1] if subjects else None,
            error,
        ) from error


def templates_of(environment: Environment, template: str) -> frozenset[str]:
    """A template and all that it includes, by name."""
    found, waiting = set[str](), [template]
    while waiting:
        name = waiting.pop()
        if name in found or environment.loader is None:
            continue
        found.add(name)
        try:
            source, _, _ = environment.loader.get_source(environment, name)
            named = meta.find_referenced_templates(environment.parse(source))
            waiting += [one for one in named if one is not None]
        # To render it says so in full.
        except (TemplateNotFound, TemplateSyntaxError):
            continue
    return frozenset(found)


class _NoFilterBlocks(CodeGenerator):
    def visit_FilterBlock(self, node: nodes.FilterBlock, frame: Frame) -> NoReturn:
        self.fail(
            "{% filter %} would change text after it was made safe; there is no other way than to print it as it is",
            node.lineno,
        )


class _Restricted(SandboxedEnvironment):
    code_generator_class = _NoFilterBlocks


def _frames(
    trace: TracebackType | None,
) -> Iterator[tuple[str, int, Mapping[str, object]]]:
    """The file, line and names of every template that was running, the innermost last."""
    while trace is not None:
        file = trace.tb_frame.f_code.co_filename
        if file.endswith(".jinja"):
            yield file, trace.tb_lineno, trace.tb_frame.f_locals
        trace = trace.tb_next


def _subject(names: Mapping[str, object]) -> str | None:
    """What was being printed: of several, what the innermost loop is about."""
    subjects = [one.subject for one in names.values() if isinstance(one, Subject)]
    return subjects[-1] if subjects else None


def _shortened(environment: Environment, file: str) -> str:
    """A template by its name, rather than by where it lies."""
    if isinstance(environment.loader, FileSystemLoader):
        for folder in environment.loader.searchpath:
            if Path(file).is_relative_to(folder):
                return Path(file).relative_to(folder).as_posix()
    return file


def _refusal(name: str, line: int, subject: str | None, error: Exception) -> Misuse:
    match error:
        case TemplateNotFound():
            said = f"there is no template {error.name}"
        case TypeError() | TemplateSyntaxError():
            said = str(
                error.message if isinstance(error, TemplateSyntaxError) else error
            )
        case _:
            said = str(error) or type(error).__name__
    what = f" for {subject}" if subject else ""
    reason = " ".join(said.split())
    return Misuse(f"Template {name}, line {line}, cannot be rendered{what}: {reason}")
