"""A path of a git repository → its bytes, by the `git` program.

Of the history one commit is fetched, and of its files, where the server can do that, only those that are asked for.
"""

import re
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self, TypeAlias

from mooring.diagnostics import Misuse
from mooring.fetching.addresses import address
from mooring.fetching.bounds import Budget
from mooring.fetching.connections import Connections
from mooring.fetching.faults import fault, too_large
from mooring.fetching.git_program import Git, git_program

PREFIX = "git:"
_SOURCE = re.compile(
    r"git:(?P<repository>(?:[a-z][a-z0-9+.-]*://|/)[^@\s]*)@(?P<revision>[^@:\s]+):(?P<path>[^\s].*)"
)
_REVISION = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._/+-]*")
_FILE_MODES = ("100644", "100755")
_FOLDER_MODE = "040000"


@dataclass(frozen=True, slots=True)
class GitSource:
    """`git:REPO@REV:PATH`, taken apart."""

    repository: str
    revision: str
    path: str

    @property
    def is_local(self) -> bool:
        return not self.repository.startswith("https://")

    def __str__(self) -> str:
        return f"{PREFIX}{self.repository}@{self.revision}:{self.path}"


def git_source(text: str) -> GitSource:
    """The parts of `git:REPO@REV:PATH`.

    Raises:
        Misuse: it is not of this form, or one of the parts is none that git should ever see.
    """
    found = _SOURCE.fullmatch(text)
    if found is None:
        raise Misuse(
            f"{text} must be git:REPO@REV:PATH, such as git:https://github.com/owner/name@main:openapi.yaml, without a user's name or password."
        )
    repository, revision = found["repository"], found["revision"]
    path = found["path"].removeprefix("./").rstrip("/")
    if not _REVISION.fullmatch(revision) or ".." in revision:
        raise Misuse(f"{revision} is no branch, tag or commit.")
    if path.startswith("/") or ".." in path.split("/") or not path.isprintable():
        raise Misuse(f"{path} is no path inside of a repository.")
    if repository.startswith("https://"):
        address(repository)
    elif not repository.startswith(("file:///", "/")):
        raise Misuse(
            f"{repository} is no repository that can be fetched from; give its https:// address."
        )
    return GitSource(repository, revision, path)


@dataclass(frozen=True, slots=True)
class Blob:
    """A file of a commit: its id, and its path in the repository."""

    id: str
    path: str


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder of a commit: its id, and all files below it."""

    id: str
    files: tuple[Blob, ...]


Entry: TypeAlias = Blob | Folder


class Repository:
    """One commit of a repository, in a folder that is there until this is closed."""

    def __init__(self, source: GitSource, budget: Budget) -> None:
        """Fetches the commit.

        Raises:
            Misuse: there is no `git` program, or the repository is of this machine, which is not allowed.
            Unreadable: the repository or the revision cannot be fetched.
        """
        self._source = source
        self._budget = budget
        program = git_program()
        if source.is_local and not budget.bounds.allow_private:
            raise Misuse(
                f"{source.repository} is on this machine; give --allow-private if you mean that."
            )
        settings = _checked_settings(source, budget)
        self._folder = Path(tempfile.mkdtemp(prefix="mooring-git-"))
        protocol = "file" if source.is_local else "https"
        self._git = Git(program, self._folder, protocol, settings, str(source), budget)
        try:
            self._git.run("init", "--quiet", "--bare", "--template=", ".")
            self._fetch(f"--depth=1 -- origin {source.revision}".split())
            found = self._git.run("rev-parse", "--verify", "FETCH_HEAD^{commit}")
            self.commit = found.decode().strip()
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Takes the folder away."""
        shutil.rmtree(self._folder, ignore_errors=True)

    def entry(self, path: str) -> Entry:
        """What is at a path of the commit; its content is not fetched yet.

        Raises:
            Unreadable: there is nothing that is a file or a folder.
        """
        if path in ("", "."):
            tree = self._git.run("rev-parse", "--verify", f"{self.commit}^{{tree}}")
            return Folder(tree.decode().strip(), self._files(""))
        found = self.find(path)
        if found is None:
            message = f"There is no file or folder {path} at {self._source.revision}; check path and revision. Links and submodules are not followed."
            raise fault(str(self._source), "fetch-missing", message)
        return found

    def find(self, path: str) -> Entry | None:
        """The same; None where there is no such thing. Symbolic links and submodules lead nowhere."""
        for mode, id, _ in self._listed(path):
            if mode in _FILE_MODES:
                return Blob(id, path)
            if mode == _FOLDER_MODE:
                return Folder(id, self._files(f"{path}/"))
        return None

    def read(self, *blobs: Blob) -> dict[str, bytes]:
        """The bytes of files, by their paths.

        Raises:
            Unreadable: they cannot be fetched, or are larger than the bounds allow.
        """
        if len(blobs) > 1:
            self._fetch_together(blobs)
        data = dict[str, bytes]()
        for blob in blobs:
            size = int(self._git.run("cat-file", "-s", blob.id))
            self._budget.bytes_left -= size
            if self._budget.bytes_left < 0:
                raise too_large(str(self._source), self._budget.bounds.max_bytes)
            data[blob.path] = self._git.run("cat-file", "blob", blob.id)
        return data

    def _files(self, folder: str) -> tuple[Blob, ...]:
        return tuple(
            Blob(id, path)
            for mode, id, path in self._listed(folder, "-r")
            if mode in _FILE_MODES
        )

    def _listed(self, path: str, *options: str) -> list[tuple[str, str, str]]:
        """Mode, id and path of what a folder of the commit lists."""
        paths = [path] if path else []
        listed = self._git.run(
            "ls-tree", "-z", "--full-tree", *options, self.commit, "--", *paths
        )
        found = list[tuple[str, str, str]]()
        for line in listed.decode(errors="replace").split("\0")[:-1]:
            facts, _, name = line.partition("\t")
            mode, _, id = facts.split(" ")
            found.append((mode, id, name))
        return found

    def _fetch_together(self, blobs: tuple[Blob, ...]) -> None:
        """Fetches in one request what the first one left out; git itself would ask for each file anew."""
        if not any(self._folder.glob("objects/pack/*.promisor")):
            return
        ids = "".join(f"{blob.id}\n" for blob in blobs)
        # As git does for what it left out: nothing that is here helps to say what is missing.
        self._fetch(["--stdin", "origin"], ids, "fetch.negotiationAlgorithm=noop")

    def _fetch(self, arguments: list[str], ids: str = "", *settings: str) -> None:
        self._git.run(
            *("fetch", "--quiet", "--no-tags", "--no-recurse-submodules"),
            *("--no-auto-maintenance", "--filter=blob:none", *arguments),
            given=ids,
            settings=settings,
        )


def _checked_settings(source: GitSource, budget: Budget) -> tuple[str, ...]:
    """What git is told of the network: the one machine that it may connect to, by the IP addresses that were checked."""
    if source.is_local:
        path = source.repository.removeprefix("file://")
        return (f"remote.origin.url=file://{Path(path).resolve()}",)
    at = address(source.repository)
    trusted = at.host if budget.bounds.allow_private else None
    ips = Connections(budget, trusted).check(at)
    literals = ",".join(f"[{ip}]" if ":" in ip else ip for ip in ips)
    return (
        f"remote.origin.url={at}",
        f"http.curloptResolve={at.host}:{at.port}:{literals}",
    )
