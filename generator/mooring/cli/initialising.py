"""`mooring init`: set a project up."""

import os
import sys
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mooring.cli.bounds import bounds_of, fetching_options
from mooring.cli.predecessors import Client, clients_of, tell_takeover
from mooring.cli.project import project_here_or_none
from mooring.cli.terminal import (
    UNREADABLE,
    hand_over,
    report,
    say,
    show_progress,
    tell,
)
from mooring.diagnostics import Misuse, Unreadable
from mooring.escapes import visible
from mooring.files import shown

if TYPE_CHECKING:
    from mooring.document import Standing
    from mooring.workflows.fetching import Bounds, Fetched
    from mooring.workflows.initialising import Plan
    from mooring.workflows.subjects import Subject

WIDTH = 44
"""Columns for paths, where what is told about them begins."""


@click.command("init")
@click.argument("source", required=False)
@click.option("--api", metavar="NAME", help="What the API is called, such as petstore.")
@click.option("--version", metavar="V", help="Its version, such as v2.")
@click.option(
    "--revision",
    metavar="DATE",
    help="The day from which the document was in force. Default: today.",
)
@click.option(
    "--trust",
    multiple=True,
    type=click.Choice(["prose", "examples"]),
    help="Count what only the prose, or only the examples, of a page say as stated.",
)
@click.option(
    "--ci",
    "pipeline",
    type=click.Choice(["github", "gitlab", "pre-commit"]),
    help="Write the file that runs Mooring there, too; shown only where one exists.",
)
@click.option(
    "--from",
    "tool",
    type=click.Choice(
        ["openapi-python-client", "datamodel-codegen", "openapi-generator"]
    ),
    help="Take over what the settings of this generator say.",
)
@click.option("--dry-run", is_flag=True, help="Show what would be done; write nothing.")
@fetching_options
def init(
    source: str | None,
    api: str | None,
    version: str | None,
    revision: str | None,
    trust: tuple[str, ...],
    pipeline: str | None,
    tool: str | None,
    dry_run: bool,
    allow_private: bool,
    max_bytes: int,
    max_pages: int,
    timeout: float,
) -> None:
    """Set a project up: vendor a document, say where in pyproject.toml, write the bindings.

    SOURCE is an OpenAPI file, a documentation page, a folder of pages or its llms.txt, or an address of one of these.
    What the API and its version are called is taken from the document. Nothing that is there is overwritten; a
    second run changes nothing.

    \b
    Examples:
      mooring init openapi.yaml
      mooring init pages/llms.txt --api acme --version v2 --dry-run
      mooring init openapi.yaml --ci github
      mooring init --ci pre-commit
      mooring init --from openapi-python-client
    """
    from mooring.document import Standing
    from mooring.workflows.projects import placing
    from mooring.workflows.predecessors import Tool, take_over

    project = project_here_or_none()
    root = placing.project_root(project, Path.cwd())
    if source is None and tool is None and pipeline is not None and project is not None:
        _pipeline(pipeline, root, dry_run=dry_run)
        return
    clients: tuple[Client, ...]
    if tool is not None:
        found = take_over(Tool(tool), root, api, source)
        clients = tuple(clients_of(found, tool, source, api))
    else:
        clients = (Client(source or _asked_source(), api),)
    standings = frozenset(
        Standing.PROSE if one == "prose" else Standing.EXAMPLE for one in trust
    )
    bounds = bounds_of(allow_private, max_bytes, max_pages, timeout)
    unread = False
    plans: list[Plan] = []
    for client in clients:
        if client.takeover is not None and tool is not None:
            tell_takeover(client.takeover, tool)
        if client.source is None:
            say("  It is told its document elsewhere, and is left out.")
            continue
        try:
            plan = _set_up(
                client.source,
                client,
                root,
                version,
                revision,
                standings,
                bounds,
                is_dry=dry_run,
            )
        except Unreadable as error:
            if len(clients) == 1:
                raise
            # What one document is does not keep the others away.
            report(error.diagnostics)
            unread = True
        else:
            plans.append(plan)
    if dry_run:
        steps_by_path = {step.path: step for plan in plans for step in plan.steps}
        for step in steps_by_path.values():
            _tell("would write", step.path, step.told)
    if pipeline is not None:
        _pipeline(pipeline, root, dry_run=dry_run)
    packages = [plan.package for plan in plans if plan.steps]
    if packages and not dry_run:
        from mooring.workflows.checkup import examine_build

        report(examine_build(root))
        imports = (f"from {package} import Client" for package in packages)
        for line in ("", *imports, "", "Next:"):
            tell(line)
        for command in placing.next_commands(root, packages[-1]):
            tell(f"  {command}")
    if unread:
        sys.exit(UNREADABLE)


def _set_up(
    source: str,
    client: Client,
    root: Path,
    version: str | None,
    revision: str | None,
    trust: "frozenset[Standing]",
    bounds: "Bounds",
    *,
    is_dry: bool,
) -> "Plan":
    """Sets a project up for one document, or shows what that would do."""
    from mooring.workflows import initialising, subjects

    project = project_here_or_none()
    api = client.api
    with _opened(source, bounds) as (path, fetched):
        subject = subjects.read_subject(path, source, api, version, trust, fetched)
        is_new = not initialising.is_vendored(project, subject)
        if is_new and api is None and version is None and _is_asked():
            subject = _asked_names(subject)
        plan = initialising.plan(project, root, subject, revision, client.takeover)
        _tell_plan(plan, subject)
        if not is_dry:
            for done in initialising.carry_out(plan):
                report(done.diagnostics)
                _tell("wrote", done.path, done.told)
                for line in done.remarks:
                    say(f"  {line}")
    return plan


def _is_asked() -> bool:
    """Whether a person is there to answer: never in continuous integration, which sets `CI`."""
    return sys.stdin.isatty() and sys.stderr.isatty() and not os.environ.get("CI")


def _asked_source() -> str:
    if not _is_asked():
        raise click.UsageError(
            "Name a SOURCE: an OpenAPI file, a documentation page, a folder of pages, or an address."
        )
    answer: str = click.prompt(
        "OpenAPI file, documentation page, folder of pages or address", err=True
    )
    return answer


def _asked_names(subject: "Subject") -> "Subject":
    """The subject as a person calls it; what is proposed is taken by an empty answer."""
    from mooring.workflows.projects import api_names

    def name(value: str) -> str:
        return _answer(api_names.checked_api, value)

    def version(value: str) -> str:
        return _answer(api_names.checked_version, value)

    api = click.prompt("API", subject.api.name, value_proc=name, err=True)
    number = click.prompt("Version", subject.version.name, value_proc=version, err=True)
    return subject.called(api, number)


def _answer(check: Callable[[str], str], value: str) -> str:
    """An answer that can be meant; else the question is put again."""
    try:
        return check(value)
    except Misuse as error:
        raise click.UsageError(visible(str(error))) from error


@contextmanager
def _opened(source: str, bounds: "Bounds") -> "Generator[tuple[Path, Fetched | None]]":
    """The file or folder that a source means, while it is there."""
    from mooring.workflows.fetching import fetched, is_fetchable

    if not is_fetchable(source):
        yield Path(source), None
        return
    with fetched(source, bounds, progress=_progress) as found:
        show_progress("")
        for line in found.remarks:
            say(line)
        report(found.missing.values())
        yield found.path, found


def _progress(place: str) -> None:
    show_progress(f"fetching {place} …")


def _tell_plan(plan: "Plan", subject: "Subject") -> None:
    if not plan.steps:
        tell(
            f"Nothing to do: {subject.place} is vendored, and {plan.package} is written."
        )
        return
    for called, option in ((subject.api, "--api"), (subject.version, "--version")):
        if called.reason != option:
            say(f"{option} {called.name}: from {called.reason}")
    for remark in plan.remarks:
        say(remark)


def _pipeline(name: str, root: Path, *, dry_run: bool) -> None:
    """Writes the file that runs Mooring by itself; one that is there is left to its owner, who is shown what to add."""
    from mooring.workflows.projects.placing import write_text
    from mooring.workflows.projects.pipelines import Pipeline, pipeline_file

    file = pipeline_file(Pipeline(name), root)
    if file.path.exists():
        if file.path.read_bytes() == file.text.encode():
            tell(f"unchanged {shown(file.path)}")
            return
        say(f"{shown(file.path)} exists and is left as it is; add this to it:")
        hand_over(file.text)
    elif dry_run:
        _tell("would write", file.path, f"mooring for {name}")
    else:
        write_text(file.path, file.text)
        _tell("wrote", file.path, f"mooring for {name}")


def _tell(verb: str, path: Path, told: str) -> None:
    place = f"{verb} {shown(path)}"
    tell(f"{place:{WIDTH}} {told}".rstrip())
