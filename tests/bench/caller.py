"""One way to send a small request, in a process of its own: `caller.py KIND URL`.

For each line that it is given it sends a round of calls, and says what they cost: CPU and wall time of a call, in seconds.
What it needs of others is imported by name, since each kind is installed in an environment of its own.
"""

import sys
import time
from collections.abc import Callable
from importlib import import_module
from typing import Any

CALLS = 40


def httpx2(url: str) -> Callable[[], object]:
    client: Any = import_module("httpx2").Client(headers={"X-Browser-Use-API-Key": "k"})
    return lambda: client.post(f"{url}/tasks", json={"task": "a"}).json()


def mooring(url: str, **options: Any) -> Callable[[], object]:
    bindings: Any = import_module("browser_use_cloud.v2")
    client = bindings.Client(api_key="k", base_url=url, **options)
    return lambda: client.tasks.create(task="a")


def sdk(url: str) -> Callable[[], object]:
    client: Any = import_module("browser_use_sdk").BrowserUse("k", base_url=url)
    return lambda: client.tasks.create("a")


def openapi_python_client(url: str) -> Callable[[], object]:
    made: Any = import_module("client").AuthenticatedClient(
        base_url=url, token="k", prefix="", auth_header_name="X-Browser-Use-API-Key"
    )
    method: Any = import_module("client.api.tasks.create_task_tasks_post")
    models: Any = import_module("client.models")
    return lambda: method.sync(client=made, body=models.CreateTaskRequest(task="a"))


def datamodel_code_generator(url: str) -> Callable[[], object]:
    bindings: Any = import_module("peer.client")
    models: Any = import_module("peer.models")
    client = bindings.Client(base_url=url, api_key_header="k")
    method = client.tasks.create_task_tasks_post
    return lambda: method(body=models.CreateTaskRequest(task="a"))


KINDS: dict[str, Callable[[str], Callable[[], object]]] = {
    "httpx2": httpx2,
    "mooring": mooring,
    "mooring, strict": lambda url: mooring(url, validation="strict"),
    "mooring, with a hook": lambda url: mooring(url, hooks=(lambda event: None,)),
    "browser-use-sdk": sdk,
    "openapi-python-client": openapi_python_client,
    "datamodel-code-generator": datamodel_code_generator,
}


def main() -> None:
    kind, url = sys.argv[1:]
    call = KINDS[kind](url)
    assert call() is not None
    for _ in sys.stdin:
        cpu, wall = time.process_time(), time.perf_counter()
        for _ in range(CALLS):
            call()
        cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
        print(cpu / CALLS, wall / CALLS, flush=True)


if __name__ == "__main__":
    main()
