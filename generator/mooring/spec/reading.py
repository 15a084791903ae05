"""A document while it is parsed: its dialect, its places, and what was found wrong in it."""

from collections.abc import Iterator, Set
from dataclasses import dataclass, field, replace
from enum import Enum

from mooring.diagnostics import Diagnostic, Severity
from mooring.document import Document, Json, JsonObject, pointer, resolve
from mooring.model import Fault, Value


class Dialect(Enum):
    """Which reading of its objects a document asks for."""

    SWAGGER_2_0 = "2.0"
    OPENAPI_3_0 = "3.0"
    OPENAPI_3_1 = "3.1"

    @property
    def components(self) -> tuple[str, ...]:
        """The way from the root to the objects that hold reusable parts."""
        return () if self is Dialect.SWAGGER_2_0 else ("components",)

    @property
    def schemas(self) -> tuple[str, ...]:
        """The way from the root to the named schemas."""
        return (
            ("definitions",)
            if self is Dialect.SWAGGER_2_0
            else ("components", "schemas")
        )


@dataclass(frozen=True, slots=True)
class Node:
    """A JSON value and its place in the document."""

    value: Json
    pointer: str

    def __getitem__(self, key: str | int) -> "Node":
        match self.value, key:
            case dict() as members, str():
                return Node(members[key], self.pointer + pointer(key))
            case list() as items, int():
                return Node(items[key], self.pointer + pointer(key))
            case _:
                raise KeyError(key)

    def get(self, key: str) -> "Node | None":
        """The member `key` of an object; None where there is none, or no object."""
        if isinstance(self.value, dict) and key in self.value:
            return Node(self.value[key], self.pointer + pointer(key))
        return None

    def __contains__(self, key: str) -> bool:
        return isinstance(self.value, dict) and key in self.value

    def beside(self, known: Set[str]) -> tuple[tuple[str, Value], ...]:
        """The members of an object that `known` does not name, so that no statement is lost."""
        members = self.value if isinstance(self.value, dict) else {}
        return tuple(
            (key, Value.of(value)) for key, value in members.items() if key not in known
        )


@dataclass(frozen=True, slots=True)
class Reading:
    """Accumulates diagnostics and the schemas that are asked for, while a document is walked."""

    document: Document
    root: JsonObject
    dialect: Dialect
    found: list[Diagnostic] = field(default_factory=list[Diagnostic])
    told: set[Diagnostic] = field(default_factory=set[Diagnostic])
    """What was found, each once: what many parts refer to is looked at from each of them."""
    faults: dict[Fault, None] = field(default_factory=dict[Fault, None])
    """What was taken for something else than it says."""
    schema_pointers_by_key: dict[str, str] = field(default_factory=dict[str, str])
    schema_keys_by_pointer: dict[str, str] = field(default_factory=dict[str, str])
    asked_keys: dict[str, None] = field(default_factory=dict[str, None])
    """Of the schemas that what was walked so far refers to."""
    pointers_by_uri: dict[str, str] = field(default_factory=dict[str, str])
    """Of what `$id` and `$anchor` name; filled when a reference first asks for such a name."""

    def node_at(self, place: str) -> Node:
        """The node that a JSON Pointer names.

        Raises:
            KeyError: nothing is there.
        """
        return Node(resolve(self.root, place), place)

    def warn(self, code: str, message: str, at: str) -> None:
        self._note(code, message, at, Severity.WARNING)

    def widen(self, code: str, message: str, at: str, subject: str = "") -> None:
        """Records what says less than it should: the rest of what it stands in is read."""
        self.faults[Fault(at, code, message, Severity.WARNING, subject)] = None
        self.warn(code, message, at)

    def fault(self, code: str, message: str, at: str) -> None:
        """Records what has no meaning there; whatever comes is taken in its stead, if enough of the document stands."""
        self.faults[Fault(at, code, message, Severity.ERROR)] = None
        self.warn(code, message, at)

    def refuse(self, code: str, message: str, at: str) -> None:
        """Records what costs the document; parsing goes on, so that all of it is told at once."""
        self._note(code, message, at, Severity.ERROR)

    def required_members(self, node: Node | None) -> Iterator[tuple[str, Node]]:
        """The members of an object that is not left empty by mistake: null is reported."""
        if node is not None and node.value is None:
            self.fault(
                "not-an-object",
                "Nothing is written here where an object is needed; write one, or remove the key.",
                node.pointer,
            )
        return self.members(node)

    def forgive(self, start: int) -> None:
        """Turns the errors from the `start`-th diagnostic on into warnings, since nothing depends on them."""
        self.found[start:] = [
            replace(one, severity=Severity.WARNING) for one in self.found[start:]
        ]

    def _note(self, code: str, message: str, at: str, severity: Severity) -> None:
        location = self.document.origins(at).location
        note = Diagnostic(code, message, location, severity)
        if note not in self.told:
            self.told.add(note)
            self.found.append(note)

    def text(self, node: Node, key: str) -> str | None:
        """The member `key` as a string; anything else there is reported and left out."""
        member = node.get(key)
        if member is None or member.value is None:
            return None
        if isinstance(member.value, str):
            return member.value
        self.warn(
            "not-text",
            f"`{key}` is not a string and was left out; write it in quotes.",
            member.pointer,
        )
        return None

    def flag(self, node: Node, key: str) -> bool:
        """The member `key` as a boolean; false where it is absent."""
        member = node.get(key)
        if member is None:
            return False
        if isinstance(member.value, bool):
            return member.value
        self.warn(
            "not-boolean",
            f"`{key}` is not true or false and counts as false.",
            member.pointer,
        )
        return False

    def members(self, node: Node | None) -> Iterator[tuple[str, Node]]:
        """The members of an object, in the document's order; null counts as an empty one."""
        match node:
            case None | Node(value=None):
                return
            case Node(value=dict() as mapping):
                for key in mapping:
                    yield key, node[key]
            case Node():
                self.fault(
                    "not-an-object",
                    "An object is needed here; write one, or remove the key.",
                    node.pointer,
                )

    def texts(self, node: Node | None) -> tuple[str, ...]:
        """The strings of an array; anything else in it is reported and left out."""
        found: list[str] = []
        for item in self.items(node):
            if isinstance(item.value, str):
                found.append(item.value)
            else:
                self.warn(
                    "not-text",
                    "This is not a string and was left out; write it in quotes.",
                    item.pointer,
                )
        return tuple(found)

    def items(self, node: Node | None) -> Iterator[Node]:
        """The items of an array, in the document's order; null counts as an empty one."""
        match node:
            case None | Node(value=None):
                return
            case Node(value=list() as values):
                for index in range(len(values)):
                    yield node[index]
            case Node():
                self.fault(
                    "not-an-array",
                    "An array is needed here; write one, or remove the key.",
                    node.pointer,
                )
