"""Operations → the statements that describe them to the server's runtime."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from mooring.bindings.python.code import Code, literal, tuple_expression
from mooring.bindings.operations.credentials import security_expression
from mooring.bindings.python.layout import Group, Item, lay_out, settled
from mooring.bindings.operations.media_types import response_content
from mooring.bindings.types.members import Member
from mooring.bindings.operations.operation_plan import styles, types_group
from mooring.bindings.operations.results import returned
from mooring.bindings.server.error_plan import declared_errors
from mooring.bindings.operations.surroundings import Surroundings
from mooring.model import Operation, Place, Response

JSON = ("application/json",)
_VARIABLE = re.compile(r"\{[^{}]*\}")


def route_statement(
    constant: Code,
    operation: Operation,
    members: Mapping[str, Member],
    around: Surroundings,
    alike: frozenset[str],
) -> Code:
    """The statement that gives a constant the description of an operation.

    Args:
        alike: The keys of the operations whose paths differ from another's in nothing but names.
    """
    items: list[Item] = [literal(operation.method), literal(operation.path)]
    items.append(types_group(Code("returns"), returned(operation, members), around))
    if errors := declared_errors(operation, members):
        items.append(types_group(Code("raises"), errors, around))
    if operation.security:
        items.append(Code("security=") + security_expression(operation.security))
    if entries := tuple(styles(operation)):
        items.append(Group(Code("styles={"), entries, Code("}")))
    if (consumed := _consumed(operation)) not in ((), JSON):
        items.append(Code("consumes=") + _texts(consumed))
    if entries := tuple(_produced(operation)):
        items.append(Group(Code("produces={"), entries, Code("}")))
    if operation.key in alike and (entries := tuple(_usual(operation))):
        items.append(Group(Code("usual={"), entries, Code("}")))
    head = constant + Code(" = Route(")
    return settled(lay_out(Group(head, tuple(items), Code(")")), 0), 0)


def _consumed(operation: Operation) -> tuple[str, ...]:
    if operation.body is None:
        return ()
    return tuple(dict.fromkeys(one.media_type for one in operation.body.contents))


def _produced(operation: Operation) -> Iterator[Code]:
    for response in operation.responses:
        media_types = _media_types(response)
        if media_types not in ((), JSON):
            yield literal(response.status) + Code(": ") + _texts(media_types)


def _media_types(response: Response) -> tuple[str, ...]:
    """The media types of an answer, the one that a client reads first; a range that holds JSON means JSON."""
    first = response_content(response)
    if first is None:
        return ()
    others = (one.media_type for one in response.contents)
    named = dict.fromkeys((first.media_type, *others))
    ranges = ("*/*", "application/*")
    return tuple(JSON[0] if one in ranges else one for one in named)


def _texts(texts: tuple[str, ...]) -> Code:
    return tuple_expression(literal(one) for one in texts)


def paths_alike(operations: tuple[Operation, ...]) -> frozenset[str]:
    """The keys of operations with one method whose paths are identical once the names of their variables are erased.

    OpenAPI does not allow them (3.1, Paths Object), and documents have them.
    """
    erased = {one.key: _erased(one) for one in operations}
    counted = Counter(erased.values())
    return frozenset(key for key, path in erased.items() if counted[path] > 1)


def _erased(operation: Operation) -> str:
    path = operation.path.partition("#")[0]
    return f"{operation.method} {_VARIABLE.sub('{}', path)}"


def _usual(operation: Operation) -> Iterator[Code]:
    """The variables of the path that have a default."""
    for one in operation.parameters:
        stated = one.schema.default
        if one.place is Place.PATH and stated is not None:
            text = stated.json
            if isinstance(text, str):
                yield literal(one.name) + Code(": ") + literal(text)
