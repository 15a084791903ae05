"""What an example value shows about its schema."""

import json
import re

from mooring.document import Json, JsonObject

_TRAILING_COMMA = re.compile(r"(\"(?:[^\"\\]|\\.)*\")|,(?=\s*[}\]])")


def parsed(text: str) -> Json:
    """The value of an example in JSON, with the trailing commas that people leave in one.

    Raises:
        ValueError: the text is no JSON.
    """
    value: Json = json.loads(
        _TRAILING_COMMA.sub(lambda found: found[1] or "", text), parse_constant=_refused
    )
    return value


def shown_schema(value: Json) -> JsonObject:
    """The types that an example shows; it shows neither what is required nor what else is allowed."""
    match value:
        case None:
            return {"type": "null"}
        case bool():
            return {"type": "boolean"}
        case int():
            return {"type": "integer"}
        case float():
            return {"type": "number"}
        case str():
            return {"type": "string"}
        case list():
            shown: list[JsonObject] = []
            for item in value:
                schema = shown_schema(item)
                if schema not in shown:
                    shown.append(schema)
            if not shown:
                return {"type": "array"}
            return {
                "type": "array",
                "items": shown[0] if len(shown) == 1 else {"anyOf": list(shown)},
            }
        case dict():
            return {
                "type": "object",
                "properties": {
                    name: shown_schema(member) for name, member in value.items()
                },
            }


def _refused(text: str) -> Json:
    raise ValueError(f"{text} is no JSON number")
