"""Connections to addresses that were checked: a name is resolved once, and what was found is what is connected to."""

import socket
import ssl
import threading
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TypeAlias

from httpcore2 import (
    SOCKET_OPTION,
    ConnectError,
    ConnectTimeout,
    NetworkBackend,
    NetworkStream,
    SyncBackend,
)

from mooring.fetching.addresses import Address, is_loopback, is_near, is_public
from mooring.fetching.bounds import Budget
from mooring.fetching.faults import fault, late

Answers: TypeAlias = list[str] | socket.gaierror | UnicodeError


class Connections(NetworkBackend):
    """Connects to public machines, and to private ones under the one name that a person allowed.

    Every step of every connection ends when the budget does.
    """

    def __init__(self, budget: Budget, trusted: str | None) -> None:
        self._budget = budget
        self._trusted = trusted
        self._checked: dict[tuple[str, int], list[str]] = {}
        self._plain = SyncBackend()

    def check(self, address: Address) -> list[str]:
        """The IP addresses of which one will be connected to.

        Raises:
            Unreadable: its name is unknown, or leads where nothing may be fetched from.
        """
        place = address.shown
        found = resolved(address, self._budget)
        is_allowed = self._trusted is not None and address.host == self._trusted
        for ip in found:
            if not (is_public(ip) or (is_allowed and is_near(ip))):
                whose = "" if ip == address.host else f"{address.host} is {ip}, and "
                raise fault(place, "fetch-private", _private(whose, ip, is_allowed))
        if not address.is_secure and not all(is_loopback(ip) for ip in found):
            message = "Over http anybody on the way can change the document; give an https:// address."
            raise fault(place, "fetch-insecure", message)
        self._checked[address.host, address.port] = found
        return found

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[SOCKET_OPTION] | None = None,
    ) -> NetworkStream:
        """Connects to the first that answers of the IP addresses that were checked, and to no other."""
        *others, last = self._checked[host, port]
        for ip in others:
            try:
                return self._connect(ip, port, socket_options)
            except (ConnectError, ConnectTimeout):
                continue
        return self._connect(last, port, socket_options)

    def _connect(
        self, ip: str, port: int, options: Iterable[SOCKET_OPTION] | None
    ) -> NetworkStream:
        patience = self._budget.patience()
        stream = self._plain.connect_tcp(ip, port, patience, socket_options=options)
        return _Timed(stream, self._budget)


@dataclass(slots=True)
class _Timed(NetworkStream):
    """A connection whose every step ends when the budget does."""

    stream: NetworkStream
    budget: Budget

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self.stream.read(max_bytes, self.budget.patience())

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self.stream.write(buffer, self.budget.patience())

    def close(self) -> None:
        self.stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> NetworkStream:
        patience = self.budget.patience()
        secured = self.stream.start_tls(ssl_context, server_hostname, patience)
        return _Timed(secured, self.budget)

    def get_extra_info(self, info: str) -> object:
        # The library declares this as anything, for whoever asks knows what it is.
        found: object = self.stream.get_extra_info(info)
        return found


@dataclass(slots=True)
class _Resolution:
    """The IP addresses of a name, asked for in a thread: the system's resolver knows no time limit."""

    host: str
    port: int
    answers: Answers = field(default_factory=list[str])

    def run(self) -> None:
        try:
            found = socket.getaddrinfo(self.host, self.port, type=socket.SOCK_STREAM)
            self.answers = list(dict.fromkeys(str(one[4][0]) for one in found))
        except (socket.gaierror, UnicodeError) as error:
            self.answers = error


def resolved(address: Address, budget: Budget) -> list[str]:
    """The IP addresses that a name has now.

    Raises:
        Unreadable: it has none, or nobody says so in time.
    """
    resolution = _Resolution(address.host, address.port)
    thread = threading.Thread(target=resolution.run, daemon=True)
    thread.start()
    thread.join(max(0, budget.seconds_left))
    if thread.is_alive():
        raise late(address.shown, budget.bounds.timeout)
    answers = resolution.answers
    if not isinstance(answers, list) or not answers:
        message = f"No machine is known by the name {address.host}; check the address, and that you are online."
        raise fault(address.shown, "fetch-unknown-host", message)
    return answers


def _private(whose: str, ip: str, is_allowed: bool) -> str:
    if is_allowed or not is_near(ip):
        return f"{whose}{ip} is no address that documents are published at."
    return f"{whose}{ip} is not a public address; if you mean a server of your own, give --allow-private."
