"""Commands in a process of their own, which may take 10 seconds and 1 GiB each and reach nothing outside their folder.

`run` starts the process and reads what became of each command; run as a module, this is the process. It keeps what
Python has loaded from one command to the next, so that a command costs what it does and no more.
"""

import faulthandler
import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
SECONDS = 10
"""Of processor time: what else runs on the machine counts for nothing."""
PATIENCE = 90
MEMORY = 1 << 30
WATCHED = ("socket.connect", "socket.getaddrinfo", "subprocess.Popen", "os.system")
"""What no command on a document may do (PEP 578, audit events)."""


@dataclass(frozen=True, slots=True)
class Command:
    """`mooring` with some arguments, or with `import` in front: the package at a path, with every module and class."""

    folder: Path
    arguments: tuple[str, ...]
    imports: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a command.

    Args:
        exit: The exit code; -1 where the process died of the command, or took too long.
        reached: What it did that it may not: connections, other programs, files opened outside.
    """

    exit: int
    stdout: str
    stderr: str
    seconds: float
    reached: tuple[str, ...]

    @property
    def errors(self) -> list[str]:
        """The lines on standard error that are no warning."""
        return [line for line in self.stderr.splitlines() if ": warning: " not in line]


def run(commands: Iterable[Command]) -> list[Outcome]:
    """What becomes of each command; one that its process dies of costs no other."""
    waiting = list(commands)
    found = list[Outcome]()
    while len(found) < len(waiting):
        found.extend(_run(waiting[len(found) :]))
    return found


def _run(commands: list[Command]) -> list[Outcome]:
    """What became of the commands up to the first that killed the process."""
    told = json.dumps(
        [[str(one.folder), one.arguments, one.imports] for one in commands]
    )
    done = subprocess.run(
        [sys.executable, "-m", "tests.hostile.bounded"],
        input=told,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": f"{ROOT / 'generator'}{os.pathsep}{ROOT}"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        timeout=len(commands) * PATIENCE,
        check=False,
    )
    outcomes = [
        Outcome(exit_, out, err, seconds, tuple(reached))
        for exit_, out, err, seconds, reached in map(
            json.loads, done.stdout.splitlines()
        )
    ]
    if len(outcomes) < len(commands):
        outcomes.append(Outcome(-1, "", done.stderr, SECONDS, ()))
    return outcomes


def _serve() -> None:
    commands = [
        Command(Path(folder), tuple(arguments), imports)
        for folder, arguments, imports in json.loads(sys.stdin.read())
    ]
    reached = list[str]()
    where = [""]
    sys.addaudithook(lambda event, detail: _watch(event, detail, where[0], reached))
    _warm(_mooring)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    for command in commands:
        os.chdir(command.folder)
        reached.clear()
        where[0] = str(command.folder)
        faulthandler.dump_traceback_later(PATIENCE, exit=True)
        started = time.process_time()
        work = _imported if command.imports else _mooring
        exit_, out, err = work(command.arguments)
        seconds = time.process_time() - started
        faulthandler.cancel_dump_traceback_later()
        where[0] = ""
        print(json.dumps([exit_, out, err, round(seconds, 2), reached]), flush=True)


def _warm(work: Callable[[tuple[str, ...]], tuple[int, str, str]]) -> None:
    """Loads what the commands need, so that none of them pays for it."""
    work(("generate", "--help"))


def _watch(
    event: str, detail: tuple[object, ...], folder: str, seen: list[str]
) -> None:
    if not folder:
        return
    if event in WATCHED:
        seen.append(f"{event} {detail[:2]!r}")
    elif event == "open" and isinstance(detail[0], str):
        if detail[0].startswith((f"{folder}/secret", "/etc/passwd", "/proc/")):
            seen.append(f"open {detail[0]}")


def _mooring(arguments: tuple[str, ...]) -> tuple[int, str, str]:
    from click.testing import CliRunner

    from mooring.cli import main

    done = CliRunner().invoke(main, list(arguments))
    error = "" if done.exception is None or done.exit_code else repr(done.exception)
    return done.exit_code, done.stdout, done.stderr + error


def _imported(arguments: tuple[str, ...]) -> tuple[int, str, str]:
    import importlib
    import pkgutil
    import traceback

    path, name = os.path.split(os.path.abspath(arguments[0]))
    sys.path.insert(0, path)
    try:
        package = importlib.import_module(name)
        for module in pkgutil.walk_packages(package.__path__, f"{name}."):
            importlib.import_module(module.name)
        models = importlib.import_module(f"{name}.models")
        for one in dir(models):
            getattr(models, one)
    except BaseException:
        return 1, "", traceback.format_exc()
    finally:
        sys.path.remove(path)
    return 0, "", ""


if __name__ == "__main__":
    _serve()
