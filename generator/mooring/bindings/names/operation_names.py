"""What a person would call an operation: `create_task_tasks_post` under the tag *Tasks* is `tasks.create`."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from mooring.bindings.python.identifiers import (
    module_name,
    snake_case,
    told_apart,
    words,
)
from mooring.model import Operation

MEMBERS_OF_CLIENTS = frozenset(
    ("close", "with_options", "with_raw_response", "with_streaming_response")
)
_VERSION = re.compile(r"v\d+(\.\d+)*")


@dataclass(frozen=True, slots=True)
class OperationName:
    """Where a method is found: `resource` is empty for a method of the client itself."""

    resource: str
    method: str

    def __str__(self) -> str:
        return f"{self.resource}.{self.method}" if self.resource else self.method


def operation_names(
    operations: tuple[Operation, ...], overrides: Mapping[str, str]
) -> Mapping[str, OperationName]:
    """The name of every operation, by its key.

    Each name comes from the operation's own tag, identifier, method and path. Two operations that
    would meet are both called by their whole identifier.

    Args:
        overrides: Names that people chose, by `operationId` or by `METHOD /path`.
    """
    short = {operation.key: _short_name(operation) for operation in operations}
    meetings = Counter(short.values())
    names = {
        operation.key: (
            short[operation.key]
            if meetings[short[operation.key]] == 1
            else _long_name(operation)
        )
        for operation in operations
    }
    meetings = Counter(names.values())
    for operation in operations:
        name = names[operation.key]
        if meetings[name] > 1:
            names[operation.key] = OperationName(
                name.resource, told_apart(name.method, str(operation))
            )
        if (
            chosen := overrides.get(operation.key) or overrides.get(str(operation))
        ) is not None:
            resource, _, method = chosen.rpartition(".")
            names[operation.key] = OperationName(resource, method)
    return {key: _beside_the_clients_own(name, names) for key, name in names.items()}


def literal_segments(operation: Operation) -> list[str]:
    """The literal parts of an operation's path, without a prefix such as `/api/v1`."""
    parts = [
        part for part in operation.path.split("/") if part and not part.startswith("{")
    ]
    while len(parts) > 1 and (
        parts[0].lower() == "api" or _VERSION.fullmatch(parts[0].lower())
    ):
        parts = parts[1:]
    return parts


def _beside_the_clients_own(
    name: OperationName, names: Mapping[str, OperationName]
) -> OperationName:
    """A name that leaves the client's own members, and its resources, alone, and whose resource may name a file."""
    if name.resource in MEMBERS_OF_CLIENTS:
        return OperationName(f"{name.resource}_", name.method)
    if (resource := module_name(name.resource)) != name.resource:
        return OperationName(resource, name.method)
    taken = MEMBERS_OF_CLIENTS | {other.resource for other in names.values()}
    if not name.resource and name.method in taken:
        return OperationName("", f"{name.method}_")
    return name


def _short_name(operation: Operation) -> OperationName:
    said = _said(operation)
    if (
        not operation.tags
        and tuple(words(" ".join(literal_segments(operation)[:1]))) == said
    ):
        return OperationName("", snake_case("_".join(said)))
    resource = _resource(operation)
    return OperationName(
        resource,
        snake_case("_".join(_without_resource(said, words(resource), operation))),
    )


def _long_name(operation: Operation) -> OperationName:
    return OperationName(_resource(operation), snake_case("_".join(_said(operation))))


def _resource(operation: Operation) -> str:
    if operation.tags:
        return snake_case(operation.tags[0])
    segments = literal_segments(operation)
    return snake_case(segments[0]) if segments else ""


def _said(operation: Operation) -> tuple[str, ...]:
    """The words of what the document calls the operation, in lower case."""
    if operation.id:
        return tuple(
            word.lower() for word in words(_without_route(operation.id, operation))
        )
    summary = words(operation.summary or "")
    if 0 < len(summary) <= 5:
        return tuple(word.lower() for word in summary)
    return _by_convention(operation)


def _without_route(identifier: str, operation: Operation) -> str:
    """The identifier without the path and method that FastAPI appends to a function's name."""
    ending = f"_{operation.method.lower()}"
    if not identifier.endswith(ending):
        return identifier
    parts = operation.path.split("/")[1:]
    # A prefix of the path may have moved into the server's URL, or out of it.
    for start in range(len(parts)):
        route = re.sub(r"\W", "_", "/" + "/".join(parts[start:]))
        if identifier.endswith(route + ending) and len(identifier) > len(
            route + ending
        ):
            name = identifier.removesuffix(route + ending)
            for segment in reversed(parts[:start]):
                name = name.removesuffix("_" + re.sub(r"\W", "_", segment))
            return name
    return identifier


def _by_convention(operation: Operation) -> tuple[str, ...]:
    """The words that the method and the path's end suggest."""
    ends_in_variable = operation.path.rstrip("/").endswith("}")
    segments = literal_segments(operation)
    if len(segments) > 1 and not ends_in_variable and operation.method != "GET":
        return tuple(word.lower() for word in words(segments[-1]))
    verbs = {"POST": "create", "PUT": "replace", "PATCH": "update", "DELETE": "delete"}
    verb = verbs.get(operation.method, "get" if ends_in_variable else "list")
    return (
        verb,
        *(word.lower() for segment in segments[1:] for word in words(segment)),
    )


def _without_resource(
    said: tuple[str, ...], resource: tuple[str, ...], operation: Operation
) -> tuple[str, ...]:
    """`create task` in *tasks* is `create`; `get tasks` there, for a collection, is `list`."""
    nouns = _numbers(tuple(word.lower() for word in resource))
    for noun in nouns:
        if said[: len(noun)] == noun and len(said) > len(noun):
            return said[len(noun) :]
        if said[1 : 1 + len(noun)] == noun:
            rest = said[1 + len(noun) :]
            is_collection = (
                noun == nouns[0]
                and noun != nouns[-1]
                and not operation.path.rstrip("/").endswith("}")
            )
            verb = (
                "list"
                if said[0] == "get"
                and operation.method == "GET"
                and is_collection
                and not rest
                else said[0]
            )
            return (verb, *rest)
    return said


def _numbers(noun: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """A noun as written, then in the singular."""
    if not noun:
        return ()
    *head, last = noun
    singular = last
    for plural, ending in (("ies", "y"), ("sses", "ss"), ("xes", "x"), ("s", "")):
        if (
            last.endswith(plural)
            and not last.endswith(("ss", "us", "is"))
            or plural == "sses"
            and last.endswith(plural)
        ):
            singular = last.removesuffix(plural) + ending
            break
    return tuple(dict.fromkeys((tuple(noun), (*head, singular))))
