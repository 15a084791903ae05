"""Everything that continuous integration asks about a change: is all as it would be written, and whom does it break?"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import TypeAlias

from mooring.config import Project
from mooring.diagnostics import Diagnostic, Misuse, Unreadable
from mooring.files import Difference
from mooring.workflows.documents.baseline import baseline_inputs, current_inputs
from mooring.workflows.checking import check
from mooring.workflows.comparing import Comparison, Gate, Level, compare
from mooring.workflows.git import base_commit, base_name, find_repository


class Answer(Enum):
    """Whether a change may pass; one that cannot be decided about is not known to be safe."""

    PASSED = "passed"
    STOPPED = "stopped"
    UNDECIDED = "undecided: no drift was measured"
    UNREADABLE = "undecided: a document cannot be read"


@dataclass(frozen=True, slots=True)
class Unchanged:
    """A version whose newest revision is the one of the base branch."""

    name: str


@dataclass(frozen=True, slots=True)
class Added:
    """A version that the base branch does not have."""

    name: str


@dataclass(frozen=True, slots=True)
class Removed:
    """A version that only the base branch has: whoever calls it is broken."""

    name: str


@dataclass(frozen=True, slots=True)
class Drifted:
    """A version that is read from something else than on the base branch."""

    name: str
    comparison: Comparison


@dataclass(frozen=True, slots=True)
class Unread:
    """Something that could not be read, and so could not be asked about."""

    name: str
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class Incomparable:
    """There is nothing to measure drift from; says what to do."""

    message: str


Part: TypeAlias = Unchanged | Added | Removed | Drifted | Unread | Incomparable


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was asked, and the answers.

    Args:
        differences: Files that are not what would be written; None where that could not be told.
        base: The branch that drift is measured from; None where there is none.
        root: The topmost folder of the repository, from which its reports name files.
    """

    differences: tuple[Difference, ...] | None
    base: str | None
    root: Path
    parts: tuple[Part, ...]

    def place(self, path: Path) -> str:
        """A file as reports name it."""
        path = path.resolve()
        is_below = path.is_relative_to(self.root)
        return (path.relative_to(self.root) if is_below else path).as_posix()

    def answer(self, gate: Gate) -> Answer:
        """The worst of all answers."""
        if any(isinstance(one, Unread) for one in self.parts):
            return Answer.UNREADABLE
        if any(isinstance(one, Incomparable) for one in self.parts):
            return Answer.UNDECIDED
        if self.differences or any(_fails(one, gate) for one in self.parts):
            return Answer.STOPPED
        return Answer.PASSED


def outcome(
    project: Project, told_base: str | None, environment: Mapping[str, str]
) -> Outcome:
    """Asks about the working tree; what cannot be answered is said, and the rest is asked all the same."""
    differences: tuple[Difference, ...] | None = None
    parts = list[Part]()
    try:
        differences = check(project)
    except Unreadable as error:
        parts.append(Unread("what is on disk", error.diagnostics))
    base: str | None = None
    root = project.root
    try:
        repository = find_repository(project.root)
        if repository is None:
            raise Misuse(
                "There is no git repository here, and so no base branch to measure drift from."
            )
        root = repository.root
        base = base_name(repository, told_base, environment)
        commit = base_commit(repository, base, environment)
        parts += _drift(project, f"git:{commit}")
    except Misuse as error:
        parts.append(Incomparable(str(error)))
    except Unreadable as error:
        parts.append(Unread("the base branch", error.diagnostics))
    return Outcome(differences, base, root.resolve(), tuple(parts))


def _drift(project: Project, baseline: str) -> Iterator[Part]:
    """What became of every version that was vendored at a baseline, or is now."""
    before = baseline_inputs(project, baseline)
    after = current_inputs(project.apis)
    for key in sorted({*before, *after}):
        name = "/".join(key)
        if key not in before:
            yield Added(name)
        elif key not in after:
            yield Removed(name)
        elif before[key] == after[key]:
            yield Unchanged(name)
        else:
            try:
                yield Drifted(name, compare(project, baseline, name))
            except Unreadable as error:
                yield Unread(name, error.diagnostics)


def _fails(part: Part, gate: Gate) -> bool:
    match part:
        case Drifted(comparison=comparison):
            return gate.fails(comparison.report)
        case Removed():
            # No finding says so: there is no document to compare with.
            return gate.level is not Level.NONE
        case Unchanged() | Added() | Unread() | Incomparable():
            return False
