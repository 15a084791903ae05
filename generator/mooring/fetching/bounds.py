"""How much may be fetched, how long it may take, and how far it may lead."""

import time
from dataclasses import dataclass, field

MEBIBYTE = 2**20


@dataclass(frozen=True, slots=True)
class Bounds:
    """What one command may fetch.

    Args:
        max_bytes: Of everything together, after decompression.
        timeout: Seconds for everything together.
        idle: Seconds that a server may stay silent.
        max_redirects: From one address to the next.
        max_pages: Of one site.
        pause: Seconds between two pages of one site.
        allow_private: Whether what a person named may be on this machine or in a private network.
    """

    max_bytes: int = 64 * MEBIBYTE
    timeout: float = 120
    idle: float = 20
    max_redirects: int = 5
    max_pages: int = 500
    pause: float = 0.1
    allow_private: bool = False


@dataclass(slots=True)
class Budget:
    """What is left of the bounds while a command runs."""

    bounds: Bounds
    bytes_left: int = field(init=False)
    ends: float = field(init=False)

    def __post_init__(self) -> None:
        self.bytes_left = self.bounds.max_bytes
        self.ends = time.monotonic() + self.bounds.timeout

    @property
    def seconds_left(self) -> float:
        return self.ends - time.monotonic()

    def patience(self) -> float:
        """Seconds that the next answer may take.

        Raises:
            TimeoutError: the time of the whole is over.
        """
        left = self.seconds_left
        if left <= 0:
            raise TimeoutError
        return min(left, self.bounds.idle)
