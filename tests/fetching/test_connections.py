"""A name is resolved once, what was found is checked, and that is what is connected to; nobody is told who asks."""

import socket
import ssl
from pathlib import Path
from typing import Any

import pytest
import trustme

from mooring.diagnostics import Unreadable
from mooring.workflows.fetching import Bounds, fetched
from tests.fetching.site import Site, served

BOUNDS = Bounds(timeout=5, allow_private=True)


def refused(source: str, bounds: Bounds = BOUNDS) -> str:
    with pytest.raises(Unreadable) as refusal:
        with fetched(source, bounds):
            pass
    (diagnostic,) = refusal.value.diagnostics
    return diagnostic.code


def test_a_private_machine_is_not_asked_unless_that_is_allowed(site: Site) -> None:
    site.page("/a.yaml", "openapi: 3.1.0\n")
    assert refused(f"{site.url}/a.yaml", Bounds()) == "fetch-private"
    assert site.connections == 0
    with fetched(f"{site.url}/a.yaml", BOUNDS) as found:
        assert found.path.read_text() == "openapi: 3.1.0\n"


class Names:
    """What the system's resolver says, one answer after the other, for names that end in `.test`."""

    def __init__(self, *answers: list[str]) -> None:
        self.answers = list(answers)
        self.asked = 0
        self.system = socket.getaddrinfo

    def __call__(self, host: str, port: int, *rest: Any, **more: Any) -> Any:
        if not host.endswith(".test"):
            return self.system(host, port, *rest, **more)
        self.asked += 1
        kind = (socket.AF_INET, socket.SOCK_STREAM, 6, "")
        return [(*kind, (ip, port)) for ip in self.answers.pop(0)]


def test_a_name_that_changes_its_mind_is_held_to_its_first_answer(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = Names(["127.0.0.1"], ["10.0.0.1"])
    monkeypatch.setattr(socket, "getaddrinfo", names)
    site.page("/a.yaml", "openapi: 3.1.0\n")
    place = f"{site.url.replace('127.0.0.1', 'docs.test')}/a.yaml"
    with fetched(place, BOUNDS):
        pass
    assert names.asked == 1
    assert site.heard[0].headers["host"].startswith("docs.test:")


@pytest.mark.parametrize(
    "ips", [["10.0.0.1"], ["93.184.215.14", "127.0.0.1"], ["169.254.169.254"], ["::1"]]
)
def test_one_private_answer_among_public_ones_is_enough_to_refuse(
    ips: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", Names(ips))
    assert refused("https://docs.test/a.yaml", Bounds()) == "fetch-private"


def test_over_http_only_this_machine_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", Names(["93.184.215.14"], ["10.0.0.1"]))
    assert refused("http://docs.test/a.yaml", Bounds()) == "fetch-insecure"
    assert refused("http://docs.test/a.yaml", BOUNDS) == "fetch-insecure"


@pytest.fixture
def authority(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> trustme.CA:
    made = trustme.CA()
    made.cert_pem.write_to_path(str(tmp_path / "authority.pem"))
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "authority.pem"))
    return made


def context(authority: trustme.CA, name: str) -> ssl.SSLContext:
    made = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    certificate = authority.issue_cert(name)
    # It takes contexts of another library too, which is not installed.
    certificate.configure_cert(made)  # pyright: ignore[reportUnknownMemberType]
    return made


def test_over_tls_the_certificate_is_that_of_the_name_and_not_of_the_ip_address(
    authority: trustme.CA,
) -> None:
    with served(context(authority, "localhost")) as site:
        site.page("/a.yaml", "openapi: 3.1.0\n")
        place = f"{site.url.replace('127.0.0.1', 'localhost')}/a.yaml"
        with fetched(place, BOUNDS) as found:
            assert found.path.read_text() == "openapi: 3.1.0\n"
        assert refused(f"{site.url}/a.yaml") == "fetch-no-connection"
    with served(context(trustme.CA(), "localhost")) as site:
        place = f"{site.url.replace('127.0.0.1', 'localhost')}/a.yaml"
        assert refused(place) == "fetch-no-connection"
        assert site.heard == []


def test_nobody_is_told_who_asks(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".netrc").write_text("machine 127.0.0.1 login ann password secret\n")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("NETRC", str(tmp_path / ".netrc"))
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "HTTPS_PROXY"):
        monkeypatch.setenv(name, "http://ann:secret@127.0.0.1:1")
    site.page("/b.yaml", "openapi: 3.1.0\n", Set_Cookie="session=secret")
    site.has(
        "/a.yaml",
        b"HTTP/1.1 302 Found\r\nSet-Cookie: a=secret\r\nContent-Length: 0\r\n"
        b"Location: /b.yaml\r\n\r\n",
    )
    for _ in range(2):
        with fetched(f"{site.url}/a.yaml", BOUNDS):
            pass
    assert site.asked() == ["/a.yaml", "/b.yaml"] * 2
    for request in site.heard:
        assert set(request.headers) == {"host", "user-agent", "accept", "accept-encoding"}  # fmt: skip
