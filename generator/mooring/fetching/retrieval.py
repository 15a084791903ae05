"""One address → its bytes: over connections that were checked, through redirects that are checked anew."""

import ssl
from dataclasses import dataclass
from types import TracebackType
from typing import Self

import httpcore2

from mooring.diagnostics import Unreadable
from mooring.fetching.addresses import Address
from mooring.fetching.answers import (
    Headers,
    checked_type,
    decoded,
    redirect_target,
)
from mooring.fetching.bodies import Damaged, TooLarge, collected
from mooring.fetching.bounds import Budget
from mooring.fetching.connections import Connections
from mooring.fetching.faults import BY_HAND, fault, late, led_to, of_status, too_large

_REDIRECTS = (301, 302, 303, 307, 308)
_ACCEPTED = (
    "application/yaml, application/json, text/markdown, text/plain;q=0.9, */*;q=0.5"
)


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server calls the state of a document (RFC 9110, section 8.8), and at which address it does."""

    address: str
    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True)
class Retrieval:
    """What an address holds.

    Args:
        address: Where it was found in the end.
        data: Its bytes; None where the server says that they are the ones of the validators.
    """

    address: Address
    data: bytes | None
    media_type: str
    validators: Validators


class Retriever:
    """Asks servers, one request after the other, and tells them nothing about who asks.

    No proxy, no cookies, no credentials of any file or variable: the connection library knows none of these.

    Args:
        agent: What the requests call the program.
        trusted: The host that may be on this machine or in a private network.
    """

    def __init__(self, budget: Budget, agent: str, trusted: str | None) -> None:
        self._budget = budget
        self._agent = agent
        self._connections = Connections(budget, trusted)
        self._pool = httpcore2.ConnectionPool(
            network_backend=self._connections, max_connections=1
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._pool.close()

    def get(
        self,
        start: Address,
        known: Validators | None = None,
        within: Address | None = None,
    ) -> Retrieval:
        """What is at an address, or where that leads to.

        Args:
            known: What the server said when the document was fetched before.
            within: The address below whose folder every redirect has to stay.

        Raises:
            Unreadable: there is none, or none that may be fetched.
        """
        seen = list[Address]()
        address = start
        while True:
            try:
                found = self._ask(address, known)
            except Unreadable as error:
                raise (
                    error
                    if address == start
                    else led_to(start.shown, address.shown, error)
                )
            if isinstance(found, Retrieval):
                return found
            seen.append(address)
            if found in seen:
                message = f"The server redirects in a circle, by way of {found.shown}; check the address."
                raise fault(start.shown, "fetch-redirects", message)
            if len(seen) > self._budget.bounds.max_redirects:
                message = f"The server redirects more than {self._budget.bounds.max_redirects} times, last to {found.shown}; give that address if it is the right one."
                raise fault(start.shown, "fetch-redirects", message)
            if within is not None and not found.is_below(within):
                message = f"This leads to {found.shown}, out of the pages below {within.folder}; it is left out."
                raise fault(start.shown, "fetch-elsewhere", message)
            address = found

    def _ask(self, address: Address, known: Validators | None) -> Retrieval | Address:
        """The answer of one address: its bytes, or another address."""
        place = address.shown
        budget = self._budget
        try:
            self._connections.check(address)
            with self._pool.stream(
                "GET", _url(address), headers=self._headers(address, known)
            ) as response:
                headers = Headers(response.headers)
                if response.status in _REDIRECTS:
                    return redirect_target(address, headers)
                return self._retrieval(address, response, headers, known)
        except (TimeoutError, httpcore2.TimeoutException) as error:
            if budget.seconds_left <= 0:
                raise late(place, budget.bounds.timeout) from error
            message = f"The server has been silent for {budget.bounds.idle:g} seconds; try again later."
            raise fault(place, "fetch-silent", message) from error
        except httpcore2.RemoteProtocolError as error:
            message = f"The server's answer breaks off, or is no HTTP ({error}); try again, or {BY_HAND}."
            raise fault(place, "fetch-broken", message) from error
        except httpcore2.NetworkError as error:
            raise fault(place, "fetch-no-connection", _reason(error)) from error

    def _headers(
        self, address: Address, known: Validators | None
    ) -> list[tuple[str, str]]:
        headers = [
            ("Host", address.url.netloc.decode("ascii")),
            ("User-Agent", self._agent),
            ("Accept", _ACCEPTED),
            ("Accept-Encoding", "gzip"),
        ]
        # What a server calls a document is told to that server alone.
        if known is not None and known.address == str(address):
            if known.etag is not None:
                headers.append(("If-None-Match", known.etag))
            if known.last_modified is not None:
                headers.append(("If-Modified-Since", known.last_modified))
        return headers

    def _retrieval(
        self,
        address: Address,
        response: httpcore2.Response,
        headers: Headers,
        known: Validators | None,
    ) -> Retrieval:
        place = address.shown
        validators = Validators(
            str(address),
            headers.get("etag") or None,
            headers.get("last-modified") or None,
        )
        if response.status == 304 and known is not None:
            return Retrieval(address, None, "", known)
        if response.status != 200:
            raise of_status(place, response.status)
        media_type = checked_type(place, headers)
        limit = self._budget.bytes_left
        length = headers.get("content-length")
        if length.isdigit() and int(length) > limit:
            raise too_large(place, self._budget.bounds.max_bytes)
        try:
            data = collected(decoded(place, response.iter_stream(), headers), limit)
        except TooLarge:
            raise too_large(place, self._budget.bounds.max_bytes) from None
        except Damaged as error:
            message = f"The server's answer is cut off, or not compressed as it says; try again, or {BY_HAND}."
            raise fault(place, "fetch-broken", message) from error
        self._budget.bytes_left -= len(data)
        return Retrieval(address, data, media_type, validators)


def _url(address: Address) -> httpcore2.URL:
    return httpcore2.URL(
        scheme=address.url.raw_scheme,
        host=address.url.raw_host,
        port=address.url.port,
        target=address.url.raw_path,
    )


def _reason(error: httpcore2.NetworkError) -> str:
    """What is said of a connection that fails."""
    cause = error.__cause__ or error.__context__
    if isinstance(cause, ssl.SSLCertVerificationError):
        return f"The server's certificate is not to be trusted ({cause.verify_message}); check the address."
    if isinstance(cause, ssl.SSLError):
        return "No secure connection can be made to the server; check the address."
    words = (
        cause.strerror.lower()
        if isinstance(cause, OSError) and cause.strerror
        else "no reason given"
    )
    return f"There is no connection to the server ({words}); check the address, and that you are online."
