"""Follows `$ref` to its target inside the document (OpenAPI 3.1, Reference Object).

A reference that leads nowhere costs what it stands for and no more: what takes its place is marked as unresolved, and
any value is accepted there. One that asks for a file outside of the document's folder refuses the document.
"""

from collections.abc import Iterator
from urllib.parse import unquote

from mooring.addresses import split
from mooring.document import FILES, MISREAD, UNRESOLVED, pointer, pointer_parts
from mooring.model import Value
from mooring.spec.anchors import named_place
from mooring.spec.reading import Node, Reading

UNNAMED = frozenset(("properties", "$defs", "definitions", "components", "schemas"))
"""Steps on the way to a schema that say nothing about it."""


def follow(reading: Reading, node: Node) -> Node | None:
    """The object that `node` stands for: itself, or the end of its chain of references.

    None where the chain leads nowhere or to what is no object, which has then been reported; null is an empty object.
    """
    seen: list[str] = []
    while (stated := node.get("$ref")) is not None:
        reference = _reference(reading, stated)
        if reference is None:
            return None
        if reference in seen:
            reading.fault(
                "reference-cycle",
                f"`{reference}` refers to itself and never to a value.",
                node.pointer,
            )
            return None
        seen.append(reference)
        target = _target(reading, reference, node.pointer)
        if target is None:
            return None
        node = target
    if node.value is None:
        return Node({}, node.pointer)
    if not isinstance(node.value, dict):
        reading.fault(
            "not-an-object",
            "An object is needed here; write one, or remove the key.",
            node.pointer,
        )
        return None
    return node


def unresolved(stated: Node) -> tuple[tuple[str, Value], ...]:
    """The mark of what takes the place of a reference that leads nowhere."""
    return ((UNRESOLVED, _stated_reference(stated)),)


def unresolved_parameter(stated: Node) -> tuple[str, Value]:
    """The mark, at an operation, of a parameter that leads nowhere and has no place of its own: it says where it stood."""
    return UNRESOLVED + stated.pointer, _stated_reference(stated)


def misread_parameter(stated: Node, target: Node) -> tuple[str, Value]:
    """The mark, at an operation, of a parameter of which nobody can tell how it is sent: it says where it stood."""
    return MISREAD + stated.pointer, Value.of(target.value)


def description(reading: Reading, stated: Node, target: Node) -> str | None:
    """What is said beside a reference, else at its target."""
    return reading.text(stated, "description") or reading.text(target, "description")


def declare_schemas(reading: Reading, named: Node | None) -> None:
    """Gives the named schemas their keys before anything refers to them.

    A component that only says which file it is in goes by the component's name, wherever it is referred to.
    """
    for key, node in reading.members(named):
        place = node.pointer
        reference = node.value.get("$ref") if isinstance(node.value, dict) else None
        if isinstance(reference, str) and reference.startswith(f"#/{FILES}/"):
            target = unquote(reference[1:])
            if target not in reading.schema_keys_by_pointer and node.value == {
                "$ref": reference
            }:
                reading.schema_keys_by_pointer[target] = key
                place = target
        reading.schema_pointers_by_key[key] = place
        reading.schema_keys_by_pointer.setdefault(node.pointer, key)


def referred_key(reading: Reading, stated: Node, at: str) -> str | None:
    """The key in `Api.schemas` of the schema that a `$ref` names; None where it leads nowhere."""
    reference = _reference(reading, stated)
    target = None if reference is None else _target(reading, reference, at)
    return None if target is None else key_of(reading, target.pointer)


def key_of(reading: Reading, place: str) -> str:
    """The key of the schema at a pointer; one that is no component gets it from its place, and is remembered."""
    key = reading.schema_keys_by_pointer.get(place) or _new_key(reading, place)
    reading.asked_keys[key] = None
    return key


def _stated_reference(stated: Node) -> Value:
    reference = stated.get("$ref")
    return Value.of(None if reference is None else reference.value)


def _new_key(reading: Reading, place: str) -> str:
    parts = pointer_parts(place)
    if parts[:1] == (FILES,):
        stem, _, suffix = parts[1].rpartition(".")
        parts = (*(stem or suffix).split("/"), *parts[2:])
    key = "/".join(part for part in parts if part not in UNNAMED) or "document"
    if key in reading.schema_pointers_by_key:
        key = "/".join(parts)
    while key in reading.schema_pointers_by_key:
        key += "/other"
    reading.schema_pointers_by_key[key] = place
    reading.schema_keys_by_pointer[place] = key
    return key


def _reference(reading: Reading, stated: Node) -> str | None:
    if isinstance(stated.value, str) and stated.value:
        return stated.value
    reading.fault(
        "not-a-reference",
        "A `$ref` is a string such as `#/components/schemas/Pet`.",
        stated.pointer,
    )
    return None


def _target(reading: Reading, reference: str, at: str) -> Node | None:
    for place in _places(reading, reference, at):
        try:
            return reading.node_at(place)
        except KeyError:
            pass
    if reference.startswith("#"):
        reading.warn(
            "dangling-reference",
            f"`$ref: {reference}` leads nowhere; correct the reference, or add what it names.",
            at + pointer("$ref"),
        )
    else:
        report = reading.refuse if _leads_out(reference) else reading.fault
        report(
            "external-reference",
            f"`$ref: {reference}` names no file of this document's folder; put what it names there, and refer to it from here.",
            at + pointer("$ref"),
        )
    return None


def _leads_out(reference: str) -> bool:
    """Whether a reference asks for a file of this machine that is not below the document's folder."""
    path = unquote(reference)
    scheme = split(reference).scheme
    return scheme not in ("", "http", "https") or path.startswith(("/", "\\", ".."))


def _places(reading: Reading, reference: str, at: str) -> Iterator[str]:
    """Where a reference may lead, the likeliest first."""
    if reference == "#" or reference.startswith("#/"):
        yield unquote(reference[1:])
        yield reference[1:]
    if (place := named_place(reading, reference, at)) is not None:
        yield unquote(place)
