"""What of a package breaks for its callers when another takes its place: seen by griffe, by a run, by a type checker."""

import json
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

import griffe

from mooring import bindings
from mooring.bindings.groundwork import Groundwork, groundwork
from mooring.bindings.settings import Settings
from mooring.drift import Side
from mooring.surface import Surface
from mooring.workflows.toolchain import templates_folder
from tests.upgrades.callers import Kind, Program, Use, program, uses
from tests.upgrades.reaching import Travel, travel
from tests.upgrades.running import Step, failures, steps
from tests.upgrades.sources import PACKAGE, Source, source

SETTINGS = Settings(package="upgrade", document="upgrade", environment="UPGRADE")
NAMES = frozenset(
    (
        griffe.BreakageKind.PARAMETER_MOVED,
        griffe.BreakageKind.PARAMETER_REMOVED,
        griffe.BreakageKind.PARAMETER_CHANGED_KIND,
        griffe.BreakageKind.PARAMETER_CHANGED_REQUIRED,
        griffe.BreakageKind.PARAMETER_ADDED_REQUIRED,
        griffe.BreakageKind.OBJECT_REMOVED,
        griffe.BreakageKind.OBJECT_CHANGED_KIND,
    )
)
"""What griffe sees in names; of types it says only that they are not written alike, which a type checker says better."""


BESIDE = ("with_raw_response", "with_streaming_response")
"""Attributes that come and go with the methods that they stand beside."""


class Witness(Enum):
    """Who sees a break."""

    RUN = "runtime"
    CHECKER = "types"
    GRIFFE = "source"


@dataclass(frozen=True, slots=True)
class Break:
    """Something that worked and does not any more."""

    name: str
    witness: Witness
    said: str
    mentions: frozenset[str] = frozenset()

    @property
    def is_value(self) -> bool:
        """Whether a model refuses a value, not a name or a type."""
        return self.witness is Witness.RUN and self.said.startswith("ValidationError")


@dataclass(frozen=True, slots=True)
class Package:
    """A generated package in a folder of its own, and what its callers know of it."""

    folder: Path
    surface: Surface
    ground: Groundwork
    source: Source
    travel: Travel


@dataclass(frozen=True, slots=True)
class Upgrade:
    """Two packages of one name: what a caller has, and what it gets."""

    name: str
    old: Package
    new: Package

    @property
    def program(self) -> Program:
        old = self.old
        return program(list(uses(old.surface, old.source, old.travel)), old.source)


def written(name: str, old: Side, new: Side, folder: Path) -> Upgrade:
    """Writes both packages."""
    return Upgrade(
        name,
        *(
            _package(side, folder / name / place)
            for side, place in ((old, "old"), (new, "new"))
        ),
    )


def _package(side: Side, folder: Path) -> Package:
    for path, text in bindings.generate(side.api, SETTINGS, templates_folder()).items():
        place = folder / PACKAGE / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, "utf-8")
    ground = groundwork(side.api, SETTINGS)
    return Package(
        folder,
        bindings.surface_of(side.api, SETTINGS),
        ground,
        source(folder),
        travel(ground.api, ground.shapes.class_names),
    )


def run(upgrade: Upgrade) -> Iterator[Break]:
    """What ran with the old package and does not with the new."""
    old, new = upgrade.old, upgrade.new
    todo: list[Step] = list(steps(old.surface, old.ground, old.travel))
    secrets, others = old.surface.secrets, new.surface.secrets
    before = failures(old.folder, todo, secrets, secrets)
    for number, said in failures(new.folder, todo, secrets, others).items():
        if number not in before:
            yield Break(
                "Client" if number is None else todo[number].name,
                Witness.RUN,
                said.splitlines()[0],
            )


def compared(upgrade: Upgrade) -> Iterator[Break]:
    """What griffe says about every class that both packages have, and which are gone."""
    before, after = (_loaded(one) for one in (upgrade.old, upgrade.new))
    for name, known in before.items():
        spoken = _spoken(name, upgrade.old.surface)
        if spoken is None:
            continue
        if name not in after:
            yield Break(spoken, Witness.GRIFFE, "Public object was removed")
            continue
        for one in griffe.find_breaking_changes(known, after[name]):
            if one.kind in NAMES and one.obj.name not in BESIDE:
                path = one.obj.path.partition(f".{name}")[2]
                yield Break(
                    f"{spoken}{path}".removeprefix("Client."),
                    Witness.GRIFFE,
                    one.kind.value,
                )


def _loaded(package: Package) -> dict[str, griffe.Class]:
    """The classes of models and resources, wherever in the package they stand."""
    root = griffe.load(
        PACKAGE,
        search_paths=[package.folder],
        try_relative_path=False,
        resolve_aliases=False,
    )
    found = dict[str, griffe.Class]()
    waiting = [
        root.members[one]
        for one in ("models", "resources", "client")
        if one in root.members
    ]
    while waiting:
        for one in waiting.pop().members.values():
            if isinstance(one, griffe.Module):
                waiting.append(one)
            elif isinstance(one, griffe.Class):
                found[one.name] = one
    return found


def _spoken(name: str, surface: Surface) -> str | None:
    """What callers say for a class; None for one that they have no name for."""
    if name in surface.classes:
        return f"models.{name}"
    attribute = {class_: one for one, class_ in surface.resource_classes.items()}.get(
        name
    )
    return "Client" if name == "Client" else attribute


def checked(upgrades: Iterable[Upgrade], folder: Path) -> Mapping[str, list[Break]]:
    """What a type checker says of the programs with the new packages and did not with the old, by upgrade."""
    programs = dict[Path, tuple[str, Program]]()
    for upgrade in upgrades:
        text = upgrade.program
        for package in (upgrade.old, upgrade.new):
            path = package.folder / "program.py"
            path.write_text(text.text, "utf-8")
            programs[path.resolve()] = upgrade.name, text
    said = _errors(list(programs), folder)
    found = dict[str, list[Break]]()
    for path, (name, text) in programs.items():
        if path.parent.name != "new":
            continue
        known = {
            line for line, _ in said.get(path.parents[1] / "old" / "program.py", [])
        }
        for line, message in said.get(path, []):
            use: Use | None = (
                text.uses_by_line[line] if line < len(text.uses_by_line) else None
            )
            if use is not None and line not in known:
                found.setdefault(name, []).append(
                    Break(
                        use.name,
                        Witness.CHECKER,
                        f"{use.kind.value}: {message.splitlines()[0]}",
                        use.mentions,
                    )
                )
    return found


def _errors(paths: list[Path], folder: Path) -> Mapping[Path, list[tuple[int, str]]]:
    settings = {
        "include": [str(path) for path in paths],
        "typeCheckingMode": "standard",
        "pythonVersion": "3.11",
        "reportPrivateImportUsage": "none",
    }
    place = folder / "pyrightconfig.json"
    place.write_text(json.dumps(settings))
    command = (
        Path(sys.executable).with_name("basedpyright"),
        "--project",
        place,
        "--outputjson",
        "--pythonpath",
        sys.executable,
    )
    ended = subprocess.run(
        [str(one) for one in command],
        capture_output=True,
        text=True,
        check=False,
        cwd=folder,
    )
    found = dict[Path, list[tuple[int, str]]]()
    for one in json.loads(ended.stdout)["generalDiagnostics"]:
        if one["severity"] == "error":
            line = one["range"]["start"]["line"]
            found.setdefault(Path(one["file"]).resolve(), []).append(
                (line, one["message"])
            )
    return found


__all__ = [
    "Break",
    "Kind",
    "Package",
    "Upgrade",
    "Witness",
    "checked",
    "compared",
    "run",
    "written",
]
