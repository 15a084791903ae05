"""Pages with broken bytes in them are read or refused, by every reader; nothing else comes of it.

Run as a program, this goes on with atheris (`pip install atheris`), which looks for ways that were not taken yet:
`python -m tests.hostile.test_bytes -max_total_time=600`.
"""

import os
import random
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from mooring import sources, spec
from mooring.escapes import visible
from mooring.diagnostics import Unreadable

CASES = Path(__file__).parents[1] / "cases"
PAGES = [
    path
    for pattern in ("sources/*/page*", "refusals/*/page*", "hostile/*/*")
    for path in sorted(CASES.glob(pattern))
    if path.stat().st_size < 20_000
]
ROUNDS = int(os.environ.get("MOORING_FUZZ_ROUNDS", "1"))
PIECES = (
    *(b"{", b"}", b"[", b"]", b'"', b"'", b"<", b">", b"\n", b"\r", b"\t", b": ", b"- "),
    *(b"\0", b"\xff", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\xe2\x80\xa8", b"&a ", b"*a", b"!!x "),
    *(b"```", b"~~~", b"---\n", b"null", b"true", b"1e999", b"0x", b"<<: ", b"$ref", b"{%", b"%}"),
    *(b"<ParamField ", b"</", b"/>", b"<!--", b"-->", b"&#0;", b"\\ud800", b"openapi: 3.1.0\n"),
    *(b"http://[", b"#/paths/" + b"9" * 5000, b"~2", b"%", b"://"),
)  # fmt: skip


def taken(data: bytes, at: int) -> bytes:
    return data[:at] + data[at + 1 + at % 7 :]


def put(data: bytes, at: int) -> bytes:
    return data[:at] + PIECES[at % len(PIECES)] + data[at:]


def cut(data: bytes, at: int) -> bytes:
    return data[:at]


def repeated(data: bytes, at: int) -> bytes:
    return data[:at] + data[at : at + 40] * 3 + data[at:]


def flipped(data: bytes, at: int) -> bytes:
    return data[:at] + bytes([(data[at] + 1 + at) % 256]) + data[at + 1 :]


CHANGES: tuple[Callable[[bytes, int], bytes], ...] = (
    *(taken, put, put, cut, repeated, flipped),
)


def is_read(data: bytes) -> bool:
    """Whether a page is read to its end; a refusal has a line for each reason."""
    try:
        spec.parse(sources.read("page", data))
    except Unreadable as refusal:
        lines = [visible(str(one)) for one in refusal.diagnostics]
        assert lines and all(line.startswith("page:") for line in lines)
        return False
    return True


@pytest.mark.parametrize("turn", range(ROUNDS))
def test_broken_bytes_are_read_or_refused(turn: int) -> None:
    chance = random.Random(turn)
    answers = set[bool]()
    for path in PAGES:
        for _ in range(6):
            data = path.read_bytes()
            for _ in range(chance.randint(1, 3)):
                if data:
                    data = chance.choice(CHANGES)(data, chance.randrange(len(data)))
            answers.add(is_read(data))
    assert answers == {True, False}


if __name__ == "__main__":
    import atheris  # pyright: ignore[reportMissingImports] installed by hand

    atheris.instrument_all()
    seeds = Path(sys.argv[0]).parents[2] / ".cache" / "fuzz"
    seeds.mkdir(parents=True, exist_ok=True)
    for number, page in enumerate(PAGES):
        (seeds / str(number)).write_bytes(page.read_bytes())
    atheris.Setup([*sys.argv, str(seeds)], is_read)
    atheris.Fuzz()
