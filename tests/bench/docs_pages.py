"""Scores the reading of real documentation pages, form by form: `python tests/bench/docs_pages.py FOLDER`.

FOLDER holds one folder a form, an `index.json` that lists the pages, and under `groundtruth` what some of them describe.
A page is read wrongly when it is taken for another form, when it is refused though it holds an operation (or for another
reason than the right one), when what is read is no valid OpenAPI document, or when drift finds that it differs from what
it describes in anything but what its form cannot state.
"""

import json
import sys
from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import openapi_spec_validator

import mooring.drift as drift
from mooring import sources, spec
from mooring.diagnostics import Unreadable
from mooring.document import Document, Json, JsonObject, resolve
from mooring.sources.openapi_document import operations
from mooring.sources.yaml import load

READ: Mapping[str, str] = {
    "mintlify_md_openapi_fence": "mintlify-fence",
    "mintlify_md_expanded": "mintlify-endpoint",
    "mintlify_md_expanded_generated": "mintlify-endpoint",
    "mintlify_mdx_api": "mintlify-mdx",
    "revisions": "mintlify-mdx",
    "docusaurus_openapi_mdx": "docusaurus",
    "readme_md": "readme",
    "gitbook_md": "gitbook",
    "gitbook_liquid": "gitbook-blocks",
    "fern_md": "fern",
    "apifox_md": "apifox",
    "rendered_text": "rendered-text",
    "groundtruth": "openapi",
}
"""The form that the pages of a folder have."""
REFUSED: Mapping[str, str] = {
    "mintlify_mdx_nonhttp": "no-endpoint",
    "mintlify_mdx_openapi_pointer": "pointer-only",
    "mintlify_md_asyncapi": "not-http",
    "mintlify_md_handwritten": "no-endpoint",
    "redocly_md": "pointer-only",
    "llms_txt": "index-only",
    "site_config": "not-openapi",
}
"""The reason why the pages of a folder are refused."""
OVERVIEWS = "__index.mdx"
"""How the one page of another kind is called in a folder of pages that are read: it lists operations and describes none."""
TRUTHS: Mapping[str, str] = {
    "mintlify_md_expanded/upstash": "upstash-docs__devops-developer-api-openapi.yml@71d540ef",
}
"""What pages describe, by how their names begin, where the index does not say it."""
Truth: TypeAlias = JsonObject


@dataclass(frozen=True)
class Outcome:
    """What became of one page."""

    folder: str
    file: str
    answer: str
    """`read`, `refused` (for the right reason), or `wrong`."""
    why: str = ""
    has_truth: bool = False


def score(folder: Path) -> list[Outcome]:
    """The outcome of every listed page."""
    index = json.loads((folder / "index.json").read_text("utf-8"))
    return [
        _outcome(folder, entry["file"], _truth(folder, entry))
        for entry in index
        if entry["format"] in READ or entry["format"] in REFUSED
    ]


def table(outcomes: list[Outcome]) -> str:
    """How many pages of each form are read, refused with the right reason, and read wrongly."""
    rows = [_row("form", ("pages", "read", "refused", "wrong", "equal to the truth"))]
    for folder in (*READ, *REFUSED):
        rows.append(_counts(folder, [one for one in outcomes if one.folder == folder]))
    rows.append(_counts("all", outcomes))
    rows += [f"{one.file}: {one.why}" for one in outcomes if one.answer == "wrong"]
    return "\n".join(rows)


def described(root: JsonObject, path: str, method: str) -> JsonObject:
    """A document of one operation: that one of `root`, and what it leads to."""
    operation = resolve(root, f"/paths/{_escaped(path)}/{method}")
    found = deepcopy(root)
    found["paths"] = {path: {method: operation}}
    needed = {*_references(operation)}
    waiting = list(needed)
    while waiting:
        further = set(_references(resolve(root, waiting.pop()[1:]))) - needed
        needed |= further
        waiting += further
    assert isinstance(operation, dict)
    needed |= {
        f"#/components/securitySchemes/{name}"
        for requirement in _items(operation.get("security", root.get("security")))
        if isinstance(requirement, dict)
        for name in requirement
    }
    components = found.get("components")
    found["components"] = {
        group: {
            name: member
            for name, member in named.items()
            if f"#/components/{group}/{name}" in needed
        }
        for group, named in (components if isinstance(components, dict) else {}).items()
        if isinstance(named, dict)
    }
    return found


def differences(truth: JsonObject, page: Document) -> list[str]:
    """What drift finds between what a page describes and what is read from it."""
    found: list[str] = []
    for operation in operations(page.root):
        try:
            part = described(truth, operation.path, operation.method)
        except KeyError:
            found.append(f"there is no {operation.method} {operation.path}")
            continue
        document = sources.read("truth.json", json.dumps(part).encode())
        report = drift.compare(_side("truth", document), _side("page", page))
        found += [finding.message for finding in report.findings]
    return found


def _outcome(folder: Path, file: str, truth: Truth | None) -> Outcome:
    form = file.partition("/")[0]
    expected = "index-only" if file.endswith(OVERVIEWS) else REFUSED.get(form)
    try:
        document = sources.read(file, (folder / file).read_bytes())
    except Unreadable as refusal:
        code = refusal.diagnostics[0].code
        if code == expected:
            return Outcome(form, file, "refused")
        return Outcome(form, file, "wrong", f"refused: {refusal}")
    if document.form != READ.get(form):
        return Outcome(form, file, "wrong", f"read as {document.form}")
    try:
        openapi_spec_validator.validate(document.root)
        spec.parse(document)
    # Whatever is wrong with a document, the validator has an exception of its own for it.
    except Exception as error:
        return Outcome(form, file, "wrong", f"no valid OpenAPI document: {error}")
    found = [] if truth is None else differences(truth, document)
    answer = "wrong" if found else "read"
    return Outcome(form, file, answer, "; ".join(found), truth is not None)


def _truth(folder: Path, entry: Mapping[str, str]) -> Truth | None:
    file = entry["file"]
    named = (
        Path(entry["truth"]).name
        if "truth" in entry
        else next(
            (name for start, name in TRUTHS.items() if file.startswith(start)), None
        )
    )
    path = folder / "groundtruth" / (named or "none")
    if named is None or not path.is_file():
        return None
    value = load(path.read_text("utf-8"), path.name)
    assert isinstance(value, dict)
    return value


def _side(name: str, document: Document) -> drift.Side:
    return drift.Side(name, spec.parse(document), document)


def _references(value: Json) -> Iterator[str]:
    match value:
        case dict():
            reference = value.get("$ref")
            if isinstance(reference, str) and reference.startswith("#/"):
                yield reference
            for member in value.values():
                yield from _references(member)
        case list():
            for item in value:
                yield from _references(item)
        case _:
            pass


def _items(value: Json) -> list[Json]:
    return value if isinstance(value, list) else []


def _escaped(part: str) -> str:
    return part.replace("~", "~0").replace("/", "~1")


def _counts(name: str, outcomes: list[Outcome]) -> str:
    answers = [one.answer for one in outcomes]
    known = [one for one in outcomes if one.has_truth]
    equal = f"{sum(one.answer == 'read' for one in known)}/{len(known)}"
    return _row(
        name,
        (
            str(len(outcomes)),
            *(str(answers.count(answer)) for answer in ("read", "refused", "wrong")),
            equal if known else "",
        ),
    )


def _row(name: str, cells: tuple[str, ...]) -> str:
    pages, read, refused, wrong, equal = cells
    return f"{name:32}{pages:>6}{read:>6}{refused:>9}{wrong:>7}{equal:>20}"


if __name__ == "__main__":
    print(table(score(Path(sys.argv[1]))))
