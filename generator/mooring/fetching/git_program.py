"""The `git` program, which is told to trust nothing, and ends in time.

Settings of the machine and of the user are left out, and with them credentials, cookies, proxies, hooks and helpers.
"""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from mooring.diagnostics import Misuse, Unreadable
from mooring.fetching.bounds import Budget
from mooring.fetching.faults import BY_HAND, fault, late, too_large

_SETTINGS = (
    "core.hooksPath=/dev/null",
    "credential.helper=",
    "core.askPass=",
    "gc.auto=0",
    "http.followRedirects=false",
    "http.proxy=",
    "protocol.version=2",
)
_KEPT_VARIABLES = ("PATH", "SYSTEMROOT", "TMPDIR", "TEMP", "GIT_SSL_CAINFO")
_SAID = 10_000
"""How much is read of what git says."""
_LOOK_EVERY = 0.02
"""Seconds between two looks at what a running git has downloaded."""


def git_program() -> str:
    """Where the program is.

    Raises:
        Misuse: nowhere.
    """
    program = shutil.which("git")
    if program is None:
        raise Misuse(f"There is no git program here; install it, or {BY_HAND}.")
    return program


@dataclass(frozen=True, slots=True)
class Git:
    """The program at work in one folder.

    Args:
        protocol: The only one that it may speak.
        settings: What it is told beside what holds for all.
        place: What diagnostics call the repository, with revision and path.
    """

    program: str
    folder: Path
    protocol: str
    settings: tuple[str, ...]
    place: str
    budget: Budget

    def run(
        self, *arguments: str, given: str = "", settings: tuple[str, ...] = ()
    ) -> bytes:
        """What it prints.

        Args:
            given: What it reads from its standard input.

        Raises:
            Unreadable: it fails, or goes beyond the bounds.
        """
        options = [
            part
            for setting in (*_SETTINGS, *self.settings, *settings)
            for part in ("-c", setting)
        ]
        with (
            tempfile.TemporaryFile() as read,
            tempfile.TemporaryFile() as printed,
            tempfile.TemporaryFile() as said,
        ):
            read.write(given.encode())
            read.seek(0)
            process = subprocess.Popen(
                [self.program, *options, *arguments],
                cwd=self.folder,
                env=self._environment(),
                stdin=read,
                stdout=printed,
                stderr=said,
                start_new_session=True,
            )
            try:
                self._watch(process)
            finally:
                _end(process)
            said.seek(0)
            if process.returncode:
                raise self._failure(said.read(_SAID).decode(errors="replace"))
            printed.seek(0)
            return printed.read()

    def _environment(self) -> dict[str, str]:
        kept = {
            name: os.environ[name] for name in _KEPT_VARIABLES if name in os.environ
        }
        return kept | {
            "GIT_ALLOW_PROTOCOL": self.protocol,
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_NOSYSTEM": "1",
            "GIT_LITERAL_PATHSPECS": "1",
            "GIT_TERMINAL_PROMPT": "0",
            # Files of the user hold credentials too (.netrc).
            "HOME": str(self.folder),
            "LC_ALL": "C",
        }

    def _watch(self, process: "subprocess.Popen[bytes]") -> None:
        while True:
            try:
                process.wait(_LOOK_EVERY)
                return
            except subprocess.TimeoutExpired:
                bounds = self.budget.bounds
                if self.budget.seconds_left <= 0:
                    raise late(self.place, bounds.timeout) from None
                if _size(self.folder) > bounds.max_bytes:
                    raise too_large(self.place, bounds.max_bytes) from None

    def _failure(self, said: str) -> Unreadable:
        """The error for what git says."""
        lines = [line.strip() for line in said.splitlines() if line.strip()]
        reason = lines[0].removeprefix("fatal: ") if lines else "nothing"
        if "find remote ref" in said or "not our ref" in said:
            message = "The repository has no such revision; name a branch, a tag or a whole commit id."
            return fault(self.place, "fetch-missing", message)
        if "could not read Username" in said or "Authentication failed" in said:
            message = f"There is no such repository, or it is not for everybody, and Mooring sends no credentials; {BY_HAND}."
            return fault(self.place, "fetch-login", message)
        message = f"git cannot fetch this ({reason}); check repository, revision and path, or {BY_HAND}."
        return fault(self.place, "fetch-git", message)


def _end(process: "subprocess.Popen[bytes]") -> None:
    """Ends a process that still runs, and those that it started."""
    if process.poll() is not None:
        return
    if sys.platform == "win32":
        process.kill()
    else:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _size(folder: Path) -> int:
    """The bytes of all files below a folder, of which some may just be going."""
    size = 0
    for root, _, names in os.walk(folder):
        for name in names:
            try:
                size += os.stat(os.path.join(root, name)).st_size
            except FileNotFoundError:
                continue
    return size
