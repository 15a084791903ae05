"""What packages hold in full and what only in part; as JSON: schema `mooring-ledger/1`."""

from dataclasses import dataclass
from pathlib import Path

from mooring import spec
from mooring.bindings.ledger import Kind, Ledger, Part, Status, ledger
from mooring.config import Project
from mooring.document import Document, Json, JsonObject
from mooring.escapes import json_text
from mooring.sources.yaml import dump
from mooring.workflows.documents.reading import open_document, read_revision
from mooring.workflows.documents.revisions import chosen_versions
from mooring.workflows.mending import mending_of, mending_overlay

SCHEMA = "mooring-ledger/1"
SINGULAR = {
    Kind.OPERATION: "operation",
    Kind.PARAMETER: "parameter",
    Kind.BODY: "body",
    Kind.RESPONSE: "response",
    Kind.SCHEMA: "schema",
    Kind.WEBHOOK: "webhook",
}


@dataclass(frozen=True, slots=True)
class Account:
    """The ledger of one package, and the document that it is about."""

    document: Document
    ledger: Ledger


def accounts(
    project: Project | None,
    names: tuple[str, ...],
    source: str | None,
    overlays: tuple[Path, ...] = (),
) -> tuple[Account, ...]:
    """The ledger of `source` with the overlays, else those of the named versions, or of all."""
    if source is not None:
        return (_account(open_document(project, source, overlays).document),)
    chosen = chosen_versions(project, names) if project else []
    return tuple(
        _account(read_revision(api, version, version.current).document)
        for api, version in chosen
    )


def ledger_json(account: Account) -> str:
    """Every count, and an entry for each thing that is lost.

    The `overlay` of an entry is an action (Overlay Specification, section 4.4.3) that takes out of the document
    what the bindings cannot hold; null where none does.
    """
    ledger, document = account.ledger, account.document
    version = document.root.get("openapi") or document.root.get("swagger")
    value: JsonObject = {
        "schema": SCHEMA,
        "document": {
            "name": document.name,
            "sha256": document.sha256,
            "openapi": version,
        },
        "counts": {kind.value: _counts(ledger, kind) for kind in Kind},
        "entries": [
            entry for part in ledger.parts for entry in _entries(part, document)
        ],
    }
    return json_text(value)


def overlay_text(account: Account) -> str | None:
    """An overlay in YAML that takes out of the document all that its bindings hold only in part; None where that is nothing."""
    overlay = mending_overlay(account.ledger, account.document)
    return None if overlay is None else dump(overlay)


def _account(document: Document) -> Account:
    return Account(document, ledger(spec.parse(document)))


def _counts(ledger: Ledger, kind: Kind) -> Json:
    counts: JsonObject = {"declared": ledger.declared(kind)}
    return counts | {status.value: ledger.count(kind, status) for status in Status}


def _entries(part: Part, document: Document) -> list[Json]:
    entries = list[Json]()
    for loss in part.losses:
        mending = mending_of(loss, part, document.root)
        place = loss.pointer if mending is None else mending.pointers[0]
        location = document.origins(place).location
        entries.append(
            {
                "pointer": f"#{part.pointer}",
                "kind": SINGULAR[part.kind],
                "status": part.status.value,
                "code": loss.code,
                "why": loss.why,
                "location": {
                    "file": location.file,
                    "line": location.line,
                    "column": location.column,
                },
                "overlay": None if mending is None else mending.action,
            }
        )
    return entries
