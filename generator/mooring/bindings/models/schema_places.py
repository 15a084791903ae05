"""Where each schema is written: in a component, or inside an operation or a message; and the module that stands for it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from mooring.bindings.python.identifiers import class_name, snake_case, told_apart
from mooring.bindings.names.operation_names import OperationName
from mooring.bindings.operations.messages import Message
from mooring.model import Operation


@dataclass(frozen=True, slots=True)
class Place:
    """A component, operation or message, with all that is written inside it.

    Args:
        key: Begins the keys of all schemas inside it.
        module: What a module with its models is called.
        text: What such a module says of itself.
    """

    key: str
    module: str
    text: str

    def inside(self, key: str) -> "Place":
        """The part of it in which one of its schemas is written: one step further down."""
        step = key.removeprefix(self.key).lstrip("/").partition("/")[0]
        if not step:
            return self
        # No component, operation or message is called so.
        return Place(
            f"{self.key}/{step}",
            f"{self.module}__in__{snake_case(step)}",
            f"{self.text.removesuffix('.')}, `{step}`.",
        )


def places(
    class_names: Mapping[str, str],
    components: Iterable[str],
    operations: Iterable[Operation],
    operation_names: Mapping[str, OperationName],
    sent: Iterable[Message],
) -> Mapping[str, Place]:
    """The place of every schema that has a class, by its key.

    Two underscores tell the module of an operation from that of any component.
    """
    owners = {message.operation.key: _message(message) for message in sent}
    for operation in operations:
        owners[operation.key] = _operation(operation, operation_names[operation.key])
    known = frozenset(components)
    roots = {key: _root(key, owners, known) for key in class_names}
    for root in sorted({*roots.values()} - owners.keys()):
        name = class_names.get(root) or class_name(root)
        owners[root] = Place(root, snake_case(name), f"The schema `{root}`.")
    meetings = Counter(owners[root].module for root in {*roots.values()})
    return {
        key: (
            owners[root]
            if meetings[owners[root].module] == 1
            else replace(owners[root], module=told_apart(owners[root].module, root))
        )
        for key, root in roots.items()
    }


def _operation(operation: Operation, name: OperationName) -> Place:
    module = f"{name.resource or 'client'}__{name.method}"
    return Place(operation.key, module, f"The schemas inside `{operation}`.")


def _message(message: Message) -> Place:
    return Place(
        message.operation.key,
        f"on__{message.name}",
        f"The schemas inside the message `{message.name}`.",
    )


def _root(key: str, owners: Mapping[str, Place], components: frozenset[str]) -> str:
    """The operation, message or component that a schema is written in."""
    prefixes = [*_prefixes(key)]
    owner = next((one for one in reversed(prefixes) if one in owners), None)
    if owner is not None:
        return owner
    return next((one for one in prefixes if one in components), key)


def _prefixes(key: str) -> Iterator[str]:
    """The beginnings of a key up to a slash or to its end, the shortest first."""
    parts = key.split("/")
    return ("/".join(parts[:length]) for length in range(1, len(parts) + 1))
