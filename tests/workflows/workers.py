"""What workers are asked for in tests; they import it by name, as they do what Mooring asks for."""

import os
import time
from pathlib import Path

from mooring.workflows.tasks import Answer, Task, answer


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
