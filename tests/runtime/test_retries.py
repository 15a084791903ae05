from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from mooring.bindings.runtime import http
from mooring.bindings.runtime.reading import Received
from mooring.bindings.runtime.retries import may_repeat, retry_after, wait_before

REFUSED = http.NEVER_SENT[0]("refused")
BROKEN = http.TransportError("reset")
HOPELESS = http.HOPELESS[0]("ftp")
READ = ["GET", "HEAD", "OPTIONS", "PUT", "DELETE"]
WRITE = ["POST", "PATCH"]


def outcome(what: int | Exception) -> Received | Exception:
    return Received(what, {}, b"") if isinstance(what, int) else what


@pytest.mark.parametrize(
    ("methods", "headers", "what", "repeated"),
    [
        (READ, {}, [408, 429, 502, 503, 504, REFUSED, BROKEN, TimeoutError()], True),
        (READ, {}, [200, 301, 400, 404, 409, 500, 501, 520, HOPELESS], False),
        (WRITE, {}, [429, REFUSED], True),
        (WRITE, {}, [408, 500, 502, 503, 504, BROKEN, TimeoutError(), HOPELESS], False),
        (
            WRITE,
            {"Idempotency-Key": "1"},
            [408, 429, 502, 503, 504, REFUSED, BROKEN, TimeoutError()],
            True,
        ),
        (WRITE, {"Idempotency-Key": "1"}, [500, 400, HOPELESS], False),
    ],
)
def test_only_what_cannot_be_done_twice_is_sent_twice(
    methods: list[str],
    headers: dict[str, str],
    what: list[int | Exception],
    repeated: bool,
) -> None:
    for method in methods:
        request = http.Request(method, "http://localhost/", headers=headers)
        assert [may_repeat(request, outcome(each)) for each in what] == [
            repeated
        ] * len(what)


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("0", 0.0),
        ("3", 3.0),
        (" 1.5 ", 1.5),
        ("Wed, 21 Oct 2015 07:28:00 GMT", 0.0),
        ("Wed, 21 Oct 2015 07:28:00 -0000", 0.0),
        ("-1", None),
        ("inf", None),
        ("nan", None),
        ("1e9", None),
        ("9" * 5000, None),
        ("٣", None),
        ("soon", None),
        ("", None),
        ("Fri, 31 Dec 100000 23:59:59 GMT", None),
        ("Fri, 32 Dec 2027 23:59:59 GMT", None),
        ("Fri, 01 Jan 0001 00:00:00 +2300", 0.0),
    ],
)
def test_retry_after_is_seconds_or_a_date_or_nonsense(
    value: str, seconds: float | None
) -> None:
    assert retry_after({"retry-after": value}) == seconds


def test_retry_after_may_be_a_date_to_come() -> None:
    date = format_datetime(datetime.now(UTC) + timedelta(seconds=30), usegmt=True)
    assert 28 < (retry_after({"retry-after": date}) or 0) <= 30


def test_the_wait_without_a_word_of_the_server_is_random_and_grows_to_a_limit() -> None:
    for attempt, longest in [(2, 0.5), (3, 1.0), (4, 2.0), (6, 8.0), (20, 8.0)]:
        waits = [wait_before(attempt, BROKEN) for _ in range(300)]
        assert 0 <= min(waits) < longest / 4 and longest * 3 / 4 < max(waits) <= longest
    assert wait_before(2, Received(503, {"retry-after": "7"}, b"")) == 7.0
