"""Lists that come in pages, over HTTP, with both clients."""

import asyncio
import copy
from collections.abc import Callable
from types import ModuleType
from typing import Any

import pytest

from ..generated.loopback import Recorder
from .conftest import in_both_ways
from .service import IDS

Package = Callable[[str], ModuleType]
LISTS: list[tuple[str, tuple[str, ...], int]] = [
    ("cursors", (), 3),
    ("own", (), 3),
    ("last", (), 3),
    ("numbers", ("a",), 3),
    # Nothing says how many there are, so the last page is an empty one.
    ("offsets", (), 4),
    ("addresses", (), 3),
    ("links", (), 3),
]


def named(item: Any) -> str:
    return item if isinstance(item, str) else item.id


@pytest.mark.parametrize(("name", "path", "requests"), LISTS)
def test_iterating_over_a_page_goes_on_to_all_after_it(
    package: Package,
    server: Recorder,
    name: str,
    path: tuple[str, ...],
    requests: int,
) -> None:
    async def waiting(client: Any) -> list[str]:
        return [named(item) async for item in getattr(client, name).list(*path)]

    found = in_both_ways(
        package("pages"),
        server.url,
        lambda client: [named(item) for item in getattr(client, name).list(*path)],
        waiting,
    )
    assert found == [IDS, IDS]
    assert len(server.heard) == 2 * requests


@pytest.mark.parametrize("name", ["cursors", "last", "addresses"])
def test_a_page_is_what_the_document_describes_and_leads_to_the_next(
    package: Package, server: Recorder, name: str
) -> None:
    def blocking(client: Any) -> list[Any]:
        first = getattr(client, name).list()
        second = first.next_page()
        third = second.next_page()
        return [len(page.model_dump()) for page in (first, second, third)] + [
            third.next_page()
        ]

    async def waiting(client: Any) -> list[Any]:
        first = await getattr(client, name).list()
        second = await first.next_page()
        third = await second.next_page()
        return [len(page.model_dump()) for page in (first, second, third)] + [
            await third.next_page()
        ]

    found = in_both_ways(package("pages"), server.url, blocking, waiting)
    assert found == [[2, 2, 2, None], [2, 2, 2, None]]


def test_a_page_is_an_instance_of_the_response_model(
    package: Package, server: Recorder
) -> None:
    module = package("pages")
    with module.Client(base_url=server.url) as client:
        page = client.numbers.list("a")
    assert type(page).__name__ == "NumbersListResponsePage"
    assert type(page) is module.pages.NumbersListResponsePage
    assert isinstance(page, module.models.NumbersListResponse)
    assert page.total_items == 5
    assert [one.id for one in page.items] == ["t0", "t1"]
    assert page.model_dump(by_alias=True) == {
        "items": [{"id": "t0"}, {"id": "t1"}],
        "totalItems": 5,
        "pageNumber": 1,
    }
    assert copy.deepcopy(page).items == page.items


def test_a_bare_list_is_the_list_of_its_own_items(
    package: Package, server: Recorder
) -> None:
    with package("pages").Client(base_url=server.url) as client:
        page = client.links.list(page=2)
        assert isinstance(page, list)
        assert len(page) == 2
        assert page[0].id == "t2"
        assert [len(one) for one in page.iter_pages()] == [2, 1]
    with pytest.raises(AttributeError, match="'Nothing'"):
        package("pages").pages.Nothing

    async def pages() -> list[int]:
        async with package("pages").AsyncClient(base_url=server.url) as client:
            page = await client.links.list(page=2)
            return [len(one) async for one in page.iter_pages()]

    assert asyncio.run(pages()) == [2, 1]


def test_a_list_goes_on_from_where_the_caller_began(
    package: Package, server: Recorder
) -> None:
    with package("pages").Client(base_url=server.url) as client:
        assert [one.id for one in client.offsets.list(offset=3)] == IDS[3:]
        assert [one.id for one in client.numbers.list("a", page_number=2)] == IDS[2:]
        assert [one.id for one in client.cursors.list(cursor="4")] == IDS[4:]


def test_a_page_that_comes_again_is_an_error_and_no_endless_list(
    package: Package, server: Recorder
) -> None:
    module = package("pages")

    async def waiting(client: Any) -> str:
        with pytest.raises(module.errors.PaginationError) as caught:
            async for _ in client.numbers.list("stuck"):
                pass
        return str(caught.value)

    def blocking(client: Any) -> str:
        with pytest.raises(module.errors.PaginationError) as caught:
            list(client.numbers.list("stuck"))
        return str(caught.value)

    for message in in_both_ways(module, server.url, blocking, waiting):
        assert message.startswith("GET /numbers/{shelf}: the server brings the same")
    assert len(server.heard) == 4


def test_a_cursor_that_comes_again_is_an_error(
    package: Package, server: Recorder
) -> None:
    module = package("pages")
    page = b'{"things": [], "response_metadata": {"next_cursor": "same"}}'
    with module.Client(base_url=server.url) as client:
        for _ in range(2):
            server.says(200, page)
        with pytest.raises(module.errors.PaginationError):
            list(client.cursors.list())


@pytest.mark.parametrize(
    "address", ["https://elsewhere.example/x", "//127.0.0.1:1/x", "http://[bad"]
)
def test_a_next_page_on_another_server_is_not_asked_for(
    package: Package, server: Recorder, address: str
) -> None:
    module = package("pages")
    server.says(200, f'{{"results": [], "next": "{address}"}}'.encode())
    with module.Client(base_url=server.url) as client:
        page = client.addresses.list()
        with pytest.raises(module.errors.PaginationError):
            page.next_page()
    assert len(server.heard) == 1


def test_an_operation_about_which_there_is_a_doubt_keeps_its_plain_method(
    package: Package, server: Recorder
) -> None:
    with package("pages").Client(base_url=server.url) as client:
        server.says(200, b'[{"id": "a"}]')
        assert type(client.guess.list()) is list
        server.says(200, b'{"files": ["a"], "next_cursor": "x"}')
        assert client.several.list().files == ["a"]


def test_a_failure_on_the_way_is_the_error_that_it_is(
    package: Package, server: Recorder
) -> None:
    module = package("pages")
    with module.Client(base_url=server.url, max_retries=0) as client:
        page = client.cursors.list()
        server.says(500, b"{}")
        with pytest.raises(module.errors.InternalServerError):
            page.next_page()


def test_what_is_read_from_a_raw_response_is_a_page_too(
    package: Package, server: Recorder
) -> None:
    async def waiting(client: Any) -> Any:
        raw = await client.links.with_raw_response.list(page=2)
        async with client.links.with_streaming_response.list(page=2) as streamed:
            pages = raw.parse(), await streamed.parse()
        return raw.status_code, [[one.id async for one in page] for page in pages]

    def blocking(client: Any) -> Any:
        raw = client.links.with_raw_response.list(page=2)
        with client.links.with_streaming_response.list(page=2) as streamed:
            pages = raw.parse(), streamed.parse()
        return raw.status_code, [[one.id for one in page] for page in pages]

    found = in_both_ways(package("pages"), server.url, blocking, waiting)
    assert found == [(200, [IDS[2:], IDS[2:]])] * 2


def test_a_page_that_does_not_fit_keeps_its_record(
    package: Package, server: Recorder
) -> None:
    module = package("pages")
    body = b'{"data": [{"id": 1}], "has_more": "no"}'
    server.says(200, body)
    with module.Client(base_url=server.url) as client:
        page = client.last.list()
    assert {one.path for one in module.mismatches(page)} == {
        "$.data[0].id",
        "$.has_more",
    }
    with pytest.raises(module.errors.MismatchError):
        page.has_more
