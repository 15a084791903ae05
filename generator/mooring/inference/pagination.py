"""How an operation that lists goes on: what its parameters and the members of its response suggest.

No specification says how to page; the words are those of widely used APIs (Stripe, Slack, Kubernetes, JSON:API,
SCIM in RFC 7644, Django REST framework), and RFC 8288 for the header `Link`. Each way of paging takes two facts that
support each other, one of the request and one of the response.
"""

from collections.abc import Iterator

from mooring.inference.inference import Inference
from mooring.inference.page_facts import (
    Parameters,
    first_number,
    item_list,
    may_be_a_cursor,
    more_flag,
    member_called,
    page_size,
    pages_at_all,
    says_next,
    shown,
    tells_of_the_page,
)
from mooring.inference.page_words import (
    ADDRESSES,
    AFTER_LAST,
    CURSORS,
    NEXT_CURSORS,
    NUMBERS,
    OFFSETS,
    PAGE_TOTALS,
    TOTALS,
)
from mooring.inference.schemas import (
    Found,
    at,
    found,
    is_address,
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
    Operation,
    Pages,
    Schema,
    Way,
)


def pages(operation: Operation, api: Api) -> Inference | None:
    """How the operation pages; None where the document does not suggest it."""
    schema = payload(operation) if operation.method == "GET" else None
    if schema is None:
        return None
    where = item_list(schema, api)
    if where is None:
        return None
    parameters = query_parameters(operation)
    beside = [one for one in found(schema, api) if tells_of_the_page(one, where)]
    for way_of_paging in (_link, _address, _cursor, _last_item, _number, _offset):
        for pages_, evidence, certain in way_of_paging(
            operation, parameters, where, beside, schema, api
        ):
            listed = f"the items are {shown(where)}"
            return Inference(str(operation), pages_, (*evidence, listed), certain)
    return None


def unsupported(pages_: Pages, operation: Operation, api: Api) -> str | None:
    """What the document no longer says of how the operation pages; None where all stands as it was recorded."""
    schema = payload(operation)
    if schema is None:
        return "it has no JSON response"
    if items(at(pages_.items, schema, api) or schema, api) is None:
        return f"its response has no list at {shown(pages_.items)}"
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
            return f"its response has no member {shown(way)}"
    return None


Guess = tuple[Pages, tuple[str, ...], bool]


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
    if any(one.name.lower() == "link" for one in headers) and pages_at_all(parameters):
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
            yield AddressPages(where, one.way), (said,), pages_at_all(parameters)


def _cursor(
    operation: Operation,
    parameters: Parameters,
    where: Way,
    beside: list[Found],
    schema: Schema,
    api: Api,
) -> Iterator[Guess]:
    more = more_flag(beside, api)
    for parameter in parameters.values():
        for one in beside:
            if not may_be_a_cursor(one, parameter, api):
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
            is_said = plain(one.name) == asked and asked in CURSORS and says_next(one)
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
    more = more_flag(beside, api)
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
        total, number = member_called(TOTALS, beside, api), member_called(
            PAGE_TOTALS, beside, api
        )
        echo = member_called(frozenset((plain(parameter.name),)), beside, api)
        size = page_size(parameters, api)
        evidence = [f"the query parameter {parameter.name} counts pages"]
        evidence += [
            f"the response has {'.'.join(way)}" for way in (total, number, echo) if way
        ]
        if size is not None:
            evidence.append(f"the query parameter {size} is the size of a page")
        first = first_number(parameter)
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
        total = member_called(TOTALS, beside, api)
        size = page_size(parameters, api)
        evidence = [f"the query parameter {parameter.name} counts items"]
        if size is not None:
            evidence.append(f"the query parameter {size} is the size of a page")
        if total is not None:
            evidence.append(f"the response has {'.'.join(total)}")
        # The first resource of a SCIM list is number 1 (RFC 7644, section 3.4.2.4).
        first = 1 if plain(parameter.name) == "startindex" else 0
        pages_ = OffsetPages(where, parameter.name, first, total)
        is_bounded = total is not None or first_number(parameter) is not None
        yield pages_, tuple(evidence), len(evidence) > 1 and is_bounded
