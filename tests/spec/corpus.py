"""Published documents outside the project, and what they hold by a count of the raw mapping alone."""

import gzip
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from mooring import sources
from mooring.document import Document, Json, JsonObject, resolve
from mooring.model import Api, Operation

SHARED = Path(__file__).parents[2] / ".." / "shared"
DOCUMENTS = sorted(SHARED.glob("corpus/specs/*.gz")) + sorted(
    SHARED.glob("corpus/pairs/*.gz")
)
METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")


def published(path: Path) -> Document:
    return sources.read(path.stem, gzip.decompress(path.read_bytes()))


def counted(api: Api) -> Counter[str]:
    """What an API holds."""
    counts = Counter[str]()
    for operation in api.operations:
        counts += _of(operation)
    return counts


def _of(operation: Operation) -> Counter[str]:
    body = () if operation.body is None else operation.body.contents
    return Counter(
        {
            "operations": 1,
            "parameters": len(operation.parameters),
            "bodies": operation.body is not None,
            "body media types": len(body),
            "responses": len(operation.responses),
            "response media types": sum(
                len(one.contents) for one in operation.responses
            ),
            "headers": sum(len(one.headers) for one in operation.responses),
        }
    )


def counted_raw(root: JsonObject) -> Counter[str]:
    """What a mapping holds, by its own dialect."""
    counts = Counter[str]()
    for item in members(root, root.get("paths")):
        for method in METHODS:
            if isinstance(operation := item.get(method), dict):
                counts["operations"] += 1
                stated = [
                    target(root, one)
                    for holder in (item, operation)
                    for one in listed(holder.get("parameters"))
                ]
                by_identity = {
                    (str(one["in"]), str(one["name"])): one for one in stated
                }
                if "swagger" in root:
                    counts += _swagger(root, operation, list(by_identity.values()))
                else:
                    counts["parameters"] += len(by_identity)
                    counts += _openapi(root, operation)
    return counts


def _openapi(root: JsonObject, operation: JsonObject) -> Counter[str]:
    responses = list(members(root, operation.get("responses")))
    counts = Counter(
        {
            "responses": len(responses),
            "response media types": sum(len(held(one, "content")) for one in responses),
            "headers": sum(len(held(one, "headers")) for one in responses),
        }
    )
    if "requestBody" in operation:
        counts["bodies"] += 1
        body = target(root, operation["requestBody"])
        counts["body media types"] += len(held(body, "content"))
    return counts


def _swagger(
    root: JsonObject, operation: JsonObject, parameters: list[JsonObject]
) -> Counter[str]:
    responses = list(members(root, operation.get("responses")))
    consumes = listed(operation.get("consumes", root.get("consumes")))
    produces = listed(operation.get("produces", root.get("produces")))
    typed = sum("schema" in one for one in responses)
    in_form = [one for one in parameters if one["in"] == "formData"]
    in_body = [one for one in parameters if one["in"] == "body"]
    forms = [
        one for one in consumes if "form" in str(one) and not _is_lost(one, in_form)
    ]
    return Counter(
        {
            "parameters": len(parameters) - len(in_form) - len(in_body),
            "bodies": bool(in_form or in_body),
            "body media types": (
                len(consumes) or 1 if in_body else (len(forms) or 1) * bool(in_form)
            ),
            "responses": len(responses),
            "response media types": typed * (len(produces) or 1),
            "headers": sum(len(held(one, "headers")) for one in responses),
        }
    )


def _is_lost(media_type: Json, fields: list[JsonObject]) -> bool:
    """Whether a form cannot travel in a media type: only a multipart one carries files."""
    return media_type != "multipart/form-data" and any(
        one.get("type") == "file" for one in fields
    )


def members(root: JsonObject, value: Json) -> Iterator[JsonObject]:
    """The members of an object with their references followed, extensions apart."""
    if isinstance(value, dict):
        for key, one in value.items():
            if not key.startswith("x-"):
                yield target(root, one)


def target(root: JsonObject, value: Json) -> JsonObject:
    assert isinstance(value, dict)
    while isinstance(reference := value.get("$ref"), str):
        value = resolve(root, reference[1:])
        assert isinstance(value, dict)
    return value


def listed(value: Json) -> list[Json]:
    return value if isinstance(value, list) else []


def held(value: JsonObject, key: str) -> JsonObject:
    found = value.get(key)
    return found if isinstance(found, dict) else {}
