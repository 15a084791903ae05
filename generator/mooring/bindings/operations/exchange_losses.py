"""What the bindings lose of an operation, its body and its responses."""

from collections.abc import Callable, Iterator, Mapping
from typing import TypeAlias

from mooring.bindings.schemas.losses import Loss
from mooring.bindings.operations.media_types import (
    body_content,
    response_content,
    sendable,
)
from mooring.bindings.operations.opaque import READ_APART, SENT_APART, is_opaque
from mooring.document import MISREAD, UNRESOLVED
from mooring.model import Body, Content, Operation, Response, Schema

PATH_NOT_READ = "path-not-read"
"""The code of a fault at a path of which nobody knows the operations; the ledger counts one."""
NOT_READ = frozenset((PATH_NOT_READ, "not-an-operation"))
"""The codes of faults that leave nothing of an operation but its name."""
STUBS = NOT_READ | {"part-not-found", "part-not-read", "parameter-not-found"}
"""The codes of losses that leave a stub."""

Within: TypeAlias = Callable[[Schema], Iterator[Loss]]
"""What is lost of a schema and of all that is written inside it."""


def operation_losses(
    operation: Operation,
    supported: frozenset[str],
    within: Within,
    schemas: Mapping[str, Schema],
) -> Iterator[Loss]:
    yield from missing(operation)
    asked = {one.scheme for requirement in operation.security for one in requirement}
    for scheme in sorted(asked - supported):
        why = f"The client takes no credential for security scheme `{scheme}`."
        place = f"{operation.pointer}/security"
        yield Loss("credential-not-supported", why, place, (place,), subject=scheme)
    for _, callback in operation.callbacks:
        if callback.body is not None:
            yield from body_losses(callback.body, within, schemas)


def unsent(operation: Operation) -> Iterator[Loss]:
    """A loss for each parameter that the method cannot send."""
    for keyword, value in operation.unmodelled:
        if keyword.startswith(f"{UNRESOLVED}/"):
            place = keyword.removeprefix(UNRESOLVED)
            why = f"Its parameter {value.text} is nowhere in the document; the method cannot send it."
            yield Loss("parameter-not-found", why, place, (place,))
        elif keyword.startswith(f"{MISREAD}/"):
            place = keyword.removeprefix(MISREAD)
            why = "The parameter does not say what it is called or where it travels; the method cannot send it."
            yield Loss("parameter-not-sent", why, place, (place,))


def missing(operation: Operation) -> Iterator[Loss]:
    """A loss for each part that the operation cannot do without and the document does not hold."""
    yield from (loss for loss in unsent(operation) if loss.code in STUBS)
    if operation.body is not None:
        yield from _not_found(operation.body)
    for response in operation.responses:
        if response.status.startswith("2"):
            yield from _not_found(response)


def _not_found(part: Body | Response) -> Iterator[Loss]:
    for keyword, value in part.unmodelled:
        if keyword == UNRESOLVED and value.text == "null":
            why = (
                "What stands here is no object that OpenAPI knows; any value is taken."
            )
            yield Loss("part-not-read", why, part.pointer, (part.pointer,))
        elif keyword == UNRESOLVED:
            why = "What its reference names is nowhere in the document; any value is taken."
            places = (f"{part.pointer}/$ref", f"{part.pointer}/{UNRESOLVED}")
            yield Loss("part-not-found", why, part.pointer, places)


def body_losses(
    body: Body, within: Within, schemas: Mapping[str, Schema]
) -> Iterator[Loss]:
    if not_found := tuple(_not_found(body)):
        yield from not_found
        return
    chosen = body_content(body)
    offered = sendable(body)
    for content in body.contents:
        if content not in offered:
            yield _other_media_type("sent", "sends", content, chosen)
    if chosen is not None:
        yield from _payload_losses(chosen, SENT_APART, within, schemas)


def response_losses(
    response: Response, within: Within, schemas: Mapping[str, Schema]
) -> Iterator[Loss]:
    if not_found := tuple(_not_found(response)):
        yield from not_found
        return
    chosen = response_content(response)
    for content in response.contents:
        if content is not chosen and content.schema != (chosen and chosen.schema):
            yield _other_media_type("read", "asks for", content, chosen)
    if chosen is not None:
        yield from _payload_losses(chosen, READ_APART, within, schemas)
    for header in response.headers:
        if header.schema is not None:
            yield from within(header.schema)


def _payload_losses(
    chosen: Content,
    taken_apart: frozenset[str],
    within: Within,
    schemas: Mapping[str, Schema],
) -> Iterator[Loss]:
    """What is lost of the payload that is sent or read.

    Args:
        taken_apart: Further media types whose payloads are taken apart.
    """
    if is_opaque(chosen, taken_apart, schemas):
        yield _not_taken_apart(chosen)
    elif chosen.schema is not None:
        yield from within(chosen.schema)


def _not_taken_apart(content: Content) -> Loss:
    why = f"What `{content.media_type}` holds is not taken apart; it is text or bytes as they travel."
    place = f"{content.pointer}/schema"
    return Loss("media-type-not-typed", why, place, (place,))


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
