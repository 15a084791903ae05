"""The tutorial is run as it stands: its files are written, its commands are called, what it shows is what they print."""

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from mooring.api import generate_versions

ROOT = Path(__file__).parents[2]
TUTORIAL = (ROOT / "docs" / "tutorial.md").read_text("utf-8")
PORT = "8765"
"""The one that the tutorial names; the test takes a free one in its place."""


@dataclass(frozen=True, slots=True)
class File:
    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Command:
    words: str
    shown: str

    def is_shown(self, printed: str) -> bool:
        """Whether this was printed; a line with “…” stands for any lines."""
        pattern = re.escape(self.shown).replace(re.escape("…\n"), "(?:.*\n)*")
        return re.fullmatch(pattern, printed) is not None


def steps(text: str) -> Iterator[File | Command]:
    blocks = r'^```(?:python title="(?P<name>[^"]+)"|console)\n(?P<text>.*?)^```'
    for block in re.finditer(blocks, text, re.MULTILINE | re.DOTALL):
        if block["name"] is not None:
            yield File(block["name"], block["text"])
            continue
        for command in re.split(r"^\$ ", block["text"], flags=re.MULTILINE)[1:]:
            words, _, shown = command.partition("\n")
            yield Command(words, shown)


def free_port() -> str:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return str(listening.getsockname()[1])


def wait_for(port: str, server: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        assert server.poll() is None, "the server has stopped"
        with socket.socket() as asking:
            if asking.connect_ex(("127.0.0.1", int(port))) == 0:
                return
        time.sleep(0.1)
    raise AssertionError("the server does not answer")


def test_the_tutorial_is_what_happens(tmp_path: Path) -> None:
    folder = tmp_path / "flights"
    folder.mkdir()
    paths = (str(Path(sys.executable).parent), os.environ["PATH"])
    environment = {
        "PATH": os.pathsep.join(paths),
        "HOME": str(tmp_path),
        "MOORING": str(ROOT),
        "LC_ALL": "C.UTF-8",
        "CI": "1",
    }
    port = free_port()
    servers = list[subprocess.Popen[bytes]]()
    try:
        for step in steps(TUTORIAL.replace(PORT, port)):
            match step:
                case File(name=name, text=text):
                    (folder / name).write_text(text, "utf-8")
                case Command(words="kill %1"):
                    server = servers.pop()
                    server.terminate()
                    server.wait(30)
                case Command(words=words) if words.endswith(" &"):
                    server = subprocess.Popen(
                        words.removesuffix(" &").split(),
                        executable=str(Path(sys.executable).with_name("mooring")),
                        cwd=folder,
                        env=environment,
                        stdout=subprocess.DEVNULL,
                    )
                    servers.append(server)
                    wait_for(port, server)
                case Command(words=words):
                    done = subprocess.run(
                        ["bash", "-c", words],
                        cwd=folder,
                        env=environment,
                        capture_output=True,
                        text=True,
                        check=False,
                        timeout=120,
                    )
                    assert done.returncode == 0, f"{words}\n{done.stderr}"
                    assert step.is_shown(done.stdout), f"{words}\n{done.stdout}"
    finally:
        for server in servers:
            server.kill()
            server.wait(30)
    # What the commands have written is what the function of Python writes.
    assert [one.changed for one in generate_versions(folder=folder)] == [False, False]


@pytest.mark.parametrize(
    ("shown", "printed", "is_so"),
    [
        ("a\n…\nz\n", "a\nb\nc\nz\n", True),
        ("a\n…\n", "a\n", True),
        ("", "a\n", False),
        ("a\n…\n", "b\na\n", False),
        ("a.c\n", "abc\n", False),
    ],
)
def test_what_is_shown_is_compared(shown: str, printed: str, is_so: bool) -> None:
    assert Command("", shown).is_shown(printed) is is_so
