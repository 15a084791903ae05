"""The body of a request."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BufferedIOBase, RawIOBase
from pathlib import PurePath
from typing import BinaryIO, TypeAlias, cast

from .operation import NOT_GIVEN, Arguments, File, Operation
from .parameters import query_pairs
from .values import given, json_bytes, plain, text

PartContent: TypeAlias = tuple[str | None, bytes | str | BinaryIO, str | None]
"""File name, content and media type; a part without a file name is a plain field."""
Part: TypeAlias = tuple[str, PartContent]


_FORM = "application/x-www-form-urlencoded"
_MULTIPART = "multipart/form-data"


@dataclass(frozen=True, slots=True)
class Payload:
    """What a request carries: bytes, or the parts of a multipart body."""

    content: bytes | None = None
    content_type: str | None = None
    parts: tuple[Part, ...] = ()

    @property
    def is_repeatable(self) -> bool:
        """Whether it can be sent a second time."""
        return all(
            isinstance(content, bytes | str) or content.seekable()
            for _, (_, content, _) in self.parts
        )


def payload(operation: Operation[object], arguments: Arguments) -> Payload:
    """The body that the arguments ask for.

    Raises:
        ValueError: a value has no form in the media type.
    """
    chosen = arguments.get("content_type")
    media_type = chosen or operation.content_type
    if "json" in arguments and not (chosen or "").startswith((_FORM, _MULTIPART)):
        return Payload(
            json_bytes(given(arguments["json"], nullable=operation.nullable)),
            media_type or "application/json",
        )
    if (value := arguments.get("body", NOT_GIVEN)) is not NOT_GIVEN:
        return Payload(json_bytes(value), media_type or "application/json")
    if (members := _members(arguments)) is not None:
        if (
            "multipart" in arguments
            if chosen is None
            else chosen.startswith(_MULTIPART)
        ):
            return Payload(parts=tuple(_parts(members)))
        pairs = "&".join(query_pairs(members, operation.styles))
        return Payload(pairs.encode(), media_type or _FORM)
    match arguments.get("content"):
        case str() as content:
            return Payload(
                content.encode(), operation.content_type or "text/plain; charset=utf-8"
            )
        case bytes() as content:
            return Payload(
                content, operation.content_type or "application/octet-stream"
            )
        case _:
            return Payload()


def _members(arguments: Arguments) -> Mapping[str, object] | None:
    """The members of a body that may be sent as a form."""
    if "form" in arguments:
        return arguments["form"]
    if "multipart" in arguments:
        return arguments["multipart"]
    return arguments.get("json")


def _parts(values: Mapping[str, object]) -> Iterator[Part]:
    for name, value in given(values).items():
        items = (
            cast(Sequence[object], value)
            if isinstance(value, list | tuple)
            else (value,)
        )
        for item in items:
            yield name, _part(name, item)


def _part(name: str, value: object) -> PartContent:
    match value:
        case File():
            return (
                value.name or name,
                _from_the_start(value.content),
                value.content_type or "application/octet-stream",
            )
        case bytes() | BufferedIOBase() | RawIOBase():
            return _part(name, File(cast(bytes | BinaryIO, value), _file_name(value)))
        case _ if isinstance(simple := plain(value), dict):
            return None, json_bytes(value), "application/json"
        case _:
            return None, text(simple), None


def _from_the_start(content: bytes | str | BinaryIO) -> bytes | str | BinaryIO:
    # The HTTP library announces the length of the whole file, so the whole file has to follow.
    if not isinstance(content, bytes | str) and content.seekable():
        content.seek(0)
    return content


def _file_name(value: object) -> str | None:
    name: object = getattr(value, "name", None)
    return PurePath(name).name if isinstance(name, str) else None
