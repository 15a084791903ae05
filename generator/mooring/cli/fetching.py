"""`mooring fetch`: get a published document from where it is published."""

import json
import shutil
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mooring.cli.bounds import bounds_of, fetching_options
from mooring.cli.project import project_here
from mooring.cli.terminal import (
    GATE_FAILED,
    report,
    say,
    show_code,
    show_progress,
    tell,
)
from mooring.diagnostics import Misuse
from mooring.files import shown

if TYPE_CHECKING:
    from mooring.config import Revision
    from mooring.workflows.fetching import Bounds, Fetched
    from mooring.workflows.novelties import Arrival, Reading


@click.command()
@click.argument("source")
@click.option(
    "--output",
    metavar="PATH",
    type=click.Path(path_type=Path),
    help="Write what is fetched here: a file, or a new folder for several.",
)
@click.option("--api", metavar="NAME", help="Vendor it, as a revision of this API.")
@click.option("--version", metavar="V", help="With --api: its version, such as v2.")
@click.option(
    "--revision",
    metavar="DATE",
    help="With --api: the day from which it is in force. Default: today.",
)
@click.option(
    "--words",
    is_flag=True,
    help="With --api: vendor it also where nothing but descriptions and the like changed.",
)
@click.option(
    "--trust",
    multiple=True,
    type=click.Choice(["prose", "examples"]),
    help="With --api: count what only the prose, or only the examples, say as stated.",
)
@click.option(
    "--prefer",
    multiple=True,
    metavar="PAGE",
    help="With --api: whose word counts where pages contradict each other, or “majority”.",
)
@click.option(
    "--only",
    metavar="FILE",
    help="With --api: which of several documents that the pages are parts of is meant.",
)
@fetching_options
def fetch(
    source: str,
    output: Path | None,
    api: str | None,
    version: str | None,
    revision: str | None,
    words: bool,
    trust: tuple[str, ...],
    prefer: tuple[str, ...],
    only: str | None,
    allow_private: bool,
    max_bytes: int,
    max_pages: int,
    timeout: float,
) -> None:
    """Get a published document, and vendor it where it means something new.

    SOURCE is the https address of a document or of a docs page, that of an llms.txt (the pages that it lists
    below its own folder), or git:REPO@REV:PATH (a file, or a folder of pages).

    Without --api it is printed, or written to --output. With --api and --version it becomes a revision, unless
    it means the same as the newest one: other bytes, another order or other words are none.

    No credentials, cookies or proxies are used. Every address is resolved once and checked, after each redirect
    anew; private ones are refused.

    \b
    Examples:
      mooring fetch https://docs.example.com/openapi.json --output openapi.json
      mooring fetch https://docs.example.com/api/create-task.md | less
      mooring fetch https://docs.example.com/llms.txt --output pages
      mooring fetch https://docs.example.com/llms.txt --api example --version v2
      mooring fetch git:https://github.com/owner/name@main:openapi.yaml --api example --version v1
    """
    from mooring.document import Standing
    from mooring.workflows.fetching import fetched
    from mooring.workflows.novelties import Reading
    from mooring.workflows.documents.sites import Choice

    bounds = bounds_of(allow_private, max_bytes, max_pages, timeout)
    if api is None or version is None:
        if api or version or revision or words or trust or prefer or only:
            raise click.UsageError(
                "--api and --version go together, and the other options of a revision with them."
            )
        with fetched(source, bounds, progress=show_fetching) as found:
            show_progress("")
            _tell(found)
            _hand_over(found, output)
        return
    if output is not None:
        raise click.UsageError("--output and --api are two places; give one of them.")
    standings = frozenset(
        Standing.PROSE if one == "prose" else Standing.EXAMPLE for one in trust
    )
    reading = Reading(standings, Choice(prefer, only))
    _fetch_revision(
        source, (api, version, revision), reading, bounds, takes_words=words
    )


def show_fetching(place: str) -> None:
    """Shows on a terminal what is being fetched."""
    show_progress(f"fetching {place} …")


def _fetch_revision(
    source: str,
    names: tuple[str, str, str | None],
    reading: "Reading",
    bounds: "Bounds",
    *,
    takes_words: bool,
) -> None:
    """Vendor what a source holds, where that means something new; exits 1 where a page could not be read."""
    from mooring.workflows import import_report, novelties
    from mooring.workflows.documents import sites
    from mooring.workflows.fetching import NOTHING_KEPT, fetched
    from mooring.workflows.novelties import Novelty
    from mooring.workflows.receipts import kept_files
    from mooring.workflows.vendoring import vendor

    api, version, revision = names
    project = project_here()
    known = novelties.known_version(project, api, version)
    newest = None if known is None else known.revisions[-1]
    kept = NOTHING_KEPT if newest is None else kept_files(newest)
    with fetched(source, bounds, kept, show_fetching) as found:
        show_progress("")
        _tell(found)
        arrival = novelties.arrived(project, known, found, reading.after(newest))
        is_wanted = arrival.novelty in (Novelty.FIRST, Novelty.CHANGED)
        if newest is not None and not is_wanted:
            if not (takes_words and arrival.novelty is Novelty.WORDS):
                tell(
                    f"{version}@{newest.date} stays the newest revision: {arrival.told}"
                )
                _advise(arrival, newest)
                return
        day = revision or date.today().isoformat()
        imported = vendor(project, api, version, arrival, day)
    report(imported.diagnostics)
    tell(
        f"{imported.name}: read as {imported.form}, written to {shown(imported.openapi_path)}"
    )
    for line in (*imported.remarks, *imported.kept):
        tell(line)
    if newest is not None:
        tell(f"since {version}@{newest.date}: {arrival.told}")
    if arrival.site is not None:
        for line in import_report.of_site(arrival.site):
            say(line)
        unread = sites.failures(arrival.site)
        report(unread)
        if unread:
            sys.exit(GATE_FAILED)


def _advise(arrival: "Arrival", newest: "Revision") -> None:
    """What a person can do who expected something else."""
    from mooring.workflows.novelties import Novelty

    if arrival.novelty is Novelty.WORDS:
        say("--words vendors it all the same.")
    if newest.source != arrival.found.source:
        say(
            f"So that `mooring update` asks here, put source = {json.dumps(arrival.found.source)} under {newest.date} in api.toml."
        )


def _tell(found: "Fetched") -> None:
    for line in found.remarks:
        say(line)
    report(found.missing.values())


def _hand_over(found: "Fetched", output: Path | None) -> None:
    """Prints what was fetched, or writes it where it was asked for."""
    if output is None:
        if found.path.is_dir() or len(found.files) > 1:
            raise Misuse(
                f"These are {len(found.files)} files; give --output FOLDER, or --api and --version."
            )
        _print(found.path.read_bytes())
        return
    try:
        if found.path.is_dir():
            shutil.copytree(found.path, output)
        elif len(found.files) > 1:
            shutil.copytree(found.path.parent, output)
        elif output.is_dir():
            raise FileExistsError
        else:
            output.write_bytes(found.path.read_bytes())
    except FileExistsError:
        raise Misuse(f"{shown(output)} exists; name a new folder, or a file.") from None
    except OSError as error:
        reason = (error.strerror or "unknown error").lower()
        raise Misuse(f"{shown(output)} cannot be written: {reason}.") from error
    tell(f"wrote {shown(output)}")


def _print(data: bytes) -> None:
    """The bytes as they are; on a terminal, without what it would obey."""
    if sys.stdout.isatty():
        for line in data.decode("utf-8", errors="replace").splitlines():
            show_code(line)
        return
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()
