"""Schema Objects → `Schema` (JSON Schema 2020-12; OpenAPI 3.0 keywords where the dialect says so)."""

from collections.abc import Iterator

from mooring.model import (
    Anything,
    Discriminator,
    Enumeration,
    Intersection,
    Nothing,
    Null,
    Object,
    Reference,
    Schema,
    Type,
    Union,
    Value,
)
from mooring.spec.keywords import MODELLED, TYPE_NAMES, implied_types, typed
from mooring.spec.reading import Node, Reading
from mooring.spec.references import schema_key

WITHOUT_MEANING = frozenset(
    ("$schema", "$id", "$comment", "$defs", "definitions", "$anchor")
)
READ_HERE = WITHOUT_MEANING | {
    *(
        "title",
        "description",
        "default",
        "example",
        "examples",
        "deprecated",
        "readOnly",
        "writeOnly",
    ),
    *(
        "$ref",
        "type",
        "enum",
        "const",
        "nullable",
        "allOf",
        "anyOf",
        "oneOf",
        "discriminator",
    ),
}


def parse_schema(reading: Reading, node: Node) -> Schema:
    """The schema at `node`; what cannot be read is reported and becomes `Anything`."""
    match node.value:
        case True:
            return Schema(Anything(), pointer=node.pointer)
        case False:
            return Schema(Nothing(), pointer=node.pointer)
        case dict():
            parts = tuple(_parts(reading, node))
            return _annotated(reading, node, _all_of(parts, node), parts)
        case _:
            reading.reject(
                "not-a-schema", "A schema is an object, true or false.", node.pointer
            )
            return Schema(Anything(), pointer=node.pointer)


def _parts(reading: Reading, node: Node) -> Iterator[Schema]:
    """Each independent condition that the keywords of one schema object state."""
    if (reference := node.get("$ref")) is not None:
        key = (
            schema_key(reading, reference.value, node.pointer)
            if isinstance(reference.value, str)
            else None
        )
        yield Schema(
            Anything() if key is None else Reference(key), pointer=node.pointer
        )
    for member in reading.items(node.get("allOf")):
        yield parse_schema(reading, member)
    own = _own_type(reading, node)
    # `type: object` beside a reference or `allOf` repeats what the members say.
    if own is not None and not (
        own == Object() and ("$ref" in node or "allOf" in node)
    ):
        yield Schema(own, pointer=node.pointer)
    for keyword in ("anyOf", "oneOf"):
        members = tuple(
            parse_schema(reading, member) for member in reading.items(node.get(keyword))
        )
        if len(members) == 1:
            yield members[0]
        elif members and all(
            isinstance(member.type, Enumeration) for member in members
        ):
            yield _choice(members, node)
        elif members:
            discriminator = _discriminator(reading, node.get("discriminator"))
            yield Schema(
                Union(members, keyword == "oneOf", discriminator), pointer=node.pointer
            )


def _choice(members: tuple[Schema, ...], node: Node) -> Schema:
    """A union of constants is an enumeration; what is said about each constant is kept beside it."""
    values = tuple(
        value
        for member in members
        if isinstance(member.type, Enumeration)
        for value in member.type.values
    )
    said = [member.description or member.title for member in members]
    words = (
        (("x-enum-descriptions", Value.of([text or "" for text in said])),)
        if any(said)
        else ()
    )
    return Schema(
        Enumeration(tuple(dict.fromkeys(values))),
        unmodelled=words,
        pointer=node.pointer,
    )


def _all_of(parts: tuple[Schema, ...], node: Node) -> Type:
    match parts:
        case ():
            return Anything()
        case (single,):
            type_ = single.type
        case _:
            type_ = Intersection(parts)
    # OpenAPI 3.0 gives `nullable` no force beside `$ref` and `allOf`, and later dialects none at all;
    # a document that writes it means it.
    nullable = node.get("nullable")
    return (
        type_
        if nullable is None or nullable.value is not True
        else _or_null(type_, node)
    )


def _or_null(type_: Type, node: Node) -> Type:
    null = Schema(Null(), pointer=node.pointer)
    match type_:
        case Anything() | Null():
            return type_
        case Union(members=members) if any(
            isinstance(member.type, Null) for member in members
        ):
            return type_
        case Union(members=members, discriminator=None):
            return Union((*members, null))
        case _:
            return Union((Schema(type_, pointer=node.pointer), null))


def _own_type(reading: Reading, node: Node) -> Type | None:
    """What `type`, `enum`, `const` and the keywords that belong to a type say; None where they say nothing."""
    names = _type_names(reading, node)
    if (values := _values(reading, node)) is not None:
        others = tuple(value for value in values if value.text != "null")
        if not others:
            return Null() if values else Nothing()
        return (
            _or_null(Enumeration(others), node)
            if len(others) < len(values)
            else Enumeration(others)
        )
    members = [
        typed(reading, node, name, parse_schema)
        for name in names or implied_types(node)
    ]
    match members:
        case []:
            return None
        case [single]:
            return single
        case _:
            return Union(
                tuple(Schema(member, pointer=node.pointer) for member in members)
            )


def _type_names(reading: Reading, node: Node) -> tuple[str, ...]:
    stated = node.get("type")
    if stated is None:
        return ()
    names = stated.value if isinstance(stated.value, list) else [stated.value]
    known = tuple(
        name for name in names if isinstance(name, str) and name in TYPE_NAMES
    )
    if len(known) < len(names):
        reading.warn(
            "unknown-type",
            f"`type: {Value.of(stated.value)}` is not a JSON Schema type and allows any value; use one of {', '.join(TYPE_NAMES)}.",
            stated.pointer,
        )
        return ()
    return known


def _values(reading: Reading, node: Node) -> tuple[Value, ...] | None:
    if (constant := node.get("const")) is not None:
        return (Value.of(constant.value),)
    if node.get("enum") is None:
        return None
    return tuple(
        dict.fromkeys(Value.of(item.value) for item in reading.items(node.get("enum")))
    )


def _discriminator(reading: Reading, node: Node | None) -> Discriminator | None:
    if node is None or (name := reading.text(node, "propertyName")) is None:
        return None
    mapping: list[tuple[str, str]] = []
    for tag, target in reading.members(node.get("mapping")):
        if isinstance(target.value, str):
            if not target.value.startswith("#"):
                mapping.append((tag, target.value))
            elif (key := schema_key(reading, target.value, node.pointer)) is not None:
                mapping.append((tag, key))
    return Discriminator(name, tuple(mapping))


def _annotated(
    reading: Reading, node: Node, type_: Type, parts: tuple[Schema, ...]
) -> Schema:
    """The type with the annotations beside it; those of a single wrapped part count where none are beside it."""
    inner = parts[0] if len(parts) == 1 else Schema(Anything())
    default = node.get("default")
    return Schema(
        type_,
        title=reading.text(node, "title") or inner.title,
        description=reading.text(node, "description") or inner.description,
        default=inner.default if default is None else Value.of(default.value),
        examples=_examples(reading, node) or inner.examples,
        deprecated=reading.flag(node, "deprecated") or inner.deprecated,
        read_only=reading.flag(node, "readOnly") or inner.read_only,
        write_only=reading.flag(node, "writeOnly") or inner.write_only,
        unmodelled=inner.unmodelled + node.beside(READ_HERE | MODELLED),
        pointer=node.pointer,
    )


def _examples(reading: Reading, node: Node) -> tuple[Value, ...]:
    single = node.get("example")
    several = node.get("examples")
    if several is not None and isinstance(several.value, list):
        return tuple(Value.of(item.value) for item in reading.items(several))
    return () if single is None else (Value.of(single.value),)
