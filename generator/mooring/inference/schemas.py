"""What a schema is seen to hold, whatever it is wrapped in: references, intersections, unions with null."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from mooring.model import (
    Api,
    Array,
    Boolean,
    Enumeration,
    Intersection,
    Null,
    Number,
    Object,
    Operation,
    Parameter,
    Place,
    Reference,
    Response,
    Schema,
    String,
    Union,
    Way,
)

DEEPEST = 3
"""How many members lead to one that is looked at."""


@dataclass(frozen=True, slots=True)
class Found:
    """A member of a response, and the way to it."""

    way: Way
    schema: Schema

    @property
    def name(self) -> str:
        return self.way[-1]

    def __str__(self) -> str:
        return ".".join(self.way)


def plain(name: str) -> str:
    """A name without what spellings differ in: `page[size]`, `pageSize` and `page_size` are one."""
    return "".join(one for one in name.lower() if one.isalnum())


def resolved(schema: Schema, api: Api) -> Schema:
    """The schema behind references and beside null; a union of several other things stays one."""
    seen = set[str]()
    while True:
        match schema.type:
            case Reference(name=name) if name in api.schemas and name not in seen:
                seen.add(name)
                schema = api.schemas[name]
            case Union(members=members):
                others = [one for one in members if not is_null(one)]
                if len(others) != 1:
                    return schema
                schema = others[0]
            case Intersection(members=(only,)):
                schema = only
            case _:
                return schema


def is_null(schema: Schema) -> bool:
    match schema.type:
        case Null():
            return True
        case Enumeration(values=values):
            return all(value.json is None for value in values)
        case _:
            return False


def members(schema: Schema, api: Api) -> Mapping[str, Schema]:
    """The members that every object of a schema may have, by name on the wire; of a union, those of all its members."""
    return _members(schema, api, frozenset())


def found(schema: Schema, api: Api) -> Iterator[Found]:
    """The members of a response and those of the objects in it, the nearest first; lists are not entered."""
    level = [Found((), schema)]
    for _ in range(DEEPEST):
        level = [
            Found((*one.way, name), member)
            for one in level
            for name, member in members(one.schema, api).items()
            if "." not in name
        ]
        yield from level


def at(way: Way, schema: Schema, api: Api) -> Schema | None:
    """The member that a way leads to; None where it leads nowhere."""
    for name in way:
        member = members(schema, api).get(name)
        if member is None:
            return None
        schema = member
    return schema


def items(schema: Schema, api: Api) -> Schema | None:
    """What the items of a list are; None where it is no list."""
    match resolved(schema, api).type:
        case Array(items=own, prefix=()):
            return own
        case _:
            return None


def is_text(schema: Schema, api: Api) -> bool:
    match resolved(schema, api).type:
        case String():
            return True
        case Enumeration(values=values):
            return all(isinstance(value.json, str) for value in values)
        case _:
            return False


def is_address(schema: Schema, api: Api) -> bool:
    """Whether a text says that it is a URI."""
    match resolved(schema, api).type:
        case String(format="uri" | "url" | "uri-reference" | "iri"):
            return True
        case String():
            words = (schema.description or "").lower()
            return "url" in words or "uri" in words
        case _:
            return False


def is_integer(schema: Schema, api: Api) -> bool:
    match resolved(schema, api).type:
        case Number(integral=integral):
            return integral or not _is_fraction(schema)
        case _:
            return False


def is_boolean(schema: Schema, api: Api) -> bool:
    return isinstance(resolved(schema, api).type, Boolean)


def success(operation: Operation) -> Response | None:
    """The response of the operation that is a success; None where several differ."""
    stated = [
        one
        for one in operation.responses
        if one.status.startswith("2") and one.contents
    ] or [one for one in operation.responses if one.status == "default"]
    kinds = {one.contents for one in stated}
    return stated[0] if len(kinds) == 1 else None


def payload(operation: Operation) -> Schema | None:
    """The JSON of a success; None where there is none, or several differ."""
    response = success(operation)
    if response is None:
        return None
    return next(
        (one.schema for one in response.contents if _is_json(one.media_type)), None
    )


def body_members(operation: Operation, api: Api) -> Mapping[str, Schema]:
    """The members of the operation's body."""
    contents = () if operation.body is None else operation.body.contents
    schemas = (one.schema for one in contents if _is_json(one.media_type))
    schema = next((one for one in schemas if one is not None), None)
    return {} if schema is None else members(schema, api)


def query_parameters(operation: Operation) -> Mapping[str, Parameter]:
    """The parameters in the query, by name on the wire."""
    return {one.name: one for one in operation.parameters if one.place is Place.QUERY}


def _members(schema: Schema, api: Api, seen: frozenset[str]) -> Mapping[str, Schema]:
    match schema.type:
        case Object(properties=properties):
            return {one.name: one.schema for one in properties}
        case Reference(name=name) if name in api.schemas and name not in seen:
            return _members(api.schemas[name], api, seen | {name})
        case Intersection(members=parts):
            merged: dict[str, Schema] = {}
            for part in parts:
                merged |= _members(part, api, seen)
            return merged
        case Union(members=parts):
            variants = [_members(one, api, seen) for one in parts if not is_null(one)]
            first: Mapping[str, Schema] = variants[0] if variants else {}
            return {
                name: schema
                for name, schema in first.items()
                if all(name in variant for variant in variants)
            }
        case _:
            return {}


def _is_fraction(schema: Schema) -> bool:
    return schema.default is not None and isinstance(schema.default.json, float)


def _is_json(media_type: str) -> bool:
    """Whether a media type holds JSON (RFC 6839, section 3.1, for the suffix)."""
    name = media_type.partition(";")[0].strip().lower()
    return name in ("application/json", "*/*", "text/json") or name.endswith("+json")
