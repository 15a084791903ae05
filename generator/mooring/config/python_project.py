"""What a pyproject.toml says about the project that the bindings are part of: its layout, what it needs, how it is built."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from packaging.requirements import InvalidRequirement, Requirement
from packaging.specifiers import InvalidSpecifier, SpecifierSet
from packaging.utils import canonicalize_name

from mooring.config.toml import Table, Toml, load

_FAR = "999"
"""A version that there will hardly be."""


@dataclass(frozen=True, slots=True)
class PythonProject:
    """A folder with Python code, and what its pyproject.toml says; an empty table where it has none.

    Args:
        root: The folder that holds pyproject.toml, or would.
    """

    root: Path
    table: Table

    @property
    def path(self) -> Path:
        return self.root / "pyproject.toml"

    @property
    def name(self) -> str | None:
        """The name of the distribution (PEP 621), or Poetry's."""
        stated = self.stated("project", "name") or self.stated("tool", "poetry", "name")
        return stated if isinstance(stated, str) else None

    @property
    def module(self) -> str:
        """The module that the distribution is called after, as builds guess it."""
        return canonicalize_name(self.name or "").replace("-", "_")

    @property
    def requires_python(self) -> SpecifierSet | None:
        """The versions of Python that it runs on; None where it states none that can be understood."""
        stated = self.stated("project", "requires-python") or self.stated(
            "tool", "poetry", "dependencies", "python"
        )
        return _specifiers(stated) if isinstance(stated, str) else None

    @property
    def backend(self) -> str | None:
        """What builds it; setuptools where `[project]` or setup.py stands alone (PEP 517); None where nothing does."""
        stated = self.stated("build-system", "build-backend")
        if isinstance(stated, str):
            return stated
        is_built = (
            "build-system" in self.table or "project" in self.table or self._has_setup
        )
        return "setuptools" if is_built and not self._is_virtual else None

    @property
    def requirements(self) -> Mapping[str, SpecifierSet] | None:
        """What must be installed for it, of every kind, by its normalized name; None where it states nothing of the sort."""
        if not self._states_requirements:
            return None
        return dict(self._requirements())

    @property
    def package_roots(self) -> tuple[str, ...]:
        """The folders that its settings say packages are in, from the root; the build's before the tests'."""
        found = dict.fromkeys(
            folder.strip("/") or "." for folder in self._declared_roots()
        )
        return tuple(found)

    @property
    def layout(self) -> str:
        """The folder that packages belong in: what the build says, else `src` where that is used, else the root.

        The two layouts are those of the Python Packaging User Guide.
        """
        builds = [one.strip("/") or "." for one in self._built_roots()]
        if builds:
            return builds[0]
        return "src" if _holds_python(self.root / "src") else "."

    def stated(self, *keys: str) -> "Toml | None":
        """The value below some keys; None where there is none."""
        value: "Toml" = self.table
        for key in keys:
            if not isinstance(value, dict) or key not in value:
                return None
            value = value[key]
        return value

    @property
    def _has_setup(self) -> bool:
        return any((self.root / one).is_file() for one in ("setup.py", "setup.cfg"))

    @property
    def _is_virtual(self) -> bool:
        """Whether uv is told that nothing is to be built."""
        return self.stated("tool", "uv", "package") is False

    @property
    def _states_requirements(self) -> bool:
        return (
            self.stated("project") is not None
            or self.stated("tool", "poetry", "dependencies") is not None
            or any(self._requirement_files())
        )

    def _requirements(self) -> Iterator[tuple[str, SpecifierSet]]:
        for path in self._requirement_files():
            for line in path.read_text("utf-8", errors="replace").splitlines():
                yield from _requirement(line.partition(" #")[0].strip(" \t,'\""))
        poetry = self.stated("tool", "poetry", "dependencies")
        for name, wanted in poetry.items() if isinstance(poetry, dict) else ():
            stated = wanted.get("version") if isinstance(wanted, dict) else wanted
            specifiers = _specifiers(stated) if isinstance(stated, str) else None
            yield canonicalize_name(name), specifiers or SpecifierSet()
        for stated in (
            *_members(self.stated("dependency-groups")),
            *_members(self.stated("project", "optional-dependencies")),
            *_texts(self.stated("project", "dependencies")),
        ):
            yield from _requirement(stated)

    def _requirement_files(self) -> Iterator[Path]:
        yield from sorted(self.root.glob("requirements*.txt"))
        yield from sorted(self.root.glob("requirements/*.txt"))
        # Their requirements stand in a call or in an old form of their own; each line is looked at as one.
        yield from (
            path
            for name in ("setup.cfg", "setup.py")
            if (path := self.root / name).is_file()
        )

    def _declared_roots(self) -> Iterator[str]:
        yield from self._built_roots()
        yield from _texts(self.stated("tool", "pytest", "ini_options", "pythonpath"))
        yield from _texts(self.stated("tool", "pytest", "pythonpath"))
        yield from _texts(self.stated("tool", "hatch", "build", "dev-mode-dirs"))

    def _built_roots(self) -> Iterator[str]:
        """Where the builds look for packages, each in its own words."""
        setuptools = self.stated("tool", "setuptools", "package-dir", "")
        yield from _texts(setuptools)
        yield from _texts(
            self.stated("tool", "setuptools", "packages", "find", "where")
        )
        for package in _texts(
            self.stated("tool", "hatch", "build", "targets", "wheel", "packages")
        ):
            yield package.rstrip("/").rpartition("/")[0] or "."
        poetry = self.stated("tool", "poetry", "packages")
        for entry in poetry if isinstance(poetry, list) else ():
            if isinstance(entry, dict) and isinstance(entry.get("include"), str):
                yield str(entry.get("from", "."))
        yield from _texts(self.stated("tool", "uv", "build-backend", "module-root"))
        yield from _texts(self.stated("tool", "pdm", "build", "package-dir"))


def read_python_project(root: Path) -> PythonProject:
    """The project in a folder.

    Raises:
        Unreadable: its pyproject.toml is not TOML.
    """
    path = root / "pyproject.toml"
    return PythonProject(root, load(path) if path.is_file() else {})


def lets_in(wanted: SpecifierSet, floor: str) -> bool:
    """Whether some version from `floor` on is wanted: the floor, one that is named, or one of the far future."""
    major = int(floor.partition(".")[0])
    stated = [one.version.removesuffix(".*") for one in wanted]
    further = [f"{one}.{_FAR}" for one in (major, f"{major}.{floor.split('.')[1]}")]
    candidates = (floor, *further, f"{major + 1}.0", _FAR, *stated)
    newer = SpecifierSet(f">={floor}")
    return any(newer.contains(one) and wanted.contains(one) for one in candidates)


def _holds_python(folder: Path) -> bool:
    """Whether a folder holds modules or packages, or nothing yet; a `src` of another language holds neither."""
    if not folder.is_dir():
        return False
    visible = [one for one in folder.iterdir() if not one.name.startswith(".")]
    return not visible or any(
        one.suffix == ".py" or (one / "__init__.py").is_file() for one in visible
    )


def _requirement(text: str) -> Iterator[tuple[str, SpecifierSet]]:
    """A requirement (PEP 508), unless the text is none."""
    try:
        found = Requirement(text)
    except InvalidRequirement:
        return
    yield canonicalize_name(found.name), found.specifier


def _specifiers(text: str) -> SpecifierSet | None:
    """Versions as they are stated: of PEP 440, or Poetry's carets, by their lower bound."""
    try:
        return SpecifierSet(re.sub(r"[\^~](?=\d)", ">=", text))
    except InvalidSpecifier:
        return None


def _texts(value: "Toml | None") -> tuple[str, ...]:
    """A string, or the strings of an array; nothing else."""
    if isinstance(value, str):
        return (value,)
    items = value if isinstance(value, list) else []
    return tuple(item for item in items if isinstance(item, str))


def _members(value: "Toml | None") -> Iterator[str]:
    """The strings of every array in a table."""
    for member in value.values() if isinstance(value, dict) else ():
        yield from _texts(member)
