"""`mooring` in a process of its own, for little: a process that has loaded and used everything forks one for each run.

A run has its own arguments, environment, working directory and output, and ends as `python -m mooring` does; it costs
what it does, and none of the seconds that it takes to load what it needs. Run as a module, this is the process to fork.
"""

import atexit
import json
import os
import socket
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import IO

ROOT = Path(__file__).parents[1]
READ_AT_THE_START = ("PYTHON", "LANG", "LC_")
"""What Python itself looks at before anything else; a run with others of these starts from nothing."""
PATIENCE = 120
"""Seconds that a run may take."""
LONGEST = 1 << 20
WARMING = """openapi: 3.1.0
info: {title: T, version: '1'}
paths: {/a: {post: {requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/A'}}}},
  responses: {'200': {description: '', content: {application/json: {schema: {$ref: '#/components/schemas/A'}}}}}}}}
components: {schemas: {A: {type: object, properties: {a: {type: string, enum: [b]}, c: {type: integer}}}}}
"""


def mooring(
    cwd: Path, *arguments: str, stdout: int = subprocess.PIPE, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Runs a command as a person would, outside this process.

    Args:
        stdout: Where the output goes, as for `subprocess.run`.
        environment: What is set beside, and instead of, what is set here.
    """
    path = {"PYTHONPATH": str(ROOT / "generator")}
    if any(name.startswith(READ_AT_THE_START) for name in environment):
        return subprocess.run(
            [sys.executable, "-m", "mooring", *arguments],
            cwd=cwd,
            env={**os.environ, **path, **environment},
            stdout=stdout,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            timeout=PATIENCE,
            check=False,
        )
    with tempfile.TemporaryFile() as said, tempfile.TemporaryFile() as complained:
        outputs = (said.fileno() if stdout == subprocess.PIPE else stdout, complained.fileno())  # fmt: skip
        request = [str(cwd), arguments, {**os.environ, **path, **environment}]
        code = _asked(_forking(os.getpid()), json.dumps(request).encode(), outputs)
        return subprocess.CompletedProcess(
            ["mooring", *arguments], code, _text(said), _text(complained)
        )


def _text(file: IO[bytes]) -> str:
    file.seek(0)
    return file.read().decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")


@cache
def _forking(_: int) -> socket.socket:
    """The near end of the process that forks, one for each process that asks."""
    near, far = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.launching", str(far.fileno())],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": f"{ROOT / 'generator'}{os.pathsep}{ROOT}"},
        pass_fds=[far.fileno()],
        stdin=subprocess.DEVNULL,
    )
    far.close()
    near.settimeout(PATIENCE)
    atexit.register(process.wait)
    atexit.register(near.close)
    return near


def _asked(near: socket.socket, request: bytes, outputs: tuple[int, int]) -> int:
    socket.send_fds(near, [request], outputs)
    return int(near.recv(16))


def _serve(far: socket.socket) -> None:
    """Forks for each request; returns in the process that is to do what was asked."""
    while True:
        request, outputs, _, _ = socket.recv_fds(far, LONGEST, 2)
        if not request:
            os._exit(0)
        child = os.fork()
        if child == 0:
            break
        for each in outputs:
            os.close(each)
        _, status = os.waitpid(child, 0)
        far.send(str(os.waitstatus_to_exitcode(status)).encode())
    far.close()
    folder, arguments, environment = json.loads(request)
    for at, each in enumerate(outputs, start=1):
        os.dup2(each, at)
        os.close(each)
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    sys.argv[1:] = arguments


def _warm() -> None:
    """Uses what the commands use, so that none of them pays for loading it."""
    from click.testing import CliRunner
    from mooring.cli import main

    with tempfile.TemporaryDirectory() as name:
        document = Path(name, "api.yaml")
        document.write_text(WARMING, "utf-8")
        for arguments in (
            ["generate", "--spec", str(document), "--output", f"{name}/package"],
            ["drift", str(document), str(document)],
        ):
            done = CliRunner().invoke(main, arguments)
            assert done.exit_code == 0, done.output


if __name__ == "__main__":
    _warm()
    _serve(socket.socket(fileno=int(sys.argv[1])))
    from mooring.cli import main

    main(prog_name="python -m mooring")
