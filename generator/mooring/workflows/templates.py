"""Mooring's templates, which of them a project has of its own, and what they see."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from mooring.config import Project
from mooring.diagnostics import Misuse
from mooring.files import shown
from mooring.workflows.toolchain import templates_folder

PAGES = ("README.md", "VIEWS.md")
"""Pages about the templates, in their folder."""
SOURCES = (
    ("Packages", "bindings/views.py"),
    ("Reports", "drift/reports/html/views.py"),
)


class Standing(Enum):
    """What a project has in the place of a template."""

    MOORINGS = ""
    SAME = "ejected, unchanged"
    OWN = "overridden"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Template:
    name: str
    standing: Standing


def list_templates(folder: Path | None) -> tuple[Template, ...]:
    """Every template by name, and those that a person added.

    Args:
        folder: The person's own templates.
    """
    ours = templates_folder()
    names = set(_names(ours))
    own = set(_names(folder)) if folder is not None and folder.is_dir() else set[str]()
    found = list[Template]()
    for name in sorted(names | own):
        if folder is None or name not in own:
            standing = Standing.MOORINGS
        elif name not in names:
            standing = Standing.ADDED
        elif (folder / name).read_bytes() == (ours / name).read_bytes():
            standing = Standing.SAME
        else:
            standing = Standing.OWN
        found.append(Template(name, standing))
    return tuple(found)


def eject(names: tuple[str, ...], folder: Path) -> tuple[Path, ...]:
    """Copies templates into a folder of a person's own, where they can be changed.

    Args:
        names: All of them, if none are given.

    Raises:
        Misuse: there is no such template, or the folder has one of these already; nothing is copied then.
    """
    ours = templates_folder()
    known = sorted(_names(ours))
    chosen = list(names) or known
    for name in chosen:
        if name not in known:
            near = [one for one in known if Path(name).stem.split(".")[0] in one]
            raise Misuse(
                f"There is no template {name}; {f'did you mean {near[0]}?' if near else '`mooring templates list` names them.'}"
            )
        if (folder / name).exists():
            raise Misuse(
                f"{shown(folder / name)} is there already; remove it first if it is to be Mooring's again."
            )
    for name in chosen:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes((ours / name).read_bytes())
    return tuple(folder / name for name in chosen)


def folder_of(project: Project | None, named: Path | None) -> Path:
    """Where a person's own templates are: where an option says, else the project.

    Raises:
        Misuse: neither says so.
    """
    if named is not None:
        return named
    if project is None or project.templates is None:
        raise Misuse(
            'Where to? Give --to DIR, or write templates = "DIR" into [tool.mooring].'
        )
    return project.templates


def reference() -> str:
    """The page that says which fields every view has, and of which type, from the source of the views."""
    from mooring.bindings.views import VERSION

    lines = [
        "# What templates see",
        "",
        f"Version {VERSION} of the views. The version changes where a field is gone or means something else; a field",
        "that is only added changes nothing.",
        "",
        "`Code` and `Html` can be printed, for they were made safe; a tuple can be looped over; `None` and what is",
        "empty are false. Everything else can be neither printed nor made printable: no filter, no macro, no string of",
        "the template's own. This page is written from the views themselves (`pytest --update`).",
    ]
    root = Path(__file__).parents[1]
    for title, path in SOURCES:
        tree = ast.parse((root / path).read_text("utf-8"))
        lines += ["", f"## {title}"]
        for node in tree.body:
            if isinstance(node, ast.ClassDef):
                lines += ["", *_view(node)]
    return "\n".join(lines) + "\n"


def _names(folder: Path) -> Iterator[str]:
    for path in folder.rglob("*"):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and name not in PAGES and not path.name.startswith("."):
            yield name


def _view(node: ast.ClassDef) -> Iterator[str]:
    yield f"### `{node.name}`"
    if (text := ast.get_docstring(node)) is not None:
        yield ""
        yield text
    yield ""
    yield "| field | type | |"
    yield "|---|---|---|"
    for field, following in zip(node.body, [*node.body[1:], None], strict=True):
        match field:
            case ast.AnnAssign(target=ast.Name(name), annotation=type_):
                yield _row(name, ast.unparse(type_), _said(following))
            case ast.FunctionDef(name=name, returns=ast.expr() as type_):
                yield _row(name, ast.unparse(type_), ast.get_docstring(field) or "")
            case _:
                pass


def _said(node: ast.stmt | None) -> str:
    """The docstring of a field: a string that stands behind it."""
    match node:
        case ast.Expr(value=ast.Constant(value=str(text))):
            return text
        case _:
            return ""


def _row(name: str, type_: str, text: str) -> str:
    plain = type_.strip("'").replace("|", "\\|")
    return f"| `{name}` | `{plain}` | {' '.join(text.split())} |"
