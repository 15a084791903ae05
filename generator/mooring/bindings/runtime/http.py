"""The HTTP library: httpx2, or httpx where httpx2 is not installed."""

import logging
from functools import cache
from ssl import SSLContext
from typing import TYPE_CHECKING, TypeAlias, cast

if TYPE_CHECKING:
    import httpx2 as library
else:
    try:
        import httpx2 as library
    except ModuleNotFoundError:
        import httpx as library

HTTPClient: TypeAlias = library.Client
AsyncHTTPClient: TypeAlias = library.AsyncClient
Headers: TypeAlias = library.Headers
InvalidURL: TypeAlias = library.InvalidURL
Request: TypeAlias = library.Request
Response: TypeAlias = library.Response
TimeoutException: TypeAlias = library.TimeoutException
TransportError: TypeAlias = library.TransportError
URL: TypeAlias = library.URL

NEVER_SENT = (library.ConnectError, library.ConnectTimeout, library.PoolTimeout)
"""Errors after which the server has certainly not seen the request."""

HOPELESS = (library.UnsupportedProtocol, library.LocalProtocolError)
"""Errors that another attempt would only repeat."""

PRODUCT = f"{library.__name__}/{library.__version__}"


def new_client() -> HTTPClient:
    """A client of our own."""
    return HTTPClient(verify=_trusted_authorities())


def new_async_client() -> AsyncHTTPClient:
    """A client of our own, for asyncio."""
    return AsyncHTTPClient(verify=_trusted_authorities())


def without_request(error: BaseException) -> BaseException:
    """The same error, without the request, whose headers hold a credential that would be pickled with it."""
    if isinstance(error, library.RequestError):
        # The library's own way to say that there is none: to ask for it is an error.
        error.request = cast(Request, None)
    return error


@cache
def _trusted_authorities() -> SSLContext:
    """Read once, since that takes longer than everything else about a client."""
    return library.create_ssl_context()


def refuse_other_clients(client: object, kind: type[object]) -> None:
    """Refuses a client of another library than the one in use, whose errors would not be recognised.

    Raises:
        TypeError: it is one.
    """
    if client is not None and not isinstance(client, kind):
        raise TypeError(
            f"http_client must be a {library.__name__}.{kind.__name__}, not a {type(client)!r}."
        )


def origin(url: URL) -> tuple[str, bytes, bytes]:
    """Scheme, host and port (RFC 6454, section 4), and who is logged in."""
    return url.scheme, url.netloc, url.userinfo


def keep_queries_out_of_the_log() -> None:
    """Shortens the addresses in the library's log, which would show a key that travels in the query."""
    logging.getLogger(library.__name__).addFilter(_without_queries)


def _without_queries(record: logging.LogRecord) -> bool:
    if isinstance(record.args, tuple):
        record.args = tuple(
            arg.copy_with(query=None) if isinstance(arg, URL) else arg
            for arg in record.args
        )
    return True
