"""What may be sent again, and when."""

import random
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from . import http
from .reading import Received

LONGEST_WAIT = 120.0
"""Seconds; a server that asks for more gets no second attempt."""

_FIRST_BACKOFF = 0.5
_LONGEST_BACKOFF = 8.0
_IDEMPOTENT = frozenset({"GET", "HEAD", "OPTIONS", "PUT", "DELETE"})
_TRANSIENT = frozenset({408, 429, 502, 503, 504})


def may_repeat(
    request: http.Request,
    outcome: Received | Exception,
    idempotency: str | None = None,
) -> bool:
    """Whether to send the request again can do some good and no harm.

    A request that is neither idempotent (RFC 9110, section 9.2.2) nor carries an idempotency key is sent again only
    where the server has certainly not acted on it: it was never reached, or turned the request away (429).

    Args:
        idempotency: The header that carries the key, where the API calls it otherwise.
    """
    key = idempotency or "idempotency-key"
    is_safe = request.method in _IDEMPOTENT or key in request.headers
    if isinstance(outcome, Received):
        return outcome.status_code == 429 or (
            is_safe and outcome.status_code in _TRANSIENT
        )
    return isinstance(outcome, http.NEVER_SENT) or (
        is_safe and not isinstance(outcome, http.HOPELESS)
    )


def wait_before(attempt: int, outcome: Received | Exception) -> float:
    """Seconds to wait before the given attempt, counted from 2: the server's word, else full jitter."""
    if (
        isinstance(outcome, Received)
        and (asked := retry_after(outcome.headers)) is not None
    ):
        return asked
    return random.uniform(0, min(_LONGEST_BACKOFF, _FIRST_BACKOFF * 2 ** (attempt - 2)))


def retry_after(headers: Mapping[str, str]) -> float | None:
    """Seconds that a Retry-After header asks for (RFC 9110, section 10.2.3); None where it is absent or nonsense."""
    value = headers.get("retry-after", "").strip()
    if re.fullmatch(r"[0-9]{1,9}(\.[0-9]{1,9})?", value):
        return float(value)
    try:
        moment = parsedate_to_datetime(value)
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=UTC)
        return max(0.0, (moment - datetime.now(UTC)).total_seconds())
    except (ValueError, OverflowError):
        return None
