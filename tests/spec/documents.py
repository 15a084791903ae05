"""Documents made of a few lines, for tests of the parser."""

from mooring.diagnostics import Location
from mooring.document import EVERY_FACT, Document, JsonObject, Origin
from mooring.model import Api, Schema
from mooring.sources.yaml import load, positions
from mooring.spec import parse
from mooring.spec.parse import parse_document

HEAD = "info: {title: T, version: '1'}\npaths: {}\n"


def document(text: str, version: str = "3.1.0") -> Document:
    """A document of an OpenAPI version, from YAML."""
    whole = f"openapi: {version}\n{text}"
    root = load(whole, "api.yaml")
    assert isinstance(root, dict)
    place = positions(whole, "api.yaml")

    def origins(pointer: str) -> Origin:
        return Origin(place(pointer))

    return Document("api.yaml", "openapi", root, origins, EVERY_FACT, "")


def unplaced(root: JsonObject) -> Document:
    """A document whose facts have no place of their own."""
    return Document(
        "api.yaml",
        "openapi",
        root,
        lambda pointer: Origin(Location("api.yaml")),
        EVERY_FACT,
        "",
    )


def api(text: str, version: str = "3.1.0") -> Api:
    """The API of a document, with every type named."""
    return parse(document(text, version))


def schema(text: str, version: str = "3.1.0") -> Schema:
    """The schema that is written on one line of YAML, with its inline types in place."""
    parsed = parse_document(
        document(
            f"{HEAD}components: {{schemas: {{S: {text}, Other: {{type: object}}}}}}",
            version,
        )
    )
    return parsed.schemas["S"]
