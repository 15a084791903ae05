"""What is known about an operation before it is asked for, and the handlers that answer it."""

from collections.abc import Awaitable, Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Annotated, Any, TypeVar, get_args, get_origin, get_type_hints

from pydantic import TypeAdapter

from ..exactness import exact_type
from ..operation import Alternatives, Style, Types

Handler = TypeVar("Handler", bound=Callable[..., Awaitable[object]])
_ROUTE = "__route__"


@dataclass(frozen=True, slots=True)
class Path:
    """Marks an argument that travels in the path, under a name."""

    name: str


@dataclass(frozen=True, slots=True)
class Query:
    """Marks an argument that travels in the query, under a name."""

    name: str


@dataclass(frozen=True, slots=True)
class Header:
    """Marks an argument that travels in a header."""

    name: str


@dataclass(frozen=True, slots=True)
class Cookie:
    """Marks an argument that travels in a cookie."""

    name: str


@dataclass(frozen=True, slots=True)
class Form:
    """Marks an argument that is a member of a form, under a name."""

    name: str


@dataclass(frozen=True, slots=True)
class Body:
    """Marks the argument that is the whole body."""


Marker = Path | Query | Header | Cookie | Form | Body


@dataclass(frozen=True, eq=False)
class Received:
    """An argument of a handler: its keyword, where it travels, and what its values are."""

    keyword: str
    marker: Marker
    annotation: object
    is_required: bool

    @cached_property
    def adapter(self) -> TypeAdapter[object]:
        """What reads the values."""
        return exact_type(self.annotation)


@dataclass(frozen=True, eq=False)
class Route:
    """One method on one path, what it takes beside its handler's arguments, and what may be answered.

    Args:
        returns: The type of a success by status: `200`, `2XX` or `default`; None where there is no content.
        raises: The type of an error's body by status: `404`, `4XX` or `default`.
        security: Names of security schemes: those of one inner tuple are needed together, any inner tuple suffices.
        styles: By name, for parameters and form fields that differ from the default of their place.
        consumes: The media types in which the body may be sent.
        produces: The media types of the answers by status, where they are not JSON alone; the first is the usual one.
        usual: What variables of the path usually are, where that alone tells it from the path of another operation.
    """

    method: str
    path: str
    returns: Types = field(kw_only=True)
    raises: Types = field(default_factory=dict[str, Callable[[], object]], kw_only=True)
    security: Alternatives = field(default=(), kw_only=True)
    styles: Mapping[str, Style] = field(default_factory=dict[str, Style], kw_only=True)
    consumes: tuple[str, ...] = field(default=("application/json",), kw_only=True)
    produces: Mapping[str, tuple[str, ...]] = field(
        default_factory=dict[str, tuple[str, ...]], kw_only=True
    )
    usual: Mapping[str, str] = field(default_factory=dict[str, str], kw_only=True)

    def __str__(self) -> str:
        return f"{self.method} {self.path}"

    @cached_property
    def answers(self) -> Types:
        """The type of every declared answer by status."""
        return {**self.raises, **self.returns}

    def adapter(self, status: str) -> TypeAdapter[object]:
        """What reads and writes the answers that are declared under a status."""
        adapters = self._adapters
        if status not in adapters:
            adapters[status] = exact_type(self.answers[status]())
        return adapters[status]

    @cached_property
    def _adapters(self) -> dict[str, TypeAdapter[object]]:
        return {}


class Handlers:
    """Answers operations: the methods of a subclass that `handles` marks."""


def handles(route: Route) -> Callable[[Handler], Handler]:
    """Marks the method that answers an operation."""

    def marked(handler: Handler) -> Handler:
        setattr(handler, _ROUTE, route)
        return handler

    return marked


def route_of(handler: Callable[..., object]) -> Route:
    """What a method answers that `handles` marks."""
    route: Route = getattr(handler, _ROUTE)
    return route


@dataclass(frozen=True, eq=False)
class Endpoint:
    """A route and the method that answers it."""

    route: Route
    declaration: Callable[..., object]
    handler: Callable[..., Awaitable[object]]

    @cached_property
    def arguments(self) -> tuple[Received, ...]:
        """The arguments of the handler as the declaration states them, read once they are wanted: their models may not be loaded before."""
        hints: Mapping[str, Any] = get_type_hints(self.declaration, include_extras=True)
        return tuple(_received(hints, self.defaults))

    @property
    def defaults(self) -> Mapping[str, object]:
        """What arguments are that a request leaves out; the handler itself need not repeat it."""
        stated: Mapping[str, object] | None = self.declaration.__kwdefaults__
        return stated or {}


def endpoints(handlers: Handlers) -> Iterator[Endpoint]:
    """The routes that some handlers answer."""
    found = dict[str, Callable[..., object]]()
    for parent in reversed(type(handlers).__mro__):
        for name, member in vars(parent).items():
            if hasattr(member, _ROUTE):
                found[name] = member
    for name, declaration in found.items():
        handler = getattr(handlers, name)
        yield Endpoint(route_of(declaration), declaration, handler)


def _received(
    hints: Mapping[str, Any], defaults: Mapping[str, object]
) -> Iterator[Received]:
    for keyword, hint in hints.items():
        if get_origin(hint) is not Annotated:
            continue
        annotation, *notes = get_args(hint)
        marker = next((note for note in notes if isinstance(note, Marker)), None)
        if marker is None:
            continue
        for note in notes:
            if note is not marker:
                annotation = Annotated[annotation, note]
        yield Received(keyword, marker, annotation, keyword not in defaults)
