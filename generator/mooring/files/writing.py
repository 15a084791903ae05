"""A package → its folder, with whatever in the folder is a person's."""

import os
import shutil
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from dataclasses import replace as replaced
from enum import Enum
from pathlib import Path
from typing import assert_never

from mooring.diagnostics import Misuse
from mooring.files.differences import (
    State,
    differences,
    is_text_of,
    paths,
)
from mooring.files.manifest import (
    PRISTINE,
    Files,
    Manifest,
    known_digests,
    pristine,
    pristine_path,
    records,
)
from mooring.files.names import refuse_links, require_portable
from mooring.files.reading import digest, shown
from mooring.files.replacing import leftovers, replace, replace_files, writer


class Edits(Enum):
    """What becomes of generated files that a person changed."""

    STOP = "stop"
    OVERWRITE = "overwrite"
    """A copy is kept beside each."""
    MERGE = "merge"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run did with a folder.

    Args:
        merged: Files that hold a person's changes and the generator's.
        conflicts: Those of them where the two meet; a person must resolve that.
        copies: What was overwritten, under its new name.
    """

    changed: bool
    merged: tuple[Path, ...] = ()
    conflicts: tuple[Path, ...] = ()
    copies: tuple[Path, ...] = ()


def write(
    folder: Path,
    files: Files,
    inputs: str,
    edits: Edits = Edits.STOP,
    templates: Mapping[str, str] | None = None,
) -> Outcome:
    """Makes `folder` hold exactly `files` and whatever in it is a person's.

    Args:
        inputs: A digest of everything that the files were made from.
        templates: The digests of the person's own templates among that, to be recorded.

    The new folder is made beside the old one and takes its place in one step: whenever the run ends, the old one
    is there or the new one, whole. Files that an earlier run wrote and this one does not are left out, unless
    they were edited since.

    Raises:
        Misuse: a file was edited by hand and `edits` says to stop, or nothing tells how to merge it; the folder
            cannot be written, or symbolic links lead to it; a path is none for every disk.
    """
    made_from = _MadeFrom(inputs, templates or {})
    return _write(folder, files, made_from, edits, _whole)


def write_around(
    folder: Path,
    files: Files,
    inputs: str,
    edits: Edits = Edits.STOP,
    templates: Mapping[str, str] | None = None,
) -> Outcome:
    """The same for a folder around other packages, which have writers of their own: one file after the other.

    Each is there whole; a run that is killed between two of them leaves the rest to the next one.
    """
    made_from = _MadeFrom(inputs, templates or {})
    return _write(folder, files, made_from, edits, _in_place)


def tidy(folder: Path) -> None:
    """Removes what runs that were killed left beside a folder, if it can be."""
    if any(leftovers(folder.resolve())):
        with suppress(OSError), writer(folder.resolve()):
            pass


@dataclass(frozen=True, slots=True)
class _MadeFrom:
    inputs: str
    templates: Mapping[str, str]


@dataclass(slots=True)
class _Plan:
    """What is to be done with a folder.

    Args:
        files: The generated texts.
        manifest: What is to be recorded.
        texts: What is written, by path.
        kept: Where files of the old folder come to lie, and where they lie.
        stale: What an earlier run wrote and this one does not.
    """

    files: Files
    manifest: Manifest
    texts: dict[str, str] = field(default_factory=dict[str, str])
    kept: dict[str, str] = field(default_factory=dict[str, str])
    stale: list[str] = field(default_factory=list[str])
    merged: list[str] = field(default_factory=list[str])
    conflicts: list[str] = field(default_factory=list[str])
    copies: list[str] = field(default_factory=list[str])

    def outcome(self, folder: Path) -> Outcome:
        merged, conflicts, copies = (
            tuple(folder / path for path in sorted(group))
            for group in (self.merged, self.conflicts, self.copies)
        )
        return Outcome(True, merged, conflicts, copies)


def _write(
    folder: Path,
    files: Files,
    made_from: _MadeFrom,
    edits: Edits,
    carry_out: Callable[[Path, _Plan], None],
) -> Outcome:
    require_portable(files)
    refuse_links(folder, paths(folder), files)
    folder = folder.resolve()
    if Path.cwd().is_relative_to(folder):
        raise Misuse(
            f"{folder} is where you are, or above it; give the package a folder of its own."
        )
    try:
        with writer(folder):
            plan = _plan(folder, files, made_from, edits)
            if plan is None:
                return Outcome(changed=False)
            carry_out(folder, plan)
            return plan.outcome(folder)
    except OSError as error:
        raise Misuse(
            f"{folder} cannot be written: {error.strerror}; it is as it was."
        ) from error


def _plan(
    folder: Path, files: Files, made_from: _MadeFrom, edits: Edits
) -> _Plan | None:
    """What is to be done; None for nothing."""
    wanted = Manifest.of(files, made_from.inputs)
    found = differences(folder, wanted)
    states_by_path = {
        one.path.relative_to(folder).as_posix(): one.state for one in found
    }
    written = Manifest.read(folder) or Manifest("", {})
    if (
        (written.inputs, written.digests) == (wanted.inputs, wanted.digests)
        and (folder / PRISTINE).is_dir()
        and all(one.state is State.EXTRA for one in found)
    ):
        return None
    known = known_digests(folder)
    plan = _Plan(files, wanted)
    merged = {
        path: one for path, one in written.merged.items() if path not in states_by_path
    }
    edited = [path for path, one in states_by_path.items() if one is State.EDITED]
    stale = [path for path, one in states_by_path.items() if one is State.STALE]
    match edits:
        case Edits.STOP:
            _require_none(folder, edited)
            _require_homes(_renew(folder, plan, stale))
        case Edits.OVERWRITE:
            _overwrite(folder, plan, [*edited, *_renew(folder, plan, stale)])
        case Edits.MERGE:
            _require_homes(_renew(folder, plan, stale))
            merged |= _merge(folder, plan, edited, known)
        case _:
            assert_never(edits)
    for path in files:
        if path not in states_by_path:
            plan.kept[path] = path
        elif states_by_path[path] is State.MISSING:
            plan.texts[path] = files[path]
    for path, state in states_by_path.items():
        if state is State.EXTRA:
            if _is_as_written(folder / path, known.get(path, frozenset())):
                plan.stale.append(path)
            else:
                plan.kept[path] = path
    plan.manifest = replaced(wanted, templates=made_from.templates, merged=merged)
    return plan


def _is_as_written(file: Path, digests: frozenset[str]) -> bool:
    return not file.is_symlink() and is_text_of(file.read_bytes(), digests)


def _renew(folder: Path, plan: _Plan, stale: list[str]) -> dict[str, str]:
    """Plans new texts, with the regions of the old ones; returns which of these have no place, by path."""
    from mooring.files.regions import Homeless, is_marked, parted, placed

    homeless_by_path = dict[str, str]()
    for path in stale:
        data = (folder / path).read_bytes()
        plan.texts[path] = plan.files[path]
        if is_marked(data):
            old = parted(data.decode())
            try:
                plan.texts[path] = placed(old.regions, old.text, plan.files[path])
            except Homeless as error:
                homeless_by_path[path] = f"{shown(folder / path)}:{error}"
    return homeless_by_path


def _require_none(folder: Path, edited: list[str]) -> None:
    if edited:
        names = ", ".join(shown(folder / path) for path in edited)
        raise Misuse(
            f"Edited by hand since they were generated: {names}. `mooring generate` with --merge keeps the edits, and with --force overwrites them and keeps a copy."
        )


def _require_homes(homeless_by_path: Mapping[str, str]) -> None:
    if homeless_by_path:
        raise Misuse(
            f"What marked lines stand in is generated no more: {', '.join(homeless_by_path.values())}. Move them; or `mooring generate` with --force overwrites the file and keeps a copy."
        )


def _overwrite(folder: Path, plan: _Plan, changed: list[str]) -> None:
    for path in changed:
        copy, number = f"{path}.edited", 1
        while (folder / copy).exists():
            number += 1
            copy = f"{path}.edited{number}"
        plan.kept[copy] = path
        plan.copies.append(copy)
        plan.texts[path] = plan.files[path]


def _merge(
    folder: Path,
    plan: _Plan,
    edited: list[str],
    known: Mapping[str, frozenset[str]],
) -> dict[str, str]:
    """Plans the merged texts of edited files; returns the digests of those without conflicts.

    Raises:
        Misuse: a file still has conflicts, is no text, or no copy of it as generated is there.
    """
    from mooring.files.merging import has_marks, merge
    from mooring.files.regions import Homeless, parted, placed

    digests_by_path = dict[str, str]()
    for path in edited:
        file, base = folder / path, pristine(folder, path, known.get(path, frozenset()))
        if base is None:
            raise Misuse(
                f"{shown(file)} cannot be merged: {folder.name}/{pristine_path(path)} is not the text that was generated. `mooring generate` with --force overwrites it and keeps a copy."
            )
        try:
            own = parted(file.read_bytes().decode())
        except UnicodeDecodeError as error:
            raise Misuse(
                f"{shown(file)} cannot be merged: it is not UTF-8. `mooring generate` with --force overwrites it and keeps a copy."
            ) from error
        if has_marks(own.text):
            raise Misuse(f"{shown(file)} still has conflict marks; resolve them first.")
        made = merge(base, own.text, plan.files[path])
        try:
            text = placed(own.regions, own.text, made.text)
        except Homeless as error:
            _require_homes({path: f"{shown(file)}:{error}"})
            raise
        plan.texts[path] = text
        plan.merged.append(path)
        if made.has_conflicts:
            plan.conflicts.append(path)
        else:
            digests_by_path[path] = digest(text.encode())
    return digests_by_path


def _whole(folder: Path, plan: _Plan) -> None:
    recorded = dict(records(plan.files, plan.manifest))
    replace(folder, {**plan.texts, **recorded}, plan.kept)


def _in_place(folder: Path, plan: _Plan) -> None:
    for copy in plan.copies:
        shutil.copy2(folder / plan.kept[copy], folder / copy, follow_symlinks=False)
    recorded = dict(records(plan.files, plan.manifest))
    replace_files(folder, {**plan.texts, **recorded})
    for path in plan.stale:
        os.unlink(folder / path)
        (folder / pristine_path(path)).unlink(missing_ok=True)
