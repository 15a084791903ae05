"""Whether a message comes from the API: a keyed digest of it in a header (HMAC-SHA256, RFC 2104)."""

import hmac
import json
import time
from base64 import b64decode, b64encode
from binascii import Error
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256

from .errors import WebhookSignatureError

TOLERANCE = 300.0
"""Seconds that a message may be old, or ahead of the clock here, at most."""


@dataclass(frozen=True, slots=True)
class Signature:
    """How the API signs its messages.

    Args:
        header: What carries the signature; several may stand there, with spaces or commas between them.
        timestamp: The header with the time of sending in seconds, which is signed in front of the body with a dot.
        id: The header with the name of the message, which is signed in front of the time with a dot.
        prefix: What stands before a signature, such as `sha256=`; one without it is of another kind.
        is_base64: The digest is written in base64, not in hexadecimal digits.
        secret_prefix: What stands before a secret that is given in base64, such as `whsec_`.
        is_canonical: The body is signed as JSON with sorted keys and no spaces, whatever way it was sent.
        tolerance: Seconds that a message may be old, or ahead, at most.
    """

    header: str
    timestamp: str | None = None
    id: str | None = None
    prefix: str = ""
    is_base64: bool = False
    secret_prefix: str | None = None
    is_canonical: bool = False
    tolerance: float = TOLERANCE

    def check(
        self,
        body: bytes,
        headers: Mapping[str, str],
        secret: str,
        *,
        now: float | None = None,
    ) -> None:
        """Makes sure that a message was signed with the secret, and lately.

        Args:
            body: As it came, not read and written again.
            now: Seconds since 1970; the clock's by default.

        Raises:
            WebhookSignatureError: it was not, or a header is missing; it must not be acted on.
            ValueError: the secret is empty, or is not what it should look like.
        """
        by_name = {name.lower(): value for name, value in headers.items()}
        key = self._key(secret)
        stated = _header(by_name, self.header)
        signed = [_header(by_name, self.id)] if self.id is not None else []
        if self.timestamp is not None:
            sent = _header(by_name, self.timestamp)
            self._check_time(sent, time.time() if now is None else now)
            signed.append(sent)
        parts = [one.encode() for one in signed]
        message = b".".join([*parts, _canonical(body) if self.is_canonical else body])
        digest = hmac.digest(key, message, sha256)
        wanted = b64encode(digest) if self.is_base64 else digest.hex().encode()
        # With a prefix that ends in a comma, spaces part the signatures.
        separator = " " if "," in self.prefix else ","
        offered = [
            one.strip().removeprefix(self.prefix).encode()
            for one in stated.split(separator)
            if one.strip().startswith(self.prefix)
        ]
        # Each is compared, so that the time tells nothing.
        if not any([hmac.compare_digest(wanted, one) for one in offered]):
            raise WebhookSignatureError("The message is not signed with this secret.")

    def _check_time(self, sent: str, now: float) -> None:
        if not (sent.isascii() and sent.isdigit() and len(sent) < 16):
            raise WebhookSignatureError("The time of the message is none.")
        if abs(now - int(sent)) > self.tolerance:
            raise WebhookSignatureError(
                f"The message was sent more than {self.tolerance:.0f} seconds ago, or is ahead of the clock."
            )

    def _key(self, secret: str) -> bytes:
        if not secret:
            raise ValueError("The secret is empty.")
        if self.secret_prefix is None:
            return secret.encode()
        try:
            return b64decode(secret.removeprefix(self.secret_prefix), validate=True)
        except Error as error:
            raise ValueError("The secret is not base64.") from error


def _header(headers: Mapping[str, str], name: str) -> str:
    value = headers.get(name.lower(), "")
    if not value:
        raise WebhookSignatureError(f"The message has no header {name}.")
    return value


def _canonical(body: bytes) -> bytes:
    try:
        value = json.loads(body)
        return json.dumps(value, sort_keys=True, separators=(",", ":")).encode()
    except (ValueError, RecursionError) as error:
        raise WebhookSignatureError("The message is no JSON.") from error
