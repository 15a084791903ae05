"""Follows `$ref` to its target inside the document (OpenAPI 3.1, Reference Object)."""

from urllib.parse import unquote

from mooring.document import pointer_parts, resolve
from mooring.spec.reading import Node, Reading

COMPONENT_SCHEMAS = ("components", "schemas")


def follow(reading: Reading, node: Node) -> Node | None:
    """The object that `node` stands for: itself, or the end of its chain of references.

    None where the chain leads nowhere, which has then been reported.
    """
    seen: list[str] = []
    while isinstance(node.value, dict) and isinstance(
        reference := node.value.get("$ref"), str
    ):
        if reference in seen:
            reading.reject(
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
    return node


def schema_key(reading: Reading, reference: str, at: str) -> str | None:
    """The key in `Api.schemas` of the schema that a `$ref` names; None where it leads nowhere.

    A target outside `#/components/schemas` gets a key from its place, and is remembered for parsing.
    """
    target = _target(reading, reference, at)
    if target is None:
        return None
    parts = pointer_parts(target.pointer)
    inside = parts[:2] == COMPONENT_SCHEMAS
    steps = [
        part
        for part in (parts[2:] if inside else parts)
        if part not in ("properties", "$defs", "definitions")
    ]
    key = "/".join(steps) or "document"
    if not (inside and len(parts) == 3):
        reading.schema_pointers_by_key.setdefault(key, target.pointer)
    return key


def _target(reading: Reading, reference: str, at: str) -> Node | None:
    file, _, fragment = reference.partition("#")
    if file:
        reading.reject(
            "external-reference",
            f"`$ref: {reference}` points outside this document; bundle it into one file first.",
            f"{at}/$ref",
        )
        return None
    place = unquote(fragment)
    try:
        return Node(resolve(reading.root, place), place)
    except KeyError:
        reading.reject(
            "dangling-reference",
            f"`$ref: {reference}` leads nowhere; correct the reference, or add what it names.",
            f"{at}/$ref",
        )
        return None
