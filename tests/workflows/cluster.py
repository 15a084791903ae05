"""A Dask cluster of two worker processes on this machine, until standard input ends: `python -m tests.workflows.cluster`.

It runs apart from the tests: where Dask is imported, pickled exceptions carry more than they do elsewhere (tblib).
"""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def running(deaths: int) -> Iterator[str]:
    """The address of a scheduler that gives up on a task after so many deaths beside the first."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.workflows.cluster", str(deaths)],
        cwd=Path(__file__).parents[2],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert process.stdout is not None
    yield process.stdout.readline().strip()
    process.communicate(timeout=60)


def main(deaths: int) -> None:
    import dask
    from distributed import LocalCluster

    with (
        dask.config.set({"distributed.scheduler.allowed-failures": deaths}),
        LocalCluster(
            n_workers=2,
            threads_per_worker=2,
            processes=True,
            host="127.0.0.1",
            dashboard_address=None,
        ) as local,
    ):
        print(local.scheduler_address, flush=True)
        sys.stdin.read()


if __name__ == "__main__":
    main(int(sys.argv[1]))
