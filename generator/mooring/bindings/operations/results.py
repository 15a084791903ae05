"""What a method returns, and what its errors carry."""

from collections.abc import Iterator, Mapping

from mooring.bindings.python.annotations import union
from mooring.bindings.python.code import Code
from mooring.bindings.operations.media_types import (
    is_json,
    response_content,
    response_schema,
)
from mooring.bindings.types.members import Member
from mooring.model import Content, Operation, Response

WITHOUT_CONTENT = ("204", "205", "304")
"""Statuses under which nothing can be sent, whatever a document says (RFC 9110, sections 15.3.5, 15.3.6 and 15.4.5)."""

Types = Mapping[str, Code]
"""Annotations by status; `None` where there is no content."""


def returned(operation: Operation, members: Mapping[str, Member]) -> Types:
    """What each success brings.

    Where no success has a status of its own, `default` is what a success brings.
    """
    return {
        one.status: payload(operation, one, members) for one in successes(operation)
    }


def raised(operation: Operation, members: Mapping[str, Member]) -> Types:
    """What each error carries that says so."""
    good = list(successes(operation))
    return {
        one.status: payload(operation, one, members)
        for one in operation.responses
        if one not in good and response_schema(one) is not None
    }


def result(types: Types) -> Code:
    """The annotation of whatever success it is."""
    return union(*types.values()) if types else Code("None")


def accepted(operation: Operation) -> str | None:
    """The media types to ask for, where they are not JSON (RFC 9110, section 12.5.1)."""
    media_types = [
        content.media_type
        for response in successes(operation)
        for content in response.contents
    ]
    if not media_types or any(is_json(media_type) for media_type in media_types):
        return None
    return ", ".join(dict.fromkeys(media_types))


def successes(operation: Operation) -> Iterator[Response]:
    """The responses that a call returns."""
    stated = [one for one in operation.responses if one.status.startswith("2")]
    if stated:
        yield from stated
    else:
        yield from (one for one in operation.responses if one.status == "default")


def payload(
    operation: Operation, response: Response, members: Mapping[str, Member]
) -> Code:
    """The annotation of what a response carries; `None` where that is nothing."""
    # RFC 9110, section 9.3.2.
    if operation.method == "HEAD" or response.status in WITHOUT_CONTENT:
        return Code("None")
    member = members.get(f"{response.status} returns")
    if member is None:
        return Code("bytes") if response.contents else Code("None")
    content = response_content(response)
    if member.annotation == "str" and (content is None or not _is_text(content)):
        return Code("bytes")
    return member.annotation


def _is_text(content: Content) -> bool:
    return is_json(content.media_type) or content.media_type.startswith("text/")
