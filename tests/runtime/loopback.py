"""A server on the loopback that does what a test tells it to."""

import socket
import socketserver
import struct
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import Enum


@dataclass(frozen=True)
class Heard:
    """A request as it came over the wire; header names are in lower case."""

    method: str
    target: str
    headers: dict[str, str]
    body: bytes


@dataclass(frozen=True)
class Pause:
    seconds: float


class End(Enum):
    """How the server leaves: it closes the connection, or cuts it with a TCP reset."""

    HANG_UP = "hang up"
    RESET = "reset"


Step = bytes | Pause | End


def answer(
    status: int = 200,
    body: bytes = b"",
    content_type: str = "application/json",
    **headers: str,
) -> bytes:
    """A whole response; `retry_after="1"` becomes `Retry-After: 1`."""
    lines = [f"HTTP/1.1 {status} Any Words", f"Content-Length: {len(body)}"]
    lines += [f"Content-Type: {content_type}"] if content_type else []
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


@dataclass
class Server:
    """Answers request after request with the next of its scripts, the last one again and again."""

    url: str = ""
    scripts: list[list[Step]] = field(default_factory=list)
    heard: list[Heard] = field(default_factory=list)
    connections: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def says(self, *scripts: bytes | list[Step]) -> None:
        self.scripts = [
            script if isinstance(script, list) else [script] for script in scripts
        ]

    def next_script(self, request: Heard) -> list[Step]:
        with self.lock:
            self.heard.append(request)
            return self.scripts[min(len(self.heard), len(self.scripts)) - 1]


class Connection(socketserver.StreamRequestHandler):
    disable_nagle_algorithm = True

    def handle(self) -> None:
        # What the listener was given; the standard library's server declares no such attribute.
        server: Server = self.server.script  # type: ignore[attr-defined]
        with server.lock:
            server.connections += 1
        try:
            while (request := self.read()) is not None:
                for step in server.next_script(request):
                    match step:
                        case bytes():
                            self.wfile.write(step)
                        case Pause():
                            time.sleep(step.seconds)
                        case End.RESET:
                            linger = struct.pack("ii", 1, 0)
                            self.connection.setsockopt(
                                socket.SOL_SOCKET, socket.SO_LINGER, linger
                            )
                            self.connection.close()
                            return
                        case End.HANG_UP:
                            return
        except OSError:
            pass

    def read(self) -> Heard | None:
        first = self.rfile.readline().decode().split()
        if not first:
            return None
        headers: dict[str, str] = {}
        while line := self.rfile.readline().strip():
            name, _, value = line.decode("latin-1").partition(":")
            headers[name.lower()] = value.strip()
        body = self.rfile.read(int(headers.get("content-length", 0)))
        if headers.get("transfer-encoding") == "chunked":
            while size := int(self.rfile.readline(), 16):
                body += self.rfile.read(size + 2)[:-2]
            self.rfile.readline()
        return Heard(first[0], first[1], headers, body)


class Listener(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True
    block_on_close = False
    request_queue_size = 256

    def handle_error(self, request: object, client_address: object) -> None:
        """A connection that ends early is what many of the tests are about."""


@contextmanager
def listening() -> Iterator[Server]:
    """A server that is there while the block runs."""
    with Listener(("127.0.0.1", 0), Connection) as listener:
        script = Server(url=f"http://127.0.0.1:{listener.server_address[1]}")
        # The standard library's server takes its state as an attribute that it does not declare.
        listener.script = script  # type: ignore[attr-defined]
        thread = threading.Thread(
            target=listener.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True
        )
        thread.start()
        yield script
        listener.shutdown()


OK = answer(200, b'{"id": 1}')
