"""How a client is set up, changed and closed."""

import asyncio
from types import ModuleType

import httpx2
import pytest
from browser_use_cloud import v1, v2, v3

from .loopback import Recorder
from .service import KEY, SESSION


def test_key_and_address_are_read_from_the_environment(
    service: Recorder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BROWSER_USE_API_KEY", KEY)
    monkeypatch.setenv("BROWSER_USE_BASE_URL", f"{service.url}/v3")
    with v3.Client() as client:
        assert client.sessions.create().id == SESSION

    async def waiting() -> v3.models.SessionResponse:
        async with v3.AsyncClient() as client:
            return await client.sessions.create()

    assert asyncio.run(waiting()).id == SESSION


def test_what_is_given_goes_before_the_environment(
    service: Recorder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BROWSER_USE_API_KEY", "another")
    monkeypatch.setenv("BROWSER_USE_BASE_URL", "http://127.0.0.1:9/nowhere")
    with v2.Client(api_key=KEY, base_url=f"{service.url}/v2") as client:
        client.tasks.create(task="a")
    assert service.heard[0].headers["x-browser-use-api-key"] == KEY


@pytest.mark.parametrize(
    ("package", "host", "path"),
    [
        (v1, "api.browser-use.com", "/api/v1/run-task"),
        (v2, "api.browser-use.com", "/api/v2/tasks"),
        (v3, "api.browser-use.com", "/api/v3/sessions"),
    ],
)
def test_the_address_of_the_document_is_the_default(
    package: ModuleType, host: str, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("BROWSER_USE_BASE_URL", raising=False)
    asked: list[httpx2.Request] = []

    def answer(request: httpx2.Request) -> httpx2.Response:
        asked.append(request)
        return httpx2.Response(404, stream=httpx2.ByteStream(b"{}"))

    pool = httpx2.Client(transport=httpx2.MockTransport(answer))
    client = package.Client(api_key=KEY, http_client=pool)
    method = client.sessions.create if package is v3 else None
    method = method or (client.tasks.run if package is v1 else client.tasks.create)
    with pytest.raises(package.errors.NotFoundError):
        method(task="a")
    [request] = asked
    assert (request.url.scheme, request.url.host) == ("https", host)
    assert request.url.path == path


def test_a_missing_key_is_named_before_anything_is_sent(service: Recorder) -> None:
    with v2.Client(base_url=f"{service.url}/v2") as client:
        with pytest.raises(v2.errors.MissingCredentialError, match="APIKeyHeader"):
            client.tasks.create(task="a")
    assert service.heard == []


def test_options_change_for_some_calls_only(service: Recorder) -> None:
    with v2.Client(api_key=KEY, base_url=f"{service.url}/v2") as client:
        marked = client.with_options(headers={"X-Trace": "1"}, max_retries=0)
        marked.tasks.create(task="a")
        client.tasks.create(task="a")
    assert [heard.headers.get("x-trace") for heard in service.heard] == ["1", None]
    assert type(marked) is v2.Client


def test_options_change_for_some_asynchronous_calls_only(service: Recorder) -> None:
    async def waiting() -> None:
        base_url = f"{service.url}/v2"
        async with v2.AsyncClient(api_key=KEY, base_url=base_url) as client:
            await client.with_options(headers={"X-Trace": "1"}).tasks.create(task="a")
            await client.tasks.create(task="a")

    asyncio.run(waiting())
    assert [heard.headers.get("x-trace") for heard in service.heard] == ["1", None]


def test_a_timeout_of_its_own_ends_a_call() -> None:
    silent = httpx2.Client(transport=httpx2.MockTransport(_times_out))
    client = v2.Client(api_key=KEY, http_client=silent, max_retries=0)
    with pytest.raises(v2.errors.APITimeoutError):
        client.with_options(timeout=0.05).tasks.create(task="a")


def test_a_client_that_was_passed_in_is_left_open(service: Recorder) -> None:
    with httpx2.Client() as pool:
        base_url = f"{service.url}/v2"
        with v2.Client(api_key=KEY, base_url=base_url, http_client=pool) as client:
            client.tasks.create(task="a")
        assert not pool.is_closed


def test_a_client_of_its_own_is_closed(service: Recorder) -> None:
    client = v2.Client(api_key=KEY, base_url=f"{service.url}/v2")
    with client:
        client.tasks.create(task="a")
    with pytest.raises(RuntimeError, match="closed"):
        client.tasks.create(task="a")


def test_an_asynchronous_client_of_its_own_is_closed(service: Recorder) -> None:
    async def waiting() -> None:
        client = v2.AsyncClient(api_key=KEY, base_url=f"{service.url}/v2")
        await client.tasks.create(task="a")
        await client.close()
        with pytest.raises(RuntimeError, match="closed"):
            await client.tasks.create(task="a")

    asyncio.run(waiting())


def test_code_that_calls_can_be_tested_without_a_server() -> None:
    body = {"id": str(SESSION), "sessionId": str(SESSION)}
    answer = httpx2.Response(202, json=body)
    pool = httpx2.Client(transport=httpx2.MockTransport(lambda request: answer))
    client = v2.Client(api_key=KEY, http_client=pool)
    assert client.tasks.create(task="a").id == SESSION


def test_many_calls_at_once_share_one_client(service: Recorder) -> None:
    async def waiting() -> list[v2.models.TaskCreatedResponse]:
        base_url = f"{service.url}/v2"
        async with v2.AsyncClient(api_key=KEY, base_url=base_url) as client:
            calls = (client.tasks.create(task=f"task {n}") for n in range(50))
            return await asyncio.gather(*calls)

    assert len(asyncio.run(waiting())) == 50
    assert len({heard.body for heard in service.heard}) == 50


def test_neither_a_client_nor_its_parts_show_the_key(service: Recorder) -> None:
    client = v2.Client(api_key=KEY, base_url=service.url)
    texts = (repr(client), repr(vars(client)), repr(vars(client.tasks)))
    assert all(KEY not in text for text in texts)


def _times_out(request: httpx2.Request) -> httpx2.Response:
    raise httpx2.ReadTimeout("nothing came", request=request)
