"""An operation and its arguments as an HTTP request."""

from . import http
from .auth import choose
from .bodies import Payload, payload
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
    # A fragment tells operations of a document apart, and is never sent (RFC 9110, section 4.2.5).
    template = operation.path.partition("#")[0]
    path = expand_path(template, arguments.get("path", {}), styles)
    own = operation.server if settings.own_servers else None
    url = f"{own or settings.base_url}{path}" + ("?" + "&".join(query) if query else "")
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
