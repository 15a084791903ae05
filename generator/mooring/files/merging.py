"""A person's changes and the generator's, in one text, by `git merge-file`.

git is where these files are kept anyway, and its merge is the one whose marks editors and people know.
"""

import subprocess
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from mooring.diagnostics import Misuse


@dataclass(frozen=True, slots=True)
class Merge:
    """A merged text; one with conflicts holds both sides of each between marks."""

    text: str
    has_conflicts: bool


def merge(base: str, edited: str, generated: str) -> Merge:
    """Both sides' changes to a text.

    Raises:
        Misuse: git cannot be run, or takes one of the texts for no text.
    """
    with TemporaryDirectory(prefix="mooring-merge-") as folder:
        texts_by_name = {"edited": edited, "base": base, "generated": generated}
        for name, text in texts_by_name.items():
            (Path(folder) / name).write_bytes(text.encode())
        labels = ("-L", "edited", "-L", "as it was generated", "-L", "generated")
        style = ("-c", "merge.conflictStyle=merge")
        try:
            run = subprocess.run(
                ["git", *style, "merge-file", "-p", *labels, *texts_by_name],
                cwd=folder,
                capture_output=True,
                check=False,
            )
        except OSError as error:
            raise Misuse("--merge needs git, which cannot be run here.") from error
    # The exit code is the number of conflicts, up to 127; beyond that git has failed (git-merge-file(1)).
    if run.returncode > 127:
        said = run.stderr.decode(errors="replace").strip()
        raise Misuse(f"git cannot merge the file: {said}")
    return Merge(run.stdout.decode(), run.returncode > 0)


def has_marks(text: str) -> bool:
    """Whether conflicts of a merge are still to be resolved in a text."""
    starts = {line[:8] for line in text.splitlines()}
    return "<<<<<<< " in starts and ">>>>>>> " in starts
