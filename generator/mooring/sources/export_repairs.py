"""What a documentation export does to an OpenAPI document, undone."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from mooring.diagnostics import Diagnostic, Location
from mooring.document import UNRESOLVED, Json, JsonObject, pointer, resolve
from mooring.sources.openapi_document import members, operations
from mooring.sources.page import Page
from mooring.sources.yaml import Positions

_NAMED_MEMBERS = frozenset(
    {
        "properties",
        "patternProperties",
        "$defs",
        "definitions",
        "dependentSchemas",
        "responses",
        "headers",
        "schemas",
    }
    | {
        "parameters",
        "requestBodies",
        "securitySchemes",
        "links",
        "callbacks",
        "pathItems",
        "paths",
        "webhooks",
    }
    | {"content", "encoding"}
)
"""Keywords whose members are named by the API, so that no name below them is a keyword."""
_LITERALS = frozenset({"example", "examples", "default", "enum", "const", "value"})
"""Keywords whose values are data: a `$ref` in them refers to nothing."""


@dataclass(slots=True)
class Repair:
    """A repaired document, what was repaired, and where the parameters come from that only a path names."""

    root: JsonObject
    diagnostics: list[Diagnostic] = field(default_factory=list[Diagnostic])
    inferred: dict[str, Location] = field(default_factory=dict[str, Location])


def repaired(root: JsonObject, page: Page, positions: Positions) -> Repair:
    """The document as its vendor wrote it, as far as the export lets one tell.

    Discriminator mappings become text again; references that resolve to nothing become schemas that accept
    anything, marked `x-unresolved-ref`; path parameters that nothing declares are added.
    """
    repair = Repair(root)
    mended = _mend(root, "", repair, page, positions)
    assert isinstance(mended, dict)
    repair.root = mended
    _declare_path_parameters(repair, page, positions)
    return repair


def _mend(
    value: Json, place: str, repair: Repair, page: Page, positions: Positions
) -> Json:
    match value:
        case {"$ref": str(reference)} if _is_dangling(reference, repair.root):
            repair.diagnostics.append(
                _unresolved(reference, page, positions(f"{place}/$ref"))
            )
            return _stand_in(reference, place)
        case dict():
            mended = {
                key: _mend_member(key, child, place, repair, page, positions)
                for key, child in value.items()
            }
            return {
                key: child for key, child in mended.items() if child is not _DROPPED
            }
        case list():
            items = [
                _mend(item, f"{place}/{index}", repair, page, positions)
                for index, item in enumerate(value)
            ]
            return [item for item in items if item is not _DROPPED]
        case _:
            return value


def _mend_member(
    key: str, child: Json, place: str, repair: Repair, page: Page, positions: Positions
) -> Json:
    below = place + pointer(key)
    if key in _NAMED_MEMBERS and isinstance(child, dict):
        return {
            name: _mend(item, below + pointer(name), repair, page, positions)
            for name, item in child.items()
        }
    if key in _LITERALS:
        return child
    if (
        key == "discriminator"
        and isinstance(child, dict)
        and isinstance(child.get("mapping"), dict)
    ):
        return _with_text_mapping(child, below, repair, page, positions)
    return _mend(child, below, repair, page, positions)


def _with_text_mapping(
    discriminator: JsonObject,
    place: str,
    repair: Repair,
    page: Page,
    positions: Positions,
) -> JsonObject:
    mapping: JsonObject = {}
    for tag, target in members(discriminator["mapping"]):
        match target:
            case {"$ref": str(reference)}:
                mapping[tag] = reference
            case _:
                mapping[tag] = target
    if mapping != discriminator["mapping"] and not any(
        known.code == "mapping-repaired" for known in repair.diagnostics
    ):
        message = "A discriminator maps to objects with “$ref” instead of texts, which an export does; they are read as texts."
        repair.diagnostics.append(
            page.warning("mapping-repaired", message, positions(f"{place}/mapping"))
        )
    return {**discriminator, "mapping": mapping}


_DROPPED: Json = {}
"""Stands for a value that is left out; told apart by identity."""


def _is_dangling(reference: str, root: JsonObject) -> bool:
    if not reference.startswith("#"):
        return (
            re.fullmatch(
                r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", reference, re.IGNORECASE
            )
            is not None
        )
    try:
        resolve(root, reference[1:])
    except KeyError:
        return True
    return False


def _unresolved(reference: str, page: Page, location: Location) -> Diagnostic:
    shown = (
        f"“{reference}”"
        if reference.startswith("#")
        else "an identifier that means nothing outside the export"
    )
    return page.warning(
        "unresolved-reference",
        f"“$ref” names {shown}; nothing is known of it, so any value is accepted.",
        location,
    )


def _stand_in(reference: str, place: str) -> Json:
    """What takes the place of a dangling reference, by what is expected there."""
    mark = reference if reference.startswith("#") else "not exported"
    *_, group, _ = ("", *place.split("/"))
    if group == "responses":
        return {"description": "", UNRESOLVED: mark}
    if group == "parameters":
        return _DROPPED
    return {UNRESOLVED: mark}


def _declare_path_parameters(repair: Repair, page: Page, positions: Positions) -> None:
    for operation in operations(repair.root):
        item = pointer("paths", operation.path)
        if not operation.pointer.startswith(item):
            continue
        declared = {*_path_parameters(resolve(repair.root, item), repair.root)}
        declared.update(_path_parameters(operation.value, repair.root))
        parameters = operation.value.setdefault("parameters", [])
        if not isinstance(parameters, list):
            continue
        for name in re.findall(r"\{([^{}]+)\}", operation.path):
            if name not in declared:
                message = f"The path names {{{name}}}, which no parameter declares; it is read as a required text."
                repair.diagnostics.append(
                    page.warning("undeclared-path-parameter", message, positions(item))
                )
                repair.inferred[f"{operation.pointer}/parameters/{len(parameters)}"] = (
                    positions(item)
                )
                parameters.append(
                    {
                        "name": name,
                        "in": "path",
                        "required": True,
                        "schema": {"type": "string"},
                    }
                )
        if not parameters:
            del operation.value["parameters"]


def _found(root: JsonObject, reference: str) -> Json:
    """What a reference leads to; null where that is nothing."""
    try:
        return resolve(root, reference[1:])
    except KeyError:
        return None


def _path_parameters(holder: Json, root: JsonObject) -> Iterator[str]:
    parameters = holder.get("parameters") if isinstance(holder, dict) else None
    for parameter in parameters if isinstance(parameters, list) else ():
        match parameter:
            case {"$ref": str(reference)}:
                target = _found(root, reference)
            case _:
                target = parameter
        match target:
            case {"in": "path", "name": str(name)}:
                yield name
            case _:
                pass
