"""What operations do that no document states, under `[versions.V.inferred]` in `api.toml`.

[versions.v2.inferred."GET /tasks".pages]
by = "number"                      # cursor, last-item, number, offset, address or link
items = "items"                    # a member of the response; dots lead further in, "" is the response itself
parameter = "pageNumber"
total = "totalItems"
evidence = ["the query parameter pageNumber counts pages"]

[versions.v2.inferred."POST /tasks".run]
poll = "GET /tasks/{task_id}"
id = "id"
status = "status"
done = ["finished"]
failed = ["failed", "stopped"]

[versions.v2.inferred."POST /payments"]
idempotency.header = "Idempotency-Key"
run = false                        # it was looked at, and is none
"""

import json
from collections.abc import Iterator
from pathlib import Path

from mooring.config.toml import Table, Toml, invalid, optional_text, text, text_array
from mooring.diagnostics import Location
from mooring.model import (
    AddressPages,
    Behaviour,
    Conduct,
    CursorPages,
    Idempotency,
    LastItemPages,
    LinkPages,
    NumberPages,
    OffsetPages,
    Pages,
    Run,
    Way,
)

KINDS = ("pages", "run", "idempotency")


def recorded(
    version: str, table: Table, path: Path
) -> tuple[tuple[Conduct, ...], frozenset[tuple[str, str]]]:
    """What the settings of a version say its operations do, and about which kinds of which operations they decide.

    Raises:
        Unreadable: something is not as it must be.
    """
    stated = table.get("inferred", {})
    if not isinstance(stated, dict):
        raise invalid(path, f"`versions.{version}.inferred` must be a table.")
    conducts = list[Conduct]()
    decided = set[tuple[str, str]]()
    for operation, kinds in stated.items():
        if not isinstance(kinds, dict) or not kinds.keys() <= set(KINDS):
            raise invalid(
                path,
                f"`inferred` of {operation} must be a table with some of {', '.join(KINDS)}.",
            )
        for kind, value in kinds.items():
            decided.add((operation, kind))
            if value is not False:
                behaviour = _behaviour(operation, kind, value, path)
                location = _location(operation, kind, path)
                conducts.append(Conduct(operation, behaviour, location))
    return tuple(conducts), frozenset(decided)


def kind_of(behaviour: Behaviour) -> str:
    """What the table of a behaviour is called."""
    match behaviour:
        case Run():
            return "run"
        case Idempotency():
            return "idempotency"
        case _:
            return "pages"


def record(prefix: str, conduct: Conduct, evidence: tuple[str, ...]) -> str:
    """The table that says what an operation does, as lines of TOML.

    Args:
        prefix: The table around it, such as `versions.v2.inferred`.
    """
    head = header(prefix, conduct.operation, kind_of(conduct.behaviour))
    facts = [f"{name} = {_written(value)}" for name, value in _facts(conduct.behaviour)]
    listed = "".join(f"    {_written(one)},\n" for one in evidence)
    return "\n".join((head, *facts, f"evidence = [\n{listed}]", ""))


def header(prefix: str, operation: str, kind: str) -> str:
    """The line that begins the table."""
    return f"[{prefix}.{_written(operation)}.{kind}]"


def _behaviour(operation: str, kind: str, value: Toml, path: Path) -> Behaviour:
    if not isinstance(value, dict):
        raise invalid(
            path, f"`{kind}` of {operation} must be a table, or false where it is none."
        )
    behaviour: Behaviour
    known: set[str]
    match kind:
        case "run":
            behaviour, known = _run(value, path)
        case "idempotency":
            behaviour, known = Idempotency(text(value, "header", path)), {"header"}
        case _:
            behaviour, known = _pages(operation, value, path)
    if strange := sorted(value.keys() - known - {"evidence"}):
        raise invalid(
            path,
            f"`{kind}` of {operation} has {', '.join(strange)}; known are {', '.join(sorted(known))} and evidence.",
        )
    text_array(value, "evidence", path)
    return behaviour


def _run(table: Table, path: Path) -> tuple[Run, set[str]]:
    run = Run(
        text(table, "poll", path),
        _way(table, "id", path),
        _way(table, "status", path),
        text_array(table, "done", path),
        text_array(table, "failed", path),
        _optional_way(table, "output", path),
        optional_text(table, "schema", path),
    )
    if not run.done:
        raise invalid(path, "`done` lists the states in which it has succeeded.")
    return run, {"poll", "id", "status", "done", "failed", "output", "schema"}


def _pages(operation: str, table: Table, path: Path) -> tuple[Pages, set[str]]:
    items = _way(table, "items", path)
    by = text(table, "by", path)
    known = {"by", "items"}
    if by == "link":
        return LinkPages(items), known
    if by == "address":
        return AddressPages(items, _way(table, "address", path)), known | {"address"}
    parameter = text(table, "parameter", path)
    known |= {"parameter"}
    match by:
        case "cursor":
            cursor, more = _way(table, "cursor", path), _optional_way(
                table, "more", path
            )
            return CursorPages(items, parameter, cursor, more), known | {
                "cursor",
                "more",
            }
        case "last-item":
            member, told = text(table, "member", path), _way(table, "more", path)
            return LastItemPages(items, parameter, member, told), known | {
                "member",
                "more",
            }
        case "number":
            number = NumberPages(
                items,
                parameter,
                _integer(table, "first", 1, path),
                _optional_way(table, "total", path),
                _optional_way(table, "pages", path),
                _optional_way(table, "page", path),
            )
            return number, known | {"first", "total", "pages", "page"}
        case "offset":
            first, total = _integer(table, "first", 0, path), _optional_way(
                table, "total", path
            )
            return OffsetPages(items, parameter, first, total), known | {
                "first",
                "total",
            }
        case _:
            raise invalid(
                path,
                f"`by` of {operation} is {by!r}; it is one of cursor, last-item, number, offset, address, link.",
            )


def _facts(behaviour: Behaviour) -> Iterator[tuple[str, str | int | Way]]:
    """What a table says of a behaviour; a way as the text that it is there."""
    match behaviour:
        case Run() as run:
            yield "poll", run.poll
            yield "id", ".".join(run.id)
            yield "status", ".".join(run.status)
            yield "done", run.done
            yield "failed", run.failed
            yield from _ways(output=run.output)
            if run.schema is not None:
                yield "schema", run.schema
        case Idempotency(header=name):
            yield "header", name
        case CursorPages() as pages:
            yield from _page_facts("cursor", pages.items, pages.parameter)
            yield from _ways(cursor=pages.cursor, more=pages.more)
        case LastItemPages() as pages:
            yield from _page_facts("last-item", pages.items, pages.parameter)
            yield "member", pages.member
            yield from _ways(more=pages.more)
        case NumberPages() as pages:
            yield from _page_facts("number", pages.items, pages.parameter)
            yield "first", pages.first
            yield from _ways(total=pages.total, pages=pages.pages, page=pages.page)
        case OffsetPages() as pages:
            yield from _page_facts("offset", pages.items, pages.parameter)
            yield "first", pages.first
            yield from _ways(total=pages.total)
        case AddressPages() as pages:
            yield from _page_facts("address", pages.items, None)
            yield from _ways(address=pages.address)
        case LinkPages() as pages:
            yield from _page_facts("link", pages.items, None)


def _page_facts(
    by: str, items: Way, parameter: str | None
) -> Iterator[tuple[str, str]]:
    yield "by", by
    yield "items", ".".join(items)
    if parameter is not None:
        yield "parameter", parameter


def _ways(**ways: Way | None) -> Iterator[tuple[str, str]]:
    return ((name, ".".join(way)) for name, way in ways.items() if way is not None)


def _written(value: str | int | Way) -> str:
    # A JSON string without astral escapes is a basic string of TOML (TOML 1.0, section String), once DEL is escaped.
    if isinstance(value, tuple):
        return f"[{', '.join(_written(one) for one in value)}]"
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007F")


def _way(table: Table, key: str, path: Path) -> Way:
    stated = text(table, key, path)
    return tuple(stated.split(".")) if stated else ()


def _optional_way(table: Table, key: str, path: Path) -> Way | None:
    return _way(table, key, path) if key in table else None


def _integer(table: Table, key: str, usual: int, path: Path) -> int:
    value = table.get(key, usual)
    if type(value) is not int:
        raise invalid(path, f"`{key}` must be a whole number.")
    return value


def _location(operation: str, kind: str, path: Path) -> Location:
    """The line of the table, or of the operation's, in the file as people write it; the file where it is written otherwise."""
    quoted = _written(operation)
    found = 1
    for number, line in enumerate(path.read_text("utf-8").split("\n"), start=1):
        if line.lstrip().startswith("[") and quoted in line:
            if line.rstrip().endswith(f".{kind}]"):
                return Location(str(path), number)
            found = number
    return Location(str(path), found)
