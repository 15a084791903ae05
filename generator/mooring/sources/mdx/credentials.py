"""Headers that carry credentials, as security schemes."""

import re

from mooring.document import JsonObject

_NAMES = re.compile(
    r"authorization|proxy-authorization|.*(?:api|access|auth|secret)[-_]?(?:key|token|secret).*",
    re.I,
)


def is_credential(header: str) -> bool:
    """Whether a header is there to identify the caller; OpenAPI does not allow `Authorization` as a parameter."""
    return _NAMES.fullmatch(header) is not None


def scheme(header: str, value: str) -> tuple[str, JsonObject]:
    """The key and the scheme for a header, by the first word of the value that it is shown with."""
    word = value.partition(" ")[0].lower()
    if header.lower() == "authorization" and word in ("bearer", "basic"):
        return f"{word}Auth", {"type": "http", "scheme": word}
    key = re.sub(r"[^A-Za-z0-9._-]+", "_", header)
    return key, {"type": "apiKey", "in": "header", "name": header}
