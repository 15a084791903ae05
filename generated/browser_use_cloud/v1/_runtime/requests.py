"""An operation and its arguments as an HTTP request."""

from uuid import uuid4

from . import http
from .auth import choose
from .bodies import Payload, payload
from .errors import PaginationError
from .operation import Arguments, Operation, Style
from .parameters import expand_path, header_text, header_value, query_pairs
from .settings import Settings
from .values import given

_DEFAULT = Style()


def request(
    operation: Operation[object],
    arguments: Arguments,
    settings: Settings,
    client: http.HTTPClient | http.AsyncHTTPClient,
) -> tuple[http.Request, Payload]:
    """The request, and its body as it was before the HTTP library took it.

    Raises:
        ValueError: a value has no place in a request.
        PaginationError: the next page is said to be on another server.
        MissingCredentialError: a credential is needed that is not configured.
    """
    styles = operation.styles
    # Only gzip is asked for, since that is what `reading` can decompress within bounds.
    headers = http.Headers({"Accept": operation.accept, "Accept-Encoding": "gzip"})
    query = list(query_pairs(arguments.get("query", {}), styles))
    cookies = list(query_pairs(arguments.get("cookies", {}), styles))
    for name, text in settings.headers.items():
        headers[name] = header_text(name, text)
    for name, value in given(arguments.get("headers", {})).items():
        headers[name] = header_text(
            name, header_value(value, styles.get(name, _DEFAULT))
        )
    if operation.idempotency is not None and operation.idempotency not in headers:
        headers[operation.idempotency] = str(uuid4())
    body = payload(operation, arguments)
    if body.content_type is not None:
        headers["Content-Type"] = body.content_type
    for key in choose(
        settings.security if operation.security is None else operation.security,
        settings.credentials,
        str(operation),
    ):
        if key.place == "header":
            headers[key.name] = header_text(key.name, key.value)
        elif key.place == "query":
            query += query_pairs({key.name: key.value}, {})
        else:
            cookies += query_pairs({key.name: key.value}, {})
    if cookies:
        headers["Cookie"] = "; ".join(cookies)
    url = _address(operation, arguments, settings)
    if query:
        url += ("&" if "?" in url else "?") + "&".join(query)
    try:
        built = client.build_request(
            operation.method,
            url,
            headers=headers,
            content=body.content,
            files=list(body.parts) or None,
        )
    except http.InvalidURL as error:
        raise ValueError(
            f"The address of {operation} cannot be used: {error}."
        ) from error
    return built, body


def _address(
    operation: Operation[object], arguments: Arguments, settings: Settings
) -> str:
    """Where a call goes, without what the query adds.

    Raises:
        PaginationError: the next page is said to be elsewhere, where no credential may go.
    """
    # A fragment tells operations of a document apart, and is never sent (RFC 9110, section 4.2.5).
    template = operation.path.partition("#")[0]
    path = expand_path(template, arguments.get("path", {}), operation.styles)
    own = operation.server if settings.own_servers else None
    usual = f"{own or settings.base_url}{path}"
    if (stated := arguments.get("address")) is None:
        return usual
    try:
        url = http.URL(usual).join(stated)
    except http.InvalidURL as error:
        raise PaginationError(
            f"{operation}: the address of the next page cannot be used: {error}."
        ) from error
    if http.origin(url) != http.origin(http.URL(usual)):
        raise PaginationError(
            f"{operation}: the next page is said to be at {url.host!r}, which is another server."
        )
    return str(url.copy_with(fragment=None))
