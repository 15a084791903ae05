"""What a call of a generated client costs beside the HTTP library alone and other clients: `python -m tests.bench.calls`.

The response is a small JSON body from a server process on the loopback. Each client has a process and an environment of its
own; those of others are installed into the cache folder of the user, and the generators among them run on the same
document. Each figure is the least of many short rounds, taken in turns, so that whatever else the machine does falls on all
alike.
"""

import os
import subprocess
import sys
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench.caller import KINDS
from tests.bench.measuring import run
from tests.bench.tools import PEERS, environment

ROUNDS = 60
ROOT = Path(__file__).parents[2]
DOCUMENT = ROOT / "specs/browser-use/v2/2026-03-10.openapi.yaml"
SDK = "browser-use-sdk"
SERVER = r"""
import socketserver

BODY = b'{"id":"5b1f9c1e-2a3d-4e5f-8a9b-1c2d3e4f5a6b","sessionId":"5b1f9c1e-2a3d-4e5f-8a9b-1c2d3e4f5a6b"}'
ANSWER = b"HTTP/1.1 202 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n" % len(BODY) + BODY


class Connection(socketserver.StreamRequestHandler):
    disable_nagle_algorithm = True

    def handle(self):
        while self.rfile.readline():
            size = 0
            while line := self.rfile.readline().strip().lower():
                if line.startswith(b"content-length:"):
                    size = int(line.split(b":")[1])
            self.rfile.read(size)
            self.wfile.write(ANSWER)


server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Connection)
server.daemon_threads = True
print(server.server_address[1], flush=True)
server.serve_forever()
"""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a client is run: its interpreter, and the folder that its modules are found in."""

    python: Path
    modules: Path


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds of CPU and of the clock, for one call."""

    cpu: float
    wall: float


def places(folder: Path) -> dict[str, Place | str]:
    """Where each kind of client is run; or why it is not."""
    own = Place(Path(sys.executable), ROOT / "generated")
    found: dict[str, Place | str] = {kind: own for kind in KINDS}
    official = environment(SDK, (f"{SDK}==3.12.1",))
    found[SDK] = _place(official, folder)
    for tool in PEERS:
        if tool.name in KINDS:
            made = environment(tool.name, tool.requirements)
            # One of them names its modules after the folder.
            output = folder / tool.name / "peer"
            output.mkdir(parents=True)
            if isinstance(made, Path):
                run(tool.command(made, DOCUMENT, output), output)
            found[tool.name] = _place(made, output)
    return found


def _place(made: Path | str, modules: Path) -> Place | str:
    return made if isinstance(made, str) else Place(made / "bin/python", modules)


class Caller:
    """A client in its process."""

    def __init__(self, kind: str, place: Place, url: str) -> None:
        path = os.pathsep.join(map(str, (place.modules, place.modules.parent)))
        self._process = subprocess.Popen(
            [place.python, Path(__file__).with_name("caller.py"), kind, url],
            env={**os.environ, "PYTHONPATH": path},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def round(self) -> Cost:
        """What a call costs, by one round of them."""
        assert self._process.stdin is not None and self._process.stdout is not None
        print(file=self._process.stdin, flush=True)
        return Cost(*map(float, self._process.stdout.readline().split()))

    def __enter__(self) -> "Caller":
        return self

    def __exit__(self, *error: object) -> None:
        self._process.kill()
        self._process.wait()


def measured(places: dict[str, Place], url: str, rounds: int) -> dict[str, Cost]:
    """What a call of each kind costs at least."""
    with ExitStack() as open_:
        callers = {
            kind: open_.enter_context(Caller(kind, place, url))
            for kind, place in places.items()
        }
        found = {kind: caller.round() for kind, caller in callers.items()}
        for _ in range(rounds):
            for kind, caller in callers.items():
                cost, least = caller.round(), found[kind]
                found[kind] = Cost(min(cost.cpu, least.cpu), min(cost.wall, least.wall))
    return found


def main() -> None:
    with TemporaryDirectory() as folder:
        found = places(Path(folder))
        with subprocess.Popen(
            [sys.executable, "-c", SERVER], stdout=subprocess.PIPE, text=True
        ) as server:
            try:
                assert server.stdout is not None
                url = f"http://127.0.0.1:{server.stdout.readline().strip()}"
                runnable = {
                    kind: place
                    for kind, place in found.items()
                    if isinstance(place, Place)
                }
                costs = measured(runnable, url, ROUNDS)
            finally:
                server.kill()
    for kind, place in found.items():
        if isinstance(place, str):
            print(f"{kind:26} {place}")
            continue
        cost = costs[kind]
        share = cost.cpu / costs["httpx2"].cpu
        print(
            f"{kind:26} {cost.cpu * 1e6:6.0f} µs of CPU a call, {share:5.2f} × httpx2,"
            f" {1 / cost.wall:6.0f} calls a second"
        )


if __name__ == "__main__":
    main()
