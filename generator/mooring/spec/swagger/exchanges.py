"""All that an operation sends and receives (Swagger 2.0, Operation Object)."""

from collections.abc import Iterator

from mooring.model import Value
from mooring.spec.exchange import Exchange
from mooring.spec.path_items import PathItem
from mooring.spec.reading import Node, Reading
from mooring.spec.references import follow, misread_parameter, unresolved_parameter
from mooring.spec.swagger.addresses import parse_operation_servers
from mooring.spec.swagger.parameters import name_and_place, parse_parameters
from mooring.spec.swagger.payloads import parse_body, parse_responses

EXCHANGE_KEYWORDS = frozenset(("consumes", "produces", "schemes"))
IN_BODY = ("body", "formData")


def parse_exchange(reading: Reading, item: PathItem, node: Node) -> Exchange:
    """The request and the responses of an operation; media types are the document's where it names none."""
    stated = _parameters(reading, item, node)
    return Exchange(
        parameters=tuple(
            parse_parameters(
                reading,
                tuple(one for one in stated if _identity(one)[0] not in IN_BODY),
            )
        ),
        body=parse_body(reading, stated, _media_types(reading, node, "consumes")),
        responses=tuple(
            parse_responses(
                reading,
                node.get("responses"),
                _media_types(reading, node, "produces"),
            )
        ),
        servers=parse_operation_servers(reading, node),
        unmodelled=tuple(_beyond(reading, item, node)),
    )


def _parameters(reading: Reading, item: PathItem, node: Node) -> tuple[Node, ...]:
    """The path item's parameters, each replaced by the operation's own of the same name and place."""
    nodes_by_identity = dict[tuple[str, str], Node]()
    for holder in (item.get("parameters"), node.get("parameters")):
        for stated in reading.items(holder):
            target = follow(reading, stated)
            if target is not None:
                nodes_by_identity[_identity(target)] = target
    return tuple(nodes_by_identity.values())


def _beyond(
    reading: Reading, item: PathItem, node: Node
) -> Iterator[tuple[str, Value]]:
    """A mark for each parameter that nobody finds, or that says too little."""
    for holder in (item.get("parameters"), node.get("parameters")):
        for stated in reading.items(holder):
            target = follow(reading, stated)
            if target is None:
                yield unresolved_parameter(stated)
            elif _identity(target)[0] not in IN_BODY and None in name_and_place(
                reading, target
            ):
                yield misread_parameter(stated, target)


def _identity(node: Node) -> tuple[str, str]:
    place, name = (
        str(member.value) if (member := node.get(key)) is not None else ""
        for key in ("in", "name")
    )
    # There is one body, whatever it is called.
    return place, "" if place == "body" else name


def _media_types(reading: Reading, node: Node, keyword: str) -> tuple[str, ...]:
    own = node.get(keyword)
    return reading.texts(Node(reading.root, "").get(keyword) if own is None else own)
