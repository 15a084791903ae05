"""What is wrong with a value that a server has sent, and what is new in it."""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import cast

from pydantic import BaseModel, RootModel

from .enums import OpenIntEnum, OpenStrEnum
from .errors import Mismatch, MismatchKind
from .leniency import WRONG, Wrong, json_type, wire_name
from .operation import Operation
from .variants import UnknownVariant

_PLAIN = re.compile(r"[^\W\d]\w*")


def mismatches(value: object) -> tuple[Mismatch, ...]:
    """Where a result is not what the document says, wherever that is inside of it."""
    return tuple(
        one
        for _, inner in _inside("$", value)
        for one in _wrong(inner).values()
        if isinstance(one, Mismatch)
    )


def named(
    value: object, operation: Operation[object], status: str
) -> tuple[Mismatch, ...]:
    """The mismatches of a value that was just read, with the place that each has from here on."""
    place = f"{operation.place}/responses/{status}"
    for path, inner in _inside("$", value):
        wrong = _wrong(inner)
        for name, one in cast(dict[str, Wrong], wrong).items():
            member = wire_name(type(cast(BaseModel, inner)), name)
            deep = "".join(map(_step, (member, *one.steps)))
            kind: MismatchKind = "missing" if one.got == "nothing" else "wrong"
            wrong[name] = Mismatch(
                str(operation), place, path + deep, one.expected, one.got, kind
            )
    return mismatches(value)


def unmark(value: object) -> None:
    """Puts what is wrong in its place as it came, so that nothing says any more that it is wrong."""
    for _, inner in _inside("$", value):
        wrong = _wrong(inner)
        for name in [*wrong]:
            one, model = wrong.pop(name), cast(BaseModel, inner)
            others = model.__pydantic_extra__ or {}
            if isinstance(one, Wrong) and one.got != "nothing":
                vars(model)[name] = others.pop(wire_name(type(model), name))
                model.model_fields_set.add(name)


def news(
    value: object, operation: Operation[object], status: str
) -> Iterator[Mismatch]:
    """What a value holds beyond the document, and may: members, variants and values that it does not list."""

    def new(path: str, expected: str, got: str, kind: MismatchKind) -> Mismatch:
        place = f"{operation.place}/responses/{status}"
        return Mismatch(str(operation), place, path, expected, got, kind)

    for path, inner in _inside("$", value):
        match inner:
            case UnknownVariant():
                yield new(path, "a listed variant", "object", "variant")
            case OpenStrEnum() | OpenIntEnum() if not inner.is_known:
                yield new(path, "a listed value", str(inner.value), "value")
            case BaseModel() if type(inner).model_fields:
                wrong = {wire_name(type(inner), name) for name in _wrong(inner)}
                for name, member in (inner.model_extra or {}).items():
                    if name not in wrong:
                        yield new(
                            path + _step(name), "absent", json_type(member), "member"
                        )
            case _:
                pass


def _inside(path: str, value: object) -> Iterator[tuple[str, object]]:
    """A value and all values in it, each with its path (RFC 9535, section 2.7)."""
    yield path, value
    members: Iterable[tuple[str | int, object]] = ()
    match value:
        case RootModel():
            yield from _inside(path, cast(RootModel[object], value).root)
        case BaseModel():
            kind = type(value)
            # A page iterates over what it lists.
            fields = BaseModel.__iter__(value)
            members = ((wire_name(kind, name), one) for name, one in fields)
        case list() | tuple():
            members = enumerate(cast(Sequence[object], value)[:])
        case dict():
            members = cast(dict[str, object], value).items()
        case _:
            pass
    for step, member in members:
        yield from _inside(path + _step(step), member)


def _step(step: str | int) -> str:
    if isinstance(step, int):
        return f"[{step}]"
    if _PLAIN.fullmatch(step):
        return f".{step}"
    return f"[{json.dumps(step, ensure_ascii=False)}]"


def _wrong(value: object) -> dict[str, Wrong | Mismatch]:
    """What is wrong with a model's own members, by their names."""
    private = value.__pydantic_private__ if isinstance(value, BaseModel) else None
    return {} if private is None else private.get(WRONG, {})
