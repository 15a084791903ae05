"""Api → what it does that its document hardly says, each with its evidence.

inference    one behaviour of one operation, and what speaks for it
pagination   how a list goes on: what of a request and its response supports which way
page_facts, page_words   what tells of pages, and in which words
runs         what is begun, and asked after until it is done
idempotency  the header that makes a request safe to repeat
schemas      what a response is seen to hold, whatever it is wrapped in

To be right counts for more than to find everything: where a document leaves a doubt, the inference says so, and
nothing is done about it until somebody has written it into `api.toml`.
"""

from collections.abc import Iterable
from typing import assert_never

from mooring.inference import idempotency, pagination, runs
from mooring.inference.inference import Inference
from mooring.model import (
    AddressPages,
    Api,
    Conduct,
    CursorPages,
    Idempotency,
    LastItemPages,
    LinkPages,
    NumberPages,
    OffsetPages,
    Run,
)

__all__ = ["Inference", "certain", "infer", "unsupported"]


def infer(api: Api) -> tuple[Inference, ...]:
    """What the document suggests of each operation, in its order."""
    return tuple(
        inference
        for operation in api.operations
        for inference in (
            pagination.pages(operation, api),
            runs.run(operation, api),
            idempotency.idempotency(operation, api),
        )
        if inference is not None
    )


def certain(api: Api) -> tuple[Conduct, ...]:
    """What may be taken for granted of an API about which nobody has decided anything."""
    return tuple(one.conduct for one in infer(api) if one.certain)


def unsupported(
    conducts: Iterable[Conduct], api: Api
) -> tuple[tuple[Conduct, str], ...]:
    """What was recorded of operations and is not, or no longer, what the document says; with the reason."""
    reasons = ((one, _reason(one, api)) for one in conducts)
    return tuple((one, reason) for one, reason in reasons if reason is not None)


def _reason(conduct: Conduct, api: Api) -> str | None:
    operation = next(
        (one for one in api.operations if str(one) == conduct.operation), None
    )
    if operation is None:
        return "there is no such operation"
    match conduct.behaviour:
        case Run() as begun:
            return runs.unsupported(begun, operation, api)
        case Idempotency() as stated:
            return idempotency.unsupported(stated, operation)
        case (
            CursorPages()
            | LastItemPages()
            | NumberPages()
            | OffsetPages()
            | AddressPages()
            | LinkPages()
        ) as pages:
            return pagination.unsupported(pages, operation, api)
        case _:
            assert_never(conduct.behaviour)
