import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from multiprocessing import get_context
from pathlib import Path

import pytest

from mooring.config import DaskCluster, Execution, Processes
from mooring.diagnostics import Misuse
from mooring.workflows.packages.executors import Lost, answers
from tests.workflows import cluster, workers
from tests.workflows.conftest import ROOT


@pytest.fixture(scope="module")
def scheduler() -> Iterator[str]:
    with cluster.running(deaths=0) as address:
        yield address


@pytest.fixture(params=["process", "dask"])
def where(request: pytest.FixtureRequest) -> Execution:
    if request.param == "process":
        return Processes(2)
    return DaskCluster(request.getfixturevalue("scheduler"))


def found_by(
    where: Execution, function: Callable[[int], int], count: int
) -> dict[int, int | Lost]:
    """The answers for the first numbers; Dask is asked from a process of its own."""
    if isinstance(where, Processes):
        return workers.collected(where, function, count)
    with get_context("spawn").Pool(1) as pool:
        return pool.apply(workers.collected, (where, function, count))


def test_every_argument_has_its_answer(where: Execution) -> None:
    assert found_by(where, workers.squared, 20) == {
        number: number * number for number in range(20)
    }


def test_a_worker_that_dies_costs_its_own_argument_alone(where: Execution) -> None:
    assert found_by(where, workers.fatal_at_three, 8) == {
        number: Lost() if number == 3 else number * number for number in range(8)
    }


def test_arguments_are_taken_only_when_there_is_room() -> None:
    started = list[int]()

    def take() -> int | None:
        started.append(len(started))
        return started[-1] if len(started) <= 40 else None

    found = answers(Processes(2), workers.squared, take)
    next(found)
    assert len(started) <= 5
    found.close()


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:9", "nowhere", "tcp://host"])
def test_a_cluster_that_is_not_there_is_said_so(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DASK_DISTRIBUTED__COMM__TIMEOUTS__CONNECT", "1s")
    with pytest.raises(Misuse, match=f"No Dask scheduler answers at {address};"):
        found_by(DaskCluster(address), workers.squared, 1)


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_no_worker_outlives_its_caller(ending: signal.Signals, tmp_path: Path) -> None:
    trace = tmp_path / "worker"
    program = (
        "from mooring.config import Processes\n"
        "from mooring.workflows.packages.executors import answers\n"
        "from tests.workflows.workers import endless\n"
        f"left = iter([{str(trace)!r}])\n"
        "list(answers(Processes(1), endless, lambda: next(left, None)))\n"
    )
    caller = subprocess.Popen(
        [sys.executable, "-c", program],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": f"{ROOT / 'generator'}{os.pathsep}{ROOT}"},
        stderr=subprocess.PIPE,
        text=True,
    )
    wait_until(lambda: trace.exists() and bool(trace.read_text()))
    worker = int(trace.read_text())
    caller.send_signal(ending)
    _, said = caller.communicate(timeout=30)
    assert "Process" not in said
    wait_until(lambda: not is_running(worker))


def wait_until(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 30
    while not condition():
        assert time.monotonic() < deadline, "it did not come to that in 30 s"
        time.sleep(0.05)


def is_running(process: int) -> bool:
    """Whether there is such a process, and not only what is left of it."""
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"
