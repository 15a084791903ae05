"""An Overlay document: its version, and the actions that it asks for (Overlay Specification 1.0.0 and 1.1.0, section 4.4)."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from mooring.diagnostics import Diagnostic, Location, Unreadable
from mooring.document import Json, JsonObject, pointer
from mooring.sources.overlay.query import InvalidQuery, Query, shortened
from mooring.sources.page import decode
from mooring.sources.yaml import Positions, load, positions

VERSIONS = ("1.0", "1.1")
ROOT_FIELDS = frozenset(("overlay", "info", "extends", "actions"))
INFO_FIELDS = frozenset(("title", "version", "description"))
ACTION_FIELDS = frozenset(("target", "description", "update", "remove"))


@dataclass(frozen=True, slots=True)
class Update:
    """Merge a value into what the target selects.

    Args:
        pointer: Where the value stands in the overlay.
    """

    value: Json
    pointer: str


@dataclass(frozen=True, slots=True)
class Copy:
    """Merge the one node that a query selects into what the target selects."""

    source: Query
    pointer: str


@dataclass(frozen=True, slots=True)
class Remove:
    """Take what the target selects out of the object or array that holds it."""


Change: TypeAlias = Update | Copy | Remove


@dataclass(frozen=True, slots=True)
class Action:
    target: Query
    change: Change
    pointer: str


@dataclass(frozen=True, slots=True)
class Overlay:
    """The actions of an overlay, in their order.

    Args:
        changes_primitives: Whether strings, numbers, booleans and nulls can be targets, as they can since Overlay 1.1.
        positions: The place of each of its values.
    """

    name: str
    actions: tuple[Action, ...]
    changes_primitives: bool
    positions: Positions
    sha256: str


def read_overlay(name: str, data: bytes) -> Overlay:
    """The overlay in a file, in YAML or JSON.

    `extends` names the document that it was made for. It is not compared with the one that it is applied to:
    that one is vendored, under a name of the project's own.

    Args:
        name: what diagnostics call the file.

    Raises:
        Unreadable: it is no overlay; every wrong shape is named with its place.
    """
    page = decode(name, data)
    shape = _Shape(positions(page.text, page.name))
    root = load(page.text, page.name)
    if not isinstance(root, dict) or "overlay" not in root:
        message = "An overlay is a mapping with the keys “overlay”, “info” and “actions”; this is none."
        raise page.refusal("invalid-overlay", message)
    version = _version(shape, root)
    actions = tuple(_actions(shape, root, has_copy=version != "1.0"))
    _check_words(shape, root)
    if shape.problems:
        raise Unreadable(*sorted(shape.problems, key=lambda one: one.location))
    return Overlay(page.name, actions, version != "1.0", shape.positions, page.sha256)


@dataclass(frozen=True, slots=True)
class _Shape:
    """What is wrong in an overlay, with the place of each."""

    positions: Positions
    problems: list[Diagnostic] = field(default_factory=list[Diagnostic])

    def reject(self, message: str, at: str, code: str = "invalid-overlay") -> None:
        self.problems.append(Diagnostic(code, message, self.at(at)))

    def at(self, place: str) -> Location:
        return self.positions(place)

    def fields(self, value: JsonObject, known: frozenset[str], at: str) -> None:
        """Rejects members that the specification does not define; those that start with `x-` are anyone's."""
        for name in value.keys() - known:
            if not name.startswith("x-"):
                listed = ", ".join(sorted(known))
                message = f"“{name}” is no field of an overlay here; {listed} are, and names with x- in front."
                self.reject(message, at + pointer(name))

    def text(
        self, value: JsonObject, name: str, at: str, *, is_required: bool
    ) -> str | None:
        match value.get(name):
            case str() as text:
                return text
            case None if name not in value and not is_required:
                return None
            case None if name not in value:
                message = f"“{name}” is missing; write it as a text."
            case _:
                message = f"“{name}” must be a text; a number goes into quotes."
        self.reject(message, at + pointer(name))
        return None


def _version(shape: _Shape, root: JsonObject) -> str:
    stated = shape.text(root, "overlay", "", is_required=True)
    version = "" if stated is None else ".".join(stated.split(".")[:2])
    if stated is not None and version not in VERSIONS:
        message = f"Overlay {stated} is not known; 1.0.0 and 1.1.0 are."
        shape.reject(message, "/overlay", "unknown-overlay-version")
    return version


def _check_words(shape: _Shape, root: JsonObject) -> None:
    shape.fields(root, ROOT_FIELDS, "")
    shape.text(root, "extends", "", is_required=False)
    match root.get("info"):
        case dict() as info:
            shape.fields(info, INFO_FIELDS, "/info")
            for name in ("title", "version"):
                shape.text(info, name, "/info", is_required=True)
        case _:
            shape.reject("“info” must be a mapping with title and version.", "/info")


def _actions(shape: _Shape, root: JsonObject, *, has_copy: bool) -> Iterator[Action]:
    match root.get("actions"):
        case [*stated] if stated:
            for index, value in enumerate(stated):
                at = pointer("actions", index)
                if isinstance(value, dict):
                    yield from _action(shape, value, at, has_copy=has_copy)
                else:
                    shape.reject("An action is a mapping with a target.", at)
        case _:
            shape.reject("“actions” must be a list with an action in it.", "/actions")


def _action(
    shape: _Shape, value: JsonObject, at: str, *, has_copy: bool
) -> Iterator[Action]:
    if "copy" in value and not has_copy:
        message = "“copy” is of Overlay 1.1; write `overlay: 1.1.0`."
        shape.reject(message, f"{at}/copy")
    shape.fields(value, ACTION_FIELDS | {"copy"}, at)
    shape.text(value, "description", at, is_required=False)
    target = _query(shape, value, "target", at)
    change = _change(shape, value, at)
    if target is not None and change is not None:
        yield Action(target, change, at)


def _change(shape: _Shape, value: JsonObject, at: str) -> Change | None:
    """What an action does; `remove` has its way over the others (section 4.4.3.1)."""
    remove = value.get("remove", False)
    if not isinstance(remove, bool):
        shape.reject("“remove” is true or false.", f"{at}/remove")
        return None
    if remove:
        return Remove()
    match "update" in value, "copy" in value:
        case True, False:
            return Update(value["update"], f"{at}/update")
        case False, True:
            source = _query(shape, value, "copy", at)
            return None if source is None else Copy(source, f"{at}/copy")
        case True, True:
            message = "An action has “update” or “copy”, not both; split it."
            shape.reject(message, f"{at}/copy")
        case _:
            message = "The action changes nothing; give it “update”, “copy” or “remove: true”."
            shape.reject(message, at)
    return None


def _query(shape: _Shape, value: JsonObject, name: str, at: str) -> Query | None:
    text = shape.text(value, name, at, is_required=True)
    if text is None:
        return None
    try:
        return Query.of(text)
    except InvalidQuery as reason:
        message = f"“{shortened(text)}” is no JSONPath by RFC 9535: {reason}; names other than letters, digits and _ go into quotes, as in $.paths['/pets']."
        shape.reject(message, at + pointer(name), "invalid-target")
        return None
