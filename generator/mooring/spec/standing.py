"""Whether what is left of a document with faults is worth bindings: one broken corner costs itself alone."""

from collections.abc import Iterator, Mapping

from mooring.diagnostics import Severity
from mooring.document import UNRESOLVED
from mooring.model import (
    Api,
    Array,
    Intersection,
    Object,
    Operation,
    Reference,
    Schema,
    Union,
)


def stands(api: Api, declared: frozenset[str]) -> bool:
    """Whether some operation states a type that is sound; without operations, whether some named schema is.

    An operation that states no type stands if nothing in it is at fault.

    Args:
        declared: The keys of the schemas that the document names.
    """
    faults = frozenset(
        fault.pointer for fault in api.faults if fault.severity is Severity.ERROR
    )
    if not faults:
        return True
    operations = (*api.operations, *api.webhooks)
    if operations or any(place.startswith("/paths/") for place in faults):
        return any(_stands(one, api.schemas, faults) for one in operations)
    return any(
        _is_sound(schema, api.schemas, faults)
        for key, schema in api.schemas.items()
        if key in declared
    )


def _stands(
    operation: Operation, schemas: Mapping[str, Schema], faults: frozenset[str]
) -> bool:
    stated = [
        faults.isdisjoint(_own(place)) and _is_sound(schema, schemas, faults)
        for place, schema in _types(operation)
    ]
    return any(stated) if stated else not _holds_fault(operation.pointer, faults)


def _types(operation: Operation) -> Iterator[tuple[str, Schema]]:
    """What an operation sends and what it brings when it succeeds, each with the place where it is stated."""
    for parameter in operation.parameters:
        yield parameter.pointer, parameter.schema
    successes = [one for one in operation.responses if one.status.startswith("2")]
    for part in (operation.body, *successes):
        for content in () if part is None else part.contents:
            if part is not None and content.schema is not None:
                yield part.pointer, content.schema


def _is_sound(
    schema: Schema, schemas: Mapping[str, Schema], faults: frozenset[str]
) -> bool:
    """Whether the keywords of a schema, and of those that it consists of, are without fault, and so are more than half of its members."""
    entered = set[str]()
    waiting = [schema]
    while waiting:
        one = waiting.pop()
        is_unresolved = any(keyword == UNRESOLVED for keyword, _ in one.unmodelled)
        if is_unresolved or any(
            one.pointer in (fault, fault.rpartition("/")[0]) for fault in faults
        ):
            return False
        match one.type:
            case Reference(name=name) if name not in entered and name in schemas:
                entered.add(name)
                waiting.append(schemas[name])
            case Array(items=items):
                waiting.append(items)
            case Union(members=members) | Intersection(members=members):
                waiting += members
            case Object(properties=properties):
                broken = [
                    _holds_fault(member.schema.pointer, faults) for member in properties
                ]
                if broken and sum(broken) * 2 >= len(broken):
                    return False
            case _:
                pass
    return True


def _own(place: str) -> tuple[str, ...]:
    return (place, f"{place}/schema", f"{place}/content")


def _holds_fault(place: str, faults: frozenset[str]) -> bool:
    return any(f"{fault}/".startswith(f"{place}/") for fault in faults)
