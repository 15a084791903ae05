"""Which schemas the operations of an API reach."""

from collections.abc import Iterable, Iterator, Mapping

from mooring.model import Api, Operation, Reference, Schema, children


def reachable(api: Api) -> tuple[str, ...]:
    """The keys of the schemas that some operation or webhook uses, in the document's order."""
    seen: set[str] = set()
    waiting = [
        schema
        for operation in (*api.operations, *api.webhooks)
        for schema in payload_schemas(operation)
    ]
    while waiting:
        for name in references(waiting.pop()):
            if name not in seen and name in api.schemas:
                seen.add(name)
                waiting.append(api.schemas[name])
    return tuple(key for key in api.schemas if key in seen)


def payload_schemas(operation: Operation) -> Iterator[Schema]:
    """Every schema that an operation itself states, its callbacks' included."""
    yield from (parameter.schema for parameter in operation.parameters)
    contents = operation.body.contents if operation.body else ()
    contents += tuple(
        content for response in operation.responses for content in response.contents
    )
    yield from (content.schema for content in contents if content.schema is not None)
    headers = (
        header for response in operation.responses for header in response.headers
    )
    yield from (header.schema for header in headers if header.schema is not None)
    for _, callback in operation.callbacks:
        yield from payload_schemas(callback)


def references(schema: Schema) -> Iterator[str]:
    """The keys that a schema refers to, itself and in everything inside it."""
    waiting = [schema]
    while waiting:
        current = waiting.pop()
        if isinstance(current.type, Reference):
            yield current.type.name
        waiting.extend(children(current))


def is_recursive(key: str, schemas: Mapping[str, Schema]) -> bool:
    """Whether a schema leads back to itself."""
    seen: set[str] = set()
    waiting: list[str] = list(references(schemas[key]))
    while waiting:
        name = waiting.pop()
        if name == key:
            return True
        if name not in seen and name in schemas:
            seen.add(name)
            waiting.extend(references(schemas[name]))
    return False


def closure(keys: Iterable[str], schemas: Mapping[str, Schema]) -> frozenset[str]:
    """`keys` and every key that they lead to."""
    seen = set(keys)
    waiting = list(seen)
    while waiting:
        for name in references(schemas[waiting.pop()]):
            if name not in seen and name in schemas:
                seen.add(name)
                waiting.append(name)
    return frozenset(seen)
