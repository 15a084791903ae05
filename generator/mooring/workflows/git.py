"""What git knows of a folder, asked of its own files; nothing is asked of a remote."""

import os
import subprocess
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from mooring.diagnostics import Misuse

BASE_VARIABLES = ("GITHUB_BASE_REF", "CI_MERGE_REQUEST_TARGET_BRANCH_NAME")
"""Where continuous integration says which branch a change is to be merged into (GitHub, GitLab)."""
FETCH_DEPTH = {
    "GITHUB_ACTIONS": "give actions/checkout `fetch-depth: 0`",
    "GITLAB_CI": 'set `GIT_DEPTH: "0"` under the job\'s `variables`',
}
"""How a clone gets its whole history, by the variable that says where one is."""


@dataclass(frozen=True, slots=True)
class Repository:
    """A working tree of git, by its topmost folder."""

    root: Path

    @property
    def is_shallow(self) -> bool:
        """Whether its history was cut off when it was cloned."""
        return _said(self.root, "rev-parse", "--is-shallow-repository") == "true"

    @property
    def default_branch(self) -> str | None:
        """What `origin` is at by default, else `main` or `master`; None where there is none of them."""
        head = _said(self.root, "symbolic-ref", "--quiet", "refs/remotes/origin/HEAD")
        if head is not None:
            return head.removeprefix("refs/remotes/origin/")
        return next((one for one in ("main", "master") if self.commit(one)), None)

    def commit(self, name: str) -> str | None:
        """The id of the commit that a name means; None where it means none."""
        reference = self.reference(name)
        return None if reference is None else self._commit(reference)

    def reference(self, name: str) -> str | None:
        """A branch of `origin` by its short name, else whatever is called so here; None where nothing is."""
        names = (f"origin/{name}", name)
        return next((one for one in names if self._commit(one)), None)

    def _commit(self, name: str) -> str | None:
        asked = ("--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
        return _said(self.root, "rev-parse", *asked)

    def fork_point(self, reference: str) -> str:
        """The last commit that HEAD shares with another, which itself is what is answered where it is that one, or no
        common history is known.
        """
        found = _said(self.root, "merge-base", reference, "HEAD")
        is_itself = found is None or found == self._commit(reference)
        return reference if found is None or is_itself else found[:12]

    def holds(self, commit: str, folder: Path) -> bool:
        """Whether a folder of the working tree was there at a commit."""
        path = folder.resolve().relative_to(self.root.resolve()).as_posix()
        asked = ("cat-file", "-t", "--end-of-options", f"{commit}:{path}")
        return _said(self.root, *asked) == "tree"

    def text(self, reference: str, path: Path) -> str | None:
        """A file of the working tree as it was at a commit or branch; None where there was none."""
        place = path.resolve().relative_to(self.root.resolve()).as_posix()
        commit = self.commit(reference)
        return None if commit is None else _said(self.root, "show", f"{commit}:{place}")

    def ignored(self, paths: Iterable[Path]) -> tuple[Path, ...]:
        """Those of some paths that git leaves out by its ignore files, and does not know already."""
        listed = [str(path) for path in paths]
        said = _said(self.root, "check-ignore", "--", *listed) if listed else None
        return tuple(Path(line) for line in (said or "").splitlines())


def find_repository(folder: Path) -> Repository | None:
    """The working tree that a folder lies in; None where it lies in none, or there is no git.

    Raises:
        Misuse: it does, and git refuses to look at it.
    """
    try:
        run = _run(folder, "rev-parse", "--show-toplevel")
    except OSError:
        return None
    if run.returncode == 0:
        return Repository(Path(os.fsdecode(run.stdout.rstrip(b"\n"))))
    if any((one / ".git").exists() for one in (folder, *folder.parents)):
        raise Misuse(f"git cannot be asked about {folder}: {_reason(run)}.")
    return None


def base_name(
    repository: Repository, told: str | None, environment: Mapping[str, str]
) -> str:
    """The branch that a change is to be merged into: as told, as continuous integration says, else the default one.

    Raises:
        Misuse: nothing says which.
    """
    stated = (environment.get(name) for name in BASE_VARIABLES)
    found = told or next(filter(None, stated), None) or repository.default_branch
    if found is None:
        raise Misuse(
            "There is no base branch to compare with: neither origin/HEAD nor main is here; name one with --base."
        )
    return found


def base_commit(
    repository: Repository, name: str, environment: Mapping[str, str]
) -> str:
    """Where the base branch and HEAD parted, which is what a change is measured from.

    Raises:
        Misuse: this clone does not hold the branch; says how it would.
    """
    tip = repository.reference(name)
    if tip is None:
        raise Misuse(missing_base(repository, name, environment))
    return repository.fork_point(tip)


def missing_base(
    repository: Repository, name: str, environment: Mapping[str, str]
) -> str:
    """What is said where a clone does not hold the base branch."""
    mends = [line for variable, line in FETCH_DEPTH.items() if variable in environment]
    mend = mends[0] if mends else " or ".join(FETCH_DEPTH.values())
    if repository.is_shallow:
        return f"This clone is shallow and has no {name} to compare with: {mend}."
    return f"There is no {name} here to compare with: git fetch origin {name}, or {mend}; --base names another."


def _said(folder: Path, *arguments: str) -> str | None:
    """What git prints; None where it fails."""
    run = _run(folder, *arguments)
    return os.fsdecode(run.stdout).rstrip("\n") if run.returncode == 0 else None


def _run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        ["git", *arguments], cwd=folder, capture_output=True, check=False
    )


def _reason(run: subprocess.CompletedProcess[bytes]) -> str:
    lines = run.stderr.decode(errors="replace").strip().splitlines()
    return lines[0].removeprefix("fatal: ").rstrip(".") if lines else "unknown reason"
