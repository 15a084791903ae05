"""Places, types and values in the reader's words."""

import json
from typing import assert_never, cast

from mooring.document import Json
from mooring.drift.facts.elements import (
    Component,
    Condition,
    Element,
    EnumValue,
    Hook,
    Info,
    Notice,
    OperationId,
    Route,
    Security,
    Servers,
    Shape,
    Tag,
    Variant,
    Vocabulary,
)
from mooring.drift.facts.scopes import Pair, Root, Scope, Shared, Site, Whole
from mooring.model import (
    Anything,
    Array,
    Body,
    Boolean,
    Content,
    Discriminator,
    Enumeration,
    Header,
    Intersection,
    Nothing,
    Null,
    Number,
    Object,
    Operation,
    Parameter,
    Property,
    Reference,
    Requirement,
    Response,
    Schema,
    SecurityScheme,
    Server,
    String,
    Type,
    Union,
    Value,
)

SHOWN_VALUES = 4
SHOWN_LENGTH = 80


def place(site: Site) -> str:
    """Where a difference stands, as a reader would say it."""
    return _joined(_scope(site.scope), site.path)


def way(path: tuple[str, ...]) -> str:
    """The way to a property, such as `agentSettings.llm`."""
    return _joined("", path)


def _scope(scope: Scope) -> str:
    match scope:
        case Whole():
            return ""
        case Root(shown=shown, part=part):
            return f"{shown} {part}".rstrip()
        case Pair(new=new):
            return new.replace("/", ".")
        case Shared(kind="paths", new=new):
            return new
        case Shared(kind=kind, new=new):
            return f"{kind} {new}"
        case _:
            assert_never(scope)


def _joined(start: str, path: tuple[str, ...]) -> str:
    """A way through properties and items: a dot before a property, a space after the part of an operation."""
    text = start
    for step in path:
        separator = (
            ""
            if not text or step.startswith("[")
            else " " if text == start and " " in start else "."
        )
        text += separator + step
    return text


def described(type_: Type) -> str:
    """A type in a few words, such as `string (uuid) | null` without the null."""
    match type_:
        case Anything():
            return "anything"
        case Nothing():
            return "nothing"
        case Null():
            return "null"
        case Boolean():
            return "boolean"
        case Number(integral=integral):
            return "integer" if integral else "number"
        case String(format=format_):
            return f"string ({format_})" if format_ else "string"
        case Enumeration(values):
            shown = ", ".join(str(value.json) for value in values[:SHOWN_VALUES])
            return f"one of {shown}" + (
                f" and {len(values) - SHOWN_VALUES} more"
                if len(values) > SHOWN_VALUES
                else ""
            )
        case Array(items=items):
            return f"array of {described(items.type)}"
        case Object(properties=properties):
            return (
                "object {" + ", ".join(one.name for one in properties) + "}"
                if properties
                else "object"
            )
        case Union(members):
            return " | ".join(described(member.type) for member in members)
        case Intersection(members):
            return " & ".join(described(member.type) for member in members)
        case Reference(name):
            return name
        case _:
            assert_never(type_)


def named(element: Element) -> Json:
    """What tells an element apart from others of its kind."""
    match element:
        case Operation() | Route():
            return f"{element.method} {element.path}"
        case Server(url=url):
            return url
        case Response(status=status):
            return status
        case Content(media_type=media_type):
            return media_type
        case Component(key=key) | SecurityScheme(key=key) | Condition(key=key):
            return key
        case OperationId(id=id_):
            return id_
        case EnumValue(value=value):
            return value.json
        case Variant(type=type_, key=key):
            return described(type_) if key is None or "/" in key else key
        case Parameter() | Header() | Tag() | Hook() | Property():
            return element.name
        case Body(contents=contents):
            return ", ".join(content.media_type for content in contents)
        case Security(alternatives=alternatives):
            return [
                " and ".join(one.scheme for one in requirement)
                for requirement in alternatives
            ]
        case Shape(type=type_):
            return described(type_)
        case (
            Info()
            | Notice()
            | Vocabulary()
            | Servers()
            | Number()
            | String()
            | Array()
            | Object()
            | Union()
        ):
            return None
        case _:
            assert_never(element)


def shown(value: Json) -> str:
    """A value on one line of a message."""
    if value is None:
        return "none"
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    line = " ".join(text.split())
    return line if len(line) <= SHOWN_LENGTH else f"{line[: SHOWN_LENGTH - 1]}…"


def stated(element: Element, aspect: str) -> Json:
    """What an element says in one of its fields."""
    if isinstance(element, Security):
        return " or ".join(_requirement(one) for one in element.alternatives)
    return _json(getattr(element, aspect))


def _requirement(requirement: Requirement) -> str:
    """The credentials that are needed together."""
    if not requirement:
        return "nothing"
    return " and ".join(
        f"{one.scheme} ({', '.join(one.scopes)})" if one.scopes else one.scheme
        for one in requirement
    )


def _json(value: object) -> Json:
    match value:
        case None | bool() | int() | float() | str():
            return value
        case Value():
            return value.json
        case Schema(type=type_):
            return described(type_)
        case tuple():
            return [_json(one) for one in cast(tuple[object, ...], value)]
        case Discriminator(property_name=name, mapping=mapping):
            return {"propertyName": name, "mapping": dict(mapping)}
        case Property(name=name):
            return name
        case _:
            kind = getattr(value, "value", None)
            return kind if isinstance(kind, str) else _type_words(value)


def _type_words(value: object) -> Json:
    match value:
        case (
            Anything()
            | Nothing()
            | Null()
            | Boolean()
            | Number()
            | String()
            | Enumeration()
            | Array()
            | Object()
            | Union()
            | Intersection()
            | Reference()
        ):
            return described(value)
        case _:
            return str(value)
