"""Where many documents are worked on at once: processes of this machine, or a cluster."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from mooring.config.toml import Table, invalid, optional_text


@dataclass(frozen=True, slots=True)
class Processes:
    """Processes of this machine, as many as `workers`."""

    workers: int


@dataclass(frozen=True, slots=True)
class DaskCluster:
    """The workers of a Dask cluster, by the address of its scheduler, such as `tcp://10.0.0.1:8786`."""

    scheduler: str


Execution: TypeAlias = Processes | DaskCluster


def processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def execution(table: Table, path: Path) -> Execution:
    """What `executor`, `workers` and `scheduler` say; by default a process for each processor.

    Raises:
        Unreadable: they say nothing that can be meant.
    """
    name = optional_text(table, "executor", path) or "process"
    scheduler = optional_text(table, "scheduler", path)
    workers = table.get("workers", processors())
    if not isinstance(workers, int) or isinstance(workers, bool) or workers < 1:
        raise invalid(path, "`workers` must be a whole number from 1 on.")
    match name:
        case "process":
            return Processes(workers)
        case "dask" if scheduler is not None:
            return DaskCluster(scheduler)
        case "dask":
            raise invalid(
                path,
                'With `executor = "dask"`, `scheduler` must be the address of the scheduler, such as "tcp://127.0.0.1:8786".',
            )
        case _:
            raise invalid(path, "`executor` takes process or dask.")
