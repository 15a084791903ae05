"""What every OpenAPI document must have before it can be believed, however it was published."""

from collections.abc import Iterator
from dataclasses import dataclass

from mooring.document import Json, JsonObject, pointer
from mooring.sources.page import Page
from mooring.sources.yaml import Positions

METHODS = frozenset(
    {"get", "put", "post", "delete", "options", "head", "patch", "trace"}
)
"""The methods that a Path Item may hold (OpenAPI 3.1, section 4.8.9)."""
DIALECTS = ("2.0", "3.0.", "3.1.", "3.2.")


@dataclass(frozen=True, slots=True)
class PublishedOperation:
    """An Operation Object as it stands in a document."""

    path: str
    method: str
    pointer: str
    value: JsonObject


def operations(root: JsonObject) -> Iterator[PublishedOperation]:
    """The operations below `paths` and `webhooks`, in the document's order."""
    for group in ("paths", "webhooks"):
        for path, item in members(root.get(group)):
            for method, value in members(item):
                if method in METHODS and isinstance(value, dict):
                    yield PublishedOperation(
                        path, method, pointer(group, path, method), value
                    )


def members(value: Json) -> Iterator[tuple[str, Json]]:
    """The members of a JSON object; nothing for any other value."""
    if isinstance(value, dict):
        yield from value.items()


def verified(value: Json, page: Page, positions: Positions) -> JsonObject:
    """`value` as the root of an OpenAPI document in a dialect that is known, with something in it.

    Raises:
        Unreadable: it is none.
    """
    if not isinstance(value, dict):
        raise page.refusal(
            "not-openapi",
            "An OpenAPI document is a mapping with the key “openapi”; this is none.",
        )
    field = "openapi" if "openapi" in value else "swagger"
    version = value.get(field)
    if version is None:
        message = "The document does not say “openapi: 3.1.0” (or another version); it is none, or it is cut off."
        raise page.refusal("not-openapi", message, positions(""))
    dialect = str(version)
    if not dialect.startswith(DIALECTS) and f"{dialect}." not in DIALECTS:
        message = f"OpenAPI {dialect} is not known; 2.0, 3.0, 3.1 and 3.2 are."
        raise page.refusal("unknown-dialect", message, positions(pointer(field)))
    if not (
        any(operations(value))
        or any(_refers_elsewhere(value))
        or any(members(value.get("components")))
    ):
        place = "/paths" if "paths" in value else ""
        raise page.refusal(
            "no-operation",
            "The document describes no operation: its “paths” are empty or missing. Publish or download it again.",
            positions(place),
        )
    return {**value, field: _exact(dialect)}


def _refers_elsewhere(root: JsonObject) -> Iterator[bool]:
    """For each Path Item whether its operations may stand in another place (OpenAPI 3.1, section 4.8.9.1, `$ref`)."""
    for group in ("paths", "webhooks"):
        for _, item in members(root.get(group)):
            yield isinstance(item, dict) and isinstance(item.get("$ref"), str)


def _exact(dialect: str) -> str:
    """A version as the specification spells it: an unquoted `3.0` arrives as a number."""
    return f"{dialect}.0" if dialect in ("3.0", "3.1", "3.2") else dialect
