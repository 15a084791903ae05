"""A FastAPI application on the loopback, and a record of what came over the wire before FastAPI read it."""

import threading
import time
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import uvicorn


@dataclass(frozen=True)
class Heard:
    """A request as it arrived; names of headers are in lower case."""

    method: str
    path: str
    query: str
    headers: dict[str, str]
    body: bytes


@dataclass(frozen=True)
class Answer:
    status: int
    body: bytes
    headers: dict[str, str] = field(default_factory=dict[str, str])


@dataclass
class Recorder:
    """ASGI around an application: notes each request, and answers in its place where it was told to."""

    application: Any
    heard: list[Heard] = field(default_factory=list[Heard])
    answers: list[Answer] = field(default_factory=list[Answer])
    url: str = ""

    def says(self, status: int, body: bytes, **headers: str) -> None:
        """What the next request is answered; `request_id="1"` becomes `request-id: 1`."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.answers.append(Answer(status, body, named))

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] != "http":
            await self.application(scope, receive, send)
            return
        body = b""
        is_complete = False
        while not is_complete:
            message = await receive()
            body += message.get("body", b"")
            is_complete = not message.get("more_body", False)
        self.heard.append(
            Heard(
                scope["method"],
                scope["path"],
                scope["query_string"].decode(),
                {name.decode(): value.decode() for name, value in scope["headers"]},
                body,
            )
        )
        if self.answers:
            await _say(self.answers.pop(0), send)
            return

        async def again() -> Any:
            return {"type": "http.request", "body": body, "more_body": False}

        await self.application(scope, again, send)


async def _say(answer: Answer, send: Any) -> None:
    headers = {"content-type": "application/json", **answer.headers}
    await send(
        {
            "type": "http.response.start",
            "status": answer.status,
            "headers": [
                (name.encode(), value.encode()) for name, value in headers.items()
            ],
        }
    )
    await send({"type": "http.response.body", "body": answer.body})


@contextmanager
def serving(application: Any) -> Generator[Recorder]:
    """`application` on a free port, for as long as the block lasts."""
    recorder = Recorder(application)
    config = uvicorn.Config(recorder, port=0, log_level="warning", lifespan="off")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    deadline = time.monotonic() + 20
    while not server.started:
        if time.monotonic() > deadline:
            raise TimeoutError("the server did not start within 20 seconds")
        time.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    recorder.url = f"http://127.0.0.1:{port}"
    try:
        yield recorder
    finally:
        server.should_exit = True
        thread.join(timeout=10)
