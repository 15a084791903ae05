"""Lists that come in pages: the page that was asked for, and the way to those after it."""

import sys
from collections.abc import (
    AsyncGenerator,
    AsyncIterator,
    Awaitable,
    Callable,
    Generator,
    Iterator,
    Mapping,
)
from dataclasses import dataclass, field
from types import ModuleType
from typing import Any, Generic, Self, TypeVar, Unpack, cast

from pydantic import BaseModel, PrivateAttr

from .errors import PaginationError
from .models import Model
from .operation import Arguments, Operation
from .paging import Arrived, Number, Offset, Paging, items_of
from .responses import Sender
from .transport import AsyncTransport, Connected, Transport
from .waiting import finished, iterated

Item = TypeVar("Item")
Result = TypeVar("Result")
Paged = TypeVar("Paged")


@dataclass(frozen=True, slots=True)
class _Walk(Generic[Paged]):
    """Where in a list a page is, and how the next one is asked for; `seen` is what has been asked for already."""

    kind: type[Paged]
    transport: Connected = field(repr=False)
    operation: Operation[Any]
    paging: Paging
    arrived: Arrived = field(repr=False)
    seen: frozenset[str] = field(repr=False)

    def __deepcopy__(self, memory: object) -> Self:
        """Copies of a page lead on over the same connections."""
        return self

    def following(self) -> Arguments | None:
        """What asks for the next page; None where this is the last.

        Raises:
            PaginationError: it has been asked for already.
        """
        arguments = self.paging.following(self.arrived)
        if arguments is not None and _mark(arguments) in self.seen:
            raise self._endless()
        return arguments

    def next(
        self, found: object, headers: Mapping[str, str], arguments: Arguments
    ) -> Paged:
        """The page that was found after this one.

        Raises:
            PaginationError: it is this one once more.
        """
        items = items_of(self.arrived.page, self.paging.items)
        is_counted = isinstance(self.paging, Number | Offset)
        if is_counted and items and items_of(found, self.paging.items) == items:
            raise self._endless()
        arrived = Arrived(found, arguments, headers, self.arrived.before + len(items))
        seen = self.seen | {_mark(arguments)}
        return _page(
            _Walk(self.kind, self.transport, self.operation, self.paging, arrived, seen)
        )

    def _endless(self) -> PaginationError:
        return PaginationError(
            f"{self.operation}: the server brings the same page again, so the list would never end."
        )


class _Turned:
    """What is a page, and leads to those after it."""

    _walk: Any

    def iter_pages(self) -> Iterator[Self]:
        """This page and all after it."""
        return iterated(_all(self))


class _Turning(_Turned):
    def next_page(self) -> Self | None:
        """The page after this one; None where this is the last.

        Raises:
            PaginationError: the server brings a page again, or points to another server.
        """
        return finished(_next(self))


class _AsyncTurned:
    """What is a page, and leads to those after it, for asyncio."""

    _walk: Any

    def iter_pages(self) -> AsyncIterator[Self]:
        """This page and all after it."""
        return _all(self)


class _AsyncTurning(_AsyncTurned):
    async def next_page(self) -> Self | None:
        """The page after this one; None where this is the last.

        Raises:
            PaginationError: the server brings a page again, or points to another server.
        """
        return await _next(self)


class Pages(_Turned, Model, Generic[Item]):
    """One page of a list; to iterate over it goes on to the pages after it."""

    _walk: Any = PrivateAttr()

    # A model iterates over its fields; `model_dump` and `model_fields` give those.
    def __iter__(self) -> Iterator[Item]:  # type: ignore[override]
        return iterated(_items(self))


class Page(_Turning, Pages[Item], Generic[Item]):
    """One page of a list, which also knows the one after it."""


class AsyncPages(_AsyncTurned, Model, Generic[Item]):
    """One page of a list; `async for` goes on to the pages after it."""

    _walk: Any = PrivateAttr()

    def __aiter__(self) -> AsyncIterator[Item]:
        return _items(self)


class AsyncPage(_AsyncTurning, AsyncPages[Item], Generic[Item]):
    """One page of a list, which also knows the one after it."""


class ListPage(_Turning, list[Item]):
    """One page of a list that has nothing around it: the list of its own items; to iterate goes on to the pages after it."""

    def __iter__(self) -> Iterator[Item]:
        return iterated(_items(self))


class AsyncListPage(_AsyncTurning, list[Item]):
    """One page of a list that has nothing around it: the list of its own items; `async for` goes on to the pages after it."""

    def __aiter__(self) -> AsyncIterator[Item]:
        return _items(self)


def first_page(
    kind: type[Paged],
    transport: Transport | Sender,
    operation: Operation[Any],
    paging: Paging,
    **arguments: Unpack[Arguments],
) -> Paged:
    """The page that the arguments ask for.

    Raises:
        APIError: there is none.
    """
    if isinstance(transport, Sender):
        response = transport.send(operation, **arguments)
        return _leading_on(response, kind, transport, operation, paging, arguments)
    return finished(_first(kind, transport, operation, paging, arguments))


class AsyncPaginator(Generic[Paged, Item]):
    """A list that has not been asked for yet: `await` gives its first page, `async for` the items of all pages."""

    def __init__(self, first: Callable[[], Awaitable[Paged]]) -> None:
        self._first = first

    def __await__(self) -> Generator[Any, Any, Paged]:
        return self._first().__await__()

    async def __aiter__(self) -> AsyncIterator[Item]:
        page: Any = await self
        async for item in page:
            yield item


def first_async_page(
    kind: type[Paged],
    transport: AsyncTransport | Sender,
    operation: Operation[Any],
    paging: Paging,
    **arguments: Unpack[Arguments],
) -> AsyncPaginator[Paged, Any]:
    """The page that the arguments ask for, once it is awaited.

    Raises:
        APIError: there is none.
    """

    async def first() -> Paged:
        if isinstance(transport, Sender):
            response = await transport.send(operation, **arguments)
            return _leading_on(response, kind, transport, operation, paging, arguments)
        return await _first(kind, transport, operation, paging, arguments)

    return AsyncPaginator(first)


def _leading_on(
    response: Any,
    kind: type[Paged],
    sender: Sender,
    operation: Operation[Any],
    paging: Paging,
    arguments: Arguments,
) -> Paged:
    """A response as it is, of which what is read becomes a page as well; a method promises a page in every mode."""

    def made(found: Any) -> Paged:
        arrived = Arrived(found, arguments, response.headers)
        return _begun(kind, sender.transport, operation, paging, arrived)

    response.makes(made)
    return cast(Paged, response)


async def _first(
    kind: type[Paged],
    transport: Connected,
    operation: Operation[Any],
    paging: Paging,
    arguments: Arguments,
) -> Paged:
    response = await transport.response(operation, arguments)
    arrived = Arrived(response.parse(), arguments, response.headers)
    return _begun(kind, transport, operation, paging, arrived)


def _begun(
    kind: type[Paged],
    transport: Connected,
    operation: Operation[Any],
    paging: Paging,
    arrived: Arrived,
) -> Paged:
    seen = frozenset((_mark(arrived.arguments),))
    return _page(_Walk(kind, transport, operation, paging, arrived, seen))


async def _next(page: Paged) -> Paged | None:
    walk: _Walk[Paged] = cast(Any, page)._walk
    if (arguments := walk.following()) is None:
        return None
    response = await walk.transport.response(walk.operation, arguments)
    return walk.next(response.parse(), response.headers, arguments)


async def _all(page: Paged) -> AsyncGenerator[Paged]:
    following: Paged | None = page
    while following is not None:
        yield following
        following = await _next(following)


async def _items(first: object) -> AsyncGenerator[Any]:
    """The items of a page and of all after it."""
    async for page in _all(first):
        walk: _Walk[Any] = cast(Any, page)._walk
        # A slice of a list is a plain one, while a page that is a list leads on itself.
        for item in items_of(page, walk.paging.items)[:]:
            yield item


def _mark(arguments: Arguments) -> str:
    """What tells one page from another by what asks for it."""
    return arguments.get("address") or repr(arguments.get("query"))


def _page(walk: _Walk[Paged]) -> Paged:
    """What has arrived, as the kind of page that is wanted."""
    found = walk.arrived.page
    if not isinstance(found, BaseModel):
        page: Any = cast(Any, walk.kind)(found)
        page._walk = walk
        return cast(Paged, page)
    model = cast(type[BaseModel], walk.kind)
    page = model.__new__(model)
    for name in ("__dict__", "__pydantic_extra__", "__pydantic_fields_set__"):
        object.__setattr__(page, name, getattr(found, name))
    private = {**(found.__pydantic_private__ or {}), "_walk": walk}
    object.__setattr__(page, "__pydantic_private__", private)
    return cast(Paged, page)


def load_pages(
    module: str,
    models: ModuleType,
    kinds: Mapping[str, tuple[type[BaseModel], type[BaseModel]]],
) -> Callable[[str], object]:
    """`__getattr__` (PEP 562) of a module of pages: each is a kind of page and a model at once, made once it is used.

    A class that inherits from a model needs all of that model's types, and few of them are ever listed.

    Args:
        kinds: The kinds of page for both clients, by the name of the model.
    """
    names = {f"{model}Page": (kind, model) for model, (kind, _) in kinds.items()}
    names |= {f"Async{model}Page": (kind, model) for model, (_, kind) in kinds.items()}

    def load(name: str) -> object:
        if name not in names:
            raise AttributeError(f"module {module!r} has no attribute {name!r}")
        kind, model = names[name]
        page = type(name, (kind, getattr(models, model)), {"__module__": module})
        setattr(sys.modules[module], name, page)
        return page

    return load
