"""What a command costs: CPU seconds and peak memory of it and of all that it started."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import NamedTemporaryFile

LAUNCHER = Path(__file__).with_name("launcher.py")
LONGEST = 1800
"""Seconds of wall time after which a command is ended."""


@dataclass(frozen=True, slots=True)
class Run:
    """One run of a command.

    Args:
        cpu: User and system seconds.
        peak: Resident memory of the largest process, in MiB.
        said: The end of what it printed.
    """

    exit: int
    cpu: float
    wall: float
    peak: float
    said: str


def run(
    command: Sequence[str | Path],
    folder: Path,
    environment: Mapping[str, str] | None = None,
) -> Run:
    """Runs a command in a folder, as a whole process."""
    with NamedTemporaryFile() as output:
        launched = subprocess.run(
            [
                *(sys.executable, "-S", LAUNCHER, str(LONGEST), output.name),
                *(str(part) for part in command),
            ],
            cwd=folder,
            env={**os.environ, **(environment or {})},
            stdout=subprocess.PIPE,
            check=True,
        )
        said = output.read().decode(errors="replace").strip()
    return Run(**json.loads(launched.stdout), said=said[-2000:])


def middle(runs: Sequence[Run]) -> Run:
    """The median of each figure; the rest as in the last run."""
    last = runs[-1]
    return Run(
        max(one.exit for one in runs),
        median(one.cpu for one in runs),
        median(one.wall for one in runs),
        median(one.peak for one in runs),
        last.said,
    )
