"""One call from its arguments to its result: everything but input, output and sleep."""

import logging
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from itertools import count
from typing import Generic

from . import http
from .decoding import Reading, declared, decoded
from .errors import (
    APIConnectionError,
    APITimeoutError,
    request_id,
)
from .hooks import PACKAGE, Decoded, Event, Failed, Responded, Retried, Started
from .operation import Arguments, Operation, Result
from .reading import Reader, Received
from .requests import request
from .retries import LONGEST_WAIT, may_repeat, wait_before
from .settings import Settings

CONNECT_TIMEOUT = 5.0
"""Seconds in which a connection has to stand."""

_MOST_REDIRECTS = 5
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_log = logging.getLogger(PACKAGE)
_numbers = count(1)


class Call(Generic[Result]):
    """What a call has come to; a transport repeats its attempts until `pause` says that it is over."""

    def __init__(
        self,
        operation: Operation[Result],
        arguments: Arguments,
        settings: Settings,
        client: http.HTTPClient | http.AsyncHTTPClient,
        *,
        is_streamed: bool = False,
    ) -> None:
        self._operation = operation
        self._settings = settings
        self._client = client
        self._is_streamed = is_streamed
        self._request, body = request(operation, arguments, settings, client)
        self._retries_left = settings.max_retries if body.is_repeatable else 0
        self._redirects_left = _MOST_REDIRECTS
        self._number = next(_numbers)
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
        self._tell(Started)
        self._check_time()
        self._bound_reads()
        return self._request

    def stays_open(self, response: http.Response) -> bool:
        """Whether the response's body is left to the caller."""
        if self._is_streamed and self._is_success(response.status_code):
            # From here on, the time is that of a single read.
            self._started = time.monotonic()
            return True
        return False

    def reader(self, response: http.Response) -> Reader:
        """What the response's body is to be read into, as it comes over the wire."""
        self._bound_reads()
        headers = dict(response.headers.items())
        if response.is_stream_consumed:
            # What was read before has been decompressed, too.
            headers.pop("content-encoding", None)
        return Reader(response.status_code, headers)

    def takes(self, reader: Reader, chunk: bytes) -> bool:
        """Adds a chunk to what has been read; whether more of them are of any use.

        Raises:
            TimeoutError: the deadline has passed, which ends an attempt that trickles in.
        """
        self._check_time()
        return reader.takes(chunk)

    def pause(self, outcome: Received | http.Response | Exception) -> float | None:
        """Seconds to wait before the next attempt; None where this outcome is the last."""
        if isinstance(outcome, http.Response):
            return None
        if isinstance(outcome, Received) and self._redirected(outcome):
            self._tell(Retried, outcome.status_code, 0.0)
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
        self._tell(
            Retried,
            (
                outcome.status_code
                if isinstance(outcome, Received)
                else type(outcome).__name__
            ),
            wait,
        )
        return wait

    def success(self, received: Received | http.Response) -> None:
        """Makes sure that a response is a success, whatever its body.

        Raises:
            APIStatusError: it is none.
        """
        if isinstance(received, Received) and not self._is_success(
            received.status_code
        ):
            self._reading(received)
        name = request_id(dict(received.headers.items()))
        self._tell(Responded, received.status_code, name)

    def result(self, received: Received) -> Result:
        """What a response means for the caller.

        Raises:
            APIError: it is no result.
        """
        reading = self._reading(received)
        self._tell(Responded, received.status_code, request_id(received.headers))
        return self._told(reading)

    def parsed(self, received: Received) -> Result:
        """What a response means that the caller has already.

        Raises:
            APIResponseError: it is none that the API declares.
        """
        return self._told(self._reading(received))

    @contextmanager
    def failing(self) -> Generator[None]:
        """Turns what goes wrong in a block into errors of the caller's kind, and tells the hooks."""
        try:
            yield
        except GeneratorExit:
            raise
        except (http.TransportError, TimeoutError) as error:
            mended = self._mended(error)
            self._tell(Failed, mended)
            raise mended from http.without_request(error)
        except BaseException as error:
            self._tell(Failed, error)
            raise

    def _check_time(self) -> None:
        if self.seconds_left == 0.0:
            raise TimeoutError

    def _mended(self, error: Exception) -> APIConnectionError:
        opening = f"{self._request.method} {self._address}"
        attempts = "" if self._attempts == 1 else f", after {self._attempts} attempts"
        if isinstance(error, TimeoutError | http.TimeoutException):
            return APITimeoutError(f"{opening}: no complete response in time{attempts}")
        return APIConnectionError(f"{opening}: no complete response{attempts}: {error}")

    def _reading(self, received: Received) -> Reading[Result]:
        return decoded(
            self._operation,
            received,
            self._address,
            secrets=self._settings.secrets,
            validation=self._settings.validation,
        )

    def _told(self, reading: Reading[Result]) -> Result:
        self._tell(Decoded, reading.status, reading.value, reading.mismatches)
        return reading.value

    def _is_success(self, status_code: int) -> bool:
        is_declared = declared(self._operation, status_code) is not None
        return is_declared or 200 <= status_code < 300

    def _tell(self, kind: Callable[..., Event], *details: object) -> None:
        """Tells the log and the hooks; one that fails does not harm the call."""
        hooks = self._settings.hooks
        if not hooks and not _log.isEnabledFor(logging.DEBUG):
            return
        elapsed = time.monotonic() - self._sent
        event = kind(
            *(self._number, self._operation, self._address, self._attempts, elapsed),
            *details,
        )
        _log.debug("%s", event)
        for hook in hooks:
            try:
                hook(event)
            # A hook is the caller's code, and may raise anything.
            except Exception:
                _log.exception("A hook failed, and the call goes on.")

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
