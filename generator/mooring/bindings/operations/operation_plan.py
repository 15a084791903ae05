"""Operations → the statements that describe them to the runtime."""

from collections.abc import Iterator, Mapping

from mooring.addresses import joined
from mooring.bindings.operations.arguments import Argument, Destination
from mooring.bindings.python.code import Code, literal
from mooring.bindings.operations.credentials import security_expression
from mooring.bindings.python.layout import Group, Item, assigned
from mooring.bindings.operations.media_types import FORM, body_content, essence, is_json
from mooring.bindings.types.members import Member
from mooring.bindings.operations.results import (
    Types,
    accepted,
    raised,
    result,
    returned,
)
from mooring.bindings.operations.surroundings import Surroundings
from mooring.document import Json
from mooring.model import Operation, Parameter, Place, Server, Style

DEFAULT_STYLES = {
    Place.PATH: (Style.SIMPLE, False),
    Place.QUERY: (Style.FORM, True),
    Place.HEADER: (Style.SIMPLE, False),
    Place.COOKIE: (Style.FORM, True),
}
USUAL_MEDIA_TYPES = (
    "application/json",
    "application/x-www-form-urlencoded",
    "multipart/form-data",
)


def operation_statement(
    constant: Code,
    operation: Operation,
    taken: tuple[Argument, ...],
    members: Mapping[str, Member],
    around: Surroundings,
) -> Code:
    """The statement that gives a constant the description of an operation.

    What the runtime takes for granted is left out.
    """
    returns = returned(operation, members)
    items: list[Item] = [literal(operation.method), literal(operation.path)]
    items.append(types_group(Code("returns"), returns, around))
    if raises := raised(operation, members):
        items.append(types_group(Code("raises"), raises, around))
    if operation.security != around.security:
        items.append(Code("security=") + security_expression(operation.security))
    items.extend(_peculiarities(operation, taken, around))
    type_ = Code("Operation[") + around.written(result(returns)) + Code("]")
    call = Group(Code("Operation("), tuple(items), Code(")"))
    return assigned(constant, type_, call)


def types_group(keyword: Code, types: Types, around: Surroundings) -> Group:
    """A mapping from statuses to what gives their types."""
    entries = tuple(
        literal(status) + Code(": lambda: ") + around.written(type_)
        for status, type_ in types.items()
    )
    return Group(keyword + Code("={"), entries, Code("}"))


def _peculiarities(
    operation: Operation, taken: tuple[Argument, ...], around: Surroundings
) -> Iterator[Item]:
    nullable = tuple(
        literal(argument.wire_name)
        for argument in taken
        if argument.destination is Destination.JSON
        and around.shapes.is_nullable(argument.schema)
    )
    if nullable:
        ending = Code(",)" if len(nullable) == 1 else ")")
        yield Group(Code("nullable=("), nullable, ending)
    if entries := tuple(styles(operation)):
        yield Group(Code("styles={"), entries, Code("}"))
    if (server := own_server(operation, around.servers)) is not None:
        yield Code("server=") + literal(server)
    if (header := around.idempotency.get(operation.key)) is not None:
        yield Code("idempotency=") + literal(header)
    if (media_types := accepted(operation)) is not None:
        yield Code("accept=") + literal(media_types)
    content = None if operation.body is None else body_content(operation.body)
    if content is not None and content.media_type not in USUAL_MEDIA_TYPES:
        is_range = "*" in content.media_type
        sent = "application/octet-stream" if is_range else content.media_type
        yield Code("content_type=") + literal(sent)


def own_server(operation: Operation, api_servers: tuple[Server, ...]) -> str | None:
    """Where an operation is sent that the API's own server does not know; a relative address begins there."""
    if not operation.servers:
        return None
    base = api_servers[0].url.rstrip("/") if api_servers else ""
    url = joined(f"{base}/", operation.servers[0].url).rstrip("/")
    return url if "://" in url and url != base else None


def styles(operation: Operation) -> Iterator[Code]:
    """The members of a mapping with the style of each parameter that has a peculiar one."""
    for one in operation.parameters:
        if stated := list(_style(one)):
            call = Code(": Style(") + Code(", ").join(stated) + Code(")")
            yield literal(one.name) + call
    content = None if operation.body is None else body_content(operation.body)
    if content is not None and essence(content.media_type) == FORM:
        names = {one.name for one in operation.parameters}
        for name, encoding in content.encodings:
            if name not in names and (stated := list(_encoding(encoding.json))):
                call = Code(": Style(") + Code(", ").join(stated) + Code(")")
                yield literal(name) + call


def _encoding(encoding: Json) -> Iterator[Code]:
    """How a member of a form is written (OpenAPI 3.1, Encoding Object)."""
    if not isinstance(encoding, dict):
        return
    style, explode = encoding.get("style"), encoding.get("explode")
    if style in ("spaceDelimited", "pipeDelimited", "deepObject"):
        yield literal(style)
    if isinstance(explode, bool) and explode is not (style in (None, "form")):
        yield Code("explode=") + literal(explode)
    if style is None and is_json(str(encoding.get("contentType", "text/plain"))):
        yield Code("media_type=") + literal("application/json")


def _style(one: Parameter) -> Iterator[Code]:
    if one.media_type is not None:
        yield Code("media_type=") + literal(one.media_type)
        return
    style, explode = DEFAULT_STYLES[one.place]
    if one.style is not style:
        yield literal(one.style.value)
        explode = one.style is Style.FORM
    if one.explode is not explode:
        yield Code("explode=") + literal(one.explode)
    if one.allow_reserved:
        yield Code("allow_reserved=True")
