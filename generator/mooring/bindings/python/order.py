"""One order for what a document may state in any: the order of a mapping's keys changes no byte of a package.

What is listed, and the members of an object, stay as the author put them.
"""

from dataclasses import replace

from mooring.model import Api, Content, Operation

METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")
"""The methods of one path in the order in which people look for them; all others follow."""


def in_order(api: Api) -> Api:
    """The API with its operations in the order of their paths, and their responses in that of the statuses."""
    return replace(
        api,
        operations=_operations(api.operations),
        webhooks=_operations(api.webhooks),
    )


def _operations(operations: tuple[Operation, ...]) -> tuple[Operation, ...]:
    return tuple(sorted(map(_operation, operations), key=_path_and_method))


def _operation(operation: Operation) -> Operation:
    body = operation.body
    return replace(
        operation,
        body=body and replace(body, contents=_contents(body.contents)),
        responses=tuple(
            replace(one, contents=_contents(one.contents))
            for one in sorted(operation.responses, key=lambda one: one.status)
        ),
        callbacks=tuple(
            (name, _operation(callback))
            for name, callback in sorted(operation.callbacks, key=lambda one: one[0])
        ),
    )


def _contents(contents: tuple[Content, ...]) -> tuple[Content, ...]:
    return tuple(sorted(contents, key=lambda one: one.media_type))


def _path_and_method(operation: Operation) -> tuple[str, int, str]:
    known = operation.method in METHODS
    rank = METHODS.index(operation.method) if known else len(METHODS)
    return operation.path, rank, operation.method
