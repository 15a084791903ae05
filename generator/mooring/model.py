"""The API that a document describes: resolved, frozen, compared by meaning.

Two values are equal when they mean the same on the wire and to a reader, wherever they are written:
pointers take no part in equality.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import TypeAlias

from mooring.diagnostics import Diagnostic
from mooring.document import Fact, Json


@dataclass(frozen=True, slots=True)
class Value:
    """A JSON value as canonical text, so that it can be hashed; `1.0` and `1` are the same number."""

    text: str

    @classmethod
    def of(cls, value: Json) -> "Value":
        return cls(
            json.dumps(
                _canonical(value), sort_keys=True, ensure_ascii=False, allow_nan=False
            )
        )

    @property
    def json(self) -> Json:
        value: Json = json.loads(self.text)
        return value

    def __str__(self) -> str:
        return self.text


def _canonical(value: Json) -> Json:
    match value:
        case float() if value.is_integer():
            return int(value)
        case list():
            return [_canonical(item) for item in value]
        case dict():
            return {key: _canonical(item) for key, item in value.items()}
        case _:
            return value


@dataclass(frozen=True, slots=True)
class Anything:
    """Every JSON value: the schema `true`."""


@dataclass(frozen=True, slots=True)
class Nothing:
    """No JSON value: the schema `false`."""


@dataclass(frozen=True, slots=True)
class Null:
    pass


@dataclass(frozen=True, slots=True)
class Boolean:
    pass


@dataclass(frozen=True, slots=True)
class Number:
    """A JSON number; `integral` where only whole ones are meant."""

    integral: bool = False
    format: str | None = None
    minimum: int | float | None = None
    maximum: int | float | None = None
    exclusive_minimum: int | float | None = None
    exclusive_maximum: int | float | None = None
    multiple_of: int | float | None = None


@dataclass(frozen=True, slots=True)
class String:
    """A JSON string; lengths are in Unicode code points, the pattern is ECMA-262."""

    format: str | None = None
    min_length: int | None = None
    max_length: int | None = None
    pattern: str | None = None
    content_encoding: str | None = None
    content_media_type: str | None = None


@dataclass(frozen=True, slots=True)
class Enumeration:
    """One of some values, in the document's order; a `const` is an enumeration of one."""

    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Array:
    """A JSON array: first the members of `prefix`, each in its place, then any number of `items`."""

    items: "Schema"
    prefix: "tuple[Schema, ...]" = ()
    min_items: int | None = None
    max_items: int | None = None
    unique_items: bool = False


@dataclass(frozen=True, slots=True)
class Property:
    """A member of an object, under its name on the wire."""

    name: str
    schema: "Schema"
    required: bool = False


@dataclass(frozen=True, slots=True)
class Object:
    """A JSON object; `additional` is what members without a name of their own may be."""

    properties: tuple[Property, ...] = ()
    additional: "Schema | None" = None
    patterns: "tuple[tuple[str, Schema], ...]" = ()
    names: "Schema | None" = None
    min_properties: int | None = None
    max_properties: int | None = None


@dataclass(frozen=True, slots=True)
class Discriminator:
    """The member that tells the variants of a union apart (OpenAPI 3.1, Discriminator Object)."""

    property_name: str
    mapping: tuple[tuple[str, str], ...] = ()
    """Pairs of tag and schema name."""


@dataclass(frozen=True, slots=True)
class Union:
    """Any of the members (`anyOf`), or exactly one of them (`oneOf`) when `exclusive`."""

    members: "tuple[Schema, ...]"
    exclusive: bool = False
    discriminator: Discriminator | None = None


@dataclass(frozen=True, slots=True)
class Intersection:
    """All of the members at once (`allOf`, or keywords beside a `$ref` or a union)."""

    members: "tuple[Schema, ...]"


@dataclass(frozen=True, slots=True)
class Reference:
    """A schema of `Api.schemas`, by its key."""

    name: str


Type: TypeAlias = (
    Anything
    | Nothing
    | Null
    | Boolean
    | Number
    | String
    | Enumeration
    | Array
    | Object
    | Union
    | Intersection
    | Reference
)


@dataclass(frozen=True, slots=True)
class Schema:
    """What a value may be, and what the document says about it."""

    type: Type
    title: str | None = None
    description: str | None = None
    default: Value | None = None
    """None where no default is stated; a default of null is `Value("null")`."""
    examples: tuple[Value, ...] = ()
    deprecated: bool = False
    read_only: bool = False
    write_only: bool = False
    unmodelled: tuple[tuple[str, Value], ...] = ()
    """Keywords that the model does not take apart (`if`, `not`, `x-*`, …), so that no change in them is lost."""
    pointer: str = field(default="", compare=False)


class Place(Enum):
    """Where a parameter travels."""

    PATH = "path"
    QUERY = "query"
    HEADER = "header"
    COOKIE = "cookie"


class Style(Enum):
    """How a parameter's value becomes text (OpenAPI 3.1, Style Values)."""

    MATRIX = "matrix"
    LABEL = "label"
    SIMPLE = "simple"
    FORM = "form"
    SPACE_DELIMITED = "spaceDelimited"
    PIPE_DELIMITED = "pipeDelimited"
    DEEP_OBJECT = "deepObject"


@dataclass(frozen=True, slots=True)
class Parameter:
    name: str
    place: Place
    schema: Schema
    required: bool
    style: Style
    explode: bool
    allow_reserved: bool = False
    description: str | None = None
    deprecated: bool = False
    media_type: str | None = None
    """Set where `content` says how the value is serialised; style and explode then mean nothing."""
    unmodelled: tuple[tuple[str, Value], ...] = ()
    pointer: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Content:
    """A payload in one media type; no schema where the document states none."""

    media_type: str
    schema: Schema | None
    encodings: tuple[tuple[str, Value], ...] = ()
    examples: tuple[Value, ...] = ()
    unmodelled: tuple[tuple[str, Value], ...] = ()
    pointer: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Body:
    required: bool
    contents: tuple[Content, ...]
    description: str | None = None
    unmodelled: tuple[tuple[str, Value], ...] = ()
    pointer: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Header:
    name: str
    schema: Schema | None
    required: bool = False
    description: str | None = None
    deprecated: bool = False
    unmodelled: tuple[tuple[str, Value], ...] = ()
    pointer: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Response:
    """What comes back under a status: three digits, `4XX`, or `default`."""

    status: str
    contents: tuple[Content, ...] = ()
    headers: tuple[Header, ...] = ()
    description: str | None = None
    unmodelled: tuple[tuple[str, Value], ...] = ()
    pointer: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Credential:
    """One security scheme that a requirement names, with the scopes it asks for."""

    scheme: str
    scopes: tuple[str, ...] = ()


Requirement: TypeAlias = tuple[Credential, ...]
"""Credentials that are needed together; an empty one means that none is needed."""


class SchemeKind(Enum):
    API_KEY = "apiKey"
    HTTP = "http"
    OAUTH2 = "oauth2"
    OPEN_ID_CONNECT = "openIdConnect"
    MUTUAL_TLS = "mutualTLS"


@dataclass(frozen=True, slots=True)
class SecurityScheme:
    key: str
    kind: SchemeKind
    name: str | None = None
    """Of the header, query parameter or cookie that carries an API key."""
    place: Place | None = None
    http_scheme: str | None = None
    """In lower case (RFC 9110, section 11.1)."""
    description: str | None = None
    unmodelled: tuple[tuple[str, Value], ...] = ()
    pointer: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Server:
    url: str
    description: str | None = None
    variables: tuple[tuple[str, Value], ...] = ()
    pointer: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Operation:
    """One method on one path. `security` holds alternatives: any one requirement suffices."""

    method: str
    path: str
    id: str | None = None
    tags: tuple[str, ...] = ()
    summary: str | None = None
    description: str | None = None
    parameters: tuple[Parameter, ...] = ()
    body: Body | None = None
    responses: tuple[Response, ...] = ()
    security: tuple[Requirement, ...] = ()
    servers: tuple[Server, ...] = ()
    callbacks: "tuple[tuple[str, Operation], ...]" = ()
    deprecated: bool = False
    unmodelled: tuple[tuple[str, Value], ...] = ()
    pointer: str = field(default="", compare=False)

    def __str__(self) -> str:
        return f"{self.method} {self.path}"

    @property
    def key(self) -> str:
        """What the document calls it: its `operationId`, else its method and path."""
        return self.id or f"{self.method.lower()} {self.path.removeprefix('/')}"


@dataclass(frozen=True, slots=True)
class Api:
    """Everything that one document says.

    `schemas` is keyed by component name; a type that was written inline is named by its place,
    the owner's key and the way from there, joined by slashes (`CreateTaskRequest/metadata`).
    """

    title: str
    version: str
    summary: str | None
    description: str | None
    servers: tuple[Server, ...]
    operations: tuple[Operation, ...]
    webhooks: tuple[Operation, ...]
    schemas: Mapping[str, Schema]
    security_schemes: tuple[SecurityScheme, ...]
    tags: tuple[tuple[str, str | None], ...]
    carries: frozenset[Fact]
    unmodelled: tuple[tuple[str, Value], ...] = ()
    diagnostics: tuple[Diagnostic, ...] = field(default=(), compare=False)
    """What the document says that could not be taken as written."""


def children(schema: Schema) -> Iterator[Schema]:
    """The schemas directly inside a schema, in the document's order; references are not followed."""
    match schema.type:
        case Array(items=items, prefix=prefix):
            yield from prefix
            yield items
        case Object() as record:
            yield from (member.schema for member in record.properties)
            yield from (member for _, member in record.patterns)
            if record.additional is not None:
                yield record.additional
            if record.names is not None:
                yield record.names
        case Union(members=members) | Intersection(members=members):
            yield from members
        case _:
            pass
