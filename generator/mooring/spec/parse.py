"""An OpenAPI document → `Api`, still with its inline types in place."""

from collections.abc import Iterator

from mooring.diagnostics import Diagnostic, Severity, Unreadable
from mooring.document import Document
from mooring.model import Api, Schema
from mooring.spec.operations import parse_operations
from mooring.spec.reading import Dialect, Node, Reading
from mooring.spec.schemas import parse_schema
from mooring.spec.security import parse_requirements, parse_schemes, parse_servers

DOCUMENT_KEYWORDS = frozenset(
    (
        "openapi",
        "info",
        "servers",
        "paths",
        "webhooks",
        "components",
        "security",
        "tags",
        "jsonSchemaDialect",
    )
)
INFO_KEYWORDS = frozenset(("title", "version", "summary", "description"))


def parse_document(document: Document) -> Api:
    """The API of `document`; see `mooring.spec.parse` for what it raises."""
    reading = Reading(document, document.root, _dialect(document))
    root = Node(document.root, "")
    info = root.get("info") or Node({}, "/info")
    security = parse_requirements(reading, root.get("security"))
    servers = parse_servers(reading, root.get("servers"))
    operations = tuple(parse_operations(reading, root.get("paths"), security))
    webhooks = tuple(parse_operations(reading, root.get("webhooks"), security))
    schemas = _schemas(reading, root)
    api = Api(
        title=reading.text(info, "title") or document.name,
        version=reading.text(info, "version") or "",
        summary=reading.text(info, "summary"),
        description=reading.text(info, "description"),
        servers=servers,
        operations=operations,
        webhooks=webhooks,
        schemas=schemas,
        security_schemes=tuple(parse_schemes(reading, root.get("components"))),
        tags=tuple(_tags(reading, root.get("tags"))),
        carries=document.carries,
        unmodelled=root.beside(DOCUMENT_KEYWORDS) + info.beside(INFO_KEYWORDS),
        diagnostics=(*document.diagnostics, *reading.found),
    )
    errors = [
        diagnostic
        for diagnostic in reading.found
        if diagnostic.severity is Severity.ERROR
    ]
    if errors:
        raise Unreadable(*errors)
    return api


def _dialect(document: Document) -> Dialect:
    match document.root.get("openapi"):
        case str() as version if version.startswith(("3.1", "3.2")):
            return Dialect.OPENAPI_3_1
        case str() as version if version.startswith("3.0"):
            return Dialect.OPENAPI_3_0
        case version:
            raise Unreadable(
                Diagnostic(
                    "unknown-dialect",
                    f"`openapi: {version}` is not a version that can be read; 3.0, 3.1 and 3.2 can.",
                    document.origins("/openapi").location,
                )
            )


def _schemas(reading: Reading, root: Node) -> dict[str, Schema]:
    components = root.get("components")
    named = components.get("schemas") if components else None
    schemas = {key: parse_schema(reading, node) for key, node in reading.members(named)}
    # Parsing a schema that lies outside the components may ask for further ones.
    while waiting := [
        key for key in reading.schema_pointers_by_key if key not in schemas
    ]:
        for key in waiting:
            schemas[key] = parse_schema(
                reading, reading.node_at(reading.schema_pointers_by_key[key])
            )
    return schemas


def _tags(reading: Reading, node: Node | None) -> Iterator[tuple[str, str | None]]:
    for tag in reading.items(node):
        if (name := reading.text(tag, "name")) is not None:
            yield name, reading.text(tag, "description")
