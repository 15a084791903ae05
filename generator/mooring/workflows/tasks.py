"""One package as a task for a worker: bytes in, files out; it touches no file of the caller's."""

import traceback
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock
from time import thread_time
from typing import TypeAlias

from mooring import bindings, spec
from mooring.bindings.ledger import Status, ledger
from mooring.diagnostics import Diagnostic, Misuse, Unreadable
from mooring.files import Files
from mooring.limits import TooCostly, bounded
from mooring.workflows.generating import client_files
from mooring.workflows.packages.inputs import file_inputs
from mooring.workflows.packages.package import recorded_inputs, stub_diagnostics
from mooring.workflows.documents.publications import Publication, Record, read_last
from mooring.workflows.toolchain import own_digest

ONE_AT_A_TIME = Lock()
"""A worker of Dask has several threads; what generates code is made for one."""


@dataclass(frozen=True, slots=True)
class Toolchain:
    """What packages are made with, wherever that is done.

    Args:
        own: The digest of Mooring itself; a worker that has another one would write other files.
        digest: The digest of Mooring with the caller's own templates.
        overrides: The texts of those templates, by their path.
    """

    own: str
    digest: str
    overrides: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Task:
    """What a package is made from.

    Args:
        number: Which of the caller's packages it is.
        chain: The published files; each is read against the one before it, and the package is the last one's.
        others: The files that they refer to, as far as is known; None for one that is not there.
        inputs: The digest of all that the package is made from, where it can be told before reading.
        present: The digest of what an undamaged package that is there already was made from.
    """

    number: int
    chain: tuple[Publication, ...]
    settings: bindings.Settings
    toolchain: Toolchain
    others: Mapping[tuple[str, str], bytes | None]
    inputs: str | None
    present: str | None


@dataclass(frozen=True, slots=True)
class Made:
    """The files of the package.

    Args:
        degraded: How many parts of the document it holds only in part.
        stubs: One for each operation of which the document holds too little.
    """

    files: Files
    inputs: str
    operations: int
    degraded: int
    diagnostics: tuple[Diagnostic, ...]
    stubs: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class Unchanged:
    """What is there is what would be written."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Other files are needed, by document and path; the task comes again with them."""

    files: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Refused:
    """The document cannot be read."""

    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class Misused:
    """Something does not fit; the message says what to do."""

    message: str


@dataclass(frozen=True, slots=True)
class Defective:
    """A defect of Mooring, and its trace."""

    trace: str


Failure: TypeAlias = Refused | Misused | Defective
Result: TypeAlias = Made | Unchanged | Wanted | Failure


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of a task, and the CPU seconds that it took."""

    result: Result
    cpu_seconds: float


def answer(task: Task) -> Answer:
    """Carries out a task. It raises nothing: a failure is a result too."""
    with ONE_AT_A_TIME:
        started = thread_time()
        result = _result(task)
        return Answer(result, thread_time() - started)


def failure(error: Exception) -> Failure:
    """An exception as a value that can travel."""
    match error:
        case Unreadable():
            return Refused(error.diagnostics)
        case Misuse():
            return Misused(str(error))
        case _:
            return Defective("".join(traceback.format_exception(error)))


def _result(task: Task) -> Result:
    wanted = list[tuple[str, str]]()

    def beside(publication: Publication, path: str) -> bytes | None:
        place = publication.name, path
        if place not in task.others:
            wanted.append(place)
        return task.others.get(place)

    try:
        with bounded():
            return _made(task, Record(beside), wanted)
    except TooCostly as error:
        return Refused((error.diagnostic,))
    # Whatever is raised concerns this document alone.
    except Exception as error:
        # Without the files that it wants, a document may seem broken that is not.
        return Wanted(tuple(wanted)) if wanted else failure(error)


def _made(task: Task, others: Record, wanted: list[tuple[str, str]]) -> Result:
    if own_digest() != task.toolchain.own:
        raise Misuse(
            "The worker has another Mooring than this one; install the same on both."
        )
    document = read_last(task.chain, others)
    if wanted:
        return Wanted(tuple(wanted))
    inputs = task.inputs or file_inputs(
        task.toolchain.digest, task.chain, others, task.settings
    )
    if inputs == task.present:
        return Unchanged()
    api = spec.parse(document)
    with TemporaryDirectory(prefix="mooring-templates-") as folder:
        overrides = _unpacked(task.toolchain.overrides, Path(folder))
        files = client_files(api, task.settings, overrides)
    parts = ledger(api).parts
    stubs = stub_diagnostics(api, document, task.settings)
    return Made(
        files,
        recorded_inputs(inputs, stubs),
        len(api.operations),
        sum(part.status is not Status.FULL for part in parts),
        api.diagnostics,
        stubs,
    )


def _unpacked(templates: Mapping[str, str], folder: Path) -> Path | None:
    """A folder with the caller's own templates; None where there are none."""
    for path, text in templates.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(text.encode())
    return folder if templates else None
