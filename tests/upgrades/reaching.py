"""Which classes a caller sends, and which it receives."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from mooring.model import Api, Operation, Reference, Schema, children


@dataclass(frozen=True, slots=True)
class Travel:
    """The classes that are part of requests, and of responses or of what the service sends on its own.

    A class that no operation leads to may be either.
    """

    sent: frozenset[str]
    received: frozenset[str]


def travel(api: Api, class_names: Mapping[str, str]) -> Travel:
    sent = reached(_requests(api), api)
    received = reached(_responses(api), api)
    idle = api.schemas.keys() - sent - received
    return Travel(
        frozenset(class_names[key] for key in sent | idle if key in class_names),
        frozenset(class_names[key] for key in received | idle if key in class_names),
    )


def reached(schemas: Iterable[Schema], api: Api) -> frozenset[str]:
    """The keys of the named schemas that some schemas lead to."""
    found = set[str]()
    waiting = list(schemas)
    while waiting:
        schema = waiting.pop()
        match schema.type:
            case Reference(name) if name in api.schemas and name not in found:
                found.add(name)
                waiting.append(api.schemas[name])
            case _:
                waiting += children(schema)
    return frozenset(found)


def _requests(api: Api) -> Iterator[Schema]:
    for operation in api.operations:
        yield from _asked(operation)
        for _, called in operation.callbacks:
            yield from _answered(called)
    for hook in api.webhooks:
        yield from _answered(hook)


def _responses(api: Api) -> Iterator[Schema]:
    for operation in api.operations:
        yield from _answered(operation)
        for _, called in operation.callbacks:
            yield from _asked(called)
    for hook in api.webhooks:
        yield from _asked(hook)


def _asked(operation: Operation) -> Iterator[Schema]:
    yield from (one.schema for one in operation.parameters)
    for content in operation.body.contents if operation.body else ():
        if content.schema is not None:
            yield content.schema


def _answered(operation: Operation) -> Iterator[Schema]:
    for response in operation.responses:
        yield from (one.schema for one in response.contents if one.schema is not None)
