"""An OpenAPI document → `Api`, still with its inline types in place."""

from collections.abc import Iterator

from mooring.diagnostics import Diagnostic, Severity, Unreadable
from mooring.document import FILES, MISREAD, Document, resolve
from mooring.model import Api, Operation, Schema, SecurityScheme, Server, Value
from mooring.spec import swagger
from mooring.spec.cycles import reject_cycles
from mooring.spec.operation_ids import told_apart
from mooring.spec.operations import parse_operations
from mooring.spec.reading import Dialect, Node, Reading
from mooring.spec.references import declare_schemas
from mooring.spec.schemas import parse_named_schema
from mooring.spec.security import parse_requirements, parse_schemes, parse_servers
from mooring.spec.standing import stands

DOCUMENT_KEYWORDS = frozenset(
    (
        *("openapi", "info", "servers", "paths", "webhooks", "components"),
        *("security", "tags", FILES),
    )
)
INFO_KEYWORDS = frozenset(("title", "version", "summary", "description"))


def parse_document(document: Document) -> Api:
    """The API of `document`; see `mooring.spec.parse` for what it raises."""
    reading = Reading(document, document.root, _dialect(document))
    root = Node(document.root, "")
    info = _info(reading, root)
    _insist_on_paths(reading, root)
    declare_schemas(reading, _at(root, reading.dialect.schemas))
    declared = frozenset(reading.schema_pointers_by_key)
    operations, webhooks = _operations(reading, root)
    schemas = _schemas(reading, is_used=bool(operations or webhooks))
    api = Api(
        title=reading.text(info, "title") or document.name,
        version=reading.text(info, "version") or "",
        summary=reading.text(info, "summary"),
        description=reading.text(info, "description"),
        servers=_servers(reading, root),
        operations=operations,
        webhooks=webhooks,
        schemas=schemas,
        security_schemes=tuple(_security_schemes(reading, root)),
        tags=tuple(_tags(reading, root.get("tags"))),
        carries=document.carries,
        unmodelled=(*_unmodelled(reading, root, info), *_misread(reading)),
        diagnostics=(*document.diagnostics, *reading.found),
        unnamed=frozenset(_unnamed(schemas, declared)),
        faults=tuple(reading.faults),
    )
    if errors := tuple(_errors(reading, api, declared)):
        raise Unreadable(*errors)
    return api


def _dialect(document: Document) -> Dialect:
    field = "openapi" if "openapi" in document.root else "swagger"
    match document.root.get(field):
        case str() as version if version.startswith(("3.1", "3.2")):
            return Dialect.OPENAPI_3_1
        case str() as version if version.startswith("3.0"):
            return Dialect.OPENAPI_3_0
        case "2.0":
            return Dialect.SWAGGER_2_0
        case version:
            raise Unreadable(
                Diagnostic(
                    "unknown-dialect",
                    f"`{field}: {version}` is not a version that can be read; 2.0, 3.0, 3.1 and 3.2 can.",
                    document.origins(f"/{field}").location,
                )
            )


def _errors(
    reading: Reading, api: Api, declared: frozenset[str]
) -> Iterator[Diagnostic]:
    """What costs the document: what is refused wherever it stands, and each fault where nothing is left beside them."""
    yield from (one for one in reading.found if one.severity is Severity.ERROR)
    if not stands(api, declared):
        for fault in reading.faults:
            if fault.severity is Severity.ERROR:
                location = reading.document.origins(fault.pointer).location
                yield Diagnostic(fault.code, fault.why, location)


def _info(reading: Reading, root: Node) -> Node:
    info = root.get("info")
    if info is not None and isinstance(info.value, dict):
        return info
    reading.refuse(
        "no-info",
        "The document does not say what it describes; add `info` with a `title` and a `version`.",
        "" if info is None else info.pointer,
    )
    return Node({}, "/info")


def _insist_on_paths(reading: Reading, root: Node) -> None:
    """A document may leave its paths out; what is written there and is none is not what anybody meant."""
    paths = root.get("paths")
    if paths is not None and not isinstance(paths.value, dict):
        reading.refuse(
            "not-an-object",
            "The paths of a document are an object; write one, or remove the key.",
            paths.pointer,
        )


def _misread(reading: Reading) -> Iterator[tuple[str, Value]]:
    """The values that mean nothing where they stand, so that a change of them is seen."""
    for fault in reading.faults:
        try:
            value = resolve(reading.root, fault.pointer)
        except KeyError:
            continue
        yield MISREAD + fault.pointer, Value.of(value)


def _at(node: Node, way: tuple[str, ...]) -> Node | None:
    found: Node | None = node
    for key in way:
        found = None if found is None else found.get(key)
    return found


def _operations(
    reading: Reading, root: Node
) -> tuple[tuple[Operation, ...], tuple[Operation, ...]]:
    """The operations and the webhooks."""
    security = parse_requirements(reading, root.get("security"))
    groups = (
        tuple(parse_operations(reading, root.get(group), security))
        for group in ("paths", "webhooks")
    )
    operations, webhooks = (tuple(told_apart(reading, group)) for group in groups)
    return operations, webhooks


def _schemas(reading: Reading, *, is_used: bool) -> dict[str, Schema]:
    """The schemas that are named, and those that anything refers to.

    What is wrong in one that no operation leads to does not cost the document.

    Args:
        is_used: whether there are operations; without them every schema counts.
    """
    schemas = dict[str, Schema]()
    if is_used:
        _parse_asked(reading, schemas)
    found = len(reading.found)
    reading.asked_keys.update(dict.fromkeys(reading.schema_pointers_by_key))
    _parse_asked(reading, schemas)
    if is_used:
        reading.forgive(found)
    return {key: schemas[key] for key in reading.schema_pointers_by_key}


def _unnamed(schemas: dict[str, Schema], declared: frozenset[str]) -> Iterator[str]:
    """The keys of the schemas that references found inside something else; what is in a file of its own is not."""
    for key, schema in schemas.items():
        if key not in declared and not schema.pointer.startswith(f"/{FILES}/"):
            yield key


def _parse_asked(reading: Reading, schemas: dict[str, Schema]) -> None:
    # Parsing a schema may ask for further ones.
    while waiting := [key for key in reading.asked_keys if key not in schemas]:
        for key in waiting:
            node = reading.node_at(reading.schema_pointers_by_key[key])
            schemas[key] = parse_named_schema(reading, node)
    reject_cycles(reading, schemas)


def _servers(reading: Reading, root: Node) -> tuple[Server, ...]:
    if reading.dialect is Dialect.SWAGGER_2_0:
        return swagger.parse_servers(reading, root)
    return parse_servers(reading, root.get("servers"))


def _security_schemes(reading: Reading, root: Node) -> Iterator[SecurityScheme]:
    if reading.dialect is Dialect.SWAGGER_2_0:
        return swagger.parse_schemes(reading, root.get("securityDefinitions"))
    components = dict(reading.members(root.get("components")))
    return parse_schemes(reading, components.get("securitySchemes"))


def _unmodelled(
    reading: Reading, root: Node, info: Node
) -> Iterator[tuple[str, Value]]:
    """What the document says about the whole API beyond the model."""
    if reading.dialect is Dialect.SWAGGER_2_0:
        yield from root.beside(DOCUMENT_KEYWORDS | swagger.DOCUMENT_KEYWORDS)
    else:
        yield from root.beside(DOCUMENT_KEYWORDS)
    yield from info.beside(INFO_KEYWORDS)
    for name in ("paths", "components"):
        match root.get(name):
            case Node(value=dict() as members):
                for key, value in members.items():
                    if key.startswith("x-"):
                        yield key, Value.of(value)
            case _:
                pass
    for tag in reading.items(root.get("tags")):
        if rest := tag.beside({"name", "description"}):
            key = f"tags/{reading.text(tag, 'name')}"
            yield key, Value.of({key: value.json for key, value in rest})


def _tags(reading: Reading, node: Node | None) -> Iterator[tuple[str, str | None]]:
    for tag in reading.items(node):
        if (name := reading.text(tag, "name")) is not None:
            yield name, reading.text(tag, "description")
