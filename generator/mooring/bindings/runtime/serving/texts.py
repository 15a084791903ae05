"""Texts of a request as values: the reverse of `parameters.py` (RFC 6570; OpenAPI 3.1, Style Values)."""

import json
import types
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, Union, get_args, get_origin
from urllib.parse import unquote, unquote_plus

from pydantic import BaseModel, RootModel, TypeAdapter, ValidationError

from ..operation import Style
from ..values import Json, json_bytes

Pair = tuple[str, str]
"""A name, and a value that is still encoded."""

_DELIMITERS = {"spaceDelimited": " ", "pipeDelimited": "|"}
_ROUNDS = 4
"""How often texts are read again as JSON: what that shows to be no text either is wrong."""


@dataclass(frozen=True, slots=True)
class Kinds:
    """Which kinds of JSON values a type has, and the names that its objects know."""

    has_arrays: bool
    has_objects: bool
    has_scalars: bool
    names: frozenset[str]
    is_open: bool
    """Whether its objects may have members of any name."""


def kinds(annotation: object) -> Kinds:
    """The kinds of values that an annotation stands for."""
    origin = get_origin(annotation)
    if origin is Annotated:
        return kinds(get_args(annotation)[0])
    if origin in (Union, types.UnionType):
        found = [kinds(one) for one in get_args(annotation) if one is not type(None)]
        return Kinds(
            any(one.has_arrays for one in found),
            any(one.has_objects for one in found),
            any(one.has_scalars for one in found),
            frozenset[str]().union(*(one.names for one in found)),
            any(one.is_open for one in found),
        )
    if origin in (list, tuple, set):
        return Kinds(True, False, False, frozenset(), False)
    if origin is dict or annotation is dict:
        return Kinds(False, True, False, frozenset(), True)
    if annotation is Any or annotation is object:
        return Kinds(True, True, True, frozenset(), False)
    if isinstance(annotation, type) and issubclass(annotation, RootModel):
        return Kinds(True, True, True, frozenset(), False)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return Kinds(False, True, False, _names(annotation), False)
    return Kinds(False, False, True, frozenset(), False)


def _names(model: type[BaseModel]) -> frozenset[str]:
    model.model_rebuild()
    return frozenset(field.alias or name for name, field in model.model_fields.items())


def pairs(query: str) -> list[Pair]:
    """The pairs of a query or a form, the values still encoded."""
    split = (part.partition("=") for part in query.split("&") if part)
    return [(unquote_plus(name), value) for name, _, value in split]


def from_pairs(
    name: str,
    given: Sequence[Pair],
    style: Style,
    kind: Kinds,
    claimed: frozenset[str] = frozenset(),
) -> Iterator[Json]:
    """What the pairs of a query may mean for a parameter, the likeliest first; nothing where it is not there.

    Args:
        claimed: The names of the other parameters, which are no members of an object that is open to any name.
    """
    if style.media_type is not None:
        for key, value in given:
            if key == name:
                yield parsed(unquote_plus(value))
        return
    if style.name == "deepObject":
        if members := _deep(name, given):
            if kind.has_arrays and all(not one or one.isdigit() for one in members):
                yield _flat(members)
            yield members
        elif own := [value for key, value in given if key == name]:
            # What no object is has no deep form; it is written like a form's.
            yield from _repeated(own, kind)
        return
    own = [value for key, value in given if key == name]
    explode = style.name not in _DELIMITERS if style.explode is None else style.explode
    if explode and kind.has_objects and (members := _spread(given, kind, claimed)):
        yield members
    if not own:
        return
    if explode:
        yield from _repeated(own, kind)
    else:
        yield from _delimited(own[0], style.name or "form", kind)


def from_path(text: str, name: str, style: Style, kind: Kinds) -> Iterator[Json]:
    """What a segment of a path may mean, the likeliest first."""
    if style.media_type is not None:
        yield parsed(unquote(text))
        return
    explode = bool(style.explode)
    between = ","
    match style.name:
        case "label":
            text = text.removeprefix(".")
            between = "." if explode else ","
        case "matrix":
            text = text.removeprefix(";")
            if explode and kind.has_arrays:
                yield [unquote(one.partition("=")[2]) for one in text.split(";")]
                return
            if explode and kind.has_objects:
                between = ";"
            else:
                text = text.partition("=")[2]
        case _:
            pass
    yield from _simple(text, between, kind, explode=explode, is_encoded=True)


def from_header(text: str, style: Style, kind: Kinds) -> Iterator[Json]:
    """What a header may mean, the likeliest first."""
    if style.media_type is not None:
        yield parsed(text)
        return
    yield from _simple(text, ",", kind, explode=bool(style.explode), is_encoded=False)


def validated(adapter: TypeAdapter[object], candidates: Iterable[Json]) -> object:
    """The first of some values that fits a type; a text in it that does not fit is read as JSON.

    Raises:
        ValidationError: none does; it is about the first.
    """
    told: ValidationError | None = None
    for candidate in candidates:
        value, last = candidate, None
        for _ in range(_ROUNDS):
            try:
                return adapter.validate_json(json_bytes(value), strict=True)
            except ValidationError as error:
                last = error
            other = value
            for place in {one["loc"] for one in last.errors(include_url=False)}:
                other = _reread(other, place)
            if other == value:
                break
            value = other
        told = told or last
    if told is None:
        raise ValueError("there is no value to validate")
    raise told


def parsed(text: str) -> Json:
    """A text as JSON; as it stands where it is none."""
    try:
        value: Json = json.loads(text)
    except ValueError:
        return text
    return value


def _reread(value: Json, place: Sequence[str | int]) -> Json:
    """The value with the text at a place read as JSON; steps that lead nowhere name a variant of a union."""
    match value:
        case str():
            return parsed(value)
        case dict():
            for index, step in enumerate(place):
                if step in value:
                    name = str(step)
                    inner = _reread(value[name], place[index + 1 :])
                    return {**value, name: inner}
            return value
        case list():
            for index, step in enumerate(place):
                if isinstance(step, int) and step < len(value):
                    inner = _reread(value[step], place[index + 1 :])
                    return [*value[:step], inner, *value[step + 1 :]]
            return value
        case _:
            return value


def _deep(name: str, given: Sequence[Pair]) -> dict[str, Json]:
    """`name[a]=1&name[b][c]=2` as an object; a name that comes again makes an array."""
    members = dict[str, Json]()
    for key, value in given:
        if not (key.startswith(f"{name}[") and key.endswith("]")):
            continue
        steps = key[len(name) + 1 : -1].split("][")
        target = members
        for step in steps[:-1]:
            inner = target.setdefault(step, {})
            if not isinstance(inner, dict):
                break
            target = inner
        last, text = steps[-1], unquote_plus(value)
        before = target.get(last)
        if before is None:
            target[last] = text
        else:
            target[last] = [*(before if isinstance(before, list) else [before]), text]
    return members


def _flat(members: Mapping[str, Json]) -> list[Json]:
    """`name[]=1&name[]=2` or `name[0]=1&name[1]=2`, which many servers take for arrays."""
    items = list[Json]()
    for value in members.values():
        items += value if isinstance(value, list) else [value]
    return items


def _spread(
    given: Sequence[Pair], kind: Kinds, claimed: frozenset[str]
) -> dict[str, Json]:
    return {
        name: unquote_plus(value)
        for name, value in given
        if name in kind.names or (kind.is_open and name not in claimed)
    }


def _repeated(own: Sequence[str], kind: Kinds) -> Iterator[Json]:
    texts = [unquote_plus(one) for one in own]
    if len(texts) == 1 and (kind.has_scalars or not kind.has_arrays):
        yield texts[0]
    yield list[Json](texts)


def _delimited(text: str, style: str, kind: Kinds) -> Iterator[Json]:
    between = _DELIMITERS.get(style)
    if between is not None:
        parts = unquote_plus(text).split(between)
    else:
        parts = [unquote_plus(part) for part in text.split(",")]
    if kind.has_scalars and len(parts) == 1:
        yield parts[0]
    if kind.has_arrays:
        yield list[Json](parts) if text else []
    if kind.has_objects:
        yield dict(zip(parts[::2], parts[1::2], strict=False))
    if not kind.has_arrays:
        yield unquote_plus(text)


def _simple(
    text: str, between: str, kind: Kinds, *, explode: bool, is_encoded: bool
) -> Iterator[Json]:
    def plain(part: str) -> str:
        return unquote(part) if is_encoded else part.strip()

    if kind.has_scalars:
        yield plain(text)
    parts = text.split(between) if text else []
    if kind.has_arrays:
        yield [plain(part) for part in parts]
    if kind.has_objects:
        if explode:
            members = (part.partition("=") for part in parts)
            yield {plain(name): plain(value) for name, _, value in members}
        else:
            decoded = [plain(part) for part in parts]
            yield dict(zip(decoded[::2], decoded[1::2], strict=False))


def cookies(header: str) -> list[Pair]:
    """The pairs of a Cookie header (RFC 6265, section 4.2)."""
    split = (part.strip().partition("=") for part in header.split(";") if part.strip())
    return [(unquote(name), value) for name, _, value in split]
