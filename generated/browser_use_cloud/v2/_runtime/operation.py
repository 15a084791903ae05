"""What is known about an operation before it is called."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import BinaryIO, Final, Generic, Literal, TypeAlias, TypedDict, TypeVar

Result = TypeVar("Result", covariant=True)

StyleName: TypeAlias = Literal[
    "form", "simple", "label", "matrix", "spaceDelimited", "pipeDelimited", "deepObject"
]
Alternatives: TypeAlias = tuple[tuple[str, ...], ...]
"""Names of security schemes: those of one inner tuple are needed together, any one inner tuple suffices."""


Types: TypeAlias = Mapping[str, Callable[[], object]]
"""What gives the type of a body by status, once it is wanted: its models may not be loaded before."""


class NotGiven(Enum):
    """The type of NOT_GIVEN, which stands for an argument that was left out where None means null."""

    NOT_GIVEN = "not given"

    def __bool__(self) -> Literal[False]:
        return False

    def __repr__(self) -> str:
        return self.name


NOT_GIVEN: Final = NotGiven.NOT_GIVEN


@dataclass(frozen=True, slots=True)
class Style:
    """How a parameter becomes text, where it differs from the default of its place (OpenAPI 3.1, Style Values)."""

    name: StyleName | None = None
    explode: bool | None = field(default=None, kw_only=True)
    allow_reserved: bool = field(default=False, kw_only=True)
    media_type: str | None = field(default=None, kw_only=True)
    """Set where the parameter has `content` instead of a style."""


@dataclass(frozen=True, slots=True)
class File:
    """A file to upload; an open one is read while it is sent, from its start."""

    content: bytes | str | BinaryIO = field(repr=False)
    name: str | None = None
    content_type: str | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Operation(Generic[Result]):
    """One method on one path, and what may come back.

    Args:
        returns: The type of a success by status: `200`, `2XX` or `default`; None where there is no content.
        raises: The type of an error's body by status: `404`, `4XX` or `default`.
        security: Credentials that are needed; None for those that the API needs by default.
        nullable: Members of the JSON body for which None means null; any other None is left out.
        styles: By name, for parameters and form fields that differ from the default of their place.
        accept: The media types that the document declares for a success.
        content_type: The media type of the body, where its kind does not imply it.
        server: Where it is sent in place of the base URL, unless the caller has chosen that one.
    """

    method: str
    path: str
    returns: Types = field(kw_only=True)
    raises: Types = field(default_factory=dict[str, Callable[[], object]], kw_only=True)
    security: Alternatives | None = field(default=None, kw_only=True)
    nullable: tuple[str, ...] = field(default=(), kw_only=True)
    styles: Mapping[str, Style] = field(default_factory=dict[str, Style], kw_only=True)
    accept: str = field(default="application/json", kw_only=True)
    content_type: str | None = field(default=None, kw_only=True)
    server: str | None = field(default=None, kw_only=True)

    def __str__(self) -> str:
        return f"{self.method} {self.path}"

    @property
    def place(self) -> str:
        """Where the document describes it (RFC 6901)."""
        path = self.path.replace("~", "~0").replace("/", "~1")
        return f"#/paths/{path}/{self.method.lower()}"


class Arguments(TypedDict, total=False):
    """What one call of an operation may carry, by names on the wire; at most one kind of body."""

    path: Mapping[str, object]
    query: Mapping[str, object]
    headers: Mapping[str, object]
    cookies: Mapping[str, object]
    json: Mapping[str, object]
    """The members of a JSON object."""
    body: object
    """A whole JSON value, in which None is null."""
    form: Mapping[str, object]
    multipart: Mapping[str, object]
    content: bytes | str | NotGiven | None
    content_type: str
    """Which of several media types the body is sent in."""
