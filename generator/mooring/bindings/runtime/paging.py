"""How lists go on that come in pages: from one page, what asks for the next."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TypeAlias, cast

from pydantic import BaseModel

from .operation import Arguments

Way: TypeAlias = tuple[str, ...]
"""Wire names from a page to one of its members; none is the page itself."""

_LINK = re.compile(
    r'<([^>]*)>((?:\s*;\s*[\w!#$&+.^`|~*-]+(?:\s*=\s*(?:"[^"]*"|[^\s",;]+))?)*)'
)
_RELATION = re.compile(r';\s*rel\s*=\s*(?:"([^"]*)"|([^\s",;]+))', re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Arrived:
    """A page with what asked for it.

    Args:
        before: How many items the pages before it had.
    """

    page: object
    arguments: Arguments
    headers: Mapping[str, str]
    before: int = 0

    def at(self, way: Way | None) -> object:
        """The member that a way leads to; None where it leads nowhere."""
        return None if way is None else at(self.page, way)

    def number(self, way: Way | None) -> int | None:
        """The same, if it is a whole number."""
        value = self.at(way)
        return value if isinstance(value, int) else None

    def asked(self, parameter: str) -> object:
        """What a query parameter asked for."""
        return self.arguments.get("query", {}).get(parameter)

    def asking(self, parameter: str, value: object) -> Arguments:
        """The same call with another value of a query parameter."""
        query = {**self.arguments.get("query", {}), parameter: value}
        return {**self.arguments, "query": query}


@dataclass(frozen=True, slots=True)
class Cursor:
    """Each page has the cursor of the next one; `more` may say that there is none."""

    items: Way
    parameter: str
    cursor: Way
    more: Way | None = None

    def following(self, arrived: Arrived) -> Arguments | None:
        """What asks for the next page; None where there is none."""
        cursor = arrived.at(self.cursor)
        if cursor is None or cursor == "" or arrived.at(self.more) is False:
            return None
        return arrived.asking(self.parameter, cursor)


@dataclass(frozen=True, slots=True)
class LastItem:
    """The next page begins after the last item of this one."""

    items: Way
    parameter: str
    member: str
    more: Way

    def following(self, arrived: Arrived) -> Arguments | None:
        """What asks for the next page; None where there is none."""
        items = items_of(arrived.page, self.items)
        last = at(items[-1], (self.member,)) if items else None
        if last is None or arrived.at(self.more) is not True:
            return None
        return arrived.asking(self.parameter, last)


@dataclass(frozen=True, slots=True)
class Number:
    """Pages are counted from `first`; a page may say which it is, and how many pages or items there are."""

    items: Way
    parameter: str
    first: int = 1
    total: Way | None = None
    pages: Way | None = None
    page: Way | None = None

    def following(self, arrived: Arrived) -> Arguments | None:
        """What asks for the next page; None where there is none."""
        asked = arrived.asked(self.parameter)
        told = arrived.number(self.page)
        usual = asked if isinstance(asked, int) else self.first
        current = usual if told is None else told
        count = len(items_of(arrived.page, self.items))
        pages, total = arrived.number(self.pages), arrived.number(self.total)
        if (
            count == 0
            or (pages is not None and current - self.first + 1 >= pages)
            or (total is not None and arrived.before + count >= total)
        ):
            return None
        return arrived.asking(self.parameter, current + 1)


@dataclass(frozen=True, slots=True)
class Offset:
    """Items are counted from `first`; a page begins at one of them."""

    items: Way
    parameter: str
    first: int = 0
    total: Way | None = None

    def following(self, arrived: Arrived) -> Arguments | None:
        """What asks for the next page; None where there is none."""
        asked = arrived.asked(self.parameter)
        begin = asked if isinstance(asked, int) else self.first
        end = begin + len(items_of(arrived.page, self.items))
        total = arrived.number(self.total)
        if end == begin or (total is not None and end - self.first >= total):
            return None
        return arrived.asking(self.parameter, end)


@dataclass(frozen=True, slots=True)
class Address:
    """Each page has the address of the next one."""

    items: Way
    address: Way

    def following(self, arrived: Arrived) -> Arguments | None:
        """What asks for the next page; None where there is none."""
        address = arrived.at(self.address)
        return _addressed(arrived, str(address)) if address else None


@dataclass(frozen=True, slots=True)
class Link:
    """The header `Link` has the address of the next page (RFC 8288)."""

    items: Way

    def following(self, arrived: Arrived) -> Arguments | None:
        """What asks for the next page; None where there is none."""
        address = next_link(arrived.headers.get("link", ""))
        return None if address is None else _addressed(arrived, address)


Paging: TypeAlias = Cursor | LastItem | Number | Offset | Address | Link


def next_link(header: str) -> str | None:
    """The target of the first link with the relation `next` (RFC 8288, section 3.3); None where there is none."""
    for target, parameters in _LINK.findall(header):
        relation = _RELATION.search(parameters)
        words = (relation[1] or relation[2] or "").lower() if relation else ""
        if "next" in words.split():
            return cast(str, target)
    return None


def items_of(page: object, way: Way) -> Sequence[object]:
    """The items of a page; none where it has no list."""
    items = at(page, way)
    return cast(list[object], items) if isinstance(items, list) else ()


def at(value: object, way: Way) -> object:
    """The member that wire names lead to; None where they lead nowhere."""
    for name in way:
        match value:
            case BaseModel():
                attribute = _attributes(type(value)).get(name, name)
                value = getattr(value, attribute, None)
            case dict():
                value = cast(dict[str, object], value).get(name)
            case _:
                return None
    return value


@cache
def _attributes(model: type[BaseModel]) -> Mapping[str, str]:
    """The attributes of a model by their wire names."""
    return {field.alias or name: name for name, field in model.model_fields.items()}


def _addressed(arrived: Arrived, address: str) -> Arguments:
    arguments: Arguments = {**arrived.arguments, "address": address}
    # The address has a query of its own.
    arguments.pop("query", None)
    return arguments
