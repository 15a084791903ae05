"""TOML files as typed tables, and what is said of one that is not as it should be."""

import tomllib
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TypeAlias

from mooring.diagnostics import Diagnostic, Location, Unreadable

Toml: TypeAlias = "str | int | float | bool | date | list[Toml] | dict[str, Toml]"
Table: TypeAlias = dict[str, Toml]


def load(path: Path) -> Table:
    """The table of a whole file.

    Raises:
        Unreadable: the file is not TOML (1.0).
    """
    try:
        table: Table = tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise invalid(path, f"This is not valid TOML: {error}.") from error
    return table


def text(table: Table, key: str, path: Path, default: str | None = None) -> str:
    """A string of a table.

    Raises:
        Unreadable: it is missing and has no default, or is no string.
    """
    value = table.get(key, default)
    if not isinstance(value, str):
        raise invalid(path, f"`{key}` must be given as a string.")
    return value


def optional_text(table: Table, key: str, path: Path) -> str | None:
    """A string of a table that need not be there.

    Raises:
        Unreadable: it is no string.
    """
    return text(table, key, path) if key in table else None


def texts(table: Table, key: str, path: Path) -> Mapping[str, str]:
    """A table of strings; empty where there is none.

    Raises:
        Unreadable: it is no table, or holds something else.
    """
    names = table.get(key, {})
    if not isinstance(names, dict) or not all(
        isinstance(name, str) for name in names.values()
    ):
        raise invalid(path, f"`{key}` must be a table of names.")
    return {source: name for source, name in names.items() if isinstance(name, str)}


def text_array(table: Table, key: str, path: Path) -> tuple[str, ...]:
    """An array of strings; empty where there is none.

    Raises:
        Unreadable: it is no array, or holds something else.
    """
    items = table.get(key, [])
    found = items if isinstance(items, list) else [0]
    if not all(isinstance(item, str) for item in found):
        raise invalid(path, f"`{key}` must be an array of strings.")
    return tuple(item for item in found if isinstance(item, str))


def invalid(path: Path, message: str) -> Unreadable:
    """What is raised for settings that do not say what they must."""
    return Unreadable(Diagnostic("invalid-settings", message, Location(str(path))))
