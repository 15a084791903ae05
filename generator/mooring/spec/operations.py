"""Path Items → `Operation` (OpenAPI 3.1, sections 4.8.9 and 4.8.10)."""

from collections.abc import Iterator

from mooring.model import Operation, Parameter, Requirement
from mooring.spec.payloads import parse_body, parse_responses
from mooring.spec.parameters import parse_parameters
from mooring.spec.reading import Node, Reading
from mooring.spec.references import follow
from mooring.spec.security import parse_requirements, parse_servers

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace", "query")
OPERATION_KEYWORDS = frozenset(
    (
        *("operationId", "tags", "summary", "description", "parameters", "requestBody"),
        *("responses", "security", "servers", "callbacks", "deprecated"),
    )
)


def parse_operations(
    reading: Reading, paths: Node | None, security: tuple[Requirement, ...]
) -> Iterator[Operation]:
    """Every operation of a Paths Object (or a map of webhooks), in the document's order.

    Args:
        security: The document's own requirements, which hold where an operation states none.
    """
    for path, stated in reading.members(paths):
        item = None if path.startswith("x-") else follow(reading, stated)
        if item is None:
            continue
        for method in METHODS:
            if (node := item.get(method)) is not None:
                yield _operation(reading, item, node, method.upper(), path, security)


def _operation(
    reading: Reading,
    item: Node,
    node: Node,
    method: str,
    path: str,
    security: tuple[Requirement, ...],
) -> Operation:
    own_security = node.get("security")
    own_servers = node.get("servers") or item.get("servers")
    return Operation(
        method=method,
        path=path,
        id=reading.text(node, "operationId"),
        tags=tuple(
            tag.value
            for tag in reading.items(node.get("tags"))
            if isinstance(tag.value, str)
        ),
        summary=reading.text(node, "summary") or reading.text(item, "summary"),
        description=reading.text(node, "description")
        or reading.text(item, "description"),
        parameters=_parameters(reading, item, node),
        body=parse_body(reading, node.get("requestBody")),
        responses=tuple(parse_responses(reading, node.get("responses"))),
        security=(
            security
            if own_security is None
            else parse_requirements(reading, own_security)
        ),
        servers=parse_servers(reading, own_servers),
        callbacks=tuple(_callbacks(reading, node.get("callbacks"), security)),
        deprecated=reading.flag(node, "deprecated"),
        unmodelled=node.beside(OPERATION_KEYWORDS),
        pointer=node.pointer,
    )


def _parameters(reading: Reading, item: Node, node: Node) -> tuple[Parameter, ...]:
    """The path item's parameters, each replaced by the operation's own of the same name and place."""
    shared = {
        (one.place, one.name): one
        for one in parse_parameters(reading, item.get("parameters"))
    }
    own = {
        (one.place, one.name): one
        for one in parse_parameters(reading, node.get("parameters"))
    }
    return tuple((shared | own).values())


def _callbacks(
    reading: Reading, node: Node | None, security: tuple[Requirement, ...]
) -> Iterator[tuple[str, Operation]]:
    for name, stated in reading.members(node):
        if (callback := follow(reading, stated)) is not None:
            for operation in parse_operations(reading, callback, security):
                yield name, operation
