import io
import re
from pathlib import Path
from typing import Any

import pytest

from mooring.bindings.runtime.bodies import payload
from mooring.bindings.runtime.models import CamelModel
from mooring.bindings.runtime.operation import (
    NOT_GIVEN,
    Arguments,
    File,
    Operation,
    Style,
)

from .conftest import Caller
from .loopback import Server, answer


class Item(CamelModel):
    item_name: str
    size: int | None = None


def operation(**facts: Any) -> Operation[None]:
    return Operation("POST", "/x", returns={"204": lambda: None}, **facts)


@pytest.mark.parametrize(
    ("facts", "arguments", "content", "content_type"),
    [
        ({}, {}, None, None),
        ({}, {"json": {"a": None, "b": NOT_GIVEN}}, b"{}", "application/json"),
        (
            {"nullable": ("b", "c")},
            {"json": {"a": None, "b": None, "c": NOT_GIVEN, "d": Item(item_name="x")}},
            b'{"b":null,"d":{"itemName":"x"}}',
            "application/json",
        ),
        ({}, {"body": {"a": None}}, b'{"a":null}', "application/json"),
        ({}, {"body": None}, b"null", "application/json"),
        ({}, {"body": NOT_GIVEN}, None, None),
        (
            {},
            {"body": Item(item_name="x", size=None)},
            b'{"itemName":"x","size":null}',
            "application/json",
        ),
        (
            {"content_type": "application/merge-patch+json"},
            {"json": {"a": 1}},
            b'{"a":1}',
            "application/merge-patch+json",
        ),
        (
            {},
            {"json": {"a": 1}, "content_type": "application/merge-patch+json"},
            b'{"a":1}',
            "application/merge-patch+json",
        ),
        (
            {},
            {
                "json": {"a": "b c", "no": None},
                "content_type": "application/x-www-form-urlencoded",
            },
            b"a=b%20c",
            "application/x-www-form-urlencoded",
        ),
        (
            {"styles": {"ids": Style(explode=False)}},
            {"form": {"a": "b c", "ids": [1, 2], "no": None}},
            b"a=b%20c&ids=1,2",
            "application/x-www-form-urlencoded",
        ),
        ({}, {"content": b"\x00"}, b"\x00", "application/octet-stream"),
        ({}, {"content": "é"}, "é".encode(), "text/plain; charset=utf-8"),
        ({"content_type": "text/csv"}, {"content": "a,b"}, b"a,b", "text/csv"),
        ({}, {"content": None}, None, None),
        ({}, {"content": NOT_GIVEN}, None, None),
    ],
)
def test_a_body_is_written_in_its_media_type(
    facts: dict[str, Any],
    arguments: Arguments,
    content: bytes | None,
    content_type: str | None,
) -> None:
    body = payload(operation(**facts), arguments)
    assert (body.content, body.content_type, body.parts) == (content, content_type, ())
    assert body.is_repeatable


def test_parts_are_files_fields_or_json(tmp_path: Path) -> None:
    (tmp_path / "page.pdf").write_bytes(b"%PDF")
    with (tmp_path / "page.pdf").open("rb") as page:
        page.read()
        stream = io.BytesIO(b"stream")
        values = {
            "file": File(b"bytes", "a.txt", "text/plain"),
            "raw": b"raw",
            "open": page,
            "many": [stream, 1],
            "flag": True,
            "item": Item(item_name="x"),
            "nothing": None,
        }
        body = payload(operation(), {"multipart": values})
        assert list(body.parts) == [
            ("file", ("a.txt", b"bytes", "text/plain")),
            ("raw", ("raw", b"raw", "application/octet-stream")),
            ("open", ("page.pdf", page, "application/octet-stream")),
            ("many", ("many", stream, "application/octet-stream")),
            ("many", (None, "1", None)),
            ("flag", (None, "true", None)),
            ("item", (None, b'{"itemName":"x"}', "application/json")),
        ]
        assert page.tell() == 0
        assert body.is_repeatable


def test_a_stream_that_cannot_be_rewound_is_sent_once() -> None:
    class Pipe(io.RawIOBase):
        def seekable(self) -> bool:
            return False

    assert not payload(operation(), {"multipart": {"file": Pipe()}}).is_repeatable


@pytest.mark.parametrize("content", [b"two\r\nlines", io.BytesIO(b"two\r\nlines")])
def test_parts_arrive_over_the_wire(
    server: Server, call: Caller, runtime: Any, content: Any
) -> None:
    server.says(answer(204))
    upload = runtime.Operation("POST", "/files", returns={"204": lambda: None})
    call(
        server.url,
        upload,
        multipart={
            "file": runtime.File(content, 'a"b.txt', "text/plain"),
            "n": 1,
            "j": {"a": 1},
        },
    )
    (heard,) = server.heard
    boundary = re.fullmatch(
        r"multipart/form-data; boundary=(\w+)", heard.headers["content-type"]
    )
    assert boundary is not None
    parts = [
        part.strip(b"\r\n").split(b"\r\n\r\n")
        for part in heard.body.split(b"--" + boundary[1].encode())[1:-1]
    ]
    assert [part[1] for part in parts] == [b"two\r\nlines", b"1", b'{"a":1}']
    assert (
        b'filename="a%22b.txt"' in parts[0][0]
        and b"Content-Type: text/plain" in parts[0][0]
    )
    assert (
        b"filename" not in parts[1][0]
        and b"Content-Type: application/json" in parts[2][0]
    )
