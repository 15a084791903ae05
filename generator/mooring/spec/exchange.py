"""What travels in one operation: the part of it that dialects spell in different ways."""

import re
from dataclasses import dataclass, replace

from mooring.model import (
    Body,
    Parameter,
    Place,
    Response,
    Schema,
    Server,
    String,
    Style,
    Value,
)
from mooring.spec.reading import Node, Reading

_VARIABLE = re.compile(r"\{([^{}]+)\}")


@dataclass(frozen=True, slots=True)
class Exchange:
    """The request and the responses of an operation, and where it is sent to."""

    parameters: tuple[Parameter, ...]
    body: Body | None
    responses: tuple[Response, ...]
    servers: tuple[Server, ...]
    unmodelled: tuple[tuple[str, Value], ...] = ()


def overridden(
    shared: tuple[Parameter, ...], own: tuple[Parameter, ...]
) -> tuple[Parameter, ...]:
    """The path item's parameters, each replaced by the operation's own of the same name and place."""
    by_identity = {(one.place, one.name): one for one in (*shared, *own)}
    return tuple(by_identity.values())


def with_variables(
    reading: Reading, exchange: Exchange, path: str, node: Node
) -> Exchange:
    """The exchange with a parameter for each variable of the path that nobody declares, since no call is sent without."""
    declared = {one.name for one in exchange.parameters if one.place is Place.PATH}
    missing = [
        name
        for name in dict.fromkeys(_VARIABLE.findall(path.partition("#")[0]))
        if name not in declared
    ]
    for name in missing:
        reading.widen(
            "undeclared-variable",
            f"No parameter says what `{{{name}}}` of the path is, and any text is taken; declare one.",
            node.pointer,
            name,
        )
    added = (
        Parameter(
            name,
            Place.PATH,
            Schema(String(), pointer=node.pointer),
            required=True,
            style=Style.SIMPLE,
            explode=False,
            is_declared=False,
            pointer=node.pointer,
        )
        for name in missing
    )
    return replace(exchange, parameters=(*exchange.parameters, *added))
