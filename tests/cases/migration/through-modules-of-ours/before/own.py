from contextlib import AsyncExitStack, asynccontextmanager
import browser_use_cloud.v2 as v2, os


class Base:
    _client: v2.AsyncClient | None = None

    @property
    def client(self) -> v2.AsyncClient:
        if self._client is None:
            self._client = v2.AsyncClient()
        return self._client

    async def __aenter__(self):
        await self.client.__aenter__()
        return self

    async def __aexit__(self, *error):
        await self.client.__aexit__(*error)


class Work(Base):
    async def run(self):
        async with self as me, v2.AsyncClient() as other:
            await me.client.tasks.create(task="aenter self", structured_output_json="1")
            await other.tasks.create(task="two with", structured_output_json="2")
        async with AsyncExitStack() as stack:
            c = await stack.enter_async_context(v2.AsyncClient())
            await c.tasks.create(task="stack", structured_output_json="3")


def same_name(structured_output_json, client):
    return dict(structured_output_json=structured_output_json)


class Theirs:
    class tasks:
        @staticmethod
        def create(**kw): ...


Theirs().tasks.create(structured_output_json="theirs")
client = Theirs()
client.tasks.create(structured_output_json="theirs too")
match v2.Client():
    case v2.Client() as matched:
        matched.tasks.create(task="match", structured_output_json="4")
while True:
    try:
        c = v2.Client()
    finally:
        break
c.tasks.create(task="try", structured_output_json="5")
del c
c.tasks.create(task="deleted", structured_output_json="6")
global_client = None
def start():
    global global_client
    global_client = v2.Client()
def go():
    global_client.tasks.create(task="global", structured_output_json="7")
