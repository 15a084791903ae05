"""The two kinds of value that a collection writes in more than one way."""

from mooring.document import Json, JsonObject


def text_of(value: Json) -> str:
    """A text, or the `content` of a description in its longer form."""
    if isinstance(value, dict):
        value = value.get("content")
    return value.strip() if isinstance(value, str) else ""


def objects(value: Json) -> list[JsonObject]:
    """The objects of a list; none where it is no list."""
    listed = value if isinstance(value, list) else []
    return [one for one in listed if isinstance(one, dict)]
