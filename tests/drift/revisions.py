"""Sides to compare: vendored revisions, and documents written in a test."""

from functools import cache
from pathlib import Path

from mooring import sources, spec
from mooring.drift import Side

PROJECT = Path(__file__).parents[2]
CASES = PROJECT / "tests" / "cases" / "drift"
SHARED = PROJECT / ".." / "shared"
SPECS = PROJECT / "specs" / "browser-use"

MINIMAL = "openapi: {openapi}\n{info}{paths}{members}\n"
PING = "paths: {/ping: {get: {responses: {'204': {description: Pong}}}}}"
"""A document without any operation is refused."""


@cache
def vendored(name: str) -> Side:
    """A revision of `specs/browser-use`, such as `v2/2026-03-10.md`."""
    return side(SPECS / name)


def side(path: Path) -> Side:
    document = sources.read(path.name, path.read_bytes())
    return Side(path.name, spec.parse(document), document)


def written(text: str, *, openapi: str = "3.1.0") -> Side:
    """A whole document, with what OpenAPI insists on filled in."""
    members = {
        line.split(":", 1)[0]
        for line in text.splitlines()
        if line and not line.startswith(" ")
    }
    info = "" if "info" in members else "info: {title: Pets, version: '1'}\n"
    paths = "" if "paths" in members else "paths: {}\n"
    text = MINIMAL.format(
        openapi=openapi, info=info, paths=paths, members=text
    ).replace("paths: {}", PING)
    document = sources.read("api.yaml", text.encode())
    return Side("api.yaml", spec.parse(document), document)


def sent(schema: str) -> Side:
    """A document whose only operation sends a property `value` of the schema."""
    content = f"{{application/json: {{schema: {{type: object, properties: {{value: {schema}}}}}}}}}"
    body = f"{{required: true, content: {content}}}"
    return written(
        f"paths: {{/pets: {{post: {{requestBody: {body}, responses: {{'204': {{description: Done}}}}}}}}}}"
    )


def received(schema: str) -> Side:
    """A document whose only operation returns a required property `value` of the schema."""
    content = f"{{application/json: {{schema: {{type: object, required: [value], properties: {{value: {schema}}}}}}}}}"
    return written(
        f"paths: {{/pets: {{get: {{responses: {{'200': {{description: Pets, content: {content}}}}}}}}}}}"
    )
