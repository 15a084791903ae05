"""Paths of real repositories, which git serves from this disk as it would from elsewhere."""

import os
import socket
import subprocess
import threading
from pathlib import Path

import pytest

from mooring.diagnostics import Misuse, Unreadable
from mooring.workflows.fetching import Bounds, fetched

BOUNDS = Bounds(timeout=20, allow_private=True)
FILES = {
    "openapi.yaml": "openapi: 3.1.0\npaths: {/a: {$ref: 'paths/a.yaml#/a'}}\n"
    "info: {title: T, version: '1'}\n",
    "paths/a.yaml": "a: {get: {responses: {'200': {description: Done}}}}\n",
    "paths/unused.yaml": "b: {}\n",
    "docs/one.md": "# One\n",
    "docs/deep/two.mdx": "# Two\n",
    "docs/logo.svg": "<svg/>\n",
    "--version": "x\n",
}


@pytest.fixture(scope="module", params=["all of it", "only what is asked for"])
def repository(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """A repository with a branch and a tag, on a server that can leave files out, or cannot."""
    folder = tmp_path_factory.mktemp("repository")
    for path, text in FILES.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text)
    (folder / "secret.md").symlink_to("/etc/passwd")

    def git(*arguments: str) -> None:
        identity = ("-c", "user.name=Ann", "-c", "user.email=ann@harbour.example")
        subprocess.run(
            ["git", *identity, "-c", "commit.gpgsign=false", *arguments],
            cwd=folder,
            check=True,
            capture_output=True,
        )

    git("init", "--quiet", "--initial-branch=main")
    git("add", ".")
    git("commit", "--quiet", "--message=One")
    git("tag", "v1")
    (folder / "docs/one.md").write_text("# One, anew\n")
    git("commit", "--quiet", "--all", "--message=Two")
    is_partial = request.param == "only what is asked for"
    git("config", "uploadpack.allowFilter", str(is_partial).lower())
    return folder


def read(source: str, bounds: Bounds = BOUNDS) -> dict[str, str]:
    with fetched(source, bounds) as found:
        folder = found.path if found.path.is_dir() else found.path.parent
        return {one.path: (folder / one.path).read_text() for one in found.files}


def test_a_file_of_a_branch_or_tag_is_fetched(repository: Path) -> None:
    assert read(f"git:{repository}@main:docs/one.md") == {"one.md": "# One, anew\n"}
    assert read(f"git:file://{repository}@v1:docs/one.md") == {"one.md": "# One\n"}
    assert read(f"git:{repository}@HEAD:--version") == {"--version": "x\n"}


def test_a_document_comes_with_the_files_that_it_refers_to(repository: Path) -> None:
    found = read(f"git:{repository}@main:openapi.yaml")
    assert found == {name: FILES[name] for name in ("openapi.yaml", "paths/a.yaml")}


def test_of_a_folder_the_pages_are_fetched(repository: Path) -> None:
    assert read(f"git:{repository}@v1:docs") == {
        "one.md": "# One\n",
        "deep/two.mdx": "# Two\n",
    }


REFUSED = {
    "main:nowhere.yaml": "There is no file or folder nowhere.yaml",
    "main:secret.md": "Links and submodules are not followed",
    "main:paths": "There are no pages in this folder",
    "next:openapi.yaml": "The repository has no such revision",
    "0123456789012345678901234567890123456789:a": "The repository has no such revision",
}


@pytest.mark.parametrize("place", REFUSED)
def test_what_is_not_there_is_said(repository: Path, place: str) -> None:
    with pytest.raises(Unreadable, match=REFUSED[place]):
        read(f"git:{repository}@{place}")


def test_a_repository_of_this_machine_is_fetched_only_if_that_is_allowed(
    repository: Path,
) -> None:
    with pytest.raises(Misuse, match="--allow-private"):
        read(f"git:{repository}@main:openapi.yaml", Bounds())
    with pytest.raises(Unreadable, match="git cannot fetch this"):
        read("git:/nowhere/at/all@main:openapi.yaml")


def test_a_repository_has_bounds(repository: Path) -> None:
    small = Bounds(timeout=20, allow_private=True, max_bytes=10)
    with pytest.raises(Unreadable, match="fetch-too-large"):
        read(f"git:{repository}@main:openapi.yaml", small)


def test_a_server_that_says_nothing_is_left_in_time_and_by_its_checked_address(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Git itself is told where a name leads; were it to ask again, it would not get here."""
    system = socket.getaddrinfo
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]

        def names(host: str, *rest: object, **more: object) -> object:
            host = "127.0.0.1" if host == "git.harbour.example" else host
            return system(host, *rest, **more)  # type: ignore[arg-type]

        monkeypatch.setattr(socket, "getaddrinfo", names)
        connections = list[socket.socket]()

        def listen() -> None:
            connections.append(listener.accept()[0])

        thread = threading.Thread(target=listen, daemon=True)
        thread.start()
        source = f"git:https://git.harbour.example:{port}/o/r@main:a.yaml"
        with pytest.raises(Unreadable, match="fetch-too-slow"):
            read(source, Bounds(timeout=1.5, allow_private=True))
        thread.join(5)
        # The first byte of a TLS handshake (RFC 8446, section 5.1).
        assert connections[0].recv(1) == b"\x16"
        connections[0].close()
    with pytest.raises(Unreadable, match="fetch-private"):
        read(source, Bounds())


def test_git_is_told_nothing_of_who_asks(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A hook, a helper or an alias of the user's would leave a mark."""
    mark = tmp_path / "mark"
    settings = tmp_path / ".gitconfig"
    settings.write_text(
        f'[credential]\nhelper = "!touch {mark}"\n'
        f"[core]\nfsmonitor = touch {mark}\nhooksPath = {tmp_path}\n"
        f'[url "ext::touch {mark}"]\ninsteadOf = file://\n'
    )
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(settings))
    monkeypatch.setenv("GIT_ALLOW_PROTOCOL", "ext:file")
    monkeypatch.setenv("GIT_TRACE", str(mark))
    monkeypatch.setenv("GIT_DIR", os.devnull)
    assert read(f"git:{repository}@main:docs/one.md") == {"one.md": "# One, anew\n"}
    assert not mark.exists()
