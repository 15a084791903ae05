"""One call from its arguments to its result: everything but input, output and sleep."""

import logging
import time
from typing import Generic

from . import http
from .decoding import decoded
from .errors import APIConnectionError, APITimeoutError
from .operation import Arguments, Operation, Result
from .reading import Reader, Received
from .requests import request
from .retries import LONGEST_WAIT, may_repeat, wait_before
from .settings import Settings

CONNECT_TIMEOUT = 5.0
"""Seconds in which a connection has to stand."""

_MOST_REDIRECTS = 5
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_log = logging.getLogger(__name__)


class Call(Generic[Result]):
    """What a call has come to; a transport repeats its attempts until `pause` says that it is over."""

    def __init__(
        self,
        operation: Operation[Result],
        arguments: Arguments,
        settings: Settings,
        client: http.HTTPClient | http.AsyncHTTPClient,
    ) -> None:
        self._operation = operation
        self._settings = settings
        self._client = client
        self._request, body = request(operation, arguments, settings, client)
        self._retries_left = settings.max_retries if body.is_repeatable else 0
        self._redirects_left = _MOST_REDIRECTS
        self._attempts = 0
        self._started = self._sent = time.monotonic()

    @property
    def seconds_left(self) -> float | None:
        """Until the call's deadline, which all attempts and the waits between them share; None where it has none."""
        if self._settings.timeout is None:
            return None
        return max(0.0, self._started + self._settings.timeout - time.monotonic())

    def attempt(self) -> http.Request:
        """The request to send now.

        Raises:
            TimeoutError: the deadline has passed.
        """
        self._attempts += 1
        self._sent = time.monotonic()
        self.check_time()
        self._bound_reads()
        return self._request

    def reader(self, response: http.Response) -> Reader:
        """What the response's body is to be read into, as it comes over the wire."""
        self._bound_reads()
        headers = dict(response.headers.items())
        if response.is_stream_consumed:
            # What was read before has been decompressed, too.
            headers.pop("content-encoding", None)
        return Reader(response.status_code, headers)

    def check_time(self) -> None:
        """Ends an attempt that trickles in; a blocking transport asks between two reads.

        Raises:
            TimeoutError: the deadline has passed.
        """
        if self.seconds_left == 0.0:
            raise TimeoutError

    def pause(self, outcome: Received | Exception) -> float | None:
        """Seconds to wait before the next attempt; None where this outcome is the last."""
        self._note(outcome)
        if isinstance(outcome, Received) and self._redirected(outcome):
            return 0.0
        if self._retries_left == 0 or not may_repeat(
            self._request, outcome, self._operation.idempotency
        ):
            return None
        wait = wait_before(self._attempts + 1, outcome)
        left = self.seconds_left
        if wait > LONGEST_WAIT or (left is not None and wait >= left):
            return None
        self._retries_left -= 1
        _log.info(
            "%s %s is sent again in %.1f s", self._request.method, self._address, wait
        )
        return wait

    def result(self, outcome: Received | Exception) -> Result:
        """What the last outcome means for the caller.

        Raises:
            APIError: it is no result.
        """
        if isinstance(outcome, Received):
            return decoded(
                self._operation, outcome, self._address, secrets=self._settings.secrets
            )
        opening = f"{self._request.method} {self._address}"
        attempts = "" if self._attempts == 1 else f", after {self._attempts} attempts"
        if isinstance(outcome, TimeoutError | http.TimeoutException):
            raise APITimeoutError(
                f"{opening}: no complete response in time{attempts}"
            ) from outcome
        raise APIConnectionError(
            f"{opening}: no complete response{attempts}: {outcome}"
        ) from outcome

    def _bound_reads(self) -> None:
        """Lets the HTTP library wait no longer than there is time."""
        left = self.seconds_left
        connect = CONNECT_TIMEOUT if left is None else min(CONNECT_TIMEOUT, left)
        # In place, since the library looks at it once before the headers and once before the body.
        self._request.extensions["timeout"].update(
            connect=connect, read=left, write=left, pool=left
        )

    @property
    def _address(self) -> str:
        """Where the request goes, without a query or a password, which may be secret."""
        url = self._request.url
        return f"{url.scheme}://{url.netloc.decode()}{url.path}"

    def _note(self, outcome: Received | Exception) -> None:
        what = (
            outcome.status_code
            if isinstance(outcome, Received)
            else type(outcome).__name__
        )
        milliseconds = 1000 * (time.monotonic() - self._sent)
        _log.debug(
            "%s %s: %s after %.0f ms",
            self._request.method,
            self._address,
            what,
            milliseconds,
        )

    def _redirected(self, received: Received) -> bool:
        """Whether the next request goes where the server points: only to its own origin, and only to read."""
        location = received.headers.get("location")
        is_reading = (
            self._request.method in ("GET", "HEAD")
            and received.status_code in _REDIRECTS
        )
        if location is None or not is_reading or self._redirects_left == 0:
            return False
        try:
            url = self._request.url.join(location)
        except http.InvalidURL:
            return False
        if http.origin(url) != http.origin(self._request.url):
            return False
        self._redirects_left -= 1
        self._request = self._client.build_request(
            self._request.method, url, headers=self._request.headers
        )
        return True
