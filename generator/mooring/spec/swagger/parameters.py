"""Values in the path, query, headers and forms (Swagger 2.0, Parameter Object and Header Object)."""

from collections.abc import Iterator
from dataclasses import replace

from mooring.model import Array, Header, Parameter, Place, Schema, Style, Value
from mooring.spec.parameters import DEFAULT_STYLES
from mooring.spec.reading import Node, Reading
from mooring.spec.references import follow
from mooring.spec.schemas import parse_schema, unresolved_schema

PLACES_BY_NAME = {
    place.value: place for place in (Place.PATH, Place.QUERY, Place.HEADER)
}
SCHEMA_KEYWORDS = frozenset(
    (
        *("type", "format", "items", "default", "enum", "pattern", "multipleOf"),
        *("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"),
        *("minLength", "maxLength", "minItems", "maxItems", "uniqueItems"),
        *("x-nullable", "example"),
    )
)
PARAMETER_KEYWORDS = SCHEMA_KEYWORDS | {
    *("name", "in", "required", "description", "collectionFormat")
}
STYLES_BY_COLLECTION_FORMAT = {
    "csv": (Style.FORM, False),
    "ssv": (Style.SPACE_DELIMITED, False),
    "pipes": (Style.PIPE_DELIMITED, False),
    "multi": (Style.FORM, True),
}


def parse_parameters(reading: Reading, nodes: tuple[Node, ...]) -> Iterator[Parameter]:
    """The parameters outside the body; one without a name or place is reported and left out."""
    for node in nodes:
        name, place = name_and_place(reading, node)
        if name is None or place is None:
            reading.warn(
                "parameter-without-place",
                f"A parameter without a `name` and an `in` out of {', '.join(PLACES_BY_NAME)}, body, formData was left out; add them.",
                node.pointer,
            )
            continue
        schema = simple_schema(reading, node)
        style, explode = collection_style(reading, node, schema, place)
        yield Parameter(
            name=name,
            place=place,
            schema=schema,
            required=place is Place.PATH or reading.flag(node, "required"),
            style=style,
            explode=explode,
            description=reading.text(node, "description"),
            unmodelled=node.beside(PARAMETER_KEYWORDS) + lost_collection_format(node),
            pointer=node.pointer,
        )


def name_and_place(reading: Reading, node: Node) -> tuple[str | None, Place | None]:
    """What a parameter outside the body is called and where it travels; None for what it does not say."""
    place = PLACES_BY_NAME.get(reading.text(node, "in") or "")
    return reading.text(node, "name"), place


def parse_headers(reading: Reading, node: Node | None) -> Iterator[Header]:
    """The headers of a response, by name."""
    for name, stated in reading.members(node):
        header = follow(reading, stated)
        if header is None:
            yield Header(name, unresolved_schema(stated), pointer=stated.pointer)
            continue
        yield Header(
            name=name,
            schema=simple_schema(reading, header),
            description=reading.text(header, "description"),
            unmodelled=header.beside(PARAMETER_KEYWORDS)
            + lost_collection_format(header),
            pointer=header.pointer,
        )


def simple_schema(reading: Reading, node: Node) -> Schema:
    """The schema that stands among the other keywords of a parameter or header."""
    members = node.value if isinstance(node.value, dict) else {}
    stated = {key: members[key] for key in members if key in SCHEMA_KEYWORDS}
    return parse_schema(reading, Node(stated, node.pointer))


def collection_style(
    reading: Reading, node: Node, schema: Schema, place: Place
) -> tuple[Style, bool]:
    """The style of a value and whether it is exploded; arrays outside of queries are joined by commas."""
    stated = reading.text(node, "collectionFormat")
    default = DEFAULT_STYLES[place]
    if not isinstance(schema.type, Array):
        return default, default is Style.FORM
    if default is not Style.FORM:
        if stated not in (None, "csv"):
            _warn(reading, node, stated)
        return default, False
    if stated not in (None, *STYLES_BY_COLLECTION_FORMAT):
        _warn(reading, node, stated)
    return STYLES_BY_COLLECTION_FORMAT.get(stated or "csv", (Style.FORM, False))


def lost_collection_format(node: Node) -> tuple[tuple[str, Value], ...]:
    """The collection format that no style of OpenAPI 3 stands for."""
    stated = node.get("collectionFormat")
    place = node.get("in")
    is_joined = place is None or place.value in ("path", "header")
    known = {"csv"} if is_joined else STYLES_BY_COLLECTION_FORMAT.keys()
    if stated is None or stated.value in known:
        return ()
    return (("collectionFormat", Value.of(stated.value)),)


def form_field(reading: Reading, node: Node) -> Schema:
    """The schema of a form field, with what is said about the field."""
    schema = simple_schema(reading, node)
    return replace(
        schema,
        description=reading.text(node, "description"),
        unmodelled=schema.unmodelled
        + node.beside(PARAMETER_KEYWORDS)
        + lost_collection_format(node),
    )


def _warn(reading: Reading, node: Node, stated: str | None) -> None:
    reading.warn(
        "unknown-style",
        f"`collectionFormat: {stated}` cannot be kept here, and the values are joined by commas.",
        node.pointer,
    )
