"""A documentation site on the loopback, with every fault that a test asks for."""

import gzip
import ssl
import threading
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, field

from tests.runtime.loopback import Connection, Heard, Listener, Server, Step, answer


@dataclass
class Site(Server):
    """Answers by path; what is asked for and not there is not found."""

    steps_by_path: dict[str, list[Step]] = field(default_factory=dict[str, list[Step]])

    def has(self, path: str, *steps: Step) -> None:
        self.steps_by_path[path] = list(steps)

    def page(
        self, path: str, body: str, type: str = "text/markdown", **headers: str
    ) -> None:
        """Something that is sent whole; whoever knows its state already is told that it has not changed."""
        self.has(path, answer(200, body.encode(), type, **headers))

    def next_script(self, request: Heard) -> list[Step]:
        with self.lock:
            self.heard.append(request)
        steps = self.steps_by_path.get(request.target, [answer(404)])
        known = request.headers.get("if-none-match")
        if known is not None and f"ETag: {known}\r\n".encode() in b"".join(
            step for step in steps if isinstance(step, bytes)
        ):
            return [answer(304, ETag=known)]
        return steps

    def asked(self) -> list[str]:
        return [one.target for one in self.heard]


@contextmanager
def served(context: ssl.SSLContext | None = None) -> Generator[Site]:
    """A site that listens until the end of the block; with certificates, over TLS."""
    with Listener(("127.0.0.1", 0), Connection) as listener:
        port = listener.server_address[1]
        scheme = "http" if context is None else "https"
        site = Site(url=f"{scheme}://127.0.0.1:{port}")
        if context is not None:
            listener.socket = context.wrap_socket(listener.socket, server_side=True)
        # The standard library's server takes its state as an attribute that it does not declare.
        listener.script = site  # type: ignore[attr-defined]
        thread = threading.Thread(
            target=listener.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True
        )
        thread.start()
        yield site
        listener.shutdown()


def redirect(target: str, status: int = 302) -> bytes:
    return answer(status, b"", Location=target)


def zipped(body: bytes, **headers: str) -> bytes:
    return answer(
        200, gzip.compress(body), "text/plain", Content_Encoding="gzip", **headers
    )
