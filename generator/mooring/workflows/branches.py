"""A git repository → a branch with one commit, made beside what people work on: in a working tree of its own.

Hooks of the repository are not run: they may need what such a tree does not have, and whoever pushes runs the others.
"""

import os
import subprocess
import tempfile
from collections.abc import Generator
from contextlib import chdir, contextmanager
from dataclasses import dataclass
from pathlib import Path

from mooring.diagnostics import Misuse


@dataclass(frozen=True, slots=True)
class Checkout:
    """The working tree of a git repository that a folder lies in.

    Args:
        root: Its top.
        prefix: The folder, as a path from there.
    """

    root: Path
    prefix: Path

    @classmethod
    def around(cls, folder: Path) -> "Checkout":
        """The working tree around a folder.

        Raises:
            Misuse: there is none, or it has no commit yet.
        """
        top = _git(folder, "rev-parse", "--show-toplevel").stdout.strip()
        if not top:
            raise Misuse(
                "This is no git repository, so there is nothing to branch from; give --no-branch to write here."
            )
        if _git(folder, "rev-parse", "--verify", "--quiet", "HEAD").returncode:
            raise Misuse(
                "This git repository has no commit yet to branch from; commit first, or give --no-branch."
            )
        root = Path(top).resolve()
        return cls(root, folder.resolve().relative_to(root))

    def check_clean(self) -> None:
        """Makes sure that what is here is what is committed: a branch begins at the commit.

        Raises:
            Misuse: it is not.
        """
        changed = _git(self.root, "status", "--porcelain").stdout.splitlines()
        if changed:
            raise Misuse(
                f"{len(changed)} {'file is' if len(changed) == 1 else 'files are'} changed and not committed ({changed[0][3:]}{', …' if changed[1:] else ''}); commit or stash first, or give --no-branch to write here."
            )

    def branches(self, start: str) -> list[str]:
        """The branches, here and of remotes, whose names begin so."""
        listed = _git(
            self.root,
            *("for-each-ref", "--format=%(refname:short)"),
            *(f"refs/heads/{start}*", f"refs/remotes/*/{start}*"),
        )
        return listed.stdout.splitlines()

    def text(self, branch: str, path: Path) -> str:
        """A file of a branch, by its path below the folder; empty where there is none."""
        place = (self.prefix / path).as_posix()
        return _git(self.root, "show", f"{branch}:{place}").stdout

    def commands(self, branch: str) -> tuple[str, str]:
        """What pushes a branch, and what asks for its review, in the words of GitHub's or GitLab's program."""
        remote = (_git(self.root, "remote").stdout.split() or ["origin"])[0]
        address = _git(self.root, "remote", "get-url", remote).stdout
        here = _git(self.root, "symbolic-ref", "--short", "--quiet", "HEAD")
        push = f"git push --set-upstream {remote} {branch}"
        if "gitlab" in address:
            ask, to = f"glab mr create --source-branch {branch}", "--target-branch"
        else:
            ask, to = f"gh pr create --head {branch}", "--base"
        target = f" {to} {here.stdout.strip()}" if here.stdout else ""
        return push, f"{ask}{target} --fill"

    @contextmanager
    def branch(self, name: str) -> Generator["Branch"]:
        """A new branch, in a working tree that is there only meanwhile; it stays if something was committed.

        The working directory is there too, so that files are called by their paths in the repository.

        Raises:
            Misuse: git makes no such branch.
        """
        with tempfile.TemporaryDirectory(prefix="mooring-branch-") as temporary:
            tree = Path(temporary).resolve() / "tree"
            _checked(
                self.root, "worktree", "add", "--quiet", "-b", name, str(tree), "HEAD"
            )
            made = Branch(name, tree, tree / self.prefix)
            start = _checked(tree, "rev-parse", "HEAD")
            try:
                with chdir(made.folder):
                    yield made
            finally:
                is_empty = _git(tree, "rev-parse", "HEAD").stdout.strip() == start
                _git(self.root, "worktree", "remove", "--force", str(tree))
                if is_empty:
                    _git(self.root, "branch", "--delete", "--force", name)


@dataclass(frozen=True, slots=True)
class Branch:
    """A branch while it is being made.

    Args:
        tree: The top of its working tree.
        folder: Where in it the project is.
    """

    name: str
    tree: Path
    folder: Path

    def commit(self, message: str) -> str:
        """Commits everything that is new in the working tree; the short id of the commit.

        Raises:
            Misuse: git does not commit it.
        """
        _checked(self.tree, "add", "--all")
        _checked(
            self.tree,
            *("commit", "--quiet", "--no-verify", "--cleanup=whitespace", "--file=-"),
            given=message,
        )
        return _checked(self.tree, "rev-parse", "--short", "HEAD")


def _checked(folder: Path, *arguments: str, given: str = "") -> str:
    """What git prints.

    Raises:
        Misuse: it fails.
    """
    run = _git(folder, *arguments, given=given)
    if run.returncode:
        said = [line.strip() for line in run.stderr.splitlines() if line.strip()]
        # The first line says what is wrong; git's advice follows.
        reason = said[0].removeprefix("fatal: ") if said else "no reason given"
        if "identity" in reason:
            reason = "it does not know whose the commit is; set user.name and user.email with git config"
        raise Misuse(f"git {arguments[0]} fails: {reason}.")
    return run.stdout.strip()


def _git(
    folder: Path, *arguments: str, given: str = ""
) -> "subprocess.CompletedProcess[str]":
    try:
        return subprocess.run(
            ["git", "-c", f"core.hooksPath={os.devnull}", *arguments],
            cwd=folder,
            input=given,
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="replace",
            env=_environment(),
            check=False,
        )
    except FileNotFoundError as error:
        raise Misuse(
            "There is no git program here; install it, or give --no-branch."
        ) from error


def _environment() -> dict[str, str]:
    """The variables of this process, without those that name another repository: a hook of git is run with them."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX")
    }
    return kept | {"LC_ALL": "C"}
