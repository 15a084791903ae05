"""Security schemes, security requirements and servers (OpenAPI 3.1, sections 4.8.27, 4.8.30 and 4.8.5)."""

from collections.abc import Iterator

from mooring.model import (
    Credential,
    Place,
    Requirement,
    SchemeKind,
    SecurityScheme,
    Server,
    Value,
)
from mooring.spec.reading import Node, Reading
from mooring.spec.references import follow

SCHEME_KEYWORDS = frozenset(("type", "name", "in", "scheme", "description"))
SERVER_KEYWORDS = frozenset(("url", "description", "variables"))
KINDS_BY_NAME = {kind.value: kind for kind in SchemeKind}
PLACES_BY_NAME = {place.value: place for place in Place}


def parse_schemes(reading: Reading, schemes: Node | None) -> Iterator[SecurityScheme]:
    """The security schemes by key; one of an unknown type is reported and left out."""
    for key, stated in reading.members(schemes):
        node = follow(reading, stated)
        if node is None:
            continue
        kind = KINDS_BY_NAME.get(reading.text(node, "type") or "")
        if kind is None:
            reading.warn(
                "unknown-security-scheme",
                f"Security scheme `{key}` has no type that OpenAPI knows and was left out; use one of {', '.join(KINDS_BY_NAME)}.",
                node.pointer,
            )
            continue
        http_scheme = reading.text(node, "scheme")
        yield SecurityScheme(
            key=key,
            kind=kind,
            name=reading.text(node, "name"),
            place=PLACES_BY_NAME.get(reading.text(node, "in") or ""),
            http_scheme=http_scheme.lower() if http_scheme else None,
            description=reading.text(node, "description"),
            unmodelled=node.beside(SCHEME_KEYWORDS),
            pointer=node.pointer,
        )


def parse_requirements(reading: Reading, node: Node | None) -> tuple[Requirement, ...]:
    """The alternatives of a `security` array."""
    return tuple(
        tuple(
            Credential(key, reading.texts(scopes))
            for key, scopes in reading.members(requirement)
        )
        for requirement in reading.items(node)
    )


def parse_servers(reading: Reading, node: Node | None) -> tuple[Server, ...]:
    """The servers of a `servers` array; one without a URL is reported and left out."""
    return tuple(
        server for item in reading.items(node) for server in _server(reading, item)
    )


def _server(reading: Reading, node: Node) -> Iterator[Server]:
    url = reading.text(node, "url")
    if url is None:
        reading.warn(
            "server-without-url",
            "A server without a `url` was left out; add its address.",
            node.pointer,
        )
        return
    variables = tuple(
        (name, Value.of(variable.value))
        for name, variable in reading.members(node.get("variables"))
    )
    yield Server(
        url,
        reading.text(node, "description"),
        variables,
        unmodelled=node.beside(SERVER_KEYWORDS),
        pointer=node.pointer,
    )
