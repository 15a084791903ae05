"""Every operation under a key of its own (OpenAPI 3.1, section 4.8.10: an `operationId` is unique)."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from mooring.model import Operation, Value
from mooring.spec.reading import Reading


def told_apart(
    reading: Reading, operations: tuple[Operation, ...]
) -> Iterator[Operation]:
    """The operations, of which those that share an id go by their methods and paths, whatever their order."""
    unnamed = [replace(operation, id=None) for operation in operations]
    uses = Counter(operation.id for operation in operations)
    uses.update({operation.key for operation in unnamed})
    for operation, bare in zip(operations, unnamed, strict=True):
        if operation.id is None or uses[operation.id] == 1:
            yield operation
        else:
            reading.warn(
                "repeated-operation-id",
                f"The operationId `{operation.id}` is used more than once; {operation} goes by its method and path until it has one of its own.",
                f"{operation.pointer}/operationId",
            )
            stated = ("operationId", Value.of(operation.id))
            yield replace(bare, unmodelled=(*bare.unmodelled, stated))
