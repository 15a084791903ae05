"""Where Mooring fits into a project that is there: its folder, its settings, a package that hides nothing."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from mooring.config import Project
from mooring.config.python_project import PythonProject, read_python_project
from mooring.diagnostics import Misuse
from mooring.files import shown
from mooring.workflows.projects import api_names
from mooring.workflows.git import find_repository
from mooring.workflows.projects.settings_files import (
    NEEDS,
    new_project,
    with_project_settings,
)


@dataclass(frozen=True, slots=True)
class WriteText:
    """A file of the project's own gets another text.

    Args:
        told: What is new about it.
    """

    path: Path
    text: str
    told: str


def project_root(project: Project | None, start: Path) -> Path:
    """The folder of the project: of the one that is set up, else the nearest with a pyproject.toml, within its repository."""
    if project is not None:
        return project.root
    start = start.resolve()
    repository = find_repository(start)
    top = start if repository is None else repository.root.resolve()
    for folder in (start, *start.parents):
        if (folder / "pyproject.toml").is_file():
            return folder
        if folder == top:
            break
    return start


def project_settings(
    surroundings: PythonProject, folder: str | None
) -> tuple[WriteText, Path]:
    """The project's settings with those of Mooring, and the folder for packages that they name.

    Args:
        folder: Where another generator put its packages.

    Raises:
        Misuse: pyproject.toml is not in UTF-8.
    """
    folder = folder or surroundings.layout
    path = surroundings.path
    try:
        # Line ends stay as they are.
        before = path.read_bytes().decode() if path.is_file() else ""
    except UnicodeDecodeError as error:
        raise Misuse(f"{shown(path)} is not in UTF-8, as TOML is.") from error
    own = {"output": folder}
    text = with_project_settings(before, own)
    told = f'[tool.mooring] output = "{folder}"'
    return WriteText(path, text, told), surroundings.root / folder


def new_settings(
    surroundings: PythonProject, settings: WriteText, output: Path, package: str
) -> str:
    """The text of a pyproject.toml that was not there: of a whole project where there is no code yet."""
    if not _is_blank(surroundings.root):
        return settings.text
    project = new_project(package.replace("_", "-").strip("-"))
    folder = output.relative_to(surroundings.root).as_posix()
    return with_project_settings(project, {"output": folder})


def free_package(
    surroundings: PythonProject, output: Path, wanted: str
) -> tuple[str, tuple[str, ...]]:
    """The name for a package that hides and overwrites nothing, as wanted where that can be, and remarks about it.

    Raises:
        Misuse: none like it is free.
    """
    claimed = surroundings.requirements or {}
    for name in api_names.unclaimed(wanted, claimed):
        if _is_free(output, name):
            remark = f"The package is called {name}: {wanted} would hide or overwrite something else."
            return name, () if name == wanted else (remark,)
    raise Misuse(
        f"{wanted} and names like it are taken in {shown(output)}; name the API with --api."
    )


def next_commands(root: Path, package: str) -> Iterator[str]:
    """The two commands that a person needs next: one to make the bindings importable, one to see what else is missing."""
    surroundings = read_python_project(root)
    stated = surroundings.requirements or {}
    missing = [f'"{one}"' for one in NEEDS if not stated.keys() & _alternatives(one)]
    if missing:
        yield f"{_installer(root)} {' '.join(missing)}"
    elif surroundings.backend is not None:
        yield "pip install -e ."
    else:
        yield f'python -c "from {package} import Client; help(Client)"'
    yield "mooring doctor"


def write_text(path: Path, text: str) -> None:
    """Writes a file of the project's own.

    Raises:
        Misuse: it cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    except OSError as error:
        raise unwritable(path, error) from error


def unwritable(path: Path, error: OSError) -> Misuse:
    reason = (error.strerror or "unknown error").lower()
    return Misuse(f"{shown(path)} cannot be written: {reason}.")


def _is_blank(root: Path) -> bool:
    """Whether a folder holds no Python yet, nor anything that says how it is built or what it needs."""
    patterns = ("*.py", "*/*.py", "src/*/*.py", "setup.cfg", "requirements*", "Pipfile")
    return not any(next(root.glob(pattern), None) for pattern in patterns)


def _is_free(output: Path, package: str) -> bool:
    folder = output / package
    if (output / f"{package}.py").exists():
        return False
    return not folder.exists() or not any(folder.iterdir())


def _alternatives(requirement: str) -> set[str]:
    """The packages that meet a requirement of the bindings, which run on httpx too."""
    name = requirement.partition(">")[0]
    return {name, name.rstrip("2")}


def _installer(root: Path) -> str:
    """The command that adds what the project needs, by the lock file of what manages it."""
    managers = {"uv.lock": "uv add", "poetry.lock": "poetry add", "pdm.lock": "pdm add"}
    commands = (one for name, one in managers.items() if (root / name).is_file())
    return next(commands, "pip install")
