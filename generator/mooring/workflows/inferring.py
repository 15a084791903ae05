"""What a document suggests that its operations do, as tables for `api.toml`."""

from dataclasses import dataclass
from os.path import exists
from pathlib import Path

from mooring import inference, spec
from mooring.config import Project
from mooring.config.conducts import header, kind_of, record
from mooring.diagnostics import Misuse
from mooring.inference import Inference
from mooring.workflows.documents.reading import open_document
from mooring.workflows.documents.revisions import find_version


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What was inferred of a document, as text, and how much of each it is.

    Args:
        certain: Tables that may be recorded as they are.
        doubtful: Tables of guesses, each line a comment.
        decided: How many behaviours have been decided about before; they are in neither text.
    """

    certain: str
    doubtful: str
    certain_count: int
    doubtful_count: int
    decided: int


def suggestion(project: Project | None, name: str) -> Suggestion:
    """What the document of a name suggests: a version, whose settings have the first word, or a file.

    Raises:
        Misuse: there is no such document.
        Unreadable: it cannot be read.
    """
    prefix, text = "versions.V.inferred", ""
    decided = frozenset[tuple[str, str]]()
    if not exists(name) and project is not None:
        api, version = find_version(project, name.partition("@")[0])
        prefix, decided = f"versions.{version.name}.inferred", version.decided
        text = api.settings_path.read_text("utf-8")
    found = inference.infer(spec.parse(open_document(project, name).document))
    new = [
        one
        for one in found
        if (one.operation, kind_of(one.behaviour)) not in decided
        and _is_text(_table(prefix, one))
    ]
    certain = [one for one in new if one.certain]
    # A guess that stands in the settings already, as a comment, is no news.
    doubtful = [
        one
        for one in new
        if not one.certain
        and header(prefix, one.operation, kind_of(one.behaviour)) not in text
    ]
    return Suggestion(
        "\n".join(_table(prefix, one) for one in certain),
        "\n".join(_comment(_table(prefix, one)) for one in doubtful),
        len(certain),
        len(doubtful),
        len(found) - len(new),
    )


def write(project: Project, name: str, found: Suggestion) -> Path:
    """Adds the tables to the settings of a version, the guesses as comments; what stands there is left alone.

    Raises:
        Misuse: there is no such version.
    """
    if "@" in name:
        raise Misuse(
            "Settings are those of a version, not of a revision; leave out the @ and what follows."
        )
    api, _ = find_version(project, name)
    path = api.settings_path
    parts = [path.read_text("utf-8").rstrip("\n") + "\n"]
    parts += [part for part in (found.certain, found.doubtful) if part]
    path.write_text("\n".join(parts), "utf-8")
    return path


def _table(prefix: str, one: Inference) -> str:
    return record(prefix, one.conduct, one.evidence)


def _comment(table: str) -> str:
    lines = table.removesuffix("\n").split("\n")
    opening = "# A guess; remove the marks in front if it is right."
    return "\n".join((opening, *(f"# {line}" for line in lines), ""))


def _is_text(table: str) -> bool:
    """Whether TOML can hold it: lone surrogates have no form in UTF-8."""
    return table.encode("utf-8", "replace").decode() == table
