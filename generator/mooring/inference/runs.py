"""What is begun by one operation and asked after by another, until it is done.

The states are words of widely used APIs; an operation counts only where its states name a success, and something
before it. A state in which the caller has to act makes the rest a guess.
"""

from collections.abc import Mapping

from mooring.inference.inference import Inference
from mooring.inference.schemas import (
    at,
    body_members,
    is_text,
    members,
    payload,
    plain,
    resolved,
)
from mooring.model import Api, Enumeration, Object, Operation, Run, Schema

DONE = frozenset(
    ("finished", "completed", "complete", "succeeded", "success", "done", "successful")
)
FAILED = frozenset(
    (
        *("failed", "failure", "error", "errored", "cancelled", "canceled", "stopped"),
        *("expired", "timedout", "timeout", "aborted", "rejected", "terminated"),
        *("killed", "incomplete", "partiallyfailed"),
    )
)
NO_FAILURES = frozenset(("expired", "incomplete", "terminated"))
"""States that end what has been done as well."""
UNDER_WAY = frozenset(
    (
        *("pending", "queued", "running", "inprogress", "processing", "started"),
        *("created", "submitted", "starting", "scheduled", "waiting", "validating"),
        *("initializing", "preparing", "inqueue", "new", "enqueued", "accepted"),
    )
)
WAITS_FOR_SOMEBODY = ("requires", "action", "paused", "approval", "input")
STATES = ("status", "state")
SCHEMAS = frozenset(
    ("structuredoutput", "structuredoutputjson", "outputschema", "outputjsonschema")
)
"""Members of a body that take the JSON Schema of what is to come out."""
OUTPUTS = ("output", "result", "parsedoutput")


def run(operation: Operation, api: Api) -> Inference | None:
    """What the operation begins, and how its end is seen; None where the document does not suggest it."""
    created = payload(operation) if operation.method == "POST" else None
    if created is None:
        return None
    poll = _poll(operation, api)
    told = None if poll is None else payload(poll)
    if poll is None or told is None:
        return None
    identifier = _identifier(operation, poll, created, api)
    state = next((name for name in STATES if _values(name, told, api)), None)
    taken = body_members(operation, api)
    # Where the caller says how far it is, nobody else is at work.
    if identifier is None or state is None or state in taken:
        return None
    values = _values(state, told, api)
    done = tuple(one for one in values if plain(one) in DONE)
    under_way = [one for one in values if plain(one) in UNDER_WAY]
    if not done or not under_way:
        return None
    failed = tuple(one for one in values if plain(one) in FAILED)
    waits = [
        one for one in values if any(word in one.lower() for word in WAITS_FOR_SOMEBODY)
    ]
    output = next((name for name in OUTPUTS if name in members(told, api)), None)
    schema = _schema(taken, api) if output is not None else None
    evidence = (
        f"{operation} brings {identifier}, which {poll} asks after",
        f"its {state} is one of {', '.join(values)}",
        *(f"{one} waits for somebody" for one in waits),
        *((f"{schema} takes a JSON Schema for {output}",) if schema else ()),
    )
    begun = Run(
        str(poll),
        (identifier,),
        (state,),
        done,
        failed,
        None if output is None else (output,),
        schema,
    )
    can_fail = any(plain(one) not in NO_FAILURES for one in failed)
    return Inference(str(operation), begun, evidence, can_fail and not waits)


def unsupported(begun: Run, operation: Operation, api: Api) -> str | None:
    """What the document no longer says of the run; None where all stands as it was recorded."""
    poll = next((one for one in api.operations if str(one) == begun.poll), None)
    if poll is None:
        return f"there is no operation {begun.poll}"
    if not _asks_after(poll, operation):
        return f"{begun.poll} does not ask after what {operation} brings"
    created, told = payload(operation), payload(poll)
    if created is None or at(begun.id, created, api) is None:
        return f"its response has no member {'.'.join(begun.id)}"
    if told is None or at(begun.status, told, api) is None:
        return f"the response of {poll} has no member {'.'.join(begun.status)}"
    values = _known(at(begun.status, told, api), api)
    if strange := [
        one for one in begun.done + begun.failed if values and one not in values
    ]:
        return f"the states of {poll} do not include {', '.join(strange)}"
    if begun.output is not None and at(begun.output, told, api) is None:
        return f"the response of {poll} has no member {'.'.join(begun.output)}"
    if begun.schema is not None and begun.schema not in body_members(operation, api):
        return f"its body has no member {begun.schema!r}"
    return None


def _poll(operation: Operation, api: Api) -> Operation | None:
    return next((one for one in api.operations if _asks_after(one, operation)), None)


def _asks_after(poll: Operation, operation: Operation) -> bool:
    """Whether the path of one is that of the other and a variable."""
    if poll.method != "GET" or not poll.path.startswith(operation.path.rstrip("/")):
        return False
    begin, _, last = poll.path.rstrip("/").rpartition("/")
    is_variable = last.startswith("{") and last.endswith("}") and last.count("{") == 1
    return begin == operation.path.rstrip("/") and is_variable


def _identifier(
    operation: Operation, poll: Operation, created: Schema, api: Api
) -> str | None:
    """The member of the first response that the variable of the other one's path stands for."""
    variable = plain(poll.path.rpartition("{")[2].rstrip("/}"))
    stated = members(created, api)
    named = [name for name in stated if plain(name) == variable] or [
        name for name in stated if plain(name) == "id" and variable.endswith("id")
    ]
    return named[0] if len(named) == 1 else None


def _values(name: str, schema: Schema, api: Api) -> tuple[str, ...]:
    member = members(schema, api).get(name)
    return _known(member, api)


def _known(schema: Schema | None, api: Api) -> tuple[str, ...]:
    if schema is None:
        return ()
    match resolved(schema, api).type:
        case Enumeration(values=values):
            return tuple(one.json for one in values if isinstance(one.json, str))
        case _:
            return ()


def _schema(taken: Mapping[str, Schema], api: Api) -> str | None:
    """The member of the body that takes a JSON Schema, as a text or as an object."""
    return next(
        (
            name
            for name, schema in taken.items()
            if plain(name) in SCHEMAS
            and (is_text(schema, api) or isinstance(resolved(schema, api).type, Object))
        ),
        None,
    )
