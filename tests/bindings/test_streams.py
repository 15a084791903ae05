"""Streams that a body asks for, and those that OpenAPI 3.2 describes item by item: typed, and read from a real server."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from mooring import bindings

from tests.runtime.loopback import answer, listening

from .documents import TEMPLATES, api_of

EVENTS = "text/event-stream"
DOCUMENT = """
openapi: 3.2.0
info: {title: Chat, version: "1"}
paths:
  /completions:
    post:
      tags: [Chat]
      operationId: create
      requestBody:
        required: true
        content:
          application/json:
            schema:
              type: object
              required: [prompt]
              properties:
                prompt: {type: string}
                stream: {type: [boolean, "null"], default: false}
      responses:
        "200":
          description: done
          content:
            application/json: {schema: {$ref: "#/components/schemas/Whole"}}
            text/event-stream: {schema: {$ref: "#/components/schemas/Part"}}
  /events:
    get:
      tags: [Chat]
      operationId: listen
      responses:
        "200":
          description: events
          content:
            text/event-stream:
              itemSchema:
                type: object
                properties:
                  event: {type: string}
                  data: {type: string, contentMediaType: application/json, contentSchema: {$ref: "#/components/schemas/Part"}}
  /words:
    get:
      tags: [Chat]
      operationId: hear
      responses:
        "200":
          description: events of several kinds
          content: {text/event-stream: {itemSchema: {oneOf: [{properties: {data: {type: string}}}, {properties: {id: {}}}]}}}
  /lines:
    get:
      tags: [Chat]
      operationId: read_lines
      responses:
        "200":
          description: lines
          content: {application/x-ndjson: {itemSchema: {$ref: "#/components/schemas/Part"}}}
  /sequence:
    get:
      tags: [Chat]
      operationId: follow
      responses:
        "200":
          description: a sequence of JSON texts
          content: {application/json-seq: {itemSchema: {$ref: "#/components/schemas/Part"}}}
components:
  schemas:
    Whole: {type: object, required: [text], properties: {text: {type: string}}}
    Part: {type: object, required: [delta], properties: {delta: {type: string}}}
"""

PROGRAM = """
import asyncio
from chat import AsyncClient, Client

client = Client()
whole: str = client.chat.create(prompt="a").text
print(whole, client.chat.create(prompt="a", stream=False).text)
parts: list[str] = [one.delta for one in client.chat.create(prompt="a", stream=True)]
print(parts)
with client.chat.with_streaming_response.create(prompt="a") as response:
    print([*response.iter_lines()][0])


async def main() -> None:
    client = AsyncClient()
    whole = await client.chat.create(prompt="a")
    print(whole.text, [one.delta async for one in client.chat.create(prompt="a", stream=True)])


asyncio.run(main())
events: list[str] = [one.delta for one in client.chat.listen()]
words: list[str] = [one for one in client.chat.hear()]
lines: list[str] = [one.delta for one in client.chat.read_lines()]
sequence: list[str] = [one.delta for one in client.chat.follow()]
print(events, words, lines, sequence)
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package, and a program that uses it."""
    folder = tmp_path_factory.mktemp("streams")
    settings = bindings.Settings(package="chat", document="", environment="CHAT")
    for path, text in bindings.generate(api_of(DOCUMENT), settings, TEMPLATES).items():
        place = folder / "chat" / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text)
    (folder / "use.py").write_text(PROGRAM)
    return folder


def test_each_stream_is_read_as_the_document_describes_its_items(folder: Path) -> None:
    whole = answer(200, b'{"text": "ab"}')
    events = answer(
        200, b'data: {"delta": "a"}\n\ndata: {"delta": "b"}\n\ndata: [DONE]\n\n', EVENTS
    )
    with listening() as server:
        server.says(
            *(whole, whole, events, whole, whole, events, events),
            answer(200, b"event: word\ndata: hello\n\n", EVENTS),
            answer(200, b'{"delta": "c"}\n{"delta": "d"}\n', "application/x-ndjson"),
            answer(
                200,
                b'\x1e{"delta":\n "e"}\n\x1e{"delta": "f"}\n',
                "application/json-seq",
            ),
        )
        run = subprocess.run(
            [sys.executable, "use.py"],
            cwd=folder,
            env={**os.environ, "CHAT_BASE_URL": server.url},
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
    assert run.stdout.splitlines() == [
        "ab ab",
        "['a', 'b']",
        '{"text": "ab"}',
        "ab ['a', 'b']",
        "['a', 'b'] ['hello'] ['c', 'd'] ['e', 'f']",
    ], run.stderr
    streamed = [one for one in server.heard if b'"stream":true' in one.body]
    assert [one.headers["accept"] for one in streamed] == [EVENTS, EVENTS]
    assert server.heard[0].headers["accept"] == "application/json"


def test_type_checkers_tell_the_two_results_apart(folder: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "use.py", "chat"],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=200,
        check=False,
    )
    assert run.returncode == 0, run.stdout
