"""What a call of a generated client costs in CPU beside the same call with the HTTP library alone: `python tests/bench/calls.py`.

The response is a small JSON body from a server process on the loopback. Each figure is the least of many short rounds,
taken in turns, so that whatever else the machine does falls on all alike.
"""

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import httpx2

# Run as a program, it finds the bindings where the tests have them.
sys.path.insert(0, str(Path(__file__).parents[2] / "generated"))
from browser_use_cloud import v2

ROUNDS, CALLS = 60, 40
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


def kinds(url: str) -> dict[str, Callable[[], object]]:
    """The ways to send one and the same request."""
    raw = httpx2.Client(headers={"X-Browser-Use-API-Key": "key"})

    def generated(client: v2.Client) -> Callable[[], object]:
        return lambda: client.tasks.create(task="a")

    return {
        "httpx2": lambda: raw.post(f"{url}/tasks", json={"task": "a"}).json(),
        "report": generated(v2.Client(api_key="key", base_url=url)),
        "strict": generated(
            v2.Client(api_key="key", base_url=url, validation="strict")
        ),
        "off": generated(v2.Client(api_key="key", base_url=url, validation="off")),
        "hooks": generated(
            v2.Client(api_key="key", base_url=url, hooks=(lambda event: None,))
        ),
    }


def seconds(call: Callable[[], object]) -> float:
    """CPU of this process for one call, over a short round."""
    started = time.process_time()
    for _ in range(CALLS):
        call()
    return (time.process_time() - started) / CALLS


def main() -> None:
    with subprocess.Popen(
        [sys.executable, "-c", SERVER], stdout=subprocess.PIPE, text=True
    ) as server:
        try:
            assert server.stdout is not None
            calls = kinds(f"http://127.0.0.1:{server.stdout.readline().strip()}")
            least = {name: seconds(call) for name, call in calls.items()}
            for _ in range(ROUNDS):
                for name, call in calls.items():
                    least[name] = min(least[name], seconds(call))
        finally:
            server.kill()
    for name, figure in least.items():
        share = figure / least["httpx2"]
        print(f"{name:8} {figure * 1e6:6.0f} µs  {share:.2f} × httpx2")


if __name__ == "__main__":
    main()
