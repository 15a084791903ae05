"""The Python type of a JSON Schema that leaves no choice.

Most members of most documents are text, numbers, a class, or lists of these. What Python calls them is the same
whoever is asked, and to ask datamodel-code-generator takes a second before its first answer. Whatever is not listed here
is asked there; `tests/bindings/test_plain_types.py` holds that both say the same, to the letter.
"""

from mooring.bindings.python.code import Code, identifier, literal
from mooring.bindings.types.members import PREFIX, Member
from mooring.document import Json, JsonObject

SCALARS = {"boolean": "bool", "integer": "int", "number": "float", "string": "str"}
FORMATS = {
    "date": "date",
    "date-time": "datetime",
    "decimal": "Decimal",
    "time": "time",
    "uuid": "UUID",
}
BOUNDS = {
    "integer": {
        "minimum": "ge",
        "exclusiveMinimum": "gt",
        "maximum": "le",
        "exclusiveMaximum": "lt",
        "multipleOf": "multiple_of",
    },
    "string": {"minLength": "min_length", "maxLength": "max_length"},
    "array": {"minItems": "min_length", "maxItems": "max_length"},
}
"""The keyword of `pydantic.Field` for each keyword of JSON Schema, in the order in which they are written."""
BOUNDS["number"] = BOUNDS["integer"]


def plain_type(schema: Json) -> Member | None:
    """The type and the bounds that `schema` stands for; None where somebody else has to decide."""
    if not isinstance(schema, dict):
        return None
    stated = dict(schema)
    match stated.pop("type", None):
        case "null":
            return None if stated else Member(Code("None"))
        case str() as name:
            return _typed(name, stated, nullable=False)
        case [str() as name, "null"] if name != "object":
            return _typed(name, stated, nullable=True)
        case None if len(schema) == 1:
            return _of_one_keyword(schema)
        case None if not schema:
            return Member(Code("Any"))
        case _:
            return None


def _of_one_keyword(schema: JsonObject) -> Member | None:
    """The type of a schema with one keyword."""
    match schema:
        case {"enum": list() as values}:
            return _choice(values)
        case {"anyOf": list() as members}:
            return _union(members)
        case {"$ref": str() as pointer}:
            return Member(identifier(pointer.removeprefix(PREFIX)))
        case _:
            return None


def _typed(name: str, rest: JsonObject, *, nullable: bool) -> Member | None:
    bounds = BOUNDS.get(name, {})
    constraints = tuple(
        (identifier(keyword), _number(rest[bound]))
        for bound, keyword in bounds.items()
        if bound in rest
    )
    others = {key: value for key, value in rest.items() if key not in bounds}
    written = _written(name, others)
    if written is None or (constraints and "format" in others):
        return None
    return Member(written + Code(" | None") if nullable else written, constraints)


def _written(name: str, others: JsonObject) -> Code | None:
    """A type without its bounds."""
    match name, others:
        case "string", {"format": str() as form} if len(others) == 1:
            return identifier(FORMATS[form]) if form in FORMATS else None
        case "array", {"items": items} if len(others) == 1:
            return _inside("list[", items)
        case "object", {"additionalProperties": True} if len(others) == 1:
            return Code("dict[str, Any]")
        case "object", {"additionalProperties": values} if len(others) == 1:
            return _inside("dict[str, ", values)
        case _:
            return identifier(SCALARS[name]) if name in SCALARS and not others else None


def _inside(head: str, schema: Json) -> Code | None:
    inner = plain_type(schema)
    if inner is None or inner.constraints:
        return None
    return Code(head) + inner.annotation + Code("]")


def _choice(values: list[Json]) -> Member | None:
    """Different whole numbers, or different texts without anything to escape; perhaps with null as the last one."""
    stated = values[:-1] if values and values[-1] is None else values
    texts = [one for one in stated if isinstance(one, str) and _is_plain(one)]
    numbers = [one for one in stated if type(one) is int]
    if not stated or len(stated) not in (len({*texts}), len({*numbers})):
        return None
    inner = Code(", ").join(map(literal, values))
    return Member(Code("Literal[") + inner + Code("]"))


def _is_plain(text: str) -> bool:
    return text.isascii() and text.isprintable() and not {*"\"'\\"} & {*text}


def _union(members: list[Json]) -> Member | None:
    """Different types beside null, of which none can be anything."""
    stated = [one for one in members if one != {"type": "null"}]
    types = [plain_type(one) for one in stated]
    written = [
        one.annotation for one in types if one is not None and not one.constraints
    ]
    if not written or len({*written}) != len(stated):
        return None
    if any(one == "Any" or one.endswith("| None") for one in written):
        return None
    ending = (Code("None"),) if len(stated) < len(members) else ()
    return Member(Code(" | ").join((*written, *ending)))


def _number(value: Json) -> Code:
    assert isinstance(value, int | float)
    return literal(int(value) if value == int(value) else float(value))
