"""The media types in which a body is sent or read, where a document offers a choice."""

from mooring.model import Body, Content, Operation, Response, Schema

FORM = "application/x-www-form-urlencoded"
MULTIPART = "multipart/form-data"


def body_content(body: Body) -> Content | None:
    """The media type that a method sends: JSON where there is a choice, then forms, then the first one."""
    ranked = sorted(body.contents, key=lambda content: _rank(content.media_type))
    return ranked[0] if ranked else None


def sendable(body: Body) -> tuple[Content, ...]:
    """All media types that a method can send, the one that it sends by itself first.

    They hold the same values, and the runtime knows how to write them: as JSON, or as a form.
    """
    chosen = body_content(body)
    if chosen is None:
        return ()
    others = (
        one
        for one in body.contents
        if one is not chosen
        and _is_written(one.media_type)
        and one.schema == chosen.schema
    )
    return (chosen, *(others if _is_written(chosen.media_type) else ()))


def essence(media_type: str) -> str:
    """A media type without its parameters (RFC 9110, section 8.3.1)."""
    return media_type.partition(";")[0].strip().lower()


def is_json(media_type: str) -> bool:
    """Whether a media type holds JSON (RFC 6839, section 3.1, for the suffix)."""
    name = essence(media_type)
    return name in ("application/json", "*/*", "application/*") or name.endswith(
        "+json"
    )


def response_content(response: Response) -> Content | None:
    """The media type that a method reads: JSON where there is a choice."""
    ranked = sorted(response.contents, key=lambda content: _rank(content.media_type))
    return ranked[0] if ranked else None


def response_schema(response: Response) -> Schema | None:
    """The schema of what a method returns for a response; None where there is no content, or none is described."""
    content = response_content(response)
    return None if content is None else content.schema


EVENTS = "text/event-stream"
LINES = frozenset(
    (
        "application/x-ndjson",
        "application/ndjson",
        "application/jsonl",
        "application/x-jsonlines",
        "application/json-lines",
        "application/json-seq",
    )
)


def streamed_in(operation: Operation) -> str | None:
    """The media type in which every success of an operation brings one item after the other; None where it brings a whole."""
    media_types = {
        essence(content.media_type)
        for response in operation.responses
        if response.status.startswith("2")
        for content in response.contents
    }
    only = media_types.pop() if len(media_types) == 1 else ""
    return only if only == EVENTS or only in LINES else None


def also_streamed(operation: Operation) -> tuple[Response, Content] | None:
    """The success that also brings one event after the other, in place of a whole in JSON."""
    for response in operation.responses:
        if response.status.startswith("2"):
            kinds = {essence(one.media_type): one for one in response.contents}
            if EVENTS in kinds and any(map(is_json, kinds)):
                return response, kinds[EVENTS]
    return None


def _is_written(media_type: str) -> bool:
    """Whether values can be written in it; a range names nothing that could be sent."""
    name = essence(media_type)
    return "*" not in name and (is_json(name) or name in (FORM, MULTIPART))


def _rank(media_type: str) -> int:
    if is_json(media_type):
        return 0
    return {MULTIPART: 1, FORM: 2}.get(essence(media_type), 3)
