"""Security definitions → security schemes (Swagger 2.0, Security Scheme Object)."""

from collections.abc import Iterator

from mooring.document import JsonObject
from mooring.model import SchemeKind, SecurityScheme, Value
from mooring.spec.reading import Node, Reading
from mooring.spec.security import PLACES_BY_NAME

KEYWORDS = frozenset(
    (
        *("type", "name", "in", "description"),
        *("flow", "authorizationUrl", "tokenUrl", "scopes"),
    )
)
KINDS_BY_TYPE = {
    "basic": SchemeKind.HTTP,
    "apiKey": SchemeKind.API_KEY,
    "oauth2": SchemeKind.OAUTH2,
}
FLOWS_BY_NAME = {"application": "clientCredentials", "accessCode": "authorizationCode"}
"""Flows that OpenAPI 3 calls by another name."""


def parse_schemes(
    reading: Reading, definitions: Node | None
) -> Iterator[SecurityScheme]:
    """The security schemes by key; one of an unknown type is reported and left out."""
    for key, node in reading.members(definitions):
        kind = KINDS_BY_TYPE.get(reading.text(node, "type") or "")
        if kind is None:
            reading.warn(
                "unknown-security-scheme",
                f"Security scheme `{key}` has no type that Swagger 2.0 knows and was left out; use one of {', '.join(KINDS_BY_TYPE)}.",
                node.pointer,
            )
            continue
        flows = _flows(reading, node) if kind is SchemeKind.OAUTH2 else ()
        yield SecurityScheme(
            key=key,
            kind=kind,
            name=reading.text(node, "name"),
            place=PLACES_BY_NAME.get(reading.text(node, "in") or ""),
            http_scheme="basic" if kind is SchemeKind.HTTP else None,
            description=reading.text(node, "description"),
            unmodelled=flows + node.beside(KEYWORDS),
            pointer=node.pointer,
        )


def _flows(reading: Reading, node: Node) -> tuple[tuple[str, Value], ...]:
    """The one flow, as an OAuth Flows Object of OpenAPI 3."""
    name = reading.text(node, "flow") or "implicit"
    stated = node.value if isinstance(node.value, dict) else {}
    flow: JsonObject = {
        key: stated[key]
        for key in ("authorizationUrl", "tokenUrl", "scopes")
        if key in stated
    }
    return (("flows", Value.of({FLOWS_BY_NAME.get(name, name): flow})),)
