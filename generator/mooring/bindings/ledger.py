"""What of a document is in the bindings in full, and what only in part."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias

from mooring.bindings.credentials import credential_plans
from mooring.bindings.losses import Loss, SchemaLosses
from mooring.bindings.media_types import body_content, response_content, sendable
from mooring.bindings.shapes import Shapes, shapes_by_key
from mooring.document import UNRESOLVED
from mooring.model import Api, Body, Content, Operation, Response, Schema


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


STUBS = frozenset(("part-not-found", "parameter-not-found"))
"""The codes of losses that leave a stub."""


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


Within: TypeAlias = Callable[[Schema], Iterator[Loss]]
"""What is lost of a schema and of all that is written inside it."""


def ledger(api: Api) -> Ledger:
    """The ledger of the package that `api` becomes.

    A parameter, body or response that several operations share is counted in each. Schemas are those that the
    document names; one that is written where it is used is a part of what it is written in.
    """
    return Ledger(tuple(_parts(api)))


def stubs(api: Api, allowed: tuple[str, ...]) -> tuple[Operation, ...]:
    """The operations that are only stubs: a parameter, the body or what they return is nowhere in the document.

    Args:
        allowed: Names of operations for which that is known: `METHOD /path`, or an `operationId`.
    """
    return tuple(
        operation
        for operation in api.operations
        if any(_missing(operation))
        and str(operation) not in allowed
        and operation.id not in allowed
    )


def _parts(api: Api) -> Iterator[Part]:
    names = {key: key for key in api.schemas}
    shapes = Shapes(shapes_by_key(api.schemas), api.schemas, names)
    supported = frozenset(plan.scheme for plan in credential_plans(api, ""))
    within = SchemaLosses(shapes, api.unnamed).within
    for operation in api.operations:
        place = operation.pointer
        losses = _operation(operation, supported, within)
        yield Part(Kind.OPERATION, place, tuple(losses), place)
        for parameter in operation.parameters:
            losses = within(parameter.schema)
            yield Part(Kind.PARAMETER, parameter.pointer, tuple(losses), place)
        if operation.body is not None:
            losses = _body(operation.body, within)
            yield Part(Kind.BODY, operation.body.pointer, tuple(losses), place)
        for response in operation.responses:
            losses = _response(response, within)
            yield Part(Kind.RESPONSE, response.pointer, tuple(losses), place)
    for webhook in api.webhooks:
        place = webhook.pointer
        lost = () if webhook.body is None else tuple(_body(webhook.body, within))
        yield Part(Kind.WEBHOOK, place, lost, place)
    for key, schema in api.schemas.items():
        if key not in api.unnamed:
            yield Part(Kind.SCHEMA, schema.pointer, tuple(within(schema)))


def _operation(
    operation: Operation, supported: frozenset[str], within: Within
) -> Iterator[Loss]:
    yield from _missing(operation)
    asked = {one.scheme for requirement in operation.security for one in requirement}
    for scheme in sorted(asked - supported):
        why = f"The client takes no credential for security scheme `{scheme}`."
        place = f"{operation.pointer}/security"
        yield Loss("credential-not-supported", why, place, (place,), subject=scheme)
    for _, callback in operation.callbacks:
        if callback.body is not None:
            yield from _body(callback.body, within)


def _missing(operation: Operation) -> Iterator[Loss]:
    """A loss for each part that the operation cannot do without and the document does not hold."""
    for keyword, reference in operation.unmodelled:
        if keyword.startswith(f"{UNRESOLVED}/"):
            place = keyword.removeprefix(UNRESOLVED)
            why = f"Its parameter {reference.text} is nowhere in the document; the method cannot send it."
            yield Loss("parameter-not-found", why, place, (place,))
    if operation.body is not None:
        yield from _not_found(operation.body)
    for response in operation.responses:
        if response.status.startswith("2"):
            yield from _not_found(response)


def _not_found(part: Body | Response) -> Iterator[Loss]:
    if any(keyword == UNRESOLVED for keyword, _ in part.unmodelled):
        why = "What its reference names is nowhere in the document; any value is taken."
        places = (f"{part.pointer}/$ref", f"{part.pointer}/{UNRESOLVED}")
        yield Loss("part-not-found", why, part.pointer, places)


def _body(body: Body, within: Within) -> Iterator[Loss]:
    if not_found := tuple(_not_found(body)):
        yield from not_found
        return
    chosen = body_content(body)
    offered = sendable(body)
    for content in body.contents:
        if content not in offered:
            yield _other_media_type("sent", "sends", content, chosen)
    if chosen is not None and chosen.schema is not None:
        yield from within(chosen.schema)


def _response(response: Response, within: Within) -> Iterator[Loss]:
    if not_found := tuple(_not_found(response)):
        yield from not_found
        return
    chosen = response_content(response)
    for content in response.contents:
        if content is not chosen and content.schema != (chosen and chosen.schema):
            yield _other_media_type("read", "asks for", content, chosen)
    if chosen is not None and chosen.schema is not None:
        yield from within(chosen.schema)
    for header in response.headers:
        if header.schema is not None:
            yield from within(header.schema)


def _other_media_type(
    done: str, does: str, content: Content, chosen: Content | None
) -> Loss:
    kept = chosen.media_type if chosen else ""
    return Loss(
        f"media-type-not-{done}",
        f"`{content.media_type}` is not {done}; the method {does} `{kept}`.",
        content.pointer,
        (content.pointer,),
        subject=content.media_type,
        kept=kept,
    )
