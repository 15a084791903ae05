"""Every way in which code gets hold of a client."""

import asyncio
import contextlib
import functools
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from typing import Optional

import browser_use_cloud.v2
import browser_use_cloud.v2 as bu
from browser_use_cloud import v2
from browser_use_cloud.v2 import AsyncClient
from browser_use_cloud.v2 import Client as C


def made() -> C:
    return C(max_retries=0)


def made_without_saying():
    return bu.Client(max_retries=0)


@contextlib.contextmanager
def lent() -> Iterator[C]:
    with made() as client:
        yield client


@contextlib.asynccontextmanager
async def lent_later() -> AsyncIterator[AsyncClient]:
    async with AsyncClient(max_retries=0) as client:
        yield client


class Base:
    def __init__(self) -> None:
        self.client = made()


class Worker(Base):
    @functools.cached_property
    def other(self) -> "v2.Client":
        return v2.Client(max_retries=0)

    def work(self) -> None:
        self.client.tasks.create(task="self", structured_output_json="1")
        self.other.tasks.create(task="property", structured_output_json="2")


@dataclass
class Holder:
    client: Optional[browser_use_cloud.v2.Client] = None

    def work(self) -> None:
        if self.client is not None:
            self.client.tasks.create(task="field", structured_output_json="3")


class Own(C):
    def start(self) -> None:
        self.tasks.create(task="subclass", structured_output_json="4")


def main() -> None:
    client = made()
    client.tasks.create(task="factory", structured_output_json="5")
    made_without_saying().tasks.create(task="inferred", structured_output_json="6")
    client.with_options(timeout=3).tasks.create(task="options", structured_output_json="7")
    tasks = client.tasks
    tasks.create(task="resource", structured_output_json="8")
    create = client.tasks.create
    create(task="method", structured_output_json="9")
    with lent() as borrowed:
        borrowed.tasks.create(task="lent", structured_output_json="10")
    with contextlib.ExitStack() as stack:
        stack.enter_context(made()).tasks.create(task="stack", structured_output_json="11")
    for one in (client, made()):
        one.tasks.create(task="loop", structured_output_json="12")
    pool = {"a": client}
    del pool
    (lambda: client.tasks.create(task="lambda", structured_output_json="13"))()
    Worker().work()
    Holder(client).work()
    Own(max_retries=0).start()
    asyncio.run(later())


async def later() -> None:
    async with lent_later() as client:
        await client.tasks.create(task="async", structured_output_json="14")
        async with bu.AsyncClient(max_retries=0) as other:
            first, second = await asyncio.gather(
                client.tasks.create(task="gathered", structured_output_json="15"),
                other.tasks.create(task="gathered too", structured_output_json="16"),
            )
            print(first.id, second.id)


if __name__ == "__main__":
    main()
