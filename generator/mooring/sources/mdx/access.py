"""How an MDX page says that its endpoint is reached: servers and credentials."""

from dataclasses import dataclass, field

from mooring.document import Json, JsonObject, Standing, pointer
from mooring.sources.mdx.credentials import is_credential, scheme
from mooring.sources.markdown.front_matter import FrontMatter
from mooring.sources.mdx.endpoint import MdxEndpoint
from mooring.sources.mdx.fields import Field
from mooring.sources.notes import Notes
from mooring.sources.mdx.request_examples import RequestShown

_METHODS: dict[str, JsonObject] = {
    "bearer": {"type": "http", "scheme": "bearer"},
    "basic": {"type": "http", "scheme": "basic"},
}
"""What `authMethod` in the front matter may say."""


@dataclass(frozen=True, slots=True)
class Access:
    """Members for the document and for its operation."""

    servers: JsonObject = field(default_factory=dict[str, Json])
    components: JsonObject = field(default_factory=dict[str, Json])
    operation: JsonObject = field(default_factory=dict[str, Json])


def access(
    notes: Notes,
    matter: FrontMatter,
    endpoint: MdxEndpoint,
    fields: list[Field],
    shown: list[RequestShown],
    trust: frozenset[Standing],
) -> Access:
    """What the page states about servers and credentials; what its examples show, under `x-example-…` unless trusted."""
    place = pointer("paths", endpoint.path, endpoint.method)
    servers = _servers(notes, matter, endpoint, shown, trust)
    stated = _stated_schemes(notes, matter, fields)
    standing = Standing.STATED if stated else Standing.EXAMPLE
    ways_in = [stated] if stated else _shown_schemes(notes, shown)
    schemes = {key: found for way_in in ways_in for key, found in way_in.items()}
    if not schemes:
        return Access(servers)
    start = next(iter(schemes.values()))[1]
    described: JsonObject = {key: found for key, (found, _) in schemes.items()}
    if standing is Standing.EXAMPLE and standing not in trust:
        notes.place(f"{place}/x-example-security", start, standing)
        return Access(servers, {}, {"x-example-security": described})
    for key, (_, offset) in schemes.items():
        notes.place(f"/components/securitySchemes{pointer(key)}", offset, standing)
    notes.place(f"{place}/security", start, standing)
    requirements: list[Json] = [{key: [] for key in way_in} for way_in in ways_in]
    return Access(
        servers,
        {"components": {"securitySchemes": described}},
        {"security": requirements},
    )


def _servers(
    notes: Notes,
    matter: FrontMatter,
    endpoint: MdxEndpoint,
    shown: list[RequestShown],
    trust: frozenset[Standing],
) -> JsonObject:
    if endpoint.server is not None:
        notes.place("/servers", matter.entries["api"].start)
        return {"servers": [endpoint.server]}
    starts_by_url: dict[str, int] = {}
    for request in shown:
        if request.url and (url := endpoint.server_of(request.url)):
            starts_by_url.setdefault(url, request.url_start)
    if not starts_by_url:
        return {}
    keyword = "servers" if Standing.EXAMPLE in trust else "x-example-servers"
    for index, start in enumerate(starts_by_url.values()):
        notes.place(f"/{keyword}/{index}", start, Standing.EXAMPLE)
    return {keyword: [{"url": url} for url in starts_by_url]}


def _stated_schemes(
    notes: Notes, matter: FrontMatter, fields: list[Field]
) -> dict[str, tuple[JsonObject, int]]:
    """The schemes that the front matter or the header fields name, each with its place."""
    method = matter.text("authMethod")
    if method in _METHODS:
        return {
            f"{method}Auth": (
                dict(_METHODS[method]),
                matter.entries["authMethod"].start,
            )
        }
    schemes: dict[str, tuple[JsonObject, int]] = {}
    for header in fields:
        if header.where == "header" and is_credential(header.name):
            key, found = scheme(header.name, header.element.text("default") or "")
            if header.description:
                found["description"] = header.description
            schemes.setdefault(key, (found, header.start))
    if method not in (None, "none") and not schemes:
        message = f"“authMethod: {method}” is not known; bearer, basic and none are. Nothing is read from it."
        notes.warn("unknown-security", message, matter.entries["authMethod"].start)
    return schemes


def _shown_schemes(
    notes: Notes, shown: list[RequestShown]
) -> list[dict[str, tuple[JsonObject, int]]]:
    """The different ways in that the examples show, each with the schemes it needs."""
    ways_in: list[dict[str, tuple[JsonObject, int]]] = []
    for request in shown:
        way_in: dict[str, tuple[JsonObject, int]] = {}
        for header, (value, start) in request.headers.items():
            if is_credential(header):
                key, found = scheme(_spelled(header, notes, start), value)
                way_in.setdefault(key, (found, start))
        if way_in and all(way_in.keys() != known.keys() for known in ways_in):
            ways_in.append(way_in)
    return ways_in


def _spelled(header: str, notes: Notes, start: int) -> str:
    """A header's name as the page spells it; examples are compared without regard to case."""
    written = notes.page.text[start : start + len(header)]
    return written if written.lower() == header else header
