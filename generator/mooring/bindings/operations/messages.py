"""What an API sends on its own: every webhook and callback, by the name that it has in Python."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from mooring.bindings.python.identifiers import snake_case, told_apart
from mooring.bindings.operations.media_types import body_content
from mooring.bindings.names.operation_names import OperationName
from mooring.model import Api, Operation, Schema


@dataclass(frozen=True, slots=True)
class Message:
    """One kind of message that the API sends: its Python name, and what its body is."""

    name: str
    operation: Operation
    schema: Schema | None


def messages(
    api: Api, operation_names: Mapping[str, OperationName]
) -> tuple[Message, ...]:
    """Every webhook, and every callback under the name of the operation that asks for it."""
    found: dict[str, Message] = {}
    for spoken, operation in _spoken(api, operation_names):
        name = snake_case(spoken)
        if name in found:
            name = told_apart(name, f"{operation} {spoken}")
        found[name] = Message(name, operation, _payload(operation))
    return tuple(found.values())


def _spoken(
    api: Api, operation_names: Mapping[str, OperationName]
) -> Iterator[tuple[str, Operation]]:
    for operation in api.webhooks:
        yield operation.path, operation
    for operation in api.operations:
        for name, callback in operation.callbacks:
            yield f"{operation_names[operation.key]} {name}", callback


def _payload(operation: Operation) -> Schema | None:
    content = None if operation.body is None else body_content(operation.body)
    return None if content is None else content.schema
