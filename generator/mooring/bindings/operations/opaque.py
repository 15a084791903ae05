"""Payloads that are neither JSON nor a form: Python holds their text or bytes, whatever their schema says."""

from collections.abc import Mapping
from dataclasses import replace

from mooring.bindings.operations.media_types import (
    EVENTS,
    FORM,
    LINES,
    MULTIPART,
    essence,
    is_json,
)
from mooring.model import (
    Anything,
    Api,
    Array,
    Content,
    Intersection,
    Object,
    Reference,
    Response,
    Schema,
    String,
    Union,
)

_TEXT = Schema(String())
_BYTES = Schema(String(format="binary"))


def with_opaque_answers(api: Api) -> Api:
    """The API in which what a response brings as XML, or in another form that is not taken apart, is text or bytes."""
    return replace(
        api,
        operations=tuple(
            replace(
                one,
                responses=tuple(_held(each, api.schemas) for each in one.responses),
            )
            for one in api.operations
        ),
    )


def is_opaque(
    content: Content, taken_apart: frozenset[str], schemas: Mapping[str, Schema]
) -> bool:
    """Whether a payload has members that nobody takes apart.

    Args:
        taken_apart: Further media types that are.
    """
    name = essence(content.media_type)
    if content.schema is None or is_json(name) or name in taken_apart:
        return False
    return _has_members(content.schema, schemas)


SENT_APART = frozenset((FORM, MULTIPART))
"""Media types of requests that hold members, beside JSON."""
READ_APART = LINES | {EVENTS}
"""Media types of responses that hold members, beside JSON."""


def _held(response: Response, schemas: Mapping[str, Schema]) -> Response:
    return replace(
        response,
        contents=tuple(
            (
                replace(one, schema=_TEXT if _is_text(one) else _BYTES)
                if is_opaque(one, READ_APART, schemas)
                else one
            )
            for one in response.contents
        ),
    )


def _is_text(content: Content) -> bool:
    return essence(content.media_type).startswith("text/")


def _has_members(schema: Schema, schemas: Mapping[str, Schema]) -> bool:
    entered = set[str]()
    waiting = [schema]
    while waiting:
        match waiting.pop().type:
            case Object() | Array() | Anything():
                return True
            case Union(members=members) | Intersection(members=members):
                waiting += members
            case Reference(name=name) if name not in entered and name in schemas:
                entered.add(name)
                waiting.append(schemas[name])
            case _:
                pass
    return False
