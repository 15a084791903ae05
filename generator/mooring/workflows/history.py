"""A name → what it was called, and how it changed, over every vendored revision."""

from collections.abc import Iterator
from dataclasses import dataclass

from mooring import bindings, spec
from mooring.config import Project, VendoredApi, Version
from mooring.diagnostics import Misuse
from mooring.drift import Side
from mooring.drift.lineage import Appearance, Thing, lineage, things
from mooring.workflows.policies import policy_of
from mooring.workflows.documents.reading import read_revision
from mooring.workflows.documents.revisions import find_version

SILENT = "not told: its page names nothing of its own"


@dataclass(frozen=True, slots=True)
class History:
    """The appearances of one name in one version, the oldest first; `silent` revisions tell nothing of their own."""

    version: str
    name: str
    appearances: tuple[Appearance, ...]
    silent: tuple[str, ...]


def history(project: Project, version: str | None, name: str) -> list[History]:
    """What became of a name, in one version or in all that know it.

    Args:
        name: As the bindings call it (`tasks.create.structured_output`), or as the document does
            (`CreateTaskRequest.structuredOutput`, `POST /tasks`); a name of an older revision will do.

    Raises:
        Misuse: no revision knows the name.
        Unreadable: a vendored document cannot be read.
    """
    versions = (
        [find_version(project, version)]
        if version is not None
        else [(api, one) for api in project.apis for one in api.versions]
    )
    found = [
        told for api, one in versions if (told := _history(api, one, name)) is not None
    ]
    if not found:
        raise Misuse(
            f"No revision of {version or 'any version'} knows {name}; name an operation (tasks.create), an argument of it, or a schema and its property."
        )
    return found


def told(history: History) -> Iterator[str]:
    """A history in lines of text, the newest revision first."""
    yield f"{history.version} {history.name}"
    lines_by_date = {date: [f"  {date}  {SILENT}"] for date in history.silent}
    for one in history.appearances:
        date = one.side.name.rpartition("@")[2]
        lines_by_date[date] = [f"  {date}  {_shown(one)}"]
        lines_by_date[date] += [f"      {finding.message}" for finding in one.findings]
    for _, lines in sorted(lines_by_date.items(), reverse=True):
        yield from lines


def _shown(one: Appearance) -> str:
    if one.thing is None:
        return "not there"
    type_ = f": {one.thing.type}" if one.thing.type else ""
    return f"{one.thing}{type_}  ({one.side.location(one.thing.pointer)})"


def _history(api: VendoredApi, version: Version, name: str) -> History | None:
    told_ = [one for one in version.revisions if one.base is None]
    silent = [one.date for one in version.revisions if one.base is not None]
    sides: list[Side] = []
    for revision in told_:
        named = read_revision(api, version, revision)
        sides.append(
            Side(named.name, spec.parse(named.document), named.document, named.trust)
        )
    for index in range(len(sides) - 1, -1, -1):
        if (thing := _find(sides[index], name, version)) is not None:
            appearances = tuple(lineage(sides, index, thing, policy_of(api)))
            return History(
                f"{api.name}/{version.name}", name, appearances, tuple(silent)
            )
    return None


def _find(side: Side, name: str, version: Version) -> Thing | None:
    """The thing that is called so, in the document's words or in those of the bindings."""
    spoken = bindings.spoken_names(side.api.operations, version.operation_names)
    wanted = _plain(name)
    for thing in things(side):
        owners = {thing.owner, spoken.get(thing.owner, thing.owner)}
        if any(_plain(".".join((owner, *thing.path))) == wanted for owner in owners):
            return thing
    return None


def _plain(name: str) -> str:
    """A name without casing and separators of words, in which the two ways to write it differ."""
    return "".join(one for one in name.lower() if one.isalnum() or one in "./{}")
