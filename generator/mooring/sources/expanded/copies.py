"""Copies of one component, as a request and a response write it out."""

from mooring.document import Json, JsonObject
from mooring.sources.openapi_document import members


def is_contradicted(known: JsonObject, other: JsonObject) -> bool:
    """Whether two copies of a component differ in more than properties of one direction."""
    apart = ("properties", "required")
    if {**known, **dict.fromkeys(apart)} != {**other, **dict.fromkeys(apart)}:
        return True
    ours, theirs = dict(members(known.get("properties"))), dict(
        members(other.get("properties"))
    )
    if any(ours[name] != theirs[name] for name in ours.keys() & theirs.keys()):
        return True
    return not all(
        _has_direction((ours | theirs)[name]) for name in ours.keys() ^ theirs.keys()
    )


def united(known: JsonObject, other: JsonObject) -> JsonObject:
    """One component of two copies: requests leave out what is read only, responses what is write only."""
    properties = dict(members(other.get("properties"))) | dict(
        members(known.get("properties"))
    )
    names = [
        name
        for copy in (known, other)
        if isinstance(listed := copy.get("required"), list)
        for name in listed
    ]
    return {
        **known,
        **({"properties": properties} if properties else {}),
        **(
            {"required": list(dict.fromkeys(str(name) for name in names))}
            if names
            else {}
        ),
    }


def _has_direction(schema: Json) -> bool:
    return isinstance(schema, dict) and (
        schema.get("readOnly") is True or schema.get("writeOnly") is True
    )
