"""What the settings of another generator hand over."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath
from typing import TypeAlias

from mooring.config.toml import Toml
from mooring.diagnostics import Unreadable
from mooring.document import Json
from mooring.files import shown
from mooring.sources.yaml import load

Settings: TypeAlias = "Mapping[str, Json] | Mapping[str, Toml] | Mapping[str, str]"

_LARGEST = 200_000
"""Bytes; settings that people write are smaller."""


@dataclass(frozen=True, slots=True)
class Setting:
    """A setting that has an equivalent, or has none.

    Args:
        name: What the other generator calls it.
        meaning: What it becomes here, or why it becomes nothing.
    """

    name: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Takeover:
    """What Mooring takes over of one client of a generator.

    Args:
        place: Where it is said: a file, or a line of one.
        source: The document, as a path from the working directory or an address; None where the settings name none.
        name: What the settings call the client; None where nothing tells it from others.
        package: The package that was generated.
        folder: The folder that packages were put in, from the root; None where the settings name none.
        classes: What classes are called, by the name of their schema.
    """

    place: str
    source: str | None
    name: str | None = None
    package: str | None = None
    folder: str | None = None
    classes: Mapping[str, str] = field(default_factory=dict[str, str])
    taken: tuple[Setting, ...] = ()
    left: tuple[Setting, ...] = ()


def load_settings(path: Path) -> Mapping[str, Json]:
    """The settings in a file of YAML or JSON; none where it holds no such thing."""
    if not path.is_file() or path.stat().st_size > _LARGEST:
        return {}
    try:
        value = load(path.read_text("utf-8-sig"), shown(path))
    except (Unreadable, UnicodeDecodeError):
        return {}
    return value if isinstance(value, dict) else {}


def unclaimed(
    settings: Settings, claimed: Iterable[str], reasons: Mapping[str, str]
) -> tuple[Setting, ...]:
    """Every setting that becomes nothing here, with the reason.

    Args:
        reasons: By the name of a setting, or by a pattern that names match (`client_*`); the first one counts.
    """
    taken = {*claimed}
    return tuple(
        Setting(name, _reason(name, reasons)) for name in settings if name not in taken
    )


def located(source: str, folder: Path) -> str:
    """A document that settings in a folder name: an address as it is, a path as it is from here."""
    return source if "://" in source else shown(folder / source)


def text_of(settings: Settings, *names: str) -> str | None:
    """The first of some settings that is stated as a text."""
    for name in names:
        if isinstance(value := settings.get(name), str) and value:
            return value
    return None


def place_of(package: PurePosixPath) -> tuple[str | None, str | None]:
    """A package that a path leads to, and the folder of that; nothing where it leads out of the project, or to no package."""
    if (
        package.is_absolute()
        or ".." in package.parts
        or not package.name.isidentifier()
    ):
        return None, None
    return package.name, package.parent.as_posix()


def _reason(name: str, reasons: Mapping[str, str]) -> str:
    plain = name.lstrip("-").replace("-", "_")
    found = (why for one, why in reasons.items() if fnmatchcase(plain, one))
    return reasons.get(plain) or next(found, "no equivalent")
