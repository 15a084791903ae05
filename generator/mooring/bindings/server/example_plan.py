"""An API → an example for each of its answers, as the file that a server reads them from."""

import json
from collections.abc import Iterator, Mapping

from mooring.bindings.examples.example_values import NoExample, Side, example
from mooring.bindings.operations.media_types import is_json, response_content
from mooring.document import Json, JsonObject
from mooring.model import Api, Content, Operation, Response, Schema

NOT_SHOWN = frozenset(
    (
        *("connection", "content-encoding", "content-length", "content-type", "date"),
        *("keep-alive", "server", "trailer", "transfer-encoding", "upgrade"),
    )
)
"""Headers that say how an answer travels, and that an example would get wrong (RFC 9110, RFC 9112)."""


def example_answers(api: Api) -> str:
    """A JSON object: for each method and path the answers by status, in the order in which the document declares them.

    Of each, `values` holds what the document gives as examples, then one that is made from the schema.
    """
    lines = [
        f"{json.dumps(str(operation))}: {json.dumps(_answers(operation, api.schemas))}"
        for operation in api.operations
    ]
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _answers(operation: Operation, schemas: Mapping[str, Schema]) -> JsonObject:
    return {one.status: _answer(one, schemas) for one in operation.responses}


def _answer(response: Response, schemas: Mapping[str, Schema]) -> JsonObject:
    content = response_content(response)
    values = [] if content is None else list(_values(content, schemas))
    headers: dict[str, Json] = dict(_headers(response, schemas))
    return {"values": values, "headers": headers} if headers else {"values": values}


def _values(content: Content, schemas: Mapping[str, Schema]) -> Iterator[Json]:
    yield from (one.json for one in content.examples)
    if content.schema is None:
        if not content.examples:
            yield {} if is_json(content.media_type) else "example"
        return
    for is_full in (True, False):
        try:
            yield example(content.schema, schemas, Side.RESPONSE, is_full=is_full)
        except NoExample:
            continue


def _headers(
    response: Response, schemas: Mapping[str, Schema]
) -> Iterator[tuple[str, str]]:
    for header in response.headers:
        if header.schema is None or header.name.lower() in NOT_SHOWN:
            continue
        try:
            value = example(header.schema, schemas, Side.RESPONSE, name=header.name)
        except NoExample:
            continue
        match value:
            case bool():
                yield header.name, str(value).lower()
            case int() | float():
                yield header.name, str(value)
            case str() if value.isascii() and value.isprintable():
                yield header.name, value
            case _:
                pass
