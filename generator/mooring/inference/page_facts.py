"""What of a request and of its response tells of pages."""

import re
from collections.abc import Mapping

from mooring.inference.page_words import (
    AFTER_LAST,
    CURSORS,
    ITEMS,
    MORE,
    NO_ITEMS,
    NUMBERS,
    OFFSETS,
    SIZES,
    SURROUNDINGS,
)
from mooring.inference.schemas import (
    Found,
    found,
    is_address,
    is_boolean,
    is_integer,
    is_text,
    items,
    plain,
)
from mooring.model import (
    Api,
    Number,
    Parameter,
    Schema,
    Way,
)

_BEGINS = re.compile(
    r"(?:start(?:s|ing)?|begin(?:s|ning)?) (?:at|from|with) (0|1|zero|one)\b"
    r"|\b(0|1|zero|one)[- ](?:based|indexed)"
)


Parameters = Mapping[str, Parameter]


def item_list(schema: Schema, api: Api) -> Way | None:
    """The way to the one list that the response is about; None where several might be it."""
    if items(schema, api) is not None:
        return ()
    nearest: dict[int, list[Found]] = {}
    for one in found(schema, api):
        if len(one.way) <= 2 and items(one.schema, api) is not None:
            nearest.setdefault(len(one.way), []).append(one)
    for lists in nearest.values():
        lists = [one for one in lists if plain(one.name) not in NO_ITEMS]
        usual = [one for one in lists if plain(one.name) in ITEMS]
        chosen = usual if len(usual) == 1 else lists
        if len(chosen) == 1:
            return chosen[0].way
        if lists:
            return None
    return None


def tells_of_the_page(one: Found, where: Way) -> bool:
    """Whether a member stands beside the items, or in an object that tells of the page."""
    *around, _ = one.way
    return one.way != where and (
        all(plain(name) in SURROUNDINGS for name in around)
        or tuple(around) == where[:-1]
    )


def pages_at_all(parameters: Parameters) -> bool:
    """Whether a parameter speaks of pages."""
    words = CURSORS | AFTER_LAST | NUMBERS | SIZES | OFFSETS
    return any(plain(name) in words for name in parameters)


def may_be_a_cursor(one: Found, parameter: Parameter, api: Api) -> bool:
    """Whether a member of a response could be what a parameter of the next request takes."""
    if is_address(one.schema, api) or one.schema.write_only or parameter.required:
        return False
    if is_text(parameter.schema, api):
        return is_text(one.schema, api)
    return is_integer(parameter.schema, api) and is_integer(one.schema, api)


def says_next(one: Found) -> bool:
    """Whether the description of a member speaks of what comes next."""
    words = (one.schema.description or "").lower()
    return "next" in words or "subsequent" in words


def more_flag(beside: list[Found], api: Api) -> Way | None:
    """The way to the member that says whether there is more."""
    return next(
        (
            one.way
            for one in beside
            if plain(one.name) in MORE and is_boolean(one.schema, api)
        ),
        None,
    )


def member_called(names: frozenset[str], beside: list[Found], api: Api) -> Way | None:
    """The way to the number that is called one of some names."""
    return next(
        (
            one.way
            for one in beside
            if plain(one.name) in names and is_integer(one.schema, api)
        ),
        None,
    )


def page_size(parameters: Parameters, api: Api) -> str | None:
    """The parameter that takes the size of a page."""
    return next(
        (
            one.name
            for one in parameters.values()
            if plain(one.name) in SIZES and is_integer(one.schema, api)
        ),
        None,
    )


def first_number(parameter: Parameter) -> int | None:
    """The number of the first page or item: the default, else the least one, else what the words say; None where nothing does."""
    schema = parameter.schema
    default = None if schema.default is None else schema.default.json
    if type(default) is int and default in (0, 1):
        return default
    match schema.type:
        case Number(minimum=0 | 1 as least):
            return int(least)
        case _:
            words = (parameter.description or schema.description or "").lower()
            said = _BEGINS.search(words)
            return None if said is None else int((said[1] or said[2]) in ("1", "one"))


def shown(way: Way) -> str:
    """A way as it is named in evidence."""
    return ".".join(way) or "the response itself"
