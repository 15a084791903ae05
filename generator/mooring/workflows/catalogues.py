"""Many documents → what is to be written for each: the versions of a project, or the files of folders and patterns."""

import keyword
import os
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from glob import glob, has_magic
from pathlib import Path, PurePath
from typing import TypeAlias
from unicodedata import normalize

from mooring.config import Project, VendoredApi, Version
from mooring.diagnostics import Misuse
from mooring.workflows.generating import version_folder
from mooring.workflows.documents.revisions import chosen_versions

SUFFIXES = frozenset((".json", ".yaml", ".yml", ".md", ".mdx", ".txt"))
"""The files of a folder that may be documents."""


@dataclass(frozen=True, slots=True)
class VendoredVersion:
    """The newest revision of a version, as the project's settings say."""

    api: VendoredApi
    version: Version


@dataclass(frozen=True, slots=True)
class LooseDocument:
    """Whatever a person calls a document.

    Args:
        is_named: Whether it was named by itself; what was only found in a folder may turn out to be no document.
    """

    source: str
    is_named: bool


@dataclass(frozen=True, slots=True)
class Order:
    """One package that is to be written.

    Args:
        name: What the table calls it.
        rivals: Other documents whose package would be the same folder; none of them is written then.
    """

    name: str
    folder: Path
    subject: VendoredVersion | LooseDocument
    rivals: tuple[str, ...] = ()


Found: TypeAlias = tuple[PurePath, LooseDocument]
"""A document, and its path from what was asked for."""


def vendored_orders(project: Project, names: tuple[str, ...]) -> tuple[Order, ...]:
    """An order for each of the named versions, or for all.

    Raises:
        Misuse: there is no such version.
    """
    return _apart(
        Order(
            f"{api.name}/{version.name}",
            version_folder(project, api, version),
            VendoredVersion(api, version),
        )
        for api, version in chosen_versions(project, names)
    )


def loose_orders(sources: tuple[str, ...], output: Path) -> tuple[Order, ...]:
    """An order for each document in files, folders and patterns, by the paths of the documents.

    A package is named from its document's path below the folder: `stripe.com/v1.yaml` becomes `stripe_com_v1`.

    Raises:
        Misuse: a folder or pattern holds no document.
    """
    found = dict[Path, Found]()
    for source in sources:
        for path, document in _documents(source):
            place = Path(document.source).resolve()
            if place not in found or document.is_named:
                found[place] = (path, document)
    return _apart(
        Order(document.source, output / package_name(path), document)
        for path, document in sorted(
            found.values(), key=lambda one: (one[0].parts, one[1].source)
        )
    )


def package_name(path: PurePath) -> str:
    """The name of the package that a document's path becomes: an identifier in lower case (PEP 8)."""
    parts = (*path.parts[:-1], path.stem)
    words = re.split(r"[\W_]+", normalize("NFKC", "_".join(parts)).lower())
    name = "_".join(word for word in words if word) or "api"
    if keyword.iskeyword(name):
        return f"{name}_"
    return name if name.isidentifier() else f"_{name}"


def _documents(source: str) -> Iterator[Found]:
    if source.startswith("git:") or Path(source).is_file():
        yield PurePath(PurePath(source).name), LooseDocument(source, is_named=True)
    elif Path(source).is_dir():
        yield from _listed(source, Path(source), _files(Path(source)))
    elif has_magic(source):
        matches = (Path(path) for path in glob(source, recursive=True))
        yield from _listed(
            source, _base(source), (path for path in matches if path.is_file())
        )
    else:
        yield PurePath(PurePath(source).name), LooseDocument(source, is_named=True)


def _listed(source: str, base: Path, paths: Iterator[Path]) -> Iterator[Found]:
    found = sorted(paths)
    if not found:
        raise Misuse(f"There is no document in {source}.")
    for path in found:
        yield path.relative_to(base), LooseDocument(str(path), is_named=False)


def _files(folder: Path) -> Iterator[Path]:
    """The files below a folder that may be documents; hidden ones are none."""
    for root, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            if Path(name).suffix.lower() in SUFFIXES and not name.startswith("."):
                yield Path(root) / name


def _base(pattern: str) -> Path:
    """The folder that a pattern starts from."""
    fixed = list[str]()
    for part in Path(pattern).parts[:-1]:
        if has_magic(part):
            break
        fixed.append(part)
    return Path(*fixed)


def _apart(orders: Iterator[Order]) -> tuple[Order, ...]:
    """Orders that know which others would be written into their folder."""
    listed = tuple(orders)
    counts = Counter(order.folder for order in listed)
    return tuple(
        (
            order
            if counts[order.folder] == 1
            else Order(
                order.name,
                order.folder,
                order.subject,
                tuple(
                    other.name
                    for other in listed
                    if other.folder == order.folder and other is not order
                ),
            )
        )
        for order in listed
    )
