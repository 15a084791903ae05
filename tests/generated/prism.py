"""Prism, an independent judge: a mock server that checks every request against the document itself."""

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

PACKAGE = "@stoplight/prism-cli@5.16.0"
"""Pinned, so that what it finds changes only when we say so."""


def installed(folder: Path) -> Path:
    """Prism's program below `folder`, installed first where it is not there yet.

    Raises:
        FileNotFoundError: Node is missing.
    """
    npm = shutil.which("npm")
    if npm is None or shutil.which("node") is None:
        raise FileNotFoundError("Node is missing: Prism cannot run")
    home = folder / PACKAGE.rpartition("@")[2]
    program = home / "node_modules" / ".bin" / "prism"
    if not program.exists():
        home.mkdir(parents=True, exist_ok=True)
        quiet = ("--no-audit", "--no-fund", "--no-save", "--ignore-scripts")
        subprocess.run(
            [npm, "install", "--prefix", str(home), *quiet, PACKAGE],
            check=True,
            capture_output=True,
            timeout=300,
        )
    return program


@contextmanager
def mocking(program: Path, document: Path, log: Path) -> Generator[str]:
    """The address of a Prism that plays the server of `document`, refusing every request that breaks it."""
    port = _free_port()
    command = [str(program), "mock", "--errors", "-p", str(port), "-h", "127.0.0.1"]
    with log.open("wb") as output:
        process = subprocess.Popen(
            [*command, str(document)],
            stdout=output,
            stderr=subprocess.STDOUT,
            env=os.environ | {"NO_COLOR": "1"},
        )
        try:
            _wait_for(port, process, log)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            process.wait(timeout=10)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait_for(port: int, process: "subprocess.Popen[bytes]", log: Path) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and process.poll() is None:
        with socket.socket() as probe:
            probe.settimeout(1)
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise TimeoutError(f"Prism did not start:\n{log.read_text('utf-8', 'replace')}")
