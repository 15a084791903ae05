"""What was written into a folder: from what, with which digests, and as which text."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

from mooring.files.reading import digest

Files: TypeAlias = Mapping[str, str]
"""Texts by path, relative to the folder that they belong to, with `/` between the parts."""

MANIFEST = ".mooring-manifest.json"
OWN_FOLDER = ".mooring"
PRISTINE = f"{OWN_FOLDER}/pristine"
ATTRIBUTES = "* -text -diff linguist-generated\n"
"""For git (gitattributes): the copies are compared by their bytes, and nobody reviews them."""

WRITTEN_ONCE = frozenset(("hooks.py",))
"""Paths that are written where there is nothing, and are a person's from then on."""

_ENTRY = re.compile(r'"([^"\\]+)": "([0-9a-f]{64})"')


@dataclass(frozen=True, slots=True)
class Manifest:
    """What was written into a folder, and from what.

    Args:
        inputs: A digest of everything that the files were made from.
        digests: The SHA-256 of every file as it was generated, by path.
        templates: The SHA-256 of every template of a person's own that the files were printed through, by its path.
        merged: The SHA-256 of every file that holds a person's changes too, as a merge left it.
    """

    inputs: str
    digests: Mapping[str, str]
    templates: Mapping[str, str] = field(default_factory=dict[str, str])
    merged: Mapping[str, str] = field(default_factory=dict[str, str])

    @classmethod
    def of(cls, files: Files, inputs: str) -> "Manifest":
        return cls(
            inputs, {path: digest(text.encode()) for path, text in files.items()}
        )

    @classmethod
    def read(cls, folder: Path) -> "Manifest | None":
        """The manifest of a folder; None where it has none that can be read."""
        try:
            stored = json.loads((folder / MANIFEST).read_text("utf-8"))
            return cls(
                str(stored["inputs"]),
                {str(path): str(value) for path, value in stored["files"].items()},
                *(
                    {
                        str(path): str(value)
                        for path, value in stored.get(part, {}).items()
                    }
                    for part in ("templates", "merged")
                ),
            )
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return None

    @property
    def text(self) -> str:
        stored = {
            "schema": "mooring-manifest/1",
            "inputs": self.inputs,
            "files": dict(sorted(self.digests.items())),
        }
        if self.templates:
            stored["templates"] = dict(sorted(self.templates.items()))
        if self.merged:
            stored["merged"] = dict(sorted(self.merged.items()))
        return json.dumps(stored, indent=1) + "\n"


def known_digests(folder: Path) -> Mapping[str, frozenset[str]]:
    """Every digest with which a file of a folder was written.

    More than one where git could not merge two manifests: what either side wrote, no person did.
    """
    written = Manifest.read(folder)
    if written is not None:
        return {path: frozenset((one,)) for path, one in written.digests.items()}
    try:
        text = (folder / MANIFEST).read_text("utf-8", errors="replace")
    except OSError:
        return {}
    digests_by_path = dict[str, frozenset[str]]()
    for path, one in _ENTRY.findall(text):
        digests_by_path[path] = digests_by_path.get(path, frozenset()) | {one}
    return digests_by_path


def pristine(folder: Path, path: str, digests: frozenset[str]) -> str | None:
    """The text of a file as it was generated; None where no copy has one of these digests."""
    try:
        data = (folder / pristine_path(path)).read_bytes()
        return data.decode() if digest(data) in digests else None
    except (OSError, ValueError):
        return None


def records(files: Files, manifest: Manifest) -> Iterator[tuple[str, str]]:
    """What a folder holds beside its files: their pristine copies and the manifest, which comes last."""
    yield f"{OWN_FOLDER}/.gitattributes", ATTRIBUTES
    for path, text in files.items():
        if path not in WRITTEN_ONCE:
            yield pristine_path(path), text
    yield MANIFEST, manifest.text


def pristine_path(path: str) -> str:
    """Where the copy of a file is kept; nothing that formats or checks Python takes it for such."""
    return f"{PRISTINE}/{path}.txt"
