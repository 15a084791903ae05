"""The keywords that constrain one JSON type → that type (JSON Schema 2020-12, Validation, section 6)."""

import re
from collections.abc import Callable
from typing import TypeAlias

from mooring.document import pointer
from mooring.model import (
    Anything,
    Array,
    Boolean,
    Null,
    Number,
    Object,
    Property,
    Schema,
    String,
    Type,
)
from mooring.spec.reading import Dialect, Node, Reading

Parse: TypeAlias = Callable[[Reading, Node], Schema]

_NUMBER = re.compile(r"-?\d{1,15}(\.\d{1,15})?")

NUMBER_KEYWORDS = frozenset(
    ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf")
)
STRING_KEYWORDS = frozenset(
    ("minLength", "maxLength", "pattern", "contentEncoding", "contentMediaType")
)
ARRAY_KEYWORDS = frozenset(
    ("items", "prefixItems", "minItems", "maxItems", "uniqueItems")
)
OBJECT_KEYWORDS = frozenset(
    (
        *("properties", "required", "additionalProperties", "patternProperties"),
        *("propertyNames", "minProperties", "maxProperties"),
    )
)
KEYWORDS_BY_TYPE = {
    "null": frozenset[str](),
    "boolean": frozenset[str](),
    "integer": NUMBER_KEYWORDS | {"format"},
    "number": NUMBER_KEYWORDS | {"format"},
    "string": STRING_KEYWORDS | {"format"},
    "array": ARRAY_KEYWORDS,
    "object": OBJECT_KEYWORDS,
    "file": frozenset(("format",)),
}
TYPE_NAMES = tuple(KEYWORDS_BY_TYPE)


def understood(node: Node) -> frozenset[str]:
    """The keywords beside `type` that the types of a schema take in; those of other types have no force there."""
    if "enum" in node or "const" in node:
        return frozenset()
    stated = node.get("type")
    match stated:
        case Node(value=str() as name):
            return KEYWORDS_BY_TYPE.get(name, frozenset())
        case Node(value=list() as names):
            return frozenset[str]().union(
                *(KEYWORDS_BY_TYPE.get(str(name), ()) for name in names)
            )
        case _:
            return frozenset[str]().union(
                *(KEYWORDS_BY_TYPE[name] for name in implied_types(node))
            )


def implied_types(node: Node) -> tuple[str, ...]:
    """The type that keywords imply where `type` is left out, as authors mean it."""
    keywords = node.value.keys() if isinstance(node.value, dict) else frozenset[str]()
    if keywords & {
        "properties",
        "additionalProperties",
        "patternProperties",
        "required",
    }:
        return ("object",)
    if keywords & {"items", "prefixItems"}:
        return ("array",)
    if keywords & STRING_KEYWORDS:
        return ("string",)
    if keywords & NUMBER_KEYWORDS:
        return ("number",)
    return ()


def typed(reading: Reading, node: Node, name: str, parse: Parse) -> Type:
    """The type called `name` with the constraints that stand beside it."""
    match name:
        case "null":
            return Null()
        case "boolean":
            return Boolean()
        case "integer" | "number":
            return _number(reading, node, integral=name == "integer")
        case "string":
            return _string(reading, node)
        case "array":
            return _array(reading, node, parse)
        case "object":
            return _object(reading, node, parse)
        case "file":
            return String(format="binary")
        case _:
            return Anything()


def _number(reading: Reading, node: Node, *, integral: bool) -> Number:
    minimum, exclusive_minimum = _bound(reading, node, "minimum", "exclusiveMinimum")
    maximum, exclusive_maximum = _bound(reading, node, "maximum", "exclusiveMaximum")
    return Number(
        integral=integral,
        format=reading.text(node, "format"),
        minimum=minimum,
        maximum=maximum,
        exclusive_minimum=exclusive_minimum,
        exclusive_maximum=exclusive_maximum,
        multiple_of=_quantity(reading, node, "multipleOf"),
    )


def _bound(
    reading: Reading, node: Node, inclusive: str, exclusive: str
) -> tuple[int | float | None, int | float | None]:
    """The two bounds on one side; OpenAPI 3.0 makes `exclusiveMinimum` a boolean about `minimum`."""
    flag = node.get(exclusive)
    if flag is not None and isinstance(flag.value, bool):
        bound = _quantity(reading, node, inclusive)
        return (None, bound) if flag.value else (bound, None)
    return _quantity(reading, node, inclusive), _quantity(reading, node, exclusive)


def _string(reading: Reading, node: Node) -> String:
    return String(
        format=reading.text(node, "format"),
        min_length=_count(reading, node, "minLength"),
        max_length=_count(reading, node, "maxLength"),
        pattern=reading.text(node, "pattern"),
        content_encoding=reading.text(node, "contentEncoding"),
        content_media_type=reading.text(node, "contentMediaType"),
    )


def _array(reading: Reading, node: Node, parse: Parse) -> Array:
    items = node.get("items")
    prefix = node.get("prefixItems")
    if (
        items is not None
        and isinstance(items.value, list)
        and reading.dialect is Dialect.SWAGGER_2_0
    ):
        # In the JSON Schema of that time an array under `items` was what `prefixItems` is now.
        prefix, items = items, node.get("additionalItems")
    return Array(
        items=(
            Schema(Anything(), pointer=node.pointer)
            if items is None
            else parse(reading, items)
        ),
        prefix=tuple(parse(reading, item) for item in reading.items(prefix)),
        min_items=_count(reading, node, "minItems"),
        max_items=_count(reading, node, "maxItems"),
        unique_items=reading.flag(node, "uniqueItems"),
    )


def _object(reading: Reading, node: Node, parse: Parse) -> Object:
    required = dict.fromkeys(_required(reading, node.get("required")))
    properties = [
        Property(name, parse(reading, member), name in required)
        for name, member in reading.required_members(node.get("properties"))
    ]
    named = {member.name for member in properties}
    properties += [
        Property(name, Schema(Anything(), pointer=f"{node.pointer}/required"), True)
        for name in required
        if name not in named
    ]
    additional = node.get("additionalProperties")
    names = node.get("propertyNames")
    return Object(
        properties=tuple(properties),
        additional=None if additional is None else parse(reading, additional),
        patterns=tuple(
            (pattern, parse(reading, member))
            for pattern, member in reading.members(node.get("patternProperties"))
        ),
        names=None if names is None else parse(reading, names),
        min_properties=_count(reading, node, "minProperties"),
        max_properties=_count(reading, node, "maxProperties"),
    )


def _required(reading: Reading, node: Node | None) -> tuple[str, ...]:
    if node is not None and isinstance(node.value, bool):
        reading.widen(
            "required-without-names",
            "`required` lists the names of required members; true or false says nothing here and was left out.",
            node.pointer,
        )
        return ()
    return reading.texts(node)


def _count(reading: Reading, node: Node, keyword: str) -> int | None:
    match _quantity(reading, node, keyword):
        case None:
            return None
        case count if count == int(count) and count >= 0:
            return int(count)
        case _:
            reading.widen(
                "not-a-count",
                f"`{keyword}` is not a whole number from 0 up and was left out.",
                node.pointer + pointer(keyword),
            )
            return None


def _quantity(reading: Reading, node: Node, keyword: str) -> int | float | None:
    member = node.get(keyword)
    if member is None or member.value is None:
        return None
    match member.value:
        case bool():
            pass
        case int() | float() as number:
            return int(number) if number == int(number) else number
        case str() as text if _NUMBER.fullmatch(text):
            reading.warn(
                "number-in-quotes",
                f"`{keyword}` is a string and is read as the number in it; write it without quotes.",
                member.pointer,
            )
            return float(text) if float(text) != int(float(text)) else int(float(text))
        case _:
            pass
    reading.fault(
        "not-a-number",
        f"`{keyword}` is not a number; write one, or remove the key.",
        member.pointer,
    )
    return None
