"""Parameters as parts of a request (RFC 6570; OpenAPI 3.1, Style Values)."""

import re
from collections.abc import Iterator, Mapping
from urllib.parse import quote

from .operation import Style
from .values import Json, given, json_bytes, plain, text

# Reserved characters that stand as they are and delimit nothing; a query keeps escapes that the value holds already,
# while in a path `%2e%2e` would still be a step up.
_RESERVED_IN_QUERY = ":/?@!$'()*,;=%"
_RESERVED_IN_PATH = ":@!$&'()*+,;="
_DEFAULT = Style()
_DELIMITERS = {"spaceDelimited": "%20", "pipeDelimited": "%7C"}


def expand_path(
    template: str, values: Mapping[str, object], styles: Mapping[str, Style]
) -> str:
    """The path with each value inside its own segment.

    Raises:
        ValueError: a value is missing or empty, or would step out of its segment.
    """
    present = given(values)

    def expand(variable: re.Match[str]) -> str:
        name = variable[1]
        value = plain(present.get(name))
        if value is None or value == "" or value == [] or value == {}:
            raise ValueError(
                f"The path {template} needs a value for {name!r}; it is missing or empty."
            )
        return _in_path(name, value, styles.get(name, _DEFAULT))

    path = re.sub(r"\{([^{}]+)\}", expand, template)
    if any(segment in (".", "..") for segment in path.split("/")):
        raise ValueError(
            f"A value for the path {template} may not be '.' or '..': it would lead to another resource."
        )
    return path


def query_pairs(
    values: Mapping[str, object], styles: Mapping[str, Style]
) -> Iterator[str]:
    """The `name=value` pairs of a query, a form or cookies, percent-encoded."""
    for name, value in given(values).items():
        yield from _pairs(name, plain(value), styles.get(name, _DEFAULT))


def header_value(value: object, style: Style = _DEFAULT) -> str:
    """A header's value; style `simple`, which encodes nothing."""
    if style.media_type is not None:
        return json_bytes(value).decode()
    return _simple(plain(value), explode=bool(style.explode), safe=None)


def header_text(name: str, value: str) -> str:
    """The value, if a header can carry it (RFC 9110, section 5.5); it is not shown, since it may be secret.

    Raises:
        ValueError: it cannot.
    """
    if not (value.isascii() and (value + " ").replace("\t", " ").isprintable()):
        raise ValueError(
            f"The value of the header {name} may hold only printable ASCII characters, without line breaks."
        )
    return value


def _in_path(name: str, value: Json, style: Style) -> str:
    explode = bool(style.explode)
    safe = _RESERVED_IN_PATH if style.allow_reserved else ""
    if style.media_type is not None:
        return quote(json_bytes(value), safe=safe)
    match style.name:
        case "label":
            return "." + _simple(
                value, explode=explode, safe=safe, between="." if explode else ","
            )
        case "matrix":
            return _matrix(quote(name, safe=""), value, explode=explode, safe=safe)
        case _:
            return _simple(value, explode=explode, safe=safe)


def _simple(value: Json, *, explode: bool, safe: str | None, between: str = ",") -> str:
    match value:
        case list():
            return between.join(_encoded(item, safe) for item in value)
        case dict():
            joint = "=" if explode else ","
            return between.join(
                f"{_encoded(key, safe)}{joint}{_encoded(item, safe)}"
                for key, item in value.items()
            )
        case _:
            return _encoded(value, safe)


def _matrix(name: str, value: Json, *, explode: bool, safe: str) -> str:
    match value:
        case list() if explode:
            return "".join(f";{name}={_encoded(item, safe)}" for item in value)
        case dict() if explode:
            return "".join(
                f";{_encoded(key, safe)}={_encoded(item, safe)}"
                for key, item in value.items()
            )
        case _:
            return f";{name}={_simple(value, explode=False, safe=safe)}"


def _pairs(name: str, value: Json, style: Style) -> Iterator[str]:
    key = quote(name, safe="")
    safe = _RESERVED_IN_QUERY if style.allow_reserved else ""
    explode = style.name not in _DELIMITERS if style.explode is None else style.explode
    between = "," if explode else _DELIMITERS.get(style.name or "form", ",")
    if style.media_type is not None:
        yield f"{key}={quote(json_bytes(value), safe=safe)}"
        return
    match value:
        case dict() if style.name == "deepObject":
            for member, item in value.items():
                yield from _pairs(f"{name}[{member}]", item, style)
        case list() if explode:
            yield from (f"{key}={_encoded(item, safe)}" for item in value)
        case dict() if explode:
            yield from (
                f"{_encoded(member, safe)}={_encoded(item, safe)}"
                for member, item in value.items()
            )
        case []:
            return
        case list():
            yield f"{key}={between.join(_encoded(item, safe) for item in value)}"
        case dict():
            flat = [part for pair in value.items() for part in pair]
            yield f"{key}={between.join(_encoded(part, safe) for part in flat)}"
        case _:
            yield f"{key}={_encoded(value, safe)}"


def _encoded(value: Json, safe: str | None) -> str:
    return text(value) if safe is None else quote(text(value), safe=safe)
