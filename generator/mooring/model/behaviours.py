"""What an API does that its document does not state in a form of its own: how it pages, when it is done.

Wire names lead to a member of a response: `("response_metadata", "next_cursor")`; the empty way is the response itself.
"""

from dataclasses import dataclass, field
from typing import TypeAlias

from mooring.diagnostics import Location

Way: TypeAlias = tuple[str, ...]
"""Wire names from the response to one of its members."""


@dataclass(frozen=True, slots=True)
class CursorPages:
    """Each page names the cursor of the next one.

    Args:
        items: Where the items of a page are.
        parameter: The query parameter that takes the cursor.
        cursor: Where a page has the cursor of the next one; none, or an empty one, ends the list.
        more: Where a page says whether there is a next one.
    """

    items: Way
    parameter: str
    cursor: Way
    more: Way | None = None


@dataclass(frozen=True, slots=True)
class LastItemPages:
    """The next page begins after the last item of this one, which goes by the member `member`."""

    items: Way
    parameter: str
    member: str
    more: Way


@dataclass(frozen=True, slots=True)
class NumberPages:
    """Pages are counted.

    Args:
        first: The number of the first page.
        total: Where a page says how many items there are in all.
        pages: Where a page says how many pages there are.
        page: Where a page says which one it is.
    """

    items: Way
    parameter: str
    first: int = 1
    total: Way | None = None
    pages: Way | None = None
    page: Way | None = None


@dataclass(frozen=True, slots=True)
class OffsetPages:
    """Items are counted, and a page begins at one of them; `first` is the number of the first item."""

    items: Way
    parameter: str
    first: int = 0
    total: Way | None = None


@dataclass(frozen=True, slots=True)
class AddressPages:
    """Each page holds the address of the next one."""

    items: Way
    address: Way


@dataclass(frozen=True, slots=True)
class LinkPages:
    """The header `Link` names the next page (RFC 8288, relation `next`)."""

    items: Way


Pages: TypeAlias = (
    CursorPages | LastItemPages | NumberPages | OffsetPages | AddressPages | LinkPages
)


@dataclass(frozen=True, slots=True)
class Run:
    """An operation begins something that takes its time, and another one says how far it is.

    Args:
        poll: The operation that says so, by method and path; its path is that of the first and a variable.
        id: Where the first operation's response has the value of that variable.
        status: Where the response of `poll` has the state.
        done: The states in which it has succeeded.
        failed: The states in which it has ended without success.
        output: Where the response of `poll` has what was made.
        schema: The member of the first operation's body that takes a JSON Schema for the output.
    """

    poll: str
    id: Way
    status: Way
    done: tuple[str, ...]
    failed: tuple[str, ...]
    output: Way | None = None
    schema: str | None = None


@dataclass(frozen=True, slots=True)
class Idempotency:
    """A header whose value names the request, so that the server acts on it once however often it is sent."""

    header: str


Behaviour: TypeAlias = Pages | Run | Idempotency


@dataclass(frozen=True, slots=True)
class Conduct:
    """Something that an operation does, by the operation's method and path.

    Args:
        location: Where that was recorded.
    """

    operation: str
    behaviour: Behaviour
    # Another line in the settings means nothing else.
    location: Location | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class MessageSignature:
    """How an API signs the messages that it sends on its own: a digest of them, keyed with a secret (HMAC-SHA256).

    Args:
        header: What carries the signature.
        timestamp: The header with the time of sending, which is signed too.
        id: The header with the name of the message, which is signed too.
        prefix: What stands before each signature.
        is_base64: The digest is written in base64, not in hexadecimal digits.
        secret_prefix: What stands before a secret that is given in base64.
        is_canonical: The body is signed as JSON with sorted keys and no spaces.
        tolerance: Seconds that a message may be old at most.
    """

    header: str
    timestamp: str | None = None
    id: str | None = None
    prefix: str = ""
    is_base64: bool = False
    secret_prefix: str | None = None
    is_canonical: bool = False
    tolerance: int = 300


STANDARD_WEBHOOKS = MessageSignature(
    header="webhook-signature",
    timestamp="webhook-timestamp",
    id="webhook-id",
    prefix="v1,",
    is_base64=True,
    secret_prefix="whsec_",
)
"""The specification Standard Webhooks, version 1."""
