"""A page of the Docusaurus OpenAPI plugin: `api` in its front matter is the operation, compressed and dereferenced."""

import re

from mooring.document import EVERY_FACT, Document, Fact, Json, JsonObject, pointer
from mooring.sources.compressed import inflated
from mooring.sources.dereferenced import Dereferenced
from mooring.sources.dialects import raw_dialect
from mooring.sources.form import Grounds, Rank
from mooring.sources.markdown.front_matter import Entry, front_matter
from mooring.sources.notes import Notes
from mooring.sources.openapi_document import METHODS, members
from mooring.sources.page import Page
from mooring.sources.yaml import load

TITLE = "a page of the Docusaurus OpenAPI plugin"
RANK = Rank.MARKED

_COMPRESSED = re.compile(r"[A-Za-z0-9+/]{32,}={0,2}")
_OWN_KEYS = frozenset(
    {
        *("method", "path", "servers", "securitySchemes", "info"),
        *("postman", "jsonRequestBodyExample", "proxy"),
    }
)
"""What the plugin lays beside the members of the operation."""
_CARRIES = EVERY_FACT - {Fact.COMPONENTS, Fact.TITLES}
"""The plugin replaces references by what they name, and titles it by that name."""
_WEBHOOK = "event"
"""The method that stands for a webhook."""


def recognises(page: Page) -> bool:
    entry = _entry(page)
    return entry is not None and (
        entry.text.startswith("{") or _COMPRESSED.fullmatch(entry.text) is not None
    )


def read(page: Page, grounds: Grounds) -> Document:
    entry = _entry(page)
    assert entry is not None
    location = page.location(entry.start)
    text = (
        entry.text
        if entry.text.startswith("{")
        else inflated(entry.text, page, location)
    )
    published = load(text, page.name, location.line)
    method, path = _address(published)
    if not isinstance(published, dict) or method is None or path is None:
        message = "What “api” holds is no operation: it names no method and no path. Build the page again."
        raise page.refusal("no-operation", message, location)
    notes = Notes(page)
    notes.place("", entry.start)
    group, key, verb = "paths", path, method
    if method == _WEBHOOK:
        group, key, verb = "webhooks", str(published.get("operationId", path)), "post"
    reading = Dereferenced(notes, entry.start)
    operation = reading.schemas(
        {name: value for name, value in published.items() if name not in _OWN_KEYS},
        pointer(group, key, verb),
    )
    root: JsonObject = {
        "openapi": raw_dialect(operation).version,
        "info": _info(published),
    }
    if servers := published.get("servers"):
        root["servers"] = servers
    root[group] = {key: {verb: operation}}
    if schemes := published.get("securitySchemes"):
        root["components"] = {"securitySchemes": schemes}
    return Document(
        page.name,
        "docusaurus",
        root,
        notes.trail(),
        _CARRIES,
        page.sha256,
        tuple(notes.diagnostics),
    )


def _entry(page: Page) -> Entry | None:
    entry = front_matter(page).entries.get("api")
    return entry if entry is not None and entry.text else None


def _address(published: Json) -> tuple[str | None, str | None]:
    stated = dict(members(published))
    method, path = stated.get("method"), stated.get("path")
    if not isinstance(method, str) or not isinstance(path, str):
        return None, None
    is_known = method.lower() in METHODS or method == _WEBHOOK
    return (method.lower() if is_known else None), path


def _info(published: JsonObject) -> JsonObject:
    info = published.get("info")
    stated = dict(members(info))
    return {"title": stated.pop("title", ""), "version": "unknown", **stated}
