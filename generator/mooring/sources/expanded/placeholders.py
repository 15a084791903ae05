"""Examples that a documentation export made up from the schema, as against those that somebody wrote."""

from mooring.document import Json, JsonObject, resolve
from mooring.sources.openapi_document import members

_TEXTS = frozenset(
    {
        "<string>",
        "<any>",
        "<unknown>",
        "3c90c3cc-0d44-4b50-8888-8dd25736052a",
        "2023-11-07T05:31:56Z",
        "2023-12-25",
        "jsmith@example.com",
        "aSDinaTvuI8gbWludGxpZnk=",
        "127.0.0.1",
        "2606:4700:3108::ac42:2835",
    }
)
_NUMBER = 123


def drop_made_up_examples(operation: JsonObject, root: JsonObject) -> None:
    """Leave only those examples of an operation's bodies that somebody wrote."""
    responses = [
        dict(members(response)) for _, response in members(operation.get("responses"))
    ]
    for holder in (dict(members(operation.get("requestBody"))), *responses):
        for _, content in members(holder.get("content")):
            if not isinstance(content, dict):
                continue
            examples = dict(members(content.get("examples")))
            kept: JsonObject = {
                name: example
                for name, example in examples.items()
                if not is_made_up(
                    dict(members(example)).get("value"), content.get("schema"), root
                )
            }
            content.pop("examples", None)
            if kept:
                content["examples"] = kept


def is_made_up(value: Json, schema: Json, root: JsonObject) -> bool:
    """Whether every part of an example only repeats the schema, or is what an export writes for its type.

    Args:
        root: the document in which the references of `schema` are resolved.
    """
    return _is_made_up(value, _resolved(schema, root), root)


def _is_made_up(value: Json, schema: JsonObject, root: JsonObject) -> bool:
    if any(value == stated for stated in _stated(schema)):
        return True
    variants = _variants(schema, root)
    if variants and any(_is_made_up(value, variant, root) for variant in variants):
        return True
    match value:
        case None:
            return True
        case bool():
            return value
        case str():
            return value in _TEXTS
        case int() | float():
            return value in (_NUMBER, *_bounds(schema))
        case list():
            return all(is_made_up(item, schema.get("items"), root) for item in value)
        case dict():
            properties = dict(members(schema.get("properties")))
            for variant in variants:
                properties |= dict(members(variant.get("properties")))
            return all(
                is_made_up(member, properties.get(name), root)
                for name, member in value.items()
            )


def _resolved(schema: Json, root: JsonObject) -> JsonObject:
    for _ in range(8):
        match schema:
            case {"$ref": str(reference)}:
                siblings = {
                    keyword: value
                    for keyword, value in members(schema)
                    if keyword != "$ref"
                }
                try:
                    schema = {**dict(members(resolve(root, reference[1:]))), **siblings}
                except KeyError:
                    return siblings
            case dict():
                return schema
            case _:
                break
    return {}


def _variants(schema: JsonObject, root: JsonObject) -> list[JsonObject]:
    found: list[JsonObject] = []
    for keyword in ("anyOf", "oneOf", "allOf"):
        variants = schema.get(keyword)
        found += (
            [_resolved(variant, root) for variant in variants]
            if isinstance(variants, list)
            else []
        )
    return found


def _stated(schema: JsonObject) -> list[Json]:
    stated = [
        schema[keyword]
        for keyword in ("default", "example", "const")
        if keyword in schema
    ]
    for keyword in ("enum", "examples"):
        values = schema.get(keyword)
        stated += values if isinstance(values, list) else []
    return stated


def _bounds(schema: JsonObject) -> list[float]:
    """The bounds of a number, and the middle between them."""
    keywords = ("minimum", "exclusiveMinimum", "maximum", "exclusiveMaximum")
    bounds = [
        float(bound)
        for keyword in keywords
        if isinstance(bound := schema.get(keyword), int | float)
        and not isinstance(bound, bool)
    ]
    return (
        [*bounds, sum(bounds) / 2, sum(bounds) // 2]
        if len(bounds) == 2
        else [bound + shift for bound in bounds for shift in (0, 1, -1)]
    )
