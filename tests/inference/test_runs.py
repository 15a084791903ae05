"""What is begun and waited for, over HTTP, with both clients."""

import asyncio
import json
import time
from collections.abc import Callable
from types import ModuleType
from typing import Any

import pytest
from pydantic import BaseModel

from ..generated.loopback import Recorder
from .conftest import in_both_ways

Package = Callable[[str], ModuleType]
SHORT = 0.01


class Flight(BaseModel):
    price: int


def test_a_run_begins_once_and_asks_until_it_is_done(
    package: Package, server: Recorder
) -> None:
    def arguments(heard: list[str]) -> dict[str, Any]:
        return {
            "task": "well",
            "timeout": 7,
            "interval": SHORT,
            "on_progress": lambda state: heard.append(str(state.status)),
        }

    async def waiting(client: Any) -> Any:
        heard: list[str] = []
        state = await client.works.run(**arguments(heard))
        return type(state).__name__, state.output, heard

    def blocking(client: Any) -> Any:
        heard: list[str] = []
        state = client.works.run(**arguments(heard))
        return type(state).__name__, state.output, heard

    seen = in_both_ways(package("runs"), server.url, blocking, waiting)
    expected = ("WorksGetResponse", '{"price": 3}', ["queued", "running", "completed"])
    assert seen == [expected, expected]
    assert [one.method for one in server.heard] == ["POST", "GET", "GET", "GET"] * 2
    # The operation has an argument of the name of one of the method's own, which steps aside.
    assert json.loads(server.heard[0].body) == {"task": "well", "timeout": 7}


@pytest.mark.parametrize("task", ["well", "as an object"])
def test_the_schema_of_the_output_is_sent_and_the_output_read_as_it(
    package: Package, server: Recorder, task: str
) -> None:
    arguments = {"task": task, "output": Flight, "interval": SHORT}

    async def waiting(client: Any) -> Any:
        return await client.works.run(**arguments)

    def blocking(client: Any) -> Any:
        return client.works.run(**arguments)

    for finished in in_both_ways(package("runs"), server.url, blocking, waiting):
        assert finished.output == Flight(price=3)
        assert finished.response.status == "completed"
    sent = json.loads(server.heard[0].body)
    assert sent == {"task": task, "outputSchema": Flight.model_json_schema()}


def test_a_run_that_fails_or_brings_something_else_is_an_error_with_what_was_heard(
    package: Package, server: Recorder
) -> None:
    module = package("runs")
    with module.Client(base_url=server.url) as client:
        with pytest.raises(module.errors.RunFailedError, match="'failed'") as failed:
            client.works.run(task="badly", output=Flight, interval=SHORT)
        assert failed.value.status == "failed"
        assert failed.value.response.status == "failed"
        with pytest.raises(module.errors.RunOutputError) as wrong:
            client.works.run(task="in words", output=Flight, interval=SHORT)
        assert wrong.value.response.output == "three"


def test_a_schema_and_an_output_are_too_much(
    package: Package, server: Recorder
) -> None:
    with package("runs").Client(base_url=server.url) as client:
        with pytest.raises(ValueError, match="output or output_schema, not both"):
            client.works.run(task="well", output=Flight, output_schema={})
    assert server.heard == []


def test_a_run_has_a_deadline_for_all_of_its_calls(
    package: Package, server: Recorder
) -> None:
    module = package("runs")
    arguments = {"task": "for ever", "timeout_": 1.0, "interval": SHORT}

    def blocking(client: Any) -> Any:
        with pytest.raises(module.errors.RunTimeoutError, match="'running'") as caught:
            client.works.run(**arguments)
        return caught.value.response.status

    async def waiting(client: Any) -> Any:
        with pytest.raises(module.errors.RunTimeoutError) as caught:
            await client.works.run(**arguments)
        return caught.value.response.status

    begun = time.monotonic()
    seen = in_both_ways(module, server.url, blocking, waiting)
    assert seen == ["running", "running"]
    assert time.monotonic() - begun < 5


def test_who_cancels_a_run_leaves_no_call_open(
    package: Package, server: Recorder
) -> None:
    async def cancelled() -> tuple[int, int]:
        async with package("runs").AsyncClient(base_url=server.url) as client:
            run = asyncio.create_task(client.works.run(task="for ever", interval=SHORT))
            await asyncio.sleep(0.2)
            run.cancel()
            with pytest.raises(asyncio.CancelledError):
                await run
            before = len(server.heard)
            await asyncio.sleep(0.1)
            others = asyncio.all_tasks() - {asyncio.current_task()}
            return len(server.heard) - before, len(others)

    assert asyncio.run(cancelled()) == (0, 0)


def test_who_interrupts_a_run_gets_the_interrupt(
    package: Package, server: Recorder
) -> None:
    def interrupt(state: object) -> None:
        raise KeyboardInterrupt

    with package("runs").Client(base_url=server.url) as client:
        with pytest.raises(KeyboardInterrupt):
            client.works.run(task="well", on_progress=interrupt)
    assert [one.method for one in server.heard] == ["POST", "GET"]


def test_only_what_is_certain_has_such_a_method(package: Package) -> None:
    with package("runs").Client() as client:
        assert not hasattr(client.orders, "run")
        assert not hasattr(client.checks, "run")


def test_a_call_without_a_key_is_given_one_and_is_then_safe_to_repeat(
    package: Package, server: Recorder
) -> None:
    with package("runs").Client(base_url=server.url) as client:
        server.says(503, b"{}", retry_after="0")
        client.works.create(task="well")
        client.works.create(task="well", x_idempotency_key="mine")
    keys = [one.headers["x-idempotency-key"] for one in server.heard]
    assert keys[0] == keys[1] != keys[2] == "mine"
    assert len(keys[0]) == 36
