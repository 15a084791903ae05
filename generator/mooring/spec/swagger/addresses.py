"""Host, base path and schemes → servers (Swagger 2.0, Swagger Object)."""

from dataclasses import replace

from mooring.document import pointer
from mooring.model import Server
from mooring.spec.reading import Node, Reading


def parse_servers(reading: Reading, root: Node) -> tuple[Server, ...]:
    """The servers of a document; a relative one where it names no host."""
    return _servers(reading, root, root)


def parse_operation_servers(reading: Reading, node: Node) -> tuple[Server, ...]:
    """The servers of an operation that names schemes of its own."""
    if "schemes" not in node:
        return ()
    servers = _servers(reading, Node(reading.root, ""), node)
    return tuple(
        replace(server, pointer=node.pointer + pointer("schemes", index))
        for index, server in enumerate(servers)
    )


def _servers(reading: Reading, root: Node, holder: Node) -> tuple[Server, ...]:
    host = reading.text(root, "host")
    base = (reading.text(root, "basePath") or "").rstrip("/")
    if host is None:
        return (Server(base, pointer="/basePath"),) if base else ()
    # Where no scheme is named it is that of the document's own address, which is not known.
    schemes = reading.texts(holder.get("schemes")) or ("https",)
    return tuple(
        Server(f"{scheme}://{host}{base}", pointer="/host") for scheme in schemes
    )
