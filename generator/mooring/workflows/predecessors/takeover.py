"""What the settings of another generator hand over."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

from mooring.config.toml import Toml
from mooring.diagnostics import Unreadable
from mooring.document import Json
from mooring.files import shown
from mooring.sources.yaml import load

Settings: TypeAlias = "Mapping[str, Json] | Mapping[str, Toml]"

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
    """What Mooring takes over from a generator.

    Args:
        place: The file that says so.
        source: The document, as a path from the working directory or an address; None where the settings name none.
        package: The package that was generated.
        folder: The folder that packages were put in, from the root; None where the settings name none.
        classes: What classes are called, by the name of their schema.
    """

    place: Path
    source: str | None
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
    """Every setting that becomes nothing here, with the reason."""
    taken = {*claimed}
    return tuple(
        Setting(name, reasons.get(name.replace("-", "_"), "no equivalent"))
        for name in settings
        if name not in taken
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
