"""Names that `$id` and `$anchor` give to parts of a document (JSON Schema 2020-12, Core, sections 8.2.1 and 8.2.2)."""

from collections.abc import Iterator
from mooring.addresses import joined
from mooring.document import Json, JsonObject, pointer
from mooring.spec.reading import Reading

ANCHORS = ("$anchor", "$dynamicAnchor")


def named_place(reading: Reading, reference: str, at: str) -> str | None:
    """The pointer of what a reference names by URI or anchor; None where nothing is called so.

    Args:
        at: the pointer of the object that refers, since names are relative to the resource around it.
    """
    if not reading.pointers_by_uri:
        reading.pointers_by_uri.update({"": "", **dict(_names(reading.root))})
    for base in _bases(reading, at):
        uri = joined(base, reference)
        if (place := reading.pointers_by_uri.get(uri)) is not None:
            return place
        resource, _, fragment = uri.partition("#")
        if fragment.startswith("/") and resource in reading.pointers_by_uri:
            return reading.pointers_by_uri[resource] + fragment
    return None


def _bases(reading: Reading, at: str) -> Iterator[str]:
    """The URIs of the resources around a place, the innermost first, and the document's own."""
    uris_by_pointer = {
        place: uri for uri, place in reading.pointers_by_uri.items() if "#" not in uri
    }
    while at:
        if at in uris_by_pointer:
            yield uris_by_pointer[at]
        at = at.rpartition("/")[0]
    yield ""


def _names(root: JsonObject) -> Iterator[tuple[str, str]]:
    """Every URI that the document gives to a part of itself, and the pointer of that part."""
    waiting: list[tuple[Json, str, str]] = [(root, "", "")]
    while waiting:
        value, place, base = waiting.pop()
        match value:
            case dict():
                if isinstance(name := value.get("$id"), str):
                    base = joined(base, name).rstrip("#")
                    yield base, place
                for keyword in ANCHORS:
                    if isinstance(anchor := value.get(keyword), str):
                        yield f"{base}#{anchor}", place
                waiting += [
                    (child, place + pointer(key), base) for key, child in value.items()
                ]
            case list():
                waiting += [
                    (child, f"{place}/{index}", base)
                    for index, child in enumerate(value)
                ]
            case _:
                pass
