"""What workers are asked for in tests; they import it by name, as they do what Mooring asks for."""

import os
import time
from collections.abc import Callable
from pathlib import Path

from mooring.config import Execution
from mooring.workflows.packages.executors import Lost, answers
from mooring.workflows.tasks import Answer, Task, answer


def collected(
    where: Execution, function: Callable[[int], int], count: int
) -> dict[int, int | Lost]:
    """The answers for the first numbers."""
    left = iter(range(count))
    return dict(answers(where, function, lambda: next(left, None)))


def squared(number: int) -> int:
    return number * number


def fatal_at_three(number: int) -> int:
    """Ends its process as the operating system would, without a word."""
    if number == 3:
        os._exit(9)
    return number * number


def fatal_for_one_document(task: Task) -> Answer:
    """What a worker does, except that one document is the end of it."""
    if Path(task.chain[-1].name).stem == "deadly":
        os._exit(9)
    return answer(task)


def endless(path: str) -> str:
    """Leaves its process id behind, and never comes back."""
    Path(path).write_text(str(os.getpid()))
    while True:
        time.sleep(1)
