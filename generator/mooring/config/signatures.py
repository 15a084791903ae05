"""How an API signs its messages, under `[versions.V.webhooks]` in `api.toml`.

[versions.v2.webhooks]
scheme = "hmac-sha256"                     # or "standard-webhooks", which needs nothing else
header = "X-Browser-Use-Signature"
timestamp = "X-Browser-Use-Timestamp"      # signed in front of the body, with a dot; leave it out where there is none
body = "canonical"                         # or "raw", the default
prefix = "sha256="                         # before each signature; none by default
encoding = "hex"                           # the default, or "base64"
tolerance = 300                            # seconds
"""

from dataclasses import replace
from pathlib import Path

from mooring.config.toml import Table, invalid, optional_text, text
from mooring.model import STANDARD_WEBHOOKS, MessageSignature

_KEYS = frozenset(
    ("scheme", "header", "timestamp", "body", "prefix", "encoding", "tolerance")
)


def signature(table: Table, path: Path) -> MessageSignature | None:
    """What the settings of a version say about it; None where they say nothing.

    Raises:
        Unreadable: something is not as it must be.
    """
    stated = table.get("webhooks")
    if stated is None:
        return None
    if not isinstance(stated, dict):
        raise invalid(path, "`webhooks` must be a table.")
    tolerance = stated.get("tolerance", 300)
    if type(tolerance) is not int or tolerance <= 0:
        raise invalid(path, "`tolerance` is a number of seconds, such as 300.")
    scheme = _one_of(stated, "scheme", ("hmac-sha256", "standard-webhooks"), path)
    known = _KEYS if scheme == "hmac-sha256" else {"scheme", "tolerance"}
    if strange := sorted(stated.keys() - known):
        raise invalid(
            path,
            f"`webhooks` has {', '.join(strange)}; known are {', '.join(sorted(known))}.",
        )
    if scheme == "standard-webhooks":
        return replace(STANDARD_WEBHOOKS, tolerance=tolerance)
    return MessageSignature(
        text(stated, "header", path),
        optional_text(stated, "timestamp", path),
        prefix=text(stated, "prefix", path, ""),
        is_base64=_one_of(stated, "encoding", ("hex", "base64"), path) == "base64",
        is_canonical=_one_of(stated, "body", ("raw", "canonical"), path) == "canonical",
        tolerance=tolerance,
    )


def _one_of(table: Table, key: str, words: tuple[str, ...], path: Path) -> str:
    """A word out of some, the first one by default."""
    word = text(table, key, path, words[0])
    if word not in words:
        raise invalid(path, f"`{key}` is one of {', '.join(words)}.")
    return word
