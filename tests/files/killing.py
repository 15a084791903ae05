"""Kills a generate at many points, and says what it left; run as a program of its own, since it forks.

    python -m tests.files.killing FOLDER POINTS

Half of the runs are killed after a random time, half at an operation on files (an audit event of `open`, `os.*`,
`shutil.*` or `ctypes.*`): those around the moment at which the new package takes the place of the old one, and some
of all others. Each must leave the old package or the new one, whole, and the next run must end with the new one and
nothing beside it. Prints one line, and exits 1 on a failure.
"""

import hashlib
import os
import random
import shutil
import signal
import sys
import time
from pathlib import Path

from mooring.cli import main

DOCUMENT = """openapi: 3.1.0
info: {{title: T, version: '1'}}
servers: [{{url: 'https://example.com'}}]
paths:
  /tasks: {{get: {{tags: [Tasks], operationId: {0}, responses: {{'200': {{description: '',
    content: {{application/json: {{schema: {{$ref: '#/components/schemas/Task'}}}}}}}}}}}}}}
components: {{schemas: {{Task: {{type: object, properties: {{{0}: {{type: string}}}}}}}}}}
"""
EVENTS = ("open", "os.", "shutil.", "ctypes.", "tempfile.")


def tree(folder: Path) -> str:
    """One digest of every path, kind and content below a folder."""
    total = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        total.update(path.relative_to(folder).as_posix().encode() + b"\0")
        total.update(path.read_bytes() if path.is_file() else b"folder")
    return total.hexdigest()


class Watch:
    """Counts the operations on files from where the package begins to be written, and kills the process at one."""

    def __init__(self, last: int, record: Path) -> None:
        self.last, self.record, self.seen, self.exchange = last, record, -1, -1

    def look(self, event: str, arguments: tuple[object, ...]) -> None:
        if event.startswith(EVENTS) and (self.seen >= 0 or event == "tempfile.mkdtemp"):
            self.seen += 1
            if "renameat2" in arguments or "renamex_np" in arguments:
                self.exchange = self.seen
            if self.seen == self.last:
                os.kill(os.getpid(), signal.SIGKILL)

    def tell(self) -> None:
        counted = f"{self.seen} {self.exchange}"
        self.last = -1
        self.record.write_text(counted)


def generate(document: Path, output: Path, watch: Watch | None = None) -> int:
    """A generate in a process of its own; its number."""
    child = os.fork()
    if child:
        return child
    try:
        silence = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silence, 1)
        os.dup2(silence, 2)
        if watch is not None:
            sys.addaudithook(watch.look)
        main(["generate", "--spec", str(document), "--output", str(output)])
    except SystemExit as ended:
        if watch is not None:
            watch.tell()
        os._exit(ended.code if isinstance(ended.code, int) else 1)
    os._exit(70)


def run(folder: Path, points: int) -> str:
    """Kills as often as is asked; the line that says what happened.

    Raises:
        AssertionError: a run left something that is neither the old package nor the new one.
    """
    old, new = folder / "old.yaml", folder / "new.yaml"
    old.write_text(DOCUMENT.format("first"))
    new.write_text(DOCUMENT.format("second"))
    kept, output = folder / "kept", folder / "out" / "package"

    def finished(document: Path) -> str:
        _, status = os.waitpid(generate(document, output), 0)
        assert status == 0, f"generate ended with {status}"
        assert [one.name for one in output.parent.iterdir()] == ["package"]
        return tree(output)

    # All that is imported is imported here, so that the runs are about files.
    main(
        ["generate", "--spec", str(new), "--output", str(folder / "first")],
        standalone_mode=False,
    )
    before = finished(old)
    (output / "mine.py").write_text("mine\n")
    before = tree(output)
    shutil.copytree(output, kept)
    started = time.monotonic()
    after = finished(new)
    duration = time.monotonic() - started
    shutil.rmtree(output)
    shutil.copytree(kept, output)
    record = folder / "operations"
    os.waitpid(generate(new, output, Watch(-1, record)), 0)
    last, exchange = map(int, record.read_text().split())
    chance = random.Random(points)
    around = [exchange + step for step in range(-2, max(3, points // 8))]
    others = chance.sample(range(last + 1), max(0, points // 2 - len(around)))
    found = {before: 0, after: 0}
    for operation in (*around, *others, *[None] * (points // 2)):
        shutil.rmtree(output)
        shutil.copytree(kept, output)
        if operation is None:
            child = generate(new, output)
            time.sleep(chance.uniform(0, duration))
            os.kill(child, signal.SIGKILL)
        else:
            child = generate(new, output, Watch(operation, record))
        os.waitpid(child, 0)
        left = tree(output)
        assert left in found, f"operation {operation} left neither package whole"
        found[left] += 1
        assert finished(new) == after, f"the run after {operation} did not mend it"
    shutil.rmtree(output)
    shutil.copytree(kept, output)
    together = [generate(new, output) for _ in range(8)]
    assert [os.waitpid(one, 0)[1] for one in together] == [0] * 8
    assert finished(new) == after, "eight runs at once left no whole package"
    assert (output / "mine.py").read_text() == "mine\n"
    return (
        f"{sum(found.values())} kills at {last} operations: {found[before]} left the old package, "
        f"{found[after]} the new one; 8 at once: one new package"
    )


if __name__ == "__main__":
    print(run(Path(sys.argv[1]), int(sys.argv[2])))
