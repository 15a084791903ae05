"""The keywords that constrain one JSON type → that type (JSON Schema 2020-12, Validation, section 6)."""

from collections.abc import Callable
from typing import TypeAlias

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
from mooring.spec.reading import Node, Reading

Parse: TypeAlias = Callable[[Reading, Node], Schema]

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
MODELLED = (
    NUMBER_KEYWORDS | STRING_KEYWORDS | ARRAY_KEYWORDS | OBJECT_KEYWORDS | {"format"}
)
TYPE_NAMES = (
    "null",
    "boolean",
    "integer",
    "number",
    "string",
    "array",
    "object",
    "file",
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
    if items is not None and isinstance(items.value, list):
        # Before 2020-12 an array under `items` was what `prefixItems` is now.
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
    required = {
        item.value: None
        for item in reading.items(node.get("required"))
        if isinstance(item.value, str)
    }
    properties = [
        Property(name, parse(reading, member), name in required)
        for name, member in reading.members(node.get("properties"))
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


def _count(reading: Reading, node: Node, keyword: str) -> int | None:
    match _quantity(reading, node, keyword):
        case None:
            return None
        case count if count == int(count) and count >= 0:
            return int(count)
        case _:
            reading.warn(
                "not-a-count",
                f"`{keyword}` is not a whole number from 0 up and was left out.",
                node.pointer,
            )
            return None


def _quantity(reading: Reading, node: Node, keyword: str) -> int | float | None:
    member = node.get(keyword)
    if member is None or member.value is None:
        return None
    if isinstance(member.value, int | float) and not isinstance(member.value, bool):
        return int(member.value) if member.value == int(member.value) else member.value
    reading.warn(
        "not-a-number",
        f"`{keyword}` is not a number and was left out; write it without quotes.",
        member.pointer,
    )
    return None
