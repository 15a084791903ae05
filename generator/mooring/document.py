"""One OpenAPI 3.1 document, where each of its facts was published, and what its form can state."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from typing import Protocol, TypeAlias

from mooring.diagnostics import Diagnostic, Location

Json: TypeAlias = "None | bool | int | float | str | list[Json] | dict[str, Json]"
JsonObject: TypeAlias = dict[str, Json]


class Fact(Enum):
    """A kind of fact that a published form may or may not be able to state."""

    NAMES = "names"
    TYPES = "types"
    FORMATS = "formats"
    NULLABILITY = "nullability"
    REQUIREDNESS = "requiredness"
    DEFAULTS = "defaults"
    BOUNDS = "bounds"
    ENUMS = "enums"
    TITLES = "titles"
    DESCRIPTIONS = "descriptions"
    EXAMPLES = "examples"
    PARAMETERS = "parameters"
    BODIES = "bodies"
    RESPONSES = "responses"
    HEADERS = "headers"
    SECURITY = "security"
    SERVERS = "servers"
    INFO = "info"
    OPERATION_IDS = "operation ids"
    TAGS = "tags"
    COMPONENTS = "components"
    DEPRECATION = "deprecation"
    EXTENSIONS = "extensions"


class Standing(Enum):
    """How a fact came into the document; only stated and confirmed ones reach a verdict."""

    STATED = "stated"
    CONFIRMED = "confirmed"
    PROSE = "prose"
    EXAMPLE = "example"
    INHERITED = "inherited"
    UNKNOWN = "unknown"

    @property
    def is_proven(self) -> bool:
        return self in (Standing.STATED, Standing.CONFIRMED)


@dataclass(frozen=True, slots=True)
class Origin:
    """The published place of a fact and its standing."""

    location: Location
    standing: Standing = Standing.STATED


class Origins(Protocol):
    """Finds the origin of a fact by its JSON Pointer (RFC 6901) in the document."""

    def __call__(self, pointer: str) -> Origin:
        """The origin of the fact at `pointer`, or of its nearest ancestor that was published."""
        ...


@dataclass(frozen=True, slots=True)
class Document:
    """What a published file says, as one OpenAPI mapping.

    `root` keeps the dialect that its `openapi` (or `swagger`) field names; `spec` upgrades it to 3.1.
    """

    name: str
    form: str
    root: JsonObject
    origins: Origins
    carries: frozenset[Fact]
    sha256: str
    diagnostics: tuple[Diagnostic, ...] = ()
    whole: str | None = None
    """The file or address of the vendor's whole document, where a page names it."""


def standings(document: Document) -> Counter[Standing]:
    """How many values of the document have each standing."""
    return Counter(
        document.origins(place).standing for place in _leaves(document.root, "")
    )


EVERY_FACT = frozenset(Fact)
UNRESOLVED = "x-unresolved-ref"
"""The member that stands for what a reference names and nobody published."""
MISREAD = "x-misread"
"""Begins the name under which the value of a place is kept that means nothing there; the place follows."""
FILES = "x-files"
"""The member of a root that holds the other files of its folder, by their path from there."""

_UNWRITABLE = re.compile(r"['\\\x00-\x1f]")
"""What a name in a normalized path cannot hold as it is (RFC 9535, section 2.7)."""
_ESCAPES = {"\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r"}


@lru_cache(maxsize=10_000)
def pointer(*parts: str | int) -> str:
    """A JSON Pointer with `parts` escaped (RFC 6901, section 3)."""
    return "".join(
        f"/{str(part).replace('~', '~0').replace('/', '~1')}" for part in parts
    )


def pointer_parts(text: str) -> tuple[str, ...]:
    """The unescaped parts of a JSON Pointer."""
    return tuple(
        part.replace("~1", "/").replace("~0", "~") for part in text.split("/")[1:]
    )


def resolve(root: Json, text: str) -> Json:
    """The value that `text` points to in `root`.

    Raises:
        KeyError: nothing is there.
    """
    value = root
    for part in pointer_parts(text):
        match value:
            case dict() if part in value:
                value = value[part]
            case list() if _is_index(part) and int(part) < len(value):
                value = value[int(part)]
            case _:
                raise KeyError(text)
    return value


def json_path(root: Json, text: str) -> str:
    """The JSONPath (RFC 9535, normalized) of the value that a JSON Pointer names, for an Overlay's target."""
    path = "$"
    value = root
    for part in pointer_parts(text):
        if isinstance(value, list) and _is_index(part):
            path += f"[{part}]"
            value = value[int(part)] if int(part) < len(value) else None
        else:
            path += f"['{_UNWRITABLE.sub(_escaped, part)}']"
            value = value.get(part) if isinstance(value, dict) else None
    return path


def _is_index(part: str) -> bool:
    """Whether a part of a pointer may name an item of an array (RFC 6901, section 4)."""
    return part.isdecimal() and part.isascii() and len(part) < 10


def _escaped(found: re.Match[str]) -> str:
    character = found[0]
    if character in "'\\":
        return f"\\{character}"
    return _ESCAPES.get(character, f"\\u{ord(character):04x}")


def _leaves(value: Json, place: str) -> Iterator[str]:
    match value:
        case dict() if value:
            for key, member in value.items():
                yield from _leaves(member, place + pointer(key))
        case list() if value:
            for index, item in enumerate(value):
                yield from _leaves(item, f"{place}/{index}")
        case _:
            yield place
