"""Operations → a call of each method, and the answer to it, by examples."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from mooring.bindings.operations.arguments import (
    MEMBERWISE,
    PARAMETERS,
    Argument,
    Destination,
    arguments,
    is_binary,
)
from mooring.bindings.schemas.conformity import conforms
from mooring.bindings.examples.example_values import NoExample, Side, example
from mooring.bindings.groundwork import Groundwork
from mooring.bindings.operations.media_types import (
    body_content,
    is_json,
    response_content,
)
from mooring.bindings.operations.results import WITHOUT_CONTENT, successes
from mooring.document import Json
from mooring.model import Array, Operation, Response

Given: TypeAlias = "Json | bytes | list[bytes]"
"""What a caller passes: files and opaque bodies are bytes."""


@dataclass(frozen=True, slots=True)
class ExampleAnswer:
    """What the server answers; no content where the media type is None."""

    status: int
    media_type: str | None
    value: Json


@dataclass(frozen=True, slots=True)
class ExampleCall:
    """A call of one method.

    Args:
        method: As it is called on a client, such as `tasks.create`.
        arguments: By keyword; those of the path come first, and may be given by position.
    """

    method: str
    operation: Operation
    arguments: Mapping[str, Given]
    answer: ExampleAnswer


def example_calls(ground: Groundwork) -> Iterator[ExampleCall]:
    """A call of each method with all that it must be given; none of one that no example can be made for."""
    for operation in ground.api.operations:
        try:
            given = example_arguments(operation, ground, is_full=False)
            answer = _answer(operation, ground)
        except NoExample:
            continue
        if answer is not None:
            method = str(ground.operation_names[operation.key])
            yield ExampleCall(method, operation, given, answer)


def example_arguments(
    operation: Operation, ground: Groundwork, *, is_full: bool
) -> Mapping[str, Given]:
    """An example of each argument of an operation's method, by keyword.

    The members of a body come from the example of the whole, which may need more than those that are always required.

    Args:
        is_full: All of them; else those that must be there.

    Raises:
        NoExample: there is none of one that must be there.
    """
    body = _body(operation, ground, is_full=is_full)
    given = dict[str, Given]()
    for one in arguments(operation, ground.shapes):
        if one.destination is Destination.MEDIA_TYPE:
            continue
        if one.destination in MEMBERWISE and body is not None:
            if one.wire_name in body:
                given[one.name] = _passed(one, body[one.wire_name], ground)
        elif one.required or is_full:
            try:
                value = example(
                    one.schema,
                    ground.api.schemas,
                    Side.REQUEST,
                    # A list in a query cannot be empty.
                    is_full=is_full or one.destination in PARAMETERS,
                    name=one.wire_name or "body",
                )
            except NoExample:
                if one.required:
                    raise
            else:
                given[one.name] = _passed(one, value, ground)
    return given


def _body(
    operation: Operation, ground: Groundwork, *, is_full: bool
) -> Mapping[str, Json] | None:
    content = None if operation.body is None else body_content(operation.body)
    if content is None or content.schema is None:
        return None
    value = example(
        content.schema,
        ground.api.schemas,
        Side.REQUEST,
        # A list in a form cannot be empty either.
        is_full=is_full or not is_json(content.media_type),
        name="body",
    )
    return value if isinstance(value, dict) else None


def _passed(one: Argument, value: Json, ground: Groundwork) -> Given:
    schema = ground.shapes.resolved(one.schema)
    if one.destination is Destination.CONTENT:
        return str(value).encode()
    if one.destination is not Destination.MULTIPART:
        return value
    match schema.type:
        case Array(items=items) if is_binary(ground.shapes.resolved(items)):
            return (
                [str(item).encode() for item in value]
                if isinstance(value, list)
                else []
            )
        case _:
            return str(value).encode() if is_binary(schema) else value


def _answer(operation: Operation, ground: Groundwork) -> ExampleAnswer | None:
    """The first success; None where the document declares none."""
    for response in successes(operation):
        status = response.status
        code = int(status) if status.isdigit() else 200
        content = response_content(response)
        if content is None or status in WITHOUT_CONTENT or operation.method == "HEAD":
            return ExampleAnswer(code, None, None)
        media_type = content.media_type.partition(";")[0].strip()
        if "*" in media_type:
            is_any = is_json(media_type)
            media_type = "application/json" if is_any else "application/octet-stream"
        return ExampleAnswer(code, media_type, _value(response, ground))
    return None


def _value(response: Response, ground: Groundwork) -> Json:
    content = response_content(response)
    assert content is not None
    if content.schema is None:
        return content.examples[0].json if content.examples else {}
    for one in content.examples:
        if conforms(one.json, content.schema, ground.api.schemas):
            return one.json
    return example(content.schema, ground.api.schemas, Side.RESPONSE)
