"""Many packages at once: each document is a task of its own, and what happens to it happens to no other."""

from collections import deque
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field, replace
from enum import Enum
from pathlib import Path
from typing import TypeAlias

from mooring.config import Execution, Project, VendoredApi
from mooring.diagnostics import Diagnostic, Misuse, Severity
from mooring.files import Edits, Manifest, shown, tidy, write, write_around
from mooring.workflows.catalogues import LooseDocument, Order, VendoredVersion
from mooring.workflows.documents.reading import beside, find_publications
from mooring.workflows.packages.executors import Lost, answers
from mooring.workflows.generating import api_package
from mooring.workflows.packages.inputs import (
    file_settings,
    lone_inputs,
    templates_for,
    version_inputs,
    version_settings,
)
from mooring.workflows.packages.package import is_current
from mooring.workflows.documents.revisions import published_chain
from mooring.workflows.tasks import (
    Answer,
    Defective,
    Failure,
    Made,
    Misused,
    Refused,
    Task,
    Toolchain,
    Unchanged,
    Wanted,
    answer,
    failure,
)
from mooring.workflows.toolchain import own_digest, own_templates, toolchain_digest

NO_DOCUMENT = frozenset(("not-openapi", "unknown-form"))
"""The codes that say of a file that it is something else."""


class Outcome(Enum):
    WRITTEN = "written"
    UNCHANGED = "unchanged"
    SKIPPED = "no document"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Killed:
    """The worker that had the document died of it, most often for want of memory."""


@dataclass(frozen=True, slots=True)
class Record:
    """What became of one document.

    Args:
        operations: How many it declares; None where nobody had to count.
        degraded: How many of its parts the package holds only in part.
        warnings: The number of warnings about it.
        stubs: One for each operation of which it holds too little.
        conflicts: Files in which a person's changes and the generator's meet.
    """

    name: str
    folder: Path
    outcome: Outcome
    cpu_seconds: float = 0
    operations: int | None = None
    degraded: int | None = None
    warnings: int = 0
    failure: Failure | Killed | None = None
    stubs: tuple[Diagnostic, ...] = ()
    conflicts: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a batch is, and what has just been done."""

    done: int
    total: int
    under_way: tuple[str, ...]
    latest: Record


Watch: TypeAlias = Callable[[Progress], None]


def generate_all(
    project: Project | None,
    orders: tuple[Order, ...],
    where: Execution,
    *,
    templates: Path | None = None,
    edits: Edits = Edits.STOP,
    watch: Watch,
) -> tuple[Record, ...]:
    """Writes the package of every order, each as soon as it is made; returns what became of them, in order.

    This process alone reads and writes files: a worker gets bytes, and gives texts.

    Args:
        templates: The folder of a person's own templates, where no project says so.

    Raises:
        Misuse: the workers cannot be reached.
    """
    templates = templates or (project.templates if project else None)
    batch = _Batch(project, orders, templates, edits, watch, deque(range(len(orders))))
    with closing(answers(where, answer, batch.take)) as answered:
        for task, found in answered:
            batch.settle(task, found)
    around = [_around(project, api, edits) for api in _apis(orders)] if project else []
    return (*(batch.records[number] for number in range(len(orders))), *around)


@dataclass(frozen=True, slots=True)
class _Batch:
    """What waits, what is under way and what is done, by the number of the order."""

    project: Project | None
    orders: tuple[Order, ...]
    templates: Path | None
    edits: Edits
    watch: Watch
    waiting: deque[int]
    again: deque[Task] = field(default_factory=deque[Task])
    under_way: dict[int, str] = field(default_factory=dict[int, str])
    spent: dict[int, float] = field(default_factory=dict[int, float])
    records: dict[int, Record] = field(default_factory=dict[int, Record])

    def take(self) -> Task | None:
        """The next task that needs a worker; what needs none is settled on the way."""
        while True:
            if self.again:
                return self.again.popleft()
            if not self.waiting:
                return None
            number = self.waiting.popleft()
            order = self.orders[number]
            try:
                task = self._task(number, order)
            # Whatever is raised concerns this document alone.
            except Exception as error:
                self._record(number, failure(error))
                continue
            if task.inputs is not None and task.inputs == task.present:
                self._record(number, Unchanged())
                continue
            self.under_way[number] = order.name
            return task

    def settle(self, task: Task, found: Answer | Lost) -> None:
        """Takes the answer to a task: writes the package, asks again with more files, or records the failure."""
        if isinstance(found, Lost):
            self._record(task.number, Killed())
            return
        self.spent[task.number] = self.spent.get(task.number, 0) + found.cpu_seconds
        match found.result:
            case Wanted(files):
                self._ask_again(task, files)
            case result:
                self._record(task.number, result)

    def _ask_again(self, task: Task, files: tuple[tuple[str, str], ...]) -> None:
        """Puts a task back with the files that it wants; one that it may not have refuses its document."""
        publications_by_name = {one.name: one for one in task.chain}
        try:
            others = {
                (name, path): beside(publications_by_name[name], path)
                for name, path in files
            }
        # Whatever is raised concerns this document alone.
        except Exception as error:
            self._record(task.number, failure(error))
            return
        self.again.append(replace(task, others={**task.others, **others}))

    def _task(self, number: int, order: Order) -> Task:
        """Reads what the package of an order is made from.

        Raises:
            Misuse: there is no such document, or others would be written into the same folder.
            Unreadable: it cannot be opened.
        """
        if order.rivals:
            raise Misuse(
                f"{order.name} and {', '.join(order.rivals)} would become one package, {shown(order.folder)}; name only one of them, or rename it."
            )
        inputs: str | None
        toolchain = _toolchain(self._templates(order))
        match order.subject:
            case VendoredVersion(api, version):
                assert self.project is not None
                chain = published_chain(version, version.current)
                settings = version_settings(api, version)
                inputs = version_inputs(self.project, api, version)
            case LooseDocument(source):
                chain = find_publications(self.project, source)
                settings = file_settings(source, order.folder)
                inputs = lone_inputs(toolchain.digest, chain, settings)
        present = _present(order.folder)
        return Task(number, chain, settings, toolchain, {}, inputs, present)

    def _templates(self, order: Order) -> Path | None:
        """The folder of a person's own templates that the package of an order is printed through."""
        match order.subject:
            case VendoredVersion(api, _) if self.project is not None:
                return templates_for(self.project, api)
            case _:
                return self.templates

    def _record(self, number: int, result: Made | Unchanged | Failure | Killed) -> None:
        self.under_way.pop(number, None)
        order = self.orders[number]
        record = replace(
            _outcome(order, result, self.edits, self._templates(order)),
            cpu_seconds=self.spent.get(number, 0),
        )
        self.records[number] = record
        self.watch(
            Progress(
                len(self.records),
                len(self.orders),
                tuple(self.under_way.values()),
                record,
            )
        )


def _outcome(
    order: Order,
    result: Made | Unchanged | Failure | Killed,
    edits: Edits,
    templates: Path | None,
) -> Record:
    """What becomes of an order by a result; a package is written here."""
    match result:
        case Made():
            try:
                written = write(
                    order.folder,
                    result.files,
                    result.inputs,
                    edits,
                    own_templates(templates),
                )
            # Whatever is raised concerns this package alone.
            except Exception as error:
                return _outcome(order, failure(error), edits, templates)
            return Record(
                order.name,
                order.folder,
                Outcome.WRITTEN if written.changed else Outcome.UNCHANGED,
                operations=result.operations,
                degraded=result.degraded,
                warnings=sum(
                    one.severity is Severity.WARNING for one in result.diagnostics
                ),
                stubs=result.stubs,
                conflicts=written.conflicts,
            )
        case Unchanged():
            tidy(order.folder)
            return Record(order.name, order.folder, Outcome.UNCHANGED)
        case Refused(diagnostics) if _is_found(order) and NO_DOCUMENT.issuperset(
            one.code for one in diagnostics
        ):
            return Record(order.name, order.folder, Outcome.SKIPPED)
        case Refused() | Misused() | Defective() | Killed():
            return Record(order.name, order.folder, Outcome.FAILED, failure=result)


def _is_found(order: Order) -> bool:
    """Whether nobody named the document itself."""
    return isinstance(order.subject, LooseDocument) and not order.subject.is_named


def _around(project: Project, api: VendoredApi, edits: Edits) -> Record:
    """The package around the versions of an API, written."""
    try:
        package = api_package(project, api)
        written = write_around(
            package.folder, package.files, package.inputs, edits, package.templates
        )
    # Whatever is raised concerns this package alone.
    except Exception as error:
        return Record(
            api.name,
            project.output / api.package,
            Outcome.FAILED,
            failure=failure(error),
        )
    outcome = Outcome.WRITTEN if written.changed else Outcome.UNCHANGED
    return Record(api.name, package.folder, outcome, conflicts=written.conflicts)


def _apis(orders: tuple[Order, ...]) -> tuple[VendoredApi, ...]:
    """Each API of which a version was ordered, once."""
    found = {
        order.subject.api.name: order.subject.api
        for order in orders
        if isinstance(order.subject, VendoredVersion)
    }
    return tuple(found.values())


def _present(folder: Path) -> str | None:
    """The digest of what an undamaged package was made from."""
    manifest = Manifest.read(folder)
    if manifest is None or not is_current(folder, manifest.inputs):
        return None
    return manifest.inputs


def _toolchain(folder: Path | None) -> Toolchain:
    digests = own_templates(folder)
    texts = (
        {path: (folder / path).read_text("utf-8") for path in digests} if folder else {}
    )
    return Toolchain(own_digest(), toolchain_digest(folder), texts)
