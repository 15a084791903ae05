"""What an answer of a server says beside its bytes (RFC 9110)."""

from collections.abc import Iterable, Iterator

from mooring.diagnostics import Misuse
from mooring.fetching.addresses import Address
from mooring.fetching.bodies import unzipped
from mooring.fetching.faults import BY_HAND, fault

_NO_DOCUMENTS = ("image/", "audio/", "video/", "font/")
_ARCHIVES = ("application/pdf", "application/zip", "application/x-tar")
_LOGINS = frozenset(
    ("login", "signin", "sign-in", "sign_in", "log-in", "auth", "sso", "oauth")
)
"""Parts of paths that ask who somebody is."""


class Headers:
    """The fields of a response by their names, of which case is no part (RFC 9110, section 5.1)."""

    def __init__(self, fields: list[tuple[bytes, bytes]]) -> None:
        self._values = {
            name.lower(): value.decode("latin-1") for name, value in reversed(fields)
        }

    def get(self, name: str) -> str:
        """The first value of a field; empty where there is none."""
        return self._values.get(name.encode(), "")


def redirect_target(address: Address, headers: Headers) -> Address:
    """Where a redirect leads.

    Raises:
        Unreadable: to a login, or to what is not fetched.
    """
    location = headers.get("location")
    try:
        target = address.joined(location)
    except Misuse as error:
        message = f"The server redirects to what is no address that can be fetched; check the address, or {BY_HAND}."
        raise fault(address.shown, "fetch-redirects", message) from error
    if not location:
        message = f"The server redirects without saying where to; {BY_HAND}."
        raise fault(address.shown, "fetch-redirects", message)
    # Documentation has chapters on logins, too.
    if _LOGINS & (_parts(target) - _parts(address)):
        message = f"The server asks for a login, at {target.shown}, and Mooring has none; {BY_HAND}."
        raise fault(address.shown, "fetch-login", message)
    if address.is_secure and not target.is_secure:
        message = f"The server redirects to {target.shown}, where anybody on the way can change the document; {BY_HAND}."
        raise fault(address.shown, "fetch-insecure", message)
    return target


def _parts(address: Address) -> set[str]:
    return set(address.path.lower().split("/"))


def decoded(place: str, chunks: Iterable[bytes], headers: Headers) -> Iterator[bytes]:
    """A body in parts, before it was compressed.

    Raises:
        Damaged: it is not as the server says.
        Unreadable: it is in an encoding that nobody asked for.
    """
    match headers.get("content-encoding").strip().lower():
        case "" | "identity":
            yield from chunks
        case "gzip" | "x-gzip":
            yield from unzipped(chunks)
        case other:
            message = f"The server compresses its answer as {other}, which nobody asked for; {BY_HAND}."
            raise fault(place, "fetch-broken", message)


def checked_type(place: str, headers: Headers) -> str:
    """The media type of an answer; empty where it says none.

    Raises:
        Unreadable: no document is of that type.
    """
    media_type = headers.get("content-type").partition(";")[0].strip().lower()
    if media_type.startswith(_NO_DOCUMENTS) or media_type in _ARCHIVES:
        message = f"The server says that this is {media_type}, which is no document; check the address."
        raise fault(place, "fetch-type", message)
    return media_type
