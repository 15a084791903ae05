"""Operation Objects → `Operation` (OpenAPI 3.1, section 4.8.10)."""

from collections.abc import Iterator

from mooring.model import Operation, Requirement, Value
from mooring.spec import swagger
from mooring.spec.exchange import Exchange, overridden, with_variables
from mooring.spec.parameters import parse_beyond, parse_parameters
from mooring.spec.path_items import PathItem, parse_path_items
from mooring.spec.payloads import parse_body, parse_responses
from mooring.spec.reading import Dialect, Node, Reading
from mooring.spec.references import follow
from mooring.spec.security import parse_requirements, parse_servers

OPERATION_KEYWORDS = frozenset(
    (
        *("operationId", "tags", "summary", "description", "parameters", "requestBody"),
        *("responses", "security", "servers", "callbacks", "deprecated"),
    )
)


def parse_operations(
    reading: Reading, paths: Node | None, security: tuple[Requirement, ...]
) -> Iterator[Operation]:
    """Every operation of a Paths Object (or a map of webhooks).

    Args:
        security: The document's own requirements, which hold where an operation states none.
    """
    for path, item in parse_path_items(reading, paths):
        for method, node in item.operations(reading):
            if not isinstance(node.value, dict):
                reading.fault(
                    "not-an-operation",
                    "An operation is an object; describe it, or remove its method.",
                    node.pointer,
                )
            yield _operation(reading, item, node, method, path, security)


def _operation(
    reading: Reading,
    item: PathItem,
    node: Node,
    method: str,
    path: str,
    security: tuple[Requirement, ...],
) -> Operation:
    own_security = node.get("security")
    if reading.dialect is Dialect.SWAGGER_2_0:
        exchange = swagger.parse_exchange(reading, item, node)
        known = OPERATION_KEYWORDS | swagger.EXCHANGE_KEYWORDS
    else:
        exchange = _exchange(reading, item, node)
        known = OPERATION_KEYWORDS
    if node.pointer.startswith("/paths/"):
        exchange = with_variables(reading, exchange, path, node)
    own = (*node.beside(known), *_responses_extensions(node), *exchange.unmodelled)
    return Operation(
        method=method,
        path=path,
        id=reading.text(node, "operationId"),
        tags=reading.texts(node.get("tags")),
        summary=reading.text(node, "summary") or _shared_text(reading, item, "summary"),
        description=(
            reading.text(node, "description")
            or _shared_text(reading, item, "description")
        ),
        parameters=exchange.parameters,
        body=exchange.body,
        responses=exchange.responses,
        security=(
            security
            if own_security is None
            else parse_requirements(reading, own_security)
        ),
        servers=exchange.servers,
        callbacks=tuple(_callbacks(reading, node.get("callbacks"), security)),
        deprecated=reading.flag(node, "deprecated"),
        unmodelled=tuple((dict(item.unmodelled) | dict(own)).items()),
        pointer=node.pointer,
    )


def _shared_text(reading: Reading, item: PathItem, key: str) -> str | None:
    return next(
        (text for layer in item.layers if (text := reading.text(layer, key))), None
    )


def _exchange(reading: Reading, item: PathItem, node: Node) -> Exchange:
    shared, own = item.get("parameters"), node.get("parameters")
    return Exchange(
        parameters=overridden(
            tuple(parse_parameters(reading, shared)),
            tuple(parse_parameters(reading, own)),
        ),
        body=parse_body(reading, node.get("requestBody")),
        responses=tuple(parse_responses(reading, node.get("responses"))),
        servers=parse_servers(reading, node.get("servers") or item.get("servers")),
        unmodelled=(
            *parse_beyond(reading, shared),
            *parse_beyond(reading, own),
        ),
    )


def _responses_extensions(node: Node) -> Iterator[tuple[str, Value]]:
    match node.get("responses"):
        case Node(value=dict() as members):
            for key, value in members.items():
                if key.startswith("x-"):
                    yield key, Value.of(value)
        case _:
            pass


def _callbacks(
    reading: Reading, node: Node | None, security: tuple[Requirement, ...]
) -> Iterator[tuple[str, Operation]]:
    for name, stated in reading.members(node):
        callback = None if name.startswith("x-") else follow(reading, stated)
        if callback is not None:
            for operation in parse_operations(reading, callback, security):
                yield name, operation
