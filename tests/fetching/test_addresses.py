"""Which addresses may be asked, and which machines may be reached."""

import pytest

from mooring.diagnostics import Misuse
from mooring.fetching.addresses import address, is_near, is_public
from mooring.fetching.repositories import git_source

MACHINES = {
    # IP address: is it public, and may it be reached where a person allows that
    "93.184.215.14": (True, False),
    "2606:2800:21f:cb07:6820:80da:af6b:8b2c": (True, False),
    "64:ff9b::5db8:d70e": (True, False),
    "127.0.0.1": (False, True),
    "127.8.8.8": (False, True),
    "::1": (False, True),
    "::ffff:127.0.0.1": (False, True),
    "10.1.2.3": (False, True),
    "172.16.0.1": (False, True),
    "192.168.1.1": (False, True),
    "::ffff:192.168.1.1": (False, True),
    "fd12:3456:789a::1": (False, True),
    "169.254.169.254": (False, False),
    "::ffff:169.254.169.254": (False, False),
    "fe80::1": (False, False),
    "0.0.0.0": (False, False),
    "::": (False, False),
    "100.64.0.1": (False, False),
    "224.0.0.1": (False, False),
    "239.255.255.250": (False, False),
    "ff02::1": (False, False),
    "255.255.255.255": (False, False),
    "240.0.0.1": (False, False),
    "64:ff9b::7f00:1": (False, False),
    "64:ff9b::a9fe:a9fe": (False, False),
    "2002:7f00:1::": (False, False),
    "2001:0:4136:e378:8000:63bf:80ff:fffe": (False, False),
}


@pytest.mark.parametrize("ip", MACHINES)
def test_private_machines_are_told_from_public_ones(ip: str) -> None:
    assert (is_public(ip), is_near(ip)) == MACHINES[ip]


REFUSED = [
    "ftp://docs.example/openapi.yaml",
    "file:///etc/passwd",
    "javascript:alert(1)",
    "docs.example/openapi.yaml",
    "https://",
    "https:///openapi.yaml",
    "https://user@docs.example/",
    "https://user:secret@docs.example/",
    "https://docs.example\\@other.example/",
    "https://docs.example:99999/",
    "https://[::1/",
    "https://docs.example/\r\nHost: other.example",
    "",
]


@pytest.mark.parametrize("text", REFUSED)
def test_what_is_no_address_of_a_document_is_refused(text: str) -> None:
    with pytest.raises(Misuse) as refusal:
        address(text)
    assert "secret" not in str(refusal.value)


def test_a_fragment_is_no_part_of_an_address() -> None:
    assert str(address("https://docs.example/a?b=1#c")) == "https://docs.example/a?b=1"
    assert address("https://docs.example/a?key=1").shown == "https://docs.example/a"


REFUSED_BY_GIT = [
    "git:ext::sh -c id@main:a",
    "git:https://h.example/r:a",
    "git:https://h.example/r@main",
    "git:https://h.example/r@--upload-pack=id:a",
    "git:https://h.example/r@-x:a",
    "git:https://h.example/r@main..next:a",
    "git:https://h.example/r@main^{/x}:a",
    "git:https://h.example/r@main:../a",
    "git:https://h.example/r@main:/etc/passwd",
    "git:https://h.example/r@main:a\nb",
    "git:https://user:token@h.example/r@main:a",
    "git:--upload-pack=id@main:a",
    "git:http://h.example/r@main:a",
    "git:ssh://h.example/r@main:a",
    "git:git://h.example/r@main:a",
    "git:file://other.example/r@main:a",
    "git:r@main:a",
]


@pytest.mark.parametrize("text", REFUSED_BY_GIT)
def test_what_git_should_not_see_is_refused(text: str) -> None:
    with pytest.raises(Misuse):
        git_source(text)


def test_a_path_in_a_repository_may_hold_what_separates_the_others() -> None:
    source = git_source("git:https://h.example/o/r.git@v1.2+3:docs/a:b@c.md")
    assert (source.repository, source.revision, source.path) == (
        "https://h.example/o/r.git",
        "v1.2+3",
        "docs/a:b@c.md",
    )
