"""Small documents for the tests, and the packages that are written from them."""

from collections.abc import Mapping
from pathlib import Path

from hypothesis import settings
from mooring import bindings, sources
from mooring.bindings.schemas.shapes import Shapes, shapes_by_key
from mooring.document import Json
from mooring.model import Api, Operation, Schema, Value
from mooring.spec import parse

PROJECT = Path(__file__).parents[2]
TEMPLATES = PROJECT / "templates"
CASES = PROJECT / "tests" / "cases" / "bindings"
HOSTILE = (
    "",
    "plain",
    'a "quoted" word',
    "it's",
    "both ' and \"",
    "'\"",
    '"""',
    '""""',
    "'''",
    'ends in a quote"',
    "ends in a backslash\\",
    '\\"""',
    "\\",
    "\\\\N{BELL}",
    "\\x00 \\u202e",
    "line\nbreak\r\nand\rreturn",
    "tab\tand\x0bfeeds\x0c",
    "a NUL \0 in the middle",
    "escape \x1b[31m",
    "delete \x7f and \x85 next line",
    "right \u202e to left \u2066 isolate",
    "zero\u200bwidth\ufeff",
    "line\u2028and\u2029paragraph",
    "lone \ud800 surrogate \udfff",
    "Grüße ☕ 🎉 日本",
    "{braces} {{ jinja }} {% raw %} %s",
    '"""\nimport os  # a comment',
    "#: comment\n    indented",
    "\N{NO-BREAK SPACE}spaces\N{IDEOGRAPHIC SPACE}",
)
"""Texts that a careless writer of source would trip over."""
PATIENT = settings(deadline=None, derandomize=True, max_examples=200)
"""The same texts in every run, and no clock: black takes its time."""


def api_of(text: str) -> Api:
    """The API of an OpenAPI document."""
    return parse(sources.read("openapi.yaml", text.encode()))


def components(text: str) -> Mapping[str, Schema]:
    """Schemas of a document that consists of `components.schemas` alone, all of them in use."""
    indented = "\n".join(f"    {line}" for line in text.strip("\n").splitlines())
    return api_of(
        f"openapi: 3.1.0\ninfo: {{title: T, version: '1'}}\npaths: {{}}\n"
        f"components:\n  schemas:\n{indented}\n"
    ).schemas


def shapes_of(schemas: Mapping[str, Schema]) -> Shapes:
    """The shapes of some schemas, each of which is called by its key."""
    return Shapes(shapes_by_key(schemas), schemas, {key: key for key in schemas})


def package_of(
    api: Api,
    kept_classes: Mapping[str, tuple[str, ...]] | None = None,
    **settings: Mapping[str, str],
) -> dict[str, str]:
    """The files of the package of an API, without the runtime."""
    files = bindings.generate(
        api,
        bindings.Settings(
            package="example",
            document="example@2026-01-01",
            environment="EXAMPLE",
            operation_names=settings.get("operation_names", {}),
            class_names=settings.get("class_names", {}),
            kept_classes=kept_classes or {},
        ),
        TEMPLATES,
    )
    return {
        path: text for path, text in files.items() if not path.startswith("_runtime/")
    }


def operation(
    method: str, path: str, identifier: str | None = None, *tags: str
) -> Operation:
    return Operation(method, path, id=identifier, tags=tags)


def value(json: Json) -> Value:
    return Value.of(json)


__all__ = [
    "CASES",
    "HOSTILE",
    "PATIENT",
    "PROJECT",
    "TEMPLATES",
    "api_of",
    "components",
    "operation",
    "package_of",
    "shapes_of",
    "value",
]
