"""How much work a document may cost: each limit has a name, and the environment may set another number.

`start` and `finish` bound the processor time of a command or task, `granted` adds what one more document may take.
A document that asks for more is refused in one line, whatever it asks for it with.
"""

import os
import signal
import sys
import threading
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import Enum

from mooring.diagnostics import Diagnostic, Location, Misuse


class Limit(Enum):
    """A limit by the variable of the environment that sets it."""

    CHARACTERS = "MOORING_MAX_CHARACTERS"
    VALUES = "MOORING_MAX_VALUES"
    DEPTH = "MOORING_MAX_DEPTH"
    DIGITS = "MOORING_MAX_DIGITS"
    ENUM_VALUES = "MOORING_MAX_ENUM_VALUES"
    SECONDS = "MOORING_MAX_SECONDS"

    @property
    def value_now(self) -> int:
        """The number that holds.

        Raises:
            Misuse: the environment says something else than a whole number.
        """
        stated = os.environ.get(self.value, "")
        if not stated:
            return DEFAULTS[self]
        if not stated.isdecimal() or int(stated) == 0:
            raise Misuse(f"{self.value} is a whole number from 1 on, not {stated}.")
        return int(stated)

    @property
    def advice(self) -> str:
        """How to have another one."""
        return f"set {self.value} to allow more"


DEFAULTS = {
    Limit.CHARACTERS: 64 * 1024 * 1024,
    Limit.VALUES: 4_000_000,
    Limit.DEPTH: 256,
    Limit.DIGITS: 1000,
    Limit.ENUM_VALUES: 50_000,
    Limit.SECONDS: 4,
}
SECONDS_A_DOCUMENT = 2.0
SECONDS_A_MEGABYTE = 10.0
"""What a document may take beside the limit; real ones take a fifth of it."""
FRAMES = 4000
"""Calls inside each other; what one thread's stack of 8 MiB holds with room to spare."""


class TooCostly(BaseException):
    """A document takes more time, memory or depth than is allowed; no handler of mere exceptions may keep it."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(str(diagnostic))
        self.diagnostic = diagnostic


@dataclass(slots=True)
class _Clock:
    """What is measured in this process: a signal of the operating system comes once per process."""

    is_running: bool = False
    document: str = ""
    seconds: float = 0.0
    before: int = field(default_factory=sys.getrecursionlimit)


_CLOCK = _Clock()


@contextmanager
def bounded() -> Generator[None, None, None]:
    """Bounds what a block of code may cost.

    Raises:
        TooCostly: it costs more.
    """
    _start()
    try:
        yield
    except (RecursionError, MemoryError) as error:
        if not _CLOCK.document:
            raise
        what = "memory" if isinstance(error, MemoryError) else "steps inside each other"
        raise TooCostly(
            _refusal(f"To follow this document takes more {what} than there are")
        ) from error
    finally:
        _finish()


def granted(document: str, size: int) -> None:
    """Adds the time that one more document of `size` bytes may take."""
    _CLOCK.document = document
    more = SECONDS_A_DOCUMENT + SECONDS_A_MEGABYTE * size / 1_000_000
    _CLOCK.seconds += more
    if _CLOCK.is_running:
        left, _ = signal.getitimer(signal.ITIMER_PROF)
        signal.setitimer(signal.ITIMER_PROF, left + more, 1)


def unbounded() -> None:
    """Takes the bounds away, for what runs as long as a person wants."""
    _finish()


def _start() -> None:
    _CLOCK.document = ""
    _CLOCK.before = sys.getrecursionlimit()
    # The stack of a program on Windows is an eighth of that elsewhere.
    if sys.platform != "win32":
        sys.setrecursionlimit(max(FRAMES, _CLOCK.before))
    _CLOCK.seconds = Limit.SECONDS.value_now
    # Signals reach the first thread alone, and Windows has none of this kind.
    if (
        hasattr(signal, "setitimer")
        and threading.current_thread() is threading.main_thread()
    ):
        signal.signal(signal.SIGPROF, _expired)
        signal.setitimer(signal.ITIMER_PROF, _CLOCK.seconds, 1)
        _CLOCK.is_running = True


def _finish() -> None:
    sys.setrecursionlimit(_CLOCK.before)
    if _CLOCK.is_running:
        signal.setitimer(signal.ITIMER_PROF, 0)
        _CLOCK.is_running = False


def _expired(*_: object) -> None:
    # Without a document it is nobody's fault but ours, and a person can stop it.
    if _CLOCK.is_running and _CLOCK.document:
        message = f"To follow this document takes more than {_CLOCK.seconds:.0f} s of processor time"
        raise TooCostly(_refusal(f"{message}; {Limit.SECONDS.advice}"))


def _refusal(message: str) -> Diagnostic:
    text = f"{message}. It is not followed further; look for schemas that refer to each other many times over."
    return Diagnostic("too-costly", text, Location(_CLOCK.document))
