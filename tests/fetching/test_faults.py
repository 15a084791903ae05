"""Whatever a server does, the end is one line with the address, what is wrong there, and what to do; and it is soon."""

import gzip
import time

import pytest

from mooring.diagnostics import Unreadable
from mooring.workflows.fetching import Bounds, fetched
from tests.fetching.site import Site, redirect, zipped
from tests.runtime.loopback import End, Pause, Step, answer

BOUNDS = Bounds(
    max_bytes=100_000, timeout=1, idle=0.3, max_redirects=3, allow_private=True
)
HTML = b"<!DOCTYPE html><html><body>Welcome</body></html>"
FORM = b"<!DOCTYPE html><form><input name=p type=password></form>"
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n"
DRIPPING_HEAD: list[Step] = [b"X: y\r\n", Pause(0.1)] * 30
DRIPPING_BODY: list[Step] = [b"x", Pause(0.1)] * 30
BOMB = gzip.compress(bytes(50_000_000))

FAULTS: list[tuple[str, list[Step], str, str]] = [
    ("not there", [answer(404)], "fetch-missing", "look up where the document is now"),
    ("gone", [answer(410)], "fetch-missing", "status 410"),
    ("unauthorized", [answer(401)], "fetch-login", "Mooring sends no credentials"),
    ("forbidden", [answer(403)], "fetch-login", "save the document by hand"),
    ("asked too often", [answer(429)], "fetch-refused", "try again later"),
    ("out of order", [answer(503)], "fetch-server-error", "try again later"),
    ("nothing in it", [answer(204)], "fetch-refused", "status 204"),
    ("unasked not modified", [answer(304)], "fetch-refused", "status 304"),
    ("login by redirect", [redirect("/login?next=/spec")], "fetch-login", "/login, and"),
    ("login by form", [answer(200, FORM, "text/html")], "fetch-login", "a form for a login"),
    ("for browsers", [answer(200, HTML, "text/html")], "html-page", "no Markdown at"),
    ("for browsers, secretly", [answer(200, HTML, "text/plain")], "html-page", ""),
    ("an image", [answer(200, b"\x89PNG....", "image/png")], "fetch-type", "image/png"),
    ("an image, secretly", [answer(200, b"\x89PNG....", "text/plain")], "not-text", "PNG"),
    ("empty", [answer(200, b"")], "empty-page", ""),
    ("redirects in a circle", [redirect("/spec")], "fetch-redirects", "in a circle"),
    ("redirects to nowhere", [answer(302)], "fetch-redirects", "without saying where"),
    ("redirects to a file", [redirect("file:///etc/passwd")], "fetch-redirects", "no address"),
    ("redirects to a private network", [redirect("https://10.0.0.1/")], "fetch-private", ""),
    ("redirects to a cloud's secrets", [redirect("http://169.254.169.254/latest/meta-data")], "fetch-private", ""),
    ("redirects to another name of this machine", [redirect("http://localhost:1/")], "fetch-private", ""),
    ("redirects to a trick", [redirect("http://127.0.0.1.:1/")], "fetch-", ""),
    ("huge", [answer(200, bytes(100_001))], "fetch-too-large", "--max-bytes"),
    ("huge, without a length", [HEAD + b"\r\n", *[b"x" * 20_000] * 8, End.HANG_UP], "fetch-too-large", ""),
    ("a bomb", [HEAD + f"Content-Encoding: gzip\r\nContent-Length: {len(BOMB)}\r\n\r\n".encode() + BOMB], "fetch-too-large", ""),
    ("cut off", [HEAD + b"Content-Length: 900\r\n\r\nopenapi: 3.1.0", End.HANG_UP], "fetch-broken", "breaks off"),
    ("cut off within gzip", [answer(200, gzip.compress(b"a: 1\n" * 99)[:-12], Content_Encoding="gzip")], "fetch-broken", "cut off"),
    ("no gzip", [answer(200, b"a: 1", Content_Encoding="gzip")], "fetch-broken", ""),
    ("an encoding of its own", [answer(200, b"a: 1", Content_Encoding="br")], "fetch-broken", "nobody asked for"),
    ("no HTTP", [b"SSH-2.0-OpenSSH_9.6\r\n", End.HANG_UP], "fetch-broken", "no HTTP"),
    ("a reset", [End.RESET], "fetch-", ""),
    ("silent", [Pause(2)], "fetch-silent", "silent for 0.3 seconds"),
    ("slow in its head", [HEAD, *DRIPPING_HEAD], "fetch-too-slow", "--timeout"),
    ("slow in its body", [HEAD + b"\r\n", *DRIPPING_BODY], "fetch-too-slow", "within 1 seconds"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("steps", "code", "words"), [row[1:] for row in FAULTS], ids=[row[0] for row in FAULTS]
)  # fmt: skip
def test_a_fault_is_one_line_and_ends_soon(
    site: Site, steps: list[Step], code: str, words: str
) -> None:
    site.has("/spec", *steps)
    site.has("/login?next=/spec", answer(200, b"openapi: 3.1.0"))
    begun = time.monotonic()
    with pytest.raises(Unreadable) as refusal:
        with fetched(f"{site.url}/spec", BOUNDS):
            pass
    (diagnostic,) = refusal.value.diagnostics
    assert diagnostic.code.startswith(code)
    assert words in diagnostic.message
    assert diagnostic.location.file == f"{site.url}/spec"
    assert "\n" not in diagnostic.message
    assert time.monotonic() - begun < 2


def test_a_chain_of_redirects_has_an_end(site: Site) -> None:
    for step in range(9):
        site.has(f"/{step}", redirect(f"/{step + 1}"))
    with pytest.raises(Unreadable, match="more than 3 times, last to .*/4"):
        with fetched(f"{site.url}/0", BOUNDS):
            pass
    assert site.asked() == ["/0", "/1", "/2", "/3"]


def test_what_a_redirect_leads_to_is_fetched(site: Site) -> None:
    site.has("/old", redirect("/new/openapi.yaml", 308))
    site.page("/new/openapi.yaml", "openapi: 3.1.0\n", "application/yaml")
    with fetched(f"{site.url}/old", BOUNDS) as found:
        assert (found.path.name, found.path.read_bytes()) == (
            "openapi.yaml",
            b"openapi: 3.1.0\n",
        )
        assert found.source == f"{site.url}/old"
        assert found.remarks == (f"redirected to {site.url}/new/openapi.yaml",)
    assert not found.path.exists()


def test_a_chapter_on_logins_is_no_login(site: Site) -> None:
    site.has("/api/auth", redirect("/docs/api/auth/"))
    site.page("/docs/api/auth/", "# Auth\n")
    with fetched(f"{site.url}/api/auth", BOUNDS) as found:
        assert found.path.read_text() == "# Auth\n"


def test_what_was_compressed_is_as_before(site: Site) -> None:
    text = b"openapi: 3.1.0\n" * 5000
    site.has("/spec.yaml", zipped(text))
    with fetched(f"{site.url}/spec.yaml", BOUNDS) as found:
        assert found.path.read_bytes() == text
