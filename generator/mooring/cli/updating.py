"""`mooring update`: look for something new where the documents were fetched, and prepare what takes it in."""

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mooring.cli.completion import versions as versions_here
from mooring.cli.bounds import bounds_of, fetching_options
from mooring.cli.fetching import show_fetching
from mooring.cli.project import project_here
from mooring.cli.terminal import (
    GATE_FAILED,
    UNREADABLE,
    hand_over,
    report,
    say,
    show_progress,
    tell,
    tell_conflicts,
)
from mooring.document import Json, JsonObject
from mooring.escapes import json_text
from mooring.files import shown

if TYPE_CHECKING:
    from mooring.workflows.updating import Update

SCHEMA = "mooring-update/1"


@click.command()
@click.argument(
    "versions", nargs=-1, metavar="[API/VERSION]...", shell_complete=versions_here
)
@click.option(
    "--no-branch",
    is_flag=True,
    help="Write revision and bindings here, and leave git alone.",
)
@click.option(
    "--revision",
    metavar="DATE",
    help="The day from which new revisions are in force. Default: today.",
)
@click.option(
    "--words",
    is_flag=True,
    help="Take a revision in also where nothing but descriptions and the like changed.",
)
@click.option("--json", "as_json", is_flag=True, help="Print what was done as JSON.")
@fetching_options
def update(
    versions: tuple[str, ...],
    no_branch: bool,
    revision: str | None,
    words: bool,
    as_json: bool,
    allow_private: bool,
    max_bytes: int,
    max_pages: int,
    timeout: float,
) -> None:
    """Take in what vendors have published since: fetch, vendor, generate, and prepare a branch.

    Every version whose newest revision has a source that can be fetched (source in api.toml: an https address, or
    git:REPO@REV:PATH) is asked for there, unless it has not changed. Where it means something new, a branch
    mooring/update-API-VERSION-DATE gets one commit with the new revision, the bindings written from it, and
    the report of drift as its message. What you work on stays as it is, and nothing is pushed.

    Generated files that you edited keep their edits beside what is new, as with `mooring generate --merge`; where the
    two meet, the branch has conflict marks, which are named here and in the message.

    Nothing new: exit 0, and no branch. Exits 1 if there are conflicts to resolve, 3 if a document could not be
    fetched or read.

    \b
    Examples:
      mooring update
      mooring update browser-use/v2
      mooring update --no-branch
      mooring update --json
    """
    from mooring.workflows import updating

    plan = updating.Plan(
        day=revision or date.today().isoformat(),
        has_branches=not no_branch,
        takes_words=words,
        bounds=bounds_of(allow_private, max_bytes, max_pages, timeout),
    )
    project = project_here()
    done: list[Update] = []
    for one in updating.update(project, versions, plan, show_fetching):
        show_progress("")
        done.append(one)
        report(one.diagnostics)
        if not as_json:
            _tell(one, project.root)
    if as_json:
        entries: list[Json] = [_entry(one) for one in done]
        hand_over(json_text({"schema": SCHEMA, "versions": entries}))
    elif not done:
        say(
            "Nothing is vendored here yet; `mooring fetch SOURCE --api NAME --version V` does that."
        )
    if any(one.state is updating.State.FAILED for one in done):
        sys.exit(UNREADABLE)
    if any(one.conflicts for one in done):
        sys.exit(GATE_FAILED)


def _tell(one: "Update", root: Path) -> None:
    from mooring.workflows.updating import State

    for line in one.remarks:
        say(line)
    tell(f"{one.name}: {one.state.value}; {one.told}")
    for folder in one.written if one.branch is None else ():
        tell(f"wrote {shown(root / folder)}")
    conflicts = [root / path for path in one.conflicts]
    for line in one.kept:
        tell(line)
    for path in one.merged:
        tell(f"merged {shown(root / path)}")
    if one.branch is None:
        tell_conflicts(conflicts)
        return
    if one.state is State.PREPARED:
        tell(f"It is on branch {one.branch} already.")
        return
    tell(
        f"It is one commit on branch {one.branch}; these push it and ask for a review:"
    )
    for command in one.commands:
        tell(f"  {command}")
    tell_conflicts(conflicts, one.branch)


def _entry(one: "Update") -> JsonObject:
    return {
        "version": one.name,
        "state": one.state.value,
        "told": one.told,
        "branch": one.branch,
        "commands": list(one.commands),
        "kept": list(one.kept),
        "merged": [path.as_posix() for path in one.merged],
        "conflicts": [path.as_posix() for path in one.conflicts],
    }
