"""What is said of all that goes wrong on the way to a document."""

from mooring.diagnostics import Diagnostic, Location, Unreadable

BY_HAND = "save the document by hand and give the file to `mooring import`"
"""What always helps."""


def fault(place: str, code: str, message: str) -> Unreadable:
    """The error that says why nothing was fetched from an address."""
    return Unreadable(Diagnostic(code, message, Location(place)))


def led_to(start: str, place: str, error: Unreadable) -> Unreadable:
    """The same error, for somebody who asked at another address than the one that is at fault."""
    (reason,) = error.diagnostics
    message = f"This redirects to {place}. {reason.message}"
    return fault(start, reason.code, message)


def late(place: str, seconds: float) -> Unreadable:
    message = f"This was not done within {seconds:g} seconds; give --timeout more of them, or try again later."
    return fault(place, "fetch-too-slow", message)


def too_large(place: str, limit: int) -> Unreadable:
    message = f"This is more than {limit} bytes; if that is expected, give --max-bytes a larger number."
    return fault(place, "fetch-too-large", message)


def too_many(place: str, count: int, limit: int) -> Unreadable:
    message = f"These are {count} pages, and no more than {limit} are fetched; if that is too few, give --max-pages a larger number."
    return fault(place, "fetch-too-many", message)


def of_status(place: str, status: int) -> Unreadable:
    """The error for an answer that is neither a document nor a redirect (RFC 9110, section 15)."""
    match status:
        case 401 | 403 | 407:
            code = "fetch-login"
            message = f"The server wants to know who asks (status {status}), and Mooring sends no credentials; {BY_HAND}."
        case 404 | 410:
            code = "fetch-missing"
            message = f"There is nothing at this address (status {status}); look up where the document is now."
        case 429:
            code = "fetch-refused"
            message = (
                "The server has been asked too often (status 429); try again later."
            )
        case _ if status >= 500:
            code = "fetch-server-error"
            message = (
                f"The server cannot answer now (status {status}); try again later."
            )
        case _:
            code = "fetch-refused"
            message = f"The server does not give the document (status {status}); check the address, or {BY_HAND}."
    return fault(place, code, message)
