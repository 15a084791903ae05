"""What of a document is in the bindings in full, and what only in part."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import Enum
from typing import TypeAlias

from mooring.bindings.operations.credentials import credential_plans
from mooring.bindings.operations.exchange_losses import (
    NOT_READ,
    PATH_NOT_READ,
    STUBS,
    Within,
    body_losses,
    missing,
    operation_losses,
    response_losses,
    unsent,
)
from mooring.bindings.faults import owned
from mooring.bindings.schemas.losses import Loss, SchemaLosses
from mooring.bindings.schemas.shapes import Shapes, shapes_by_key
from mooring.document import pointer_parts
from mooring.model import Api, Fault, Operation, Schema


class Kind(Enum):
    """What the ledger counts; the value is the name of the count."""

    OPERATION = "operations"
    PARAMETER = "parameters"
    BODY = "bodies"
    RESPONSE = "responses"
    SCHEMA = "schemas"
    WEBHOOK = "webhooks"


class Status(Enum):
    """How much of a part is there; of a stub nothing is known but that it exists, or an operation lacks such a part."""

    FULL = "full"
    DEGRADED = "degraded"
    STUB = "stub"


@dataclass(frozen=True, slots=True)
class Part:
    """One counted part of a document, and what the bindings lose of it.

    Args:
        operation: The pointer of the operation that it is a part of.
    """

    kind: Kind
    pointer: str
    losses: tuple[Loss, ...]
    operation: str = ""

    @property
    def status(self) -> Status:
        if any(loss.code in STUBS for loss in self.losses):
            return Status.STUB
        return Status.DEGRADED if self.losses else Status.FULL


@dataclass(frozen=True, slots=True)
class Ledger:
    """Every counted part, in the document's order."""

    parts: tuple[Part, ...]

    def declared(self, kind: Kind) -> int:
        return sum(part.kind is kind for part in self.parts)

    def count(self, kind: Kind, status: Status) -> int:
        """How many parts of a kind have a status; the three statuses sum up to what is declared."""
        return sum(part.kind is kind and part.status is status for part in self.parts)

    @property
    def is_full(self) -> bool:
        return all(part.status is Status.FULL for part in self.parts)


def ledger(api: Api) -> Ledger:
    """The ledger of the package that `api` becomes.

    A parameter, body or response that several operations share is counted in each. Schemas are those that the
    document names; one that is written where it is used is a part of what it is written in.
    """
    return Ledger(tuple(_parts(api)))


@dataclass(frozen=True, slots=True)
class Stub:
    """An operation of which the document holds too little to call it; of a path that cannot be read, the path.

    Args:
        names: What it may be called where stubs are allowed: `METHOD /path`, an `operationId`, or `/path`.
    """

    names: tuple[str, ...]
    pointer: str


def stubs(api: Api, allowed: tuple[str, ...]) -> tuple[Stub, ...]:
    """The operations that are only stubs: they, a parameter, the body or what they return are nowhere in the document.

    Args:
        allowed: Names of operations for which that is known.
    """
    return tuple(one for one in _stubs(api) if not set(one.names) & set(allowed))


def _stubs(api: Api) -> Iterator[Stub]:
    unread = {fault.pointer for fault in api.faults if fault.code in NOT_READ}
    for operation in api.operations:
        if operation.pointer in unread or any(missing(operation)):
            names = (str(operation), *([operation.id] if operation.id else []))
            yield Stub(names, operation.pointer)
    for fault in api.faults:
        if fault.code == PATH_NOT_READ:
            yield Stub(pointer_parts(fault.pointer)[1:2], fault.pointer)


def _parts(api: Api) -> Iterator[Part]:
    names = {key: key for key in api.schemas}
    shapes = Shapes(shapes_by_key(api.schemas), api.schemas, names)
    supported = frozenset(plan.scheme for plan in credential_plans(api, ""))
    within = SchemaLosses(shapes, api.unnamed).within
    parts = list(_placed(api, supported, within))
    faults = owned(api.faults, [places for _, places in parts])
    for (part, _), own in zip(parts, faults, strict=True):
        told = dict.fromkeys((*part.losses, *(_of_fault(one, part) for one in own)))
        yield replace(part, losses=tuple(told))


def _of_fault(fault: Fault, part: Part) -> Loss:
    # What others refer to by name is not taken out.
    is_named = part.kind is Kind.SCHEMA and part.pointer == fault.pointer
    places = () if fault.subject or is_named else (fault.pointer,)
    return Loss(fault.code, fault.why, fault.pointer, places, subject=fault.subject)


_Placed: TypeAlias = tuple[Part, tuple[str, ...]]
"""A part, and the places where something that belongs to it may stand."""


def _placed(api: Api, supported: frozenset[str], within: Within) -> Iterator[_Placed]:
    for operation in api.operations:
        place = operation.pointer
        losses = operation_losses(operation, supported, within, api.schemas)
        callbacks = (callback.pointer for _, callback in operation.callbacks)
        yield _part(Kind.OPERATION, place, losses, place, *callbacks)
        for pointer, schemas in _stated_parameters(operation).items():
            losses = (loss for schema in schemas for loss in within(schema))
            yield _part(Kind.PARAMETER, pointer, losses, place)
        for loss in unsent(operation):
            yield _part(Kind.PARAMETER, loss.pointer, iter((loss,)), place)
        if operation.body is not None:
            body = operation.body
            contents = (content.pointer for content in body.contents)
            yield _part(
                Kind.BODY,
                body.pointer,
                body_losses(body, within, api.schemas),
                place,
                *contents,
            )
        for response in operation.responses:
            losses = response_losses(response, within, api.schemas)
            inside = [one.pointer for one in response.contents]
            inside += [one.pointer for one in response.headers]
            yield _part(Kind.RESPONSE, response.pointer, losses, place, *inside)
    for webhook in api.webhooks:
        place = webhook.pointer
        losses = (
            iter(())
            if webhook.body is None
            else body_losses(webhook.body, within, api.schemas)
        )
        yield _part(Kind.WEBHOOK, place, losses, place)
    for key, schema in api.schemas.items():
        if key not in api.unnamed:
            yield _part(Kind.SCHEMA, schema.pointer, within(schema), "")
    for fault in api.faults:
        if fault.code == PATH_NOT_READ:
            yield _part(Kind.OPERATION, fault.pointer, iter(()), fault.pointer)


def _stated_parameters(operation: Operation) -> Mapping[str, list[Schema]]:
    """The schemas of the parameters by where these are stated: one may hold the whole query, and none what a path lacks."""
    found = dict[str, list[Schema]]()
    for parameter in operation.parameters:
        if parameter.pointer != operation.pointer:
            found.setdefault(parameter.pointer, []).append(parameter.schema)
    return found


def _part(
    kind: Kind, place: str, losses: Iterator[Loss], operation: str, *places: str
) -> _Placed:
    return Part(kind, place, tuple(losses), operation), (place, *places)
