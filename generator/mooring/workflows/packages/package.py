"""One package: its files, whether what is on disk is it, and how it gets there."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from mooring.bindings import Settings
from mooring.diagnostics import Diagnostic
from mooring.document import Document
from mooring.files import (
    Edits,
    Files,
    Manifest,
    Outcome,
    State,
    differences,
    tidy,
    write,
    write_around,
)

if TYPE_CHECKING:
    from mooring.model import Api


@dataclass(frozen=True, slots=True)
class Package:
    """The files of one package, where they belong, and a digest of all that they are made from.

    Args:
        templates: The digests of the person's own templates among that, by path.
    """

    folder: Path
    files: Files
    inputs: str
    templates: Mapping[str, str]
    diagnostics: tuple[Diagnostic, ...] = ()
    stubs: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class Written:
    """What a run did with one package.

    Args:
        stubs: One for each operation of which the document holds too little, and nobody said that this is known.
    """

    folder: Path
    outcome: Outcome
    diagnostics: tuple[Diagnostic, ...] = ()
    stubs: tuple[Diagnostic, ...] = ()

    @property
    def changed(self) -> bool:
        return self.outcome.changed


def is_current(folder: Path, inputs: str) -> bool:
    """Whether a folder holds what was written into it, and from the same inputs."""
    manifest = Manifest.read(folder)
    if manifest is None or manifest.inputs != inputs:
        return False
    return all(one.state is State.EXTRA for one in differences(folder, manifest))


def written(package: Package, edits: Edits) -> Written:
    """Writes a package, and says what that did.

    Raises:
        Misuse: a file of it was edited by hand, and `edits` says to stop.
    """
    outcome = write(
        package.folder, package.files, package.inputs, edits, package.templates
    )
    return Written(package.folder, outcome, package.diagnostics, package.stubs)


def written_around(package: Package, edits: Edits) -> Written:
    """Writes the package around the versions of an API."""
    outcome = write_around(
        package.folder, package.files, package.inputs, edits, package.templates
    )
    return Written(package.folder, outcome, package.diagnostics)


def left(folder: Path) -> Written:
    """What is said of a package that is as it should be."""
    tidy(folder)
    return Written(folder, Outcome(changed=False))


def stub_diagnostics(
    api: "Api", document: Document, settings: Settings
) -> tuple[Diagnostic, ...]:
    """What is to be said of each operation that is only a stub."""
    from mooring.bindings.ledger import stubs

    return tuple(
        Diagnostic(
            "stubbed-operation",
            f"{stub.names[0]} is only a stub: a part of it is nowhere in the document. Mend the document, or name the "
            "operation under `stubs` in api.toml, or with --allow-stub.",
            document.origins(stub.pointer).location,
        )
        for stub in stubs(api, settings.stubs)
    )


def recorded_inputs(inputs: str, stubs: tuple[Diagnostic, ...]) -> str:
    """The digest that a manifest records; of a package with stubs it is that of no inputs, so that each run tells of them."""
    return f"{inputs} with stubs" if stubs else inputs
