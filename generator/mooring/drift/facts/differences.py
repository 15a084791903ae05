"""One thing that the two sides do not both say, before any rule has judged it."""

from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias

from mooring.drift.facts.elements import Element, Shape
from mooring.drift.facts.scopes import Site
from mooring.model import Property, Schema


class Subject(Enum):
    """What kind of thing differs."""

    OPERATION = "operation"
    PARAMETER = "parameter"
    PROPERTY = "property"
    ENUM_VALUE = "enum-value"
    SCHEMA = "schema"
    BODY = "body"
    RESPONSE = "response"
    HEADER = "header"
    SECURITY = "security"
    SERVER = "server"
    INFO = "info"
    WEBHOOK = "webhook"
    CALLBACK = "callback"


class Change(Enum):
    """On which sides a thing is: only the new one, only the old one, both, or both under another name or place."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    LINKED = "linked"


class LinkKind(Enum):
    RENAME = "rename"
    MOVE = "move"
    RENAME_AND_MOVE = "rename+move"


DECLARED = "declared in api.toml"
"""The evidence of a link that a person stated."""


@dataclass(frozen=True, slots=True)
class Link:
    """Why a thing of the new side is taken for one of the old; `score` runs from 0 to 1."""

    kind: LinkKind
    score: float
    evidence: tuple[str, ...]
    certain: bool = True


@dataclass(frozen=True, slots=True)
class Difference:
    """The two elements, None for the side that has none; `aspects` names the fields in which they differ.

    A pointer without an element is where the element is missing, if that can be said.
    """

    subject: Subject
    old: Element | None
    new: Element | None
    old_pointer: str | None
    new_pointer: str | None
    site: Site
    aspects: frozenset[str] = frozenset()
    link: Link | None = None

    @property
    def change(self) -> Change:
        if self.link is not None:
            return Change.LINKED
        if self.old is None:
            return Change.ADDED
        return Change.REMOVED if self.new is None else Change.CHANGED


@dataclass(frozen=True, slots=True)
class Use:
    """Two schemas that stand in the same place and are yet to be compared."""

    old: Schema
    new: Schema
    site: Site
    subject: Subject
    is_open: bool = False
    """Whether any other string is accepted beside the values of an enumeration here."""


@dataclass(frozen=True, slots=True)
class Meeting:
    """Two shapes that stand in the same place and are yet to be compared; the keys are those of named schemas."""

    old: Shape
    new: Shape
    site: Site
    subject: Subject
    old_key: str | None = None
    new_key: str | None = None
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class Leftover:
    """A property that its object has on one side only; it may have been renamed, or moved elsewhere."""

    stated: Property
    shape: Shape
    site: Site
    is_added: bool
    container: "Leftover | None" = None
    """The leftover object that it is inside of."""

    @property
    def pointer(self) -> str:
        return self.stated.schema.pointer


Step: TypeAlias = Difference | Use | Meeting | Leftover
