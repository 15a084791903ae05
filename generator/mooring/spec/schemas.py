"""Schema Objects → `Schema` (JSON Schema 2020-12; the older keywords where the dialect says so)."""

from collections.abc import Iterator

from mooring.limits import Limit
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
from mooring.spec.keywords import TYPE_NAMES, implied_types, typed, understood
from mooring.spec.reading import Dialect, Node, Reading
from mooring.spec.references import key_of, referred_key, unresolved
from mooring.spec.unions import or_null, united

DEEP = 64
"""Steps from the root below which a schema is parsed on its own, as if it were referred to."""
WITHOUT_MEANING = frozenset(
    ("$schema", "$id", "$comment", "$defs", "definitions", "$anchor")
)
READ_HERE = WITHOUT_MEANING | {
    *("title", "description", "default", "example", "examples"),
    *("deprecated", "readOnly", "writeOnly", "nullable", "discriminator"),
    *("$ref", "type", "enum", "const", "allOf", "anyOf", "oneOf"),
}


def parse_schema(reading: Reading, node: Node) -> Schema:
    """The schema at `node`; what is no schema is reported and becomes `Anything`."""
    if node.pointer.count("/") > DEEP:
        return Schema(Reference(key_of(reading, node.pointer)), pointer=node.pointer)
    return parse_named_schema(reading, node)


def parse_named_schema(reading: Reading, node: Node) -> Schema:
    """The schema at `node`, which has a key of its own, however deep it lies."""
    match node.value:
        case True:
            return Schema(Anything(), pointer=node.pointer)
        case False:
            return Schema(Nothing(), pointer=node.pointer)
        case dict():
            parts = tuple(_parts(reading, node))
            return _annotated(reading, node, _all_of(reading, parts, node), parts)
        case _:
            reading.fault(
                "not-a-schema",
                "A schema is an object, true or false; write `{}` for any value.",
                node.pointer,
            )
            return Schema(Anything(), pointer=node.pointer)


def unresolved_schema(node: Node) -> Schema:
    """What takes the place of what a reference names and the document does not hold: any value."""
    return Schema(Anything(), unmodelled=unresolved(node), pointer=node.pointer)


def _parts(reading: Reading, node: Node) -> Iterator[Schema]:
    """Each independent condition that the keywords of one schema object state."""
    for keyword in ("$ref", "$dynamicRef"):
        if (reference := node.get(keyword)) is not None:
            yield _referred(reading, reference, node)
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
        match members:
            case ():
                pass
            case (single,):
                yield single
            case _:
                discriminator = _discriminator(reading, node.get("discriminator"))
                exclusive = keyword == "oneOf"
                yield united(members, discriminator, node.pointer, exclusive=exclusive)


def _referred(reading: Reading, reference: Node, node: Node) -> Schema:
    if reference.pointer.endswith("/$dynamicRef"):
        reading.warn(
            "dynamic-reference",
            "`$dynamicRef` is read as `$ref`: a schema that extends this one does not change what it refers to.",
            reference.pointer,
        )
    key = referred_key(reading, reference, node.pointer)
    if key is None:
        return unresolved_schema(node)
    return Schema(Reference(key), pointer=node.pointer)


def _all_of(reading: Reading, parts: tuple[Schema, ...], node: Node) -> Type:
    match parts:
        case ():
            type_: Type = Anything()
        case (single,):
            type_ = single.type
        case _:
            type_ = Intersection(parts)
    # OpenAPI 3.0 gives `nullable` no force beside `$ref` and `allOf`, and later dialects none at all;
    # a document that writes it means it.
    keywords = ["nullable"]
    if reading.dialect is Dialect.SWAGGER_2_0:
        keywords.append("x-nullable")
    if any(reading.flag(node, keyword) for keyword in keywords):
        return or_null(type_, node.pointer)
    return type_


def _own_type(reading: Reading, node: Node) -> Type | None:
    """What `type`, `enum`, `const` and the keywords that belong to a type say; None where they say nothing."""
    names = _type_names(reading, node)
    if (values := _values(reading, node)) is not None:
        others = tuple(value for value in values if value.text != "null")
        if not others:
            return Null()
        type_ = Enumeration(others)
        return or_null(type_, node.pointer) if len(others) < len(values) else type_
    members = tuple(
        Schema(typed(reading, node, name, parse_schema), pointer=node.pointer)
        for name in names or implied_types(node)
    )
    match members:
        case ():
            return None
        case (single,):
            return single.type
        case _:
            return united(members, None, node.pointer, exclusive=False).type


def _type_names(reading: Reading, node: Node) -> tuple[str, ...]:
    stated = node.get("type")
    if stated is None:
        return ()
    names = stated.value if isinstance(stated.value, list) else [stated.value]
    words = tuple(name for name in names if isinstance(name, str))
    if len(words) < len(names):
        reading.fault(
            "not-a-type",
            f"A `type` is a word or a list of words out of {', '.join(TYPE_NAMES)}.",
            stated.pointer,
        )
        return ()
    if not set(words) <= set(TYPE_NAMES):
        reading.widen(
            "unknown-type",
            f"`type: {Value.of(stated.value)}` is not a JSON Schema type and allows any value; use one of {', '.join(TYPE_NAMES)}.",
            stated.pointer,
        )
        return ()
    return tuple(dict.fromkeys(words))


def _values(reading: Reading, node: Node) -> tuple[Value, ...] | None:
    if (constant := node.get("const")) is not None:
        return (Value.of(constant.value),)
    stated = node.get("enum")
    if stated is None:
        return None
    items = list(reading.items(stated))
    if not items:
        if stated.value == []:
            reading.widen(
                "no-values",
                "An enumeration without values was left out, since nothing could be sent; list its values.",
                stated.pointer,
            )
        return None
    if len(items) > Limit.ENUM_VALUES.value_now:
        reading.refuse(
            "too-large",
            f"This enumeration has {len(items)} values, more than the {Limit.ENUM_VALUES.value_now} that are read; shorten it, or {Limit.ENUM_VALUES.advice}.",
            node.pointer + "/enum",
        )
        return None
    return tuple(dict.fromkeys(Value.of(item.value) for item in items))


def _discriminator(reading: Reading, node: Node | None) -> Discriminator | None:
    if node is None or (name := reading.text(node, "propertyName")) is None:
        return None
    mapping: list[tuple[str, str]] = []
    for tag, target in reading.members(node.get("mapping")):
        if isinstance(target.value, str):
            if not target.value.startswith("#"):
                mapping.append((tag, target.value))
            elif (key := referred_key(reading, target, node.pointer)) is not None:
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
        examples=_examples(node) or inner.examples,
        deprecated=reading.flag(node, "deprecated") or inner.deprecated,
        read_only=reading.flag(node, "readOnly") or inner.read_only,
        write_only=reading.flag(node, "writeOnly") or inner.write_only,
        unmodelled=inner.unmodelled + tuple(_unmodelled(reading, node, parts)),
        pointer=node.pointer,
    )


def _unmodelled(
    reading: Reading, node: Node, parts: tuple[Schema, ...]
) -> Iterator[tuple[str, Value]]:
    members = node.value if isinstance(node.value, dict) else {}
    if further := members.keys() - READ_HERE:
        known = READ_HERE | understood(node)
        if reading.dialect is Dialect.SWAGGER_2_0:
            known |= {"x-nullable"}
        if not further <= known:
            yield from node.beside(known)
    discriminator = node.get("discriminator")
    if discriminator is not None and not any(_is_discriminated(part) for part in parts):
        yield "discriminator", Value.of(discriminator.value)


def _is_discriminated(schema: Schema) -> bool:
    match schema.type:
        case Union(discriminator=Discriminator()):
            return True
        case Union(members=members):
            return any(_is_discriminated(member) for member in members)
        case _:
            return False


def _examples(node: Node) -> tuple[Value, ...]:
    """Of `examples` and the older `example`, both as authors write them."""
    single, several = node.get("example"), node.get("examples")
    values = [] if single is None else [single.value]
    match several:
        case Node(value=list() as items):
            values = items + values
        case Node(value=dict() as members):
            values = [*members.values(), *values]
        case _:
            pass
    return tuple(dict.fromkeys(Value.of(value) for value in values))
