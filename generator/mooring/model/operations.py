"""Operations, what they take and bring, and the API that they make up."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import TypeAlias

from mooring.diagnostics import Diagnostic, Severity
from mooring.document import Fact
from mooring.model.schemas import Schema, Value


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
    is_declared: bool = True
    """False for a variable that only the path names."""
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
    unmodelled: tuple[tuple[str, Value], ...] = ()
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
class Fault:
    """A place where a document says what has no meaning there, so that more is accepted than it may mean.

    Args:
        severity: An error where it is nonsense, a warning where it says less than it should.
        subject: The name of what is not stated, where that is the fault.
    """

    pointer: str
    code: str
    why: str
    severity: Severity
    subject: str = ""


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
    faults: tuple[Fault, ...] = field(default=(), compare=False)
    unnamed: frozenset[str] = field(default=frozenset[str](), compare=False)
    """The keys of the schemas that are not among the document's named ones: they are written where they are used."""
