"""Whether what is built from a project holds a package, by the rules of each build backend (PEP 517)."""

from collections.abc import Iterable
from enum import Enum
from fnmatch import fnmatch
from pathlib import Path, PurePath

from mooring.config.python_project import PythonProject
from mooring.config.toml import Toml

_NEVER_PACKAGES = frozenset(
    "bench benchmark benchmarks bin build changelog ci debian dist doc docs documentation example examples exercise "
    "exercises htmlcov manpages news newsfragments python requirements scripts tasks test tests tool tools unit_test "
    "unit_tests util utils".split()
)
"""Folders that setuptools takes for no packages in a flat layout (its guide, Package Discovery)."""


class Shipping(Enum):
    """What a build does with packages."""

    HELD = "held"
    LEFT_OUT = "left out"
    REFUSED = "refused"
    UNKNOWN = "unknown"


def shipping(project: PythonProject, packages: tuple[Path, ...]) -> Shipping:
    """What the project's build does with packages.

    Args:
        packages: Their folders, from the root of the project.
    """
    match (project.backend or "").split(".")[0]:
        case _ if not packages:
            return Shipping.UNKNOWN
        case "setuptools":
            return _setuptools(project, packages)
        case "hatchling":
            return _hatchling(project, packages)
        case "poetry":
            return _poetry(project, packages)
        case "uv_build":
            return _uv(project, packages)
        case "flit_core":
            return _all(one.name == project.module for one in packages)
        case _:
            return Shipping.UNKNOWN


def _setuptools(project: PythonProject, packages: tuple[Path, ...]) -> Shipping:
    if any((project.root / one).is_file() for one in ("setup.py", "setup.cfg")):
        return Shipping.UNKNOWN
    stated = project.stated("tool", "setuptools", "packages")
    if isinstance(stated, list):
        return _all(one.name in stated for one in packages)
    find = project.stated("tool", "setuptools", "packages", "find")
    if isinstance(find, dict):
        include = find.get("include", ["*"])
        patterns = include if isinstance(include, list) else ["*"]
        return _all(
            any(fnmatch(one.name, str(pattern)) for pattern in patterns)
            for one in packages
        )
    modules = project.stated("tool", "setuptools", "py-modules")
    if modules is not None or _is_src(packages):
        return Shipping.LEFT_OUT if modules is not None else Shipping.HELD
    if (project.root / "src").is_dir():
        return Shipping.LEFT_OUT
    tops = [one.name for one in project.root.iterdir() if _could_be_package(one)]
    return Shipping.REFUSED if len(tops) > 1 else Shipping.HELD


def _hatchling(project: PythonProject, packages: tuple[Path, ...]) -> Shipping:
    wheel = project.stated("tool", "hatch", "build", "targets", "wheel")
    stated = wheel if isinstance(wheel, dict) else {}
    others = {"include", "only-include", "force-include", "sources", "bypass-selection"}
    listed = _texts(stated.get("packages"))
    if not listed and stated.keys() & others:
        return Shipping.UNKNOWN
    if listed:
        return _all(_is_below(one, listed) for one in packages)
    return _all(one.name == project.module for one in packages)


def _poetry(project: PythonProject, packages: tuple[Path, ...]) -> Shipping:
    stated = project.stated("tool", "poetry", "packages")
    if not isinstance(stated, list):
        return _all(one.name == project.module for one in packages)
    entries = [one for one in stated if isinstance(one, dict)]
    paths = [f"{one.get('from', '.')}/{one.get('include', '')}" for one in entries]
    return _all(_is_below(one, paths) for one in packages)


def _uv(project: PythonProject, packages: tuple[Path, ...]) -> Shipping:
    stated = project.stated("tool", "uv", "build-backend", "module-name")
    names = _texts(stated) or (project.module,)
    return _all(one.name in names for one in packages)


def _all(answers: Iterable[bool]) -> Shipping:
    return Shipping.HELD if all(answers) else Shipping.LEFT_OUT


def _is_src(packages: tuple[Path, ...]) -> bool:
    return all(one.parts[:1] == ("src",) for one in packages)


def _is_below(package: Path, listed: Iterable[str]) -> bool:
    return any(package.is_relative_to(PurePath(one)) for one in listed)


def _could_be_package(folder: Path) -> bool:
    """Whether setuptools takes a folder for a package: for one without `__init__.py` too (PEP 420)."""
    return (
        folder.is_dir()
        and folder.name.isidentifier()
        and folder.name not in _NEVER_PACKAGES
        and not folder.name.startswith("__")
    )


def _texts(value: "Toml | None") -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,)
    items = value if isinstance(value, list) else []
    return tuple(item for item in items if isinstance(item, str))
