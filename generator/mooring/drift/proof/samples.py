"""Values near the edges of a JSON Schema: those that a change of it is likely to treat otherwise."""

from collections.abc import Iterator
from itertools import islice

from mooring.document import Json, JsonObject

DEPTH = 4
MOST = 24
"""Values tried of one schema."""
PLAIN: tuple[Json, ...] = ("", "a", 0, 1, 0.5, True, None, [], {})
LONGEST = 4096
"""Characters beyond which no value is made."""


def samples(schema: Json, definitions: JsonObject, depth: int = DEPTH) -> list[Json]:
    """Some values that the schema may accept, and some just beyond; none is promised to be either."""
    return list(islice(_samples(schema, definitions, depth), MOST))


def _samples(schema: Json, definitions: JsonObject, depth: int) -> Iterator[Json]:
    if not isinstance(schema, dict) or depth == 0:
        yield from PLAIN
        return
    match schema:
        case {"$ref": str() as name}:
            target = definitions.get(name.rpartition("/")[2], True)
            yield from _samples(target, definitions, depth - 1)
            return
        case {"const": value}:
            yield value
            return
        case {"enum": list() as values}:
            yield from values
            return
        case _:
            pass
    match schema.get("type"):
        case "string":
            yield from _strings(schema)
        case "integer" | "number":
            yield from _numbers(schema)
        case "array":
            yield from _arrays(schema, definitions, depth)
        case "object":
            yield from _objects(schema, definitions, depth)
        case "boolean":
            yield from (True, False)
        case "null":
            yield None
        case _:
            pass
    for keyword in ("anyOf", "oneOf", "allOf"):
        members = schema.get(keyword)
        for one in members if isinstance(members, list) else ():
            yield from islice(_samples(one, definitions, depth - 1), 8)
    if "type" not in schema:
        yield from PLAIN


def _strings(schema: JsonObject) -> Iterator[Json]:
    for keyword, steps in (("minLength", (0, -1)), ("maxLength", (0, 1))):
        bound = schema.get(keyword)
        if isinstance(bound, int):
            yield from (
                "a" * (bound + step) for step in steps if 0 <= bound + step <= LONGEST
            )
    yield from ("a", "", "0", "A-1", "2030-01-01", "aaaa")


def _numbers(schema: JsonObject) -> Iterator[Json]:
    for keyword in ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"):
        bound = schema.get(keyword)
        if isinstance(bound, int | float):
            yield from (bound, bound + 1, bound - 1)
    step = schema.get("multipleOf")
    if isinstance(step, int | float):
        yield from (step, 2 * step, 3 * step)
    yield from (0, 1, -1, 0.5, 1000000007)


def _arrays(schema: JsonObject, definitions: JsonObject, depth: int) -> Iterator[Json]:
    items = samples(schema.get("items", True), definitions, depth - 1)[:6]
    least, most = schema.get("minItems"), schema.get("maxItems")
    sizes = [0, 1, 2]
    for bound in (least, most):
        if isinstance(bound, int) and bound < 64:
            sizes += [bound, bound + 1, max(bound - 1, 0)]
    for size in dict.fromkeys(sizes):
        for one in items or [None]:
            yield [one] * size


def _objects(schema: JsonObject, definitions: JsonObject, depth: int) -> Iterator[Json]:
    properties = schema.get("properties")
    members = properties if isinstance(properties, dict) else {}
    required = schema.get("required")
    needed = [str(one) for one in required] if isinstance(required, list) else []
    values = {
        name: samples(members.get(name, True), definitions, depth - 1)[:4]
        for name in dict.fromkeys((*needed, *islice(members, 12)))
    }
    bare: JsonObject = {name: values[name][0] for name in needed if values[name]}
    yield bare
    for name, some in values.items():
        for one in some:
            yield {**bare, name: one}
    for name in needed:
        yield {key: one for key, one in bare.items() if key != name}
    yield {**bare, "zz": 1}
    yield {name: some[0] for name, some in values.items() if some}
