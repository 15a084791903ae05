"""How an operation that lists goes on: what its parameters and the members of its response suggest.

No specification says how to page; the words are those of widely used APIs (Stripe, Slack, Kubernetes, JSON:API,
SCIM in RFC 7644, Django REST framework), and RFC 8288 for the header `Link`. Each way of paging takes two facts that
support each other, one of the request and one of the response.
"""

import re
from collections.abc import Iterator, Mapping

from mooring.inference.inference import Inference
from mooring.inference.schemas import (
    Found,
    at,
    found,
    is_address,
    is_boolean,
    is_integer,
    is_text,
    items,
    members,
    payload,
    plain,
    query_parameters,
    success,
)
from mooring.model import (
    AddressPages,
    Api,
    CursorPages,
    LastItemPages,
    LinkPages,
    NumberPages,
    OffsetPages,
    Number,
    Operation,
    Pages,
    Parameter,
    Schema,
    Way,
)

CURSORS = frozenset(
    (
        *("cursor", "pagetoken", "nexttoken", "nextpagetoken", "continuationtoken"),
        *("continue", "marker", "nextcursor", "paginationtoken", "pagecursor", "after"),
        *("startcursor", "startingtoken", "pagestate"),
    )
)
"""Parameters that can hardly be anything else than a place in a list."""
NEXT_CURSORS = frozenset(
    (
        *("nextcursor", "nextpagetoken", "nexttoken", "continuationtoken", "continue"),
        *("nextmarker", "endcursor", "nextpagecursor", "nextpagestate"),
    )
)
"""Members that can hardly be anything else than the place of the next page."""
SURROUNDINGS = frozenset(
    (
        *("meta", "metadata", "pagination", "paging", "pageinfo", "page", "cursor"),
        *("cursors", "responsemetadata", "nextpage", "links", "pages", "listmetadata"),
    )
)
"""Objects that tell of a page, beside its items."""
MORE = frozenset(("hasmore", "hasnext", "hasnextpage", "more", "istruncated"))
AFTER_LAST = frozenset(("startingafter", "after"))
NUMBERS = frozenset(("page", "pagenumber", "pageno", "pagenum", "pageindex"))
SIZES = frozenset(
    (
        *("pagesize", "perpage", "limit", "size", "count", "pagelimit", "maxresults"),
        *("itemsperpage", "resultsperpage", "pagecount", "maxitems"),
    )
)
OFFSETS = frozenset(("offset", "skip", "startindex", "pageoffset"))
TOTALS = frozenset(
    ("total", "totalcount", "totalitems", "totalresults", "totalsize", "totalrecords")
)
PAGE_TOTALS = frozenset(
    ("totalpages", "pagecount", "numpages", "pagetotal", "lastpage")
)
ADDRESSES = frozenset(
    ("next", "nextpageuri", "nextpageurl", "nexturl", "nexturi", "nextlink", "nextpage")
)
ITEMS = frozenset(
    ("data", "items", "results", "records", "entries", "values", "resources")
)
_BEGINS = re.compile(
    r"(?:start(?:s|ing)?|begin(?:s|ning)?) (?:at|from|with) (0|1|zero|one)\b"
    r"|\b(0|1|zero|one)[- ](?:based|indexed)"
)
NO_ITEMS = frozenset(("errors", "warnings", "links", "messages", "included", "columns"))
"""Lists that accompany the items of a page."""


def pages(operation: Operation, api: Api) -> Inference | None:
    """How the operation pages; None where the document does not suggest it."""
    schema = payload(operation) if operation.method == "GET" else None
    if schema is None:
        return None
    where = _items(schema, api)
    if where is None:
        return None
    parameters = query_parameters(operation)
    beside = [one for one in found(schema, api) if _tells_of_the_page(one, where)]
    for way_of_paging in (_link, _address, _cursor, _last_item, _number, _offset):
        for pages_, evidence, certain in way_of_paging(
            operation, parameters, where, beside, schema, api
        ):
            listed = f"the items are {_shown(where)}"
            return Inference(str(operation), pages_, (*evidence, listed), certain)
    return None


def unsupported(pages_: Pages, operation: Operation, api: Api) -> str | None:
    """What the document no longer says of how the operation pages; None where all stands as it was recorded."""
    schema = payload(operation)
    if schema is None:
        return "it has no JSON response"
    if items(at(pages_.items, schema, api) or schema, api) is None:
        return f"its response has no list at {_shown(pages_.items)}"
    match pages_:
        case LinkPages():
            return None
        case AddressPages(address=address):
            ways: tuple[Way | None, ...] = (address,)
            parameter = None
        case CursorPages(parameter=parameter, cursor=cursor, more=more):
            ways = (cursor, more)
        case LastItemPages(parameter=parameter, more=more, member=member):
            ways = (more,)
            item = items(at(pages_.items, schema, api) or schema, api)
            if item is not None and member not in members(item, api):
                return f"its items have no member {member!r}"
        case NumberPages(parameter=parameter, total=total, pages=number, page=echo):
            ways = (total, number, echo)
        case OffsetPages(parameter=parameter, total=total):
            ways = (total,)
    if parameter is not None and parameter not in query_parameters(operation):
        return f"it has no query parameter {parameter!r}"
    for way in ways:
        if way is not None and at(way, schema, api) is None:
            return f"its response has no member {_shown(way)}"
    return None


Guess = tuple[Pages, tuple[str, ...], bool]
Parameters = Mapping[str, Parameter]


def _link(
    operation: Operation,
    parameters: Parameters,
    where: Way,
    beside: list[Found],
    schema: Schema,
    api: Api,
) -> Iterator[Guess]:
    response = success(operation)
    headers = () if response is None else response.headers
    if any(one.name.lower() == "link" for one in headers) and _pages_at_all(parameters):
        yield LinkPages(where), ("the response has the header Link",), True


def _address(
    operation: Operation,
    parameters: Parameters,
    where: Way,
    beside: list[Found],
    schema: Schema,
    api: Api,
) -> Iterator[Guess]:
    for one in beside:
        if plain(one.name) in ADDRESSES and is_address(one.schema, api):
            said = f"the response’s {one} is the address of the next page"
            yield AddressPages(where, one.way), (said,), _pages_at_all(parameters)


def _cursor(
    operation: Operation,
    parameters: Parameters,
    where: Way,
    beside: list[Found],
    schema: Schema,
    api: Api,
) -> Iterator[Guess]:
    more = _more(beside, api)
    for parameter in parameters.values():
        for one in beside:
            if not _may_be_a_cursor(one, parameter, api):
                continue
            asked = plain(parameter.name)
            told = plain("".join(one.way[-2:]))
            is_next = plain(one.name) == f"next{asked}" or (
                asked in CURSORS and plain(one.name) in NEXT_CURSORS
            )
            # `next_page.offset`, `metadata.continue`, `cursor.after`: the place is told beside the items, not an echo.
            is_place = plain(one.name) == asked and (
                told.startswith("next")
                or asked in ("continue", "after")
                and len(one.way) > 1
            )
            is_said = plain(one.name) == asked and asked in CURSORS and _says_next(one)
            if is_next or is_place or is_said:
                evidence = (
                    f"the query parameter {parameter.name} is a place in the list",
                    f"the response’s {one} is the next one",
                )
                certain = not is_integer(parameter.schema, api) or is_next or is_place
                yield CursorPages(
                    where, parameter.name, one.way, more
                ), evidence, certain


def _last_item(
    operation: Operation,
    parameters: Parameters,
    where: Way,
    beside: list[Found],
    schema: Schema,
    api: Api,
) -> Iterator[Guess]:
    more = _more(beside, api)
    if more is None:
        return
    asking = [one for one in parameters.values() if plain(one.name) in AFTER_LAST]
    last = next((one for one in beside if plain(one.name) == "lastid"), None)
    item = items(at(where, schema, api) or schema, api)
    for parameter in asking:
        asked = f"the query parameter {parameter.name} takes the last item’s id"
        if last is not None and is_text(last.schema, api):
            evidence = (asked, f"the response has {last}")
            yield CursorPages(where, parameter.name, last.way, more), evidence, True
        elif item is not None and "id" in members(item, api):
            words = (parameter.description or "").lower()
            certain = plain(parameter.name) == "startingafter" or " id" in words
            evidence = (asked, f"the response has {'.'.join(more)}, its items an id")
            yield LastItemPages(where, parameter.name, "id", more), evidence, certain


def _number(
    operation: Operation,
    parameters: Parameters,
    where: Way,
    beside: list[Found],
    schema: Schema,
    api: Api,
) -> Iterator[Guess]:
    for parameter in parameters.values():
        if plain(parameter.name) not in NUMBERS or not is_integer(
            parameter.schema, api
        ):
            continue
        total, number = _named(TOTALS, beside, api), _named(PAGE_TOTALS, beside, api)
        echo = _named(frozenset((plain(parameter.name),)), beside, api)
        size = _size(parameters, api)
        evidence = [f"the query parameter {parameter.name} counts pages"]
        evidence += [
            f"the response has {'.'.join(way)}" for way in (total, number, echo) if way
        ]
        if size is not None:
            evidence.append(f"the query parameter {size} is the size of a page")
        first = _first(parameter)
        begins = 1 if first is None else first
        pages_ = NumberPages(where, parameter.name, begins, total, number, echo)
        # To count from the wrong end would leave a page out.
        certain = len(evidence) > 1 and (first is not None or echo is not None)
        yield pages_, tuple(evidence), certain


def _offset(
    operation: Operation,
    parameters: Parameters,
    where: Way,
    beside: list[Found],
    schema: Schema,
    api: Api,
) -> Iterator[Guess]:
    for parameter in parameters.values():
        if plain(parameter.name) not in OFFSETS or not is_integer(
            parameter.schema, api
        ):
            continue
        total = _named(TOTALS, beside, api)
        size = _size(parameters, api)
        evidence = [f"the query parameter {parameter.name} counts items"]
        if size is not None:
            evidence.append(f"the query parameter {size} is the size of a page")
        if total is not None:
            evidence.append(f"the response has {'.'.join(total)}")
        # The first resource of a SCIM list is number 1 (RFC 7644, section 3.4.2.4).
        first = 1 if plain(parameter.name) == "startindex" else 0
        pages_ = OffsetPages(where, parameter.name, first, total)
        is_bounded = total is not None or _first(parameter) is not None
        yield pages_, tuple(evidence), len(evidence) > 1 and is_bounded


def _items(schema: Schema, api: Api) -> Way | None:
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


def _tells_of_the_page(one: Found, where: Way) -> bool:
    """Whether a member stands beside the items, or in an object that tells of the page."""
    *around, _ = one.way
    return one.way != where and (
        all(plain(name) in SURROUNDINGS for name in around)
        or tuple(around) == where[:-1]
    )


def _pages_at_all(parameters: Parameters) -> bool:
    words = CURSORS | AFTER_LAST | NUMBERS | SIZES | OFFSETS
    return any(plain(name) in words for name in parameters)


def _may_be_a_cursor(one: Found, parameter: Parameter, api: Api) -> bool:
    if is_address(one.schema, api) or one.schema.write_only or parameter.required:
        return False
    if is_text(parameter.schema, api):
        return is_text(one.schema, api)
    return is_integer(parameter.schema, api) and is_integer(one.schema, api)


def _says_next(one: Found) -> bool:
    words = (one.schema.description or "").lower()
    return "next" in words or "subsequent" in words


def _more(beside: list[Found], api: Api) -> Way | None:
    return next(
        (
            one.way
            for one in beside
            if plain(one.name) in MORE and is_boolean(one.schema, api)
        ),
        None,
    )


def _named(names: frozenset[str], beside: list[Found], api: Api) -> Way | None:
    return next(
        (
            one.way
            for one in beside
            if plain(one.name) in names and is_integer(one.schema, api)
        ),
        None,
    )


def _size(parameters: Parameters, api: Api) -> str | None:
    return next(
        (
            one.name
            for one in parameters.values()
            if plain(one.name) in SIZES and is_integer(one.schema, api)
        ),
        None,
    )


def _first(parameter: Parameter) -> int | None:
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


def _shown(way: Way) -> str:
    return ".".join(way) or "the response itself"
