"""What is begun by one call and asked after by others, until it is done."""

import json
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeAlias, TypeVar, cast

from pydantic import TypeAdapter

from .errors import (
    APITimeoutError,
    RunFailedError,
    RunOutputError,
    RunTimeoutError,
)
from .paging import Way, at
from .transport import AsyncTransport, Connected, Transport
from .waiting import finished as done

Own = TypeVar("Own")
AsyncOwn = TypeVar("AsyncOwn")
Sending = TypeVar("Sending", bound=Connected)
Begun = TypeVar("Begun")
State = TypeVar("State")
Output = TypeVar("Output")
Given = TypeVar("Given")

Progress: TypeAlias = Callable[[State], object]
"""What is told of everything that is heard."""

LONGEST_INTERVAL = 10.0
"""Seconds between two questions at most, unless the caller wants more."""

_GROWTH = 1.5


@dataclass(frozen=True, slots=True)
class Run:
    """How the end of something is seen in what is heard of it: the member `status`, and the values that end it."""

    status: Way
    done: tuple[str, ...]
    failed: tuple[str, ...]
    output: Way = ()


@dataclass(frozen=True, slots=True)
class Finished(Generic[State, Output]):
    """What has ended well: the output as the type that was asked for, and the response that brought it."""

    output: Output
    response: State


class Patience(Generic[State]):
    """How long to wait between two questions, and whether what was heard is the end."""

    def __init__(
        self,
        run: Run,
        on_progress: Callable[[State], object] | None,
        timeout: float | None,
        interval: float,
    ) -> None:
        self._run = run
        self._on_progress = on_progress
        self._timeout = timeout
        self._interval = interval
        self._begun = time.monotonic()
        self._last: object = None

    def within(self, own_timeout: float | None) -> float | None:
        """Seconds that a call may take: those of its client, and no more than are left."""
        if self._timeout is None:
            return own_timeout
        left = max(0.0, self._begun + self._timeout - time.monotonic())
        return left if own_timeout is None else min(left, own_timeout)

    def is_over(self, state: State) -> bool:
        """Tells of the progress; whether it has ended well.

        Raises:
            RunFailedError: it has ended without success.
        """
        self._last = state
        if self._on_progress is not None:
            self._on_progress(state)
        status = _text(at(state, self._run.status))
        if status in self._run.failed:
            raise RunFailedError(f"It has ended as {status!r}.", state, status)
        return status in self._run.done

    def pause(self) -> float:
        """Seconds until the next question, each time some more.

        Raises:
            RunTimeoutError: there is no time for another one.
        """
        wait = self._interval
        longest = max(self._interval, LONGEST_INTERVAL)
        self._interval = min(longest, self._interval * _GROWTH)
        left = self.within(None)
        if left is not None and wait >= left:
            raise self.exceeded()
        return wait

    def exceeded(self) -> RunTimeoutError:
        status = _text(at(self._last, self._run.status))
        return RunTimeoutError(
            f"It has not ended within {self._timeout} seconds, and is {status!r}.",
            self._last,
            status,
        )

    @property
    def is_used_up(self) -> bool:
        return self.within(None) == 0.0


def run(
    resource: Callable[[Transport], Own],
    transport: Transport,
    begin: Callable[[Own], Begun],
    ask: Callable[[Own, Begun], State],
    patience: Patience[State],
) -> State:
    """What is heard once it has ended well.

    Args:
        resource: Makes what begins and asks from a transport whose calls may take no longer than all of it.

    Raises:
        RunFailedError: it has ended without success.
        RunTimeoutError: it has not ended in time.
        APIError: a call failed.
    """

    async def begun(own: Own) -> Begun:
        return begin(own)

    async def asked(own: Own, begun: Begun) -> State:
        return ask(own, begun)

    return done(_ended(resource, transport, begun, asked, patience))


async def run_async(
    resource: Callable[[AsyncTransport], AsyncOwn],
    transport: AsyncTransport,
    begin: Callable[[AsyncOwn], Awaitable[Begun]],
    ask: Callable[[AsyncOwn, Begun], Awaitable[State]],
    patience: Patience[State],
) -> State:
    """The same without blocking; whoever cancels it leaves no call and no wait behind."""
    return await _ended(resource, transport, begin, ask, patience)


async def _ended(
    resource: Callable[[Sending], Own],
    transport: Sending,
    begin: Callable[[Own], Awaitable[Begun]],
    ask: Callable[[Own, Begun], Awaitable[State]],
    patience: Patience[State],
) -> State:
    def own() -> Own:
        seconds = patience.within(transport.timeout)
        return resource(transport.with_options(timeout=seconds))

    begun = await begin(own())
    while True:
        try:
            state = await ask(own(), begun)
        except APITimeoutError as error:
            if patience.is_used_up:
                raise patience.exceeded() from error
            raise
        if patience.is_over(state):
            return state
        await transport.wire.sleep(patience.pause())


def asking_for(
    output: type[object] | None, given: Given, name: str, *, as_text: bool
) -> Given:
    """The arguments with the JSON Schema of the output that is wanted, as a text or as an object.

    Raises:
        ValueError: they have one already.
    """
    if output is None:
        return given
    arguments = cast(Mapping[str, object], given)
    if name in arguments:
        raise ValueError(f"Give output or {name}, not both.")
    schema = TypeAdapter(output).json_schema()
    stated = json.dumps(schema, ensure_ascii=False) if as_text else schema
    return cast(Given, {**arguments, name: stated})


def finished(
    state: State, run: Run, output: type[Output] | None
) -> State | Finished[State, Output]:
    """What has ended, with its output read as the type that is wanted; a text holds it as JSON.

    Raises:
        RunOutputError: it is not of that type.
    """
    if output is None:
        return state
    found = at(state, run.output)
    adapter = TypeAdapter(output)
    try:
        if isinstance(found, str | bytes):
            return Finished(adapter.validate_json(found), state)
        return Finished(adapter.validate_python(found), state)
    except ValueError as error:
        status = _text(at(state, run.status))
        raise RunOutputError(
            f"The output is no {getattr(output, '__name__', output)}.", state, status
        ) from error


def _text(status: object) -> str | None:
    return None if status is None else str(status)
