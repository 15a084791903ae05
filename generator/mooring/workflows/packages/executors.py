"""A function over many arguments at once, in an executor of `concurrent.futures`; the one caller of Dask."""

import gc
import os
import re
import signal
import threading
from collections.abc import Callable, Generator, Iterator, Mapping
from concurrent.futures import (
    FIRST_COMPLETED,
    BrokenExecutor,
    Executor,
    Future,
    ProcessPoolExecutor,
    wait,
)
from contextlib import AbstractContextManager, closing, contextmanager
from dataclasses import dataclass
from importlib.machinery import ModuleSpec
from importlib.util import find_spec
from multiprocessing import (
    active_children,
    get_all_start_methods,
    get_context,
    parent_process,
)
from typing import Protocol, TypeVar, cast

from mooring.config import DaskCluster, Execution, Processes
from mooring.diagnostics import Misuse

ADDRESS = re.compile(r"[a-z]+://[^\s/]+:\d+/?")
"""What Dask listens on: a protocol, a host and a port."""
Argument = TypeVar("Argument")
Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class Lost:
    """There is no answer: twice, the second time alone, what worked on the argument died of it."""


@dataclass(frozen=True, slots=True)
class _Workers:
    """An executor that is open.

    Args:
        window: How many arguments may be under way: enough that no worker waits, few enough for the memory.
        deaths: What a call raises whose worker died.
    """

    executor: Executor
    window: Callable[[], int]
    deaths: tuple[type[BaseException], ...]


class _Client(Protocol):
    """A client of Dask, as far as it is used here."""

    def get_executor(self, *, pure: bool) -> Executor: ...
    def nthreads(self) -> Mapping[str, int]: ...
    def run(
        self, function: Callable[[str], object], argument: str, *, on_error: str
    ) -> Mapping[str, object]: ...
    def close(self) -> None: ...


def answers(
    where: Execution,
    function: Callable[[Argument], Answer],
    take: Callable[[], Argument | None],
) -> Generator[tuple[Argument, Answer | Lost], None, None]:
    """Each argument with its answer, as they come.

    An argument is taken once there is room for it. Whoever stops early must close the iterator: that
    ends the work that is under way.

    Args:
        function: A function of a module, which workers import by its name; it raises nothing.
        take: The next argument, or None where there is none at present; it is asked again after each answer.

    Raises:
        Misuse: there is no such cluster, or it is lost.
    """
    suspects = list[Argument]()
    while True:
        with _opened(where, function.__module__) as workers:
            for argument, answer in _answered(workers, function, take):
                if isinstance(answer, Lost):
                    suspects.append(argument)
                else:
                    yield argument, answer
        if not suspects:
            return
        # Whoever shared a worker with the cause was lost with it; each is tried again, alone.
        while suspects:
            with _opened(where, function.__module__) as workers:
                yield from _answered(workers, function, _once(suspects.pop(0)))


def check_reachable(where: Execution, seconds: float) -> None:
    """Makes sure that what is to do the work answers.

    Raises:
        Misuse: it does not, within some seconds.
    """
    match where:
        case Processes():
            return
        case DaskCluster(scheduler):
            _connected(scheduler, seconds).close()


def _opened(where: Execution, module: str) -> AbstractContextManager[_Workers]:
    match where:
        case Processes(workers):
            return _processes(workers, module)
        case DaskCluster(scheduler):
            return _cluster(scheduler)


def _answered(
    workers: _Workers,
    function: Callable[[Argument], Answer],
    take: Callable[[], Argument | None],
) -> Iterator[tuple[Argument, Answer | Lost]]:
    """Answers until nothing is left to take, or the executor is broken."""
    under_way = dict[Future[Answer], Argument]()
    is_broken = False
    while True:
        while not is_broken and len(under_way) < workers.window():
            if (argument := take()) is None:
                break
            try:
                under_way[workers.executor.submit(function, argument)] = argument
            except BrokenExecutor:
                is_broken = True
                yield argument, Lost()
        if not under_way:
            return
        for future in wait(under_way, return_when=FIRST_COMPLETED).done:
            argument = under_way.pop(future)
            if future.cancelled():
                raise Misuse("The connection to the cluster was lost; run it again.")
            error = future.exception()
            is_broken = is_broken or isinstance(error, BrokenExecutor)
            if isinstance(error, workers.deaths):
                yield argument, Lost()
            else:
                yield argument, future.result()


def _once(argument: Argument) -> Callable[[], Argument | None]:
    left = [argument]
    return lambda: left.pop() if left else None


@contextmanager
def _processes(workers: int, module: str) -> Generator[_Workers, None, None]:
    """A pool of processes; leaving it by an exception ends them."""
    methods = get_all_start_methods()
    context = get_context("forkserver" if "forkserver" in methods else "spawn")
    # What every worker needs is imported once, by the process that they are forked from.
    context.set_forkserver_preload([module])
    others = set(active_children())
    pool = ProcessPoolExecutor(workers, mp_context=context, initializer=_begin)
    try:
        yield _Workers(pool, lambda: 2 * workers, (BrokenExecutor,))
    except BaseException:
        pool.shutdown(wait=False, cancel_futures=True)
        for process in set(active_children()) - others:
            process.terminate()
            process.join()
        raise
    pool.shutdown()


def _begin() -> None:
    """Lets the caller alone answer Ctrl-C, and ends the worker when its caller is gone."""
    gc.set_threshold(50_000, 20, 20)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _connected(scheduler: str, seconds: float | None = None) -> _Client:
    """A client of the scheduler at an address; it may take as long as Dask's own settings let it, or some seconds."""
    try:
        from distributed import Client
    except ModuleNotFoundError as error:
        raise Misuse(
            'A Dask cluster needs Dask: pip install "mooring[dask]".'
        ) from error
    connect = cast(Callable[..., _Client], Client)
    unreachable = Misuse(
        f"No Dask scheduler answers at {scheduler}; give its address, such as tcp://127.0.0.1:8786."
    )
    # What is no address leaves a client behind that complains while it is taken away.
    if ADDRESS.fullmatch(scheduler) is None:
        raise unreachable
    patience = {} if seconds is None else {"timeout": seconds}
    try:
        return connect(scheduler, set_as_default=False, **patience)
    except (OSError, ValueError) as error:
        raise unreachable from error


@contextmanager
def _cluster(scheduler: str) -> Generator[_Workers, None, None]:
    """The workers behind a scheduler of Dask; leaving them by an exception cancels what they have."""
    client = _connected(scheduler)
    from distributed import KilledWorker

    with closing(client):
        # Dask would give a task to a worker that cannot import it for ever.
        specs = client.run(find_spec, __name__, on_error="return")
        for worker, found in specs.items():
            if not isinstance(found, ModuleSpec):
                raise Misuse(
                    f"The worker at {worker} has no Mooring; install the same one on it as here."
                )
        executor = client.get_executor(pure=False)
        try:
            yield _Workers(
                executor,
                lambda: 2 * max(1, sum(client.nthreads().values())),
                (KilledWorker,),
            )
        # What workers are asked for raises nothing itself.
        except (ImportError, RuntimeError) as error:
            reason = " ".join(str(error).split()).partition(". ")[0]
            raise Misuse(
                f"The cluster at {scheduler} cannot work on this: {reason}. Its scheduler and its workers need the same Mooring as here."
            ) from error
        except BaseException:
            executor.shutdown(wait=False)
            raise
