"""What travels in one operation: the part of it that dialects spell in different ways."""

from dataclasses import dataclass

from mooring.model import Body, Parameter, Response, Server, Value


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
