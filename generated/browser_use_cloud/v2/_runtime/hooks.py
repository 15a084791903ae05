"""What happens during a call, for logs, metrics and traces."""

import json
import re
from abc import abstractmethod
from collections.abc import Callable
from dataclasses import asdict, astuple, dataclass, field, replace
from importlib import import_module
from pathlib import Path
from threading import Lock
from typing import Any, TypeAlias

from .errors import Mismatch
from .http import URL
from .misfits import news
from .operation import Operation

__all__ = [
    "Decoded",
    "Event",
    "Failed",
    "Hook",
    "Responded",
    "Retried",
    "Started",
    "ledger",
    "opentelemetry",
]

PACKAGE = __name__.removesuffix(".hooks").removesuffix("._runtime")
"""The name of the package that this one is a part of, and of its logger."""


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happens to one attempt of a call; none holds a credential.

    Args:
        call: A number that all events of one call have in common.
        operation: What is called.
        url: Where the request goes, without its query.
        attempt: Which one it is, from 1.
        elapsed: Seconds since the attempt began.
    """

    call: int
    operation: Operation[object] = field(repr=False)
    url: str
    attempt: int
    elapsed: float

    def __str__(self) -> str:
        return f"{self.operation.method} {self.url}: {self._happening()}, attempt {self.attempt}"

    @abstractmethod
    def _happening(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Started(Event):
    """A request is about to be sent."""

    def _happening(self) -> str:
        return "sent"


@dataclass(frozen=True, slots=True)
class Retried(Event):
    """An attempt has failed, and another one follows.

    Args:
        wait: Seconds until then.
        cause: The status of the response, or the name of the error.
    """

    cause: int | str
    wait: float

    def _happening(self) -> str:
        return f"{self.cause} after {1000 * self.elapsed:.0f} ms, sent again in {self.wait:.1f} s"


@dataclass(frozen=True, slots=True)
class Responded(Event):
    """The call has succeeded.

    Args:
        request_id: The server's name for the request.
    """

    status_code: int
    request_id: str | None

    def _happening(self) -> str:
        return f"{self.status_code} after {1000 * self.elapsed:.0f} ms"


@dataclass(frozen=True, slots=True)
class Decoded(Event):
    """A response has become a value.

    Args:
        status: The key in the document's `responses` that describes it.
        mismatches: Where it is not what the document says.
    """

    status: str
    value: object = field(repr=False)
    mismatches: tuple[Mismatch, ...]

    def _happening(self) -> str:
        return f"decoded with {len(self.mismatches)} mismatches"


@dataclass(frozen=True, slots=True)
class Failed(Event):
    """The call has failed, and the caller gets the error; cancellation is one, too."""

    error: BaseException

    def _happening(self) -> str:
        return f"{type(self.error).__name__} after {1000 * self.elapsed:.0f} ms"


Hook: TypeAlias = Callable[[Event], None]
"""Called with every event; what it raises is logged, and harms no call."""


def ledger(path: str | Path) -> Hook:
    """A hook that notes once, as a line of JSON, each way in which responses differ from the document.

    That is mismatches, and values, variants and members that the document does not list. No values of responses are
    written, except those in place of listed ones. `mooring drift --observed` reads the file.
    """
    written = set[tuple[str, ...]]()
    lock = Lock()

    def note(event: Event) -> None:
        if not isinstance(event, Decoded):
            return
        new = news(event.value, event.operation, event.status)
        with lock, open(path, "a", encoding="utf-8") as file:
            for one in (*event.mismatches, *new):
                general = replace(one, path=re.sub(r"\[\d+\]", "[*]", one.path))
                if (key := astuple(general)) not in written:
                    written.add(key)
                    print(json.dumps(asdict(general)), file=file)

    return note


def opentelemetry() -> Hook:
    """A hook that makes a span of every call, by OpenTelemetry's conventions for HTTP clients.

    Raises:
        ModuleNotFoundError: the package `opentelemetry-api` is not installed.
    """
    # It is not needed for anything else, so neither are its types.
    trace: Any = import_module("opentelemetry.trace")
    tracer = trace.get_tracer(PACKAGE)
    spans: dict[int, Any] = {}

    def trace_event(event: Event) -> None:
        match event:
            case Started(attempt=1):
                url = URL(event.url)
                spans[event.call] = tracer.start_span(
                    str(event.operation),
                    kind=trace.SpanKind.CLIENT,
                    attributes={
                        "http.request.method": event.operation.method,
                        "server.address": url.host,
                        "server.port": url.port
                        or (443 if url.scheme == "https" else 80),
                        "url.full": event.url,
                        "url.template": event.operation.path,
                    },
                )
            case Retried():
                spans[event.call].add_event(
                    "retry", {"cause": str(event.cause), "wait": event.wait}
                )
            case Responded():
                end(event, event.status_code)
            case Failed():
                status = getattr(event.error, "status_code", None)
                end(event, status, str(status or type(event.error).__name__))
            case _:
                pass

    def end(event: Event, status_code: int | None, error: str | None = None) -> None:
        if (span := spans.pop(event.call, None)) is None:
            return
        if status_code is not None:
            span.set_attribute("http.response.status_code", status_code)
        if event.attempt > 1:
            span.set_attribute("http.request.resend_count", event.attempt - 1)
        if error is not None:
            span.set_attribute("error.type", error)
            span.set_status(trace.StatusCode.ERROR)
        span.end()

    return trace_event
