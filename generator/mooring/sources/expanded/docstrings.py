"""Docstrings with an `Attributes:` section, the way Python services describe the members of a schema."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

_SECTION = re.compile(r"[ \t]*(?:Attributes|Args|Fields):[ \t]*")
_ENTRY = re.compile(
    r"[ \t]+(?P<name>[A-Za-z_]\w*)[ \t]*(?:\([^)]*\))?:[ \t]+(?P<text>\S.*)"
)
_PYTHON_NAME = re.compile(r"[a-z][a-z0-9_]*")


@dataclass(frozen=True, slots=True)
class Documented:
    """A docstring taken apart.

    `remainder` is what describes the schema itself, with the entries that name none of its properties.
    """

    remainder: str
    descriptions: dict[str, str]
    """By the property's name on the wire."""
    lines: dict[str, str]
    """The line on which each of them starts, by the property's name."""


def attributes(docstring: str, properties: Iterable[str]) -> Documented:
    """The descriptions that a docstring's `Attributes:` section gives for `properties`.

    Names are compared without regard to underscores and case, since such docstrings spell `start_url` what
    the wire spells `startUrl`. Indentation decides nothing but where the section ends: it slips in practice.
    """
    names_by_key = {_key(name): name for name in properties}
    lines = docstring.split("\n")
    section = _section(lines)
    if section is None:
        return Documented(docstring, {}, {})
    start, end = section
    descriptions: dict[str, str] = {}
    first_lines: dict[str, str] = {}
    unplaced: list[str] = []
    name: str | None = None
    for line in lines[start + 1 : end]:
        entry = _ENTRY.fullmatch(line)
        key = _key(entry["name"]) if entry else ""
        if entry and key in names_by_key and names_by_key[key] not in descriptions:
            name = names_by_key[key]
            descriptions[name], first_lines[name] = entry["text"].rstrip(), line
        elif name is None or (entry and _PYTHON_NAME.fullmatch(entry["name"])):
            name = None
            unplaced.append(line)
        elif line.strip():
            descriptions[name] += f" {line.strip()}"
    if not descriptions:
        return Documented(docstring, {}, {})
    if any(line.strip() for line in unplaced):
        unplaced.insert(0, lines[start])
    kept = [*lines[:start], *unplaced, *lines[end:]]
    return Documented("\n".join(kept).strip(), descriptions, first_lines)


def _section(lines: list[str]) -> tuple[int, int] | None:
    """The first line of the section, and the line after it."""
    for start, line in enumerate(lines):
        if _SECTION.fullmatch(line):
            rest = range(start + 1, len(lines))
            end = next((i for i in rest if lines[i][:1].strip()), len(lines))
            return start, end
    return None


def _key(name: str) -> str:
    return name.replace("_", "").lower()
