"""Numbers and texts that fit what a schema says of them."""

import math
from collections.abc import Iterator, Mapping

from mooring.bindings.examples.pattern_text import texts
from mooring.bindings.schemas.schema_text import is_decimal
from mooring.document import Json
from mooring.model import (
    Enumeration,
    Number,
    Reference,
    Schema,
    String,
)

TEXTS_BY_FORMAT = {
    "base64": "ZXhhbXBsZQ==",
    "binary": "example",
    "byte": "ZXhhbXBsZQ==",
    "date": "2026-01-31",
    "date-time": "2026-01-31T12:00:00Z",
    "decimal": "1.50",
    "duration": "P1D",
    "email": "someone@example.com",
    "hostname": "example.com",
    "idn-email": "someone@example.com",
    "idn-hostname": "example.com",
    "ip": "192.0.2.1",
    "ipv4": "192.0.2.1",
    "ipv6": "2001:db8::1",
    "iri": "https://example.com/",
    "json-pointer": "/example",
    "regex": "example",
    "time": "12:00:00Z",
    "uri": "https://example.com/",
    "uri-reference": "/example",
    "url": "https://example.com/",
    "uuid": "3fa85f64-5717-4562-b3fc-2c963f66afa6",
}
"""One text for each format (OpenAPI Format Registry); addresses are those that are set apart for examples (RFC 2606, 5737, 3849)."""


def variations(
    item: Json, schema: Schema, schemas: Mapping[str, Schema]
) -> Iterator[Json]:
    """A value and others like it, of which some may fit the schema."""
    yield item
    while isinstance(schema.type, Reference) and schema.type.name in schemas:
        schema = schemas[schema.type.name]
    if isinstance(schema.type, Enumeration):
        yield from (value.json for value in schema.type.values)
    for index in range(2, 50):
        match item:
            case str():
                yield f"{item}{index}"
            case bool() | None:
                pass
            case int() | float():
                yield item + index - 1
            case _:
                return


def numbers(number: Number) -> Iterator[Json]:
    """Small numbers first, then those at the bounds, in steps where the document states any."""
    step = number.multiple_of or 1
    low = number.minimum if number.minimum is not None else number.exclusive_minimum
    high = number.maximum if number.maximum is not None else number.exclusive_maximum
    starts: list[int | float] = [1, 0]
    if low is not None:
        starts += [low, low + step, low + step / 2]
    if high is not None:
        starts += [high, high - step, high - step / 2]
    if low is not None and high is not None:
        starts.append((low + high) / 2)
    for start in starts:
        for value in (start, math.ceil(start / step) * step):
            yield _plain(value, number)


def _plain(value: int | float, number: Number) -> int | float:
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return math.ceil(value) if number.integral else value


def strings(string: String, name: str) -> Iterator[str]:
    """The text of the format, then the name, then what matches the pattern, each brought to a length that fits."""
    shortest, longest = string.min_length or 0, string.max_length
    named = [TEXTS_BY_FORMAT[string.format]] if string.format in TEXTS_BY_FORMAT else []
    if is_decimal(string):
        named.insert(0, TEXTS_BY_FORMAT["decimal"])
    if string.content_encoding is not None:
        named.append(TEXTS_BY_FORMAT["base64"])
    for text in (*named, name, "example", "1", "a"):
        yield text
        yield (text * (shortest // max(len(text), 1) + 1))[: max(shortest, 1)]
        if longest is not None:
            yield text[:longest]
    if string.pattern is not None:
        for text in texts(string.pattern):
            yield text
            yield text[:longest]
