"""Values of which a part is not as described: what is right in them is typed, and what is wrong is set aside."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Final, cast

from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic_core import CoreConfig, CoreSchema, SchemaValidator, core_schema

from .variants import is_object

WRONG: Final = "_wrong"
"""What a model keeps among its private members: what is wrong in it, by the names of its fields."""

_LENIENT = "(lenient)"
_CONFIG = CoreConfig(
    allow_inf_nan=False,
    extra_fields_behavior="allow",
    validate_by_alias=True,
    validate_by_name=True,
)
"""What `Model` is configured with, since here its members are read without it."""


@dataclass(frozen=True, slots=True)
class Wrong:
    """What stands for a member that is not as described.

    Args:
        steps: From the member to the value that is wrong; none where it is the member itself.
        expected: What the document says, in words.
        got: The type of what came instead, or "nothing".
        member: The whole member as it came.
    """

    steps: tuple[str | int, ...]
    expected: str
    got: str
    member: object = field(compare=False)


def lenient(type_: TypeAdapter[object]) -> SchemaValidator:
    """What reads the same type, but sets members of models aside that do not fit."""
    schema = cast(Mapping[str, object], type_.core_schema)
    if schema["type"] != "definitions":
        return SchemaValidator(cast(CoreSchema, _eased(schema)), _CONFIG)
    # Both forms are kept, since a variant of a union has to fit as a whole.
    strict = cast(list[Mapping[str, object]], schema["definitions"])
    eased = {
        "type": "definitions",
        "schema": _eased(cast(Mapping[str, object], schema["schema"])),
        "definitions": [*strict, *map(_eased, strict)],
    }
    return SchemaValidator(cast(CoreSchema, eased), _CONFIG)


def wire_name(kind: type[BaseModel], name: str) -> str:
    """What a member of a model is called in JSON."""
    field = kind.model_fields.get(name)
    return name if field is None or field.alias is None else field.alias


def json_type(value: object) -> str:
    """The name of a value's type in JSON."""
    match value:
        case None:
            return "null"
        case bool():
            return "boolean"
        case int():
            return "integer"
        case float():
            return "number"
        case str():
            return "string"
        case list():
            return "array"
        case _:
            return "object"


def _eased(schema: Mapping[str, object]) -> Mapping[str, object]:
    eased = _eased_inside(schema)
    return {**eased, "ref": f"{schema['ref']}{_LENIENT}"} if "ref" in schema else eased


def _eased_inside(schema: Mapping[str, Any]) -> Mapping[str, object]:
    match schema:
        case {"type": "definition-ref", "schema_ref": reference}:
            return {**schema, "schema_ref": f"{reference}{_LENIENT}"}
        case {"type": "model", "cls": model, "schema": members}:
            if schema.get("root_model"):
                return schema
            made = partial(_made, cast(type[BaseModel], model))
            read = cast(CoreSchema, _eased(members))
            return cast(
                Mapping[str, object],
                core_schema.no_info_after_validator_function(made, read),
            )
        case {"type": "model-fields", "fields": fields}:
            eased = {name: _field(field) for name, field in fields.items()}
            return {**schema, "fields": eased, **_extras(schema)}
        case {"type": "lax-or-strict", "lax_schema": lax}:
            return _eased(lax)
        case {"type": "tagged-union", "choices": choices}:
            return {
                **schema,
                "choices": {tag: _eased(choice) for tag, choice in choices.items()},
            }
        case {"type": "union", "choices": choices}:
            return _union(schema, choices)
        case {"type": "list", "items_schema": items}:
            return {**schema, "items_schema": _eased(items)}
        case {"type": "dict", "values_schema": values}:
            return {**schema, "values_schema": _eased(values)}
        case {"type": "nullable" | "default" | "function-after", "schema": inner}:
            return {**schema, "schema": _eased(inner)}
        case _:
            return schema


def _union(schema: Mapping[str, object], choices: list[Any]) -> Mapping[str, object]:
    """What fits no choice is read as the object among them, if there is one alone."""
    objects = [one for one in choices if is_object(one)]
    if len(objects) != 1:
        return schema
    return {
        "type": "union",
        "mode": "left_to_right",
        "choices": [
            {name: value for name, value in schema.items() if name != "ref"},
            _eased(objects[0]),
        ],
    }


def _field(field: Mapping[str, Any]) -> Mapping[str, object]:
    match field["schema"]:
        case {"type": "default", "schema": inner} as schema:
            return {**field, "schema": {**schema, "schema": _tolerant(inner)}}
        case schema:
            missing = Wrong((), "there", "nothing", None)
            eased = core_schema.with_default_schema(_tolerant(schema), default=missing)
            return {**field, "schema": eased}


def _extras(schema: Mapping[str, Any]) -> Mapping[str, object]:
    extras = schema.get("extras_schema")
    return {} if extras is None else {"extras_schema": _tolerant(extras)}


def _tolerant(schema: Mapping[str, Any]) -> CoreSchema:
    return core_schema.no_info_wrap_validator_function(
        _tried, cast(CoreSchema, _eased(schema))
    )


def _tried(member: object, handler: Callable[[object], object]) -> object:
    try:
        return handler(member)
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False)[0]
        steps, inner = _reached(member, first["loc"])
        is_model = first["type"] == "model_type"
        expected = "an object" if is_model else first["msg"]
        expected = expected.removeprefix("Input should be ")
        return Wrong(steps, expected, json_type(inner), member)


def _reached(
    value: object, location: tuple[str | int, ...]
) -> tuple[tuple[str | int, ...], object]:
    """How far into a value an error leads, and what is there; the labels of variants in between are no steps."""
    taken: list[str | int] = []
    for step in location:
        match value:
            case dict() if step in value:
                value = cast(dict[object, object], value)[step]
            case list() if isinstance(step, int):
                value = cast(list[object], value)[step]
            case _:
                continue
        taken.append(step)
    return tuple(taken), value


def _made(
    kind: type[BaseModel],
    read: tuple[dict[str, object], dict[str, object] | None, set[str]],
) -> BaseModel:
    """A model of what was read; what is wrong is kept beside it, and among its other members as it came."""
    members, others, given = read
    everything = members | (others or {})
    wrong = {one: it for one, it in everything.items() if isinstance(it, Wrong)}
    kept = {one: it for one, it in (others or {}).items() if one not in wrong}
    for name, one in wrong.items():
        if one.got != "nothing":
            kept[wire_name(kind, name)] = one.member
    model = kind.__new__(kind)
    private = {WRONG: wrong} if wrong else None
    for slot, value in (
        ("__dict__", {one: it for one, it in members.items() if one not in wrong}),
        ("__pydantic_fields_set__", given - wrong.keys()),
        ("__pydantic_extra__", kept),
        ("__pydantic_private__", private),
    ):
        object.__setattr__(model, slot, value)
    return model
