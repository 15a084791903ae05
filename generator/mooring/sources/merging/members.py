"""Operations and components of several documents, each once."""

from mooring.document import Document, Json, JsonObject, pointer
from mooring.sources.expanded.copies import is_contradicted, united
from mooring.sources.merging.heads import own_servers
from mooring.sources.merging.union import Union
from mooring.sources.openapi_document import METHODS, members

_WRITTEN_OUT = frozenset({"mintlify-endpoint"})
"""Forms that write a component out at each use, without the properties that do not concern that direction."""
_GROUPS = ("paths", "webhooks")


def lay_operations(union: Union) -> None:
    """Merge the paths and webhooks, an operation at a time."""
    for group in _GROUPS:
        stated: dict[str, dict[str, list[tuple[Document, Json]]]] = {}
        for document in union.documents:
            for path, item in members(document.root.get(group)):
                by_key = stated.setdefault(path, {})
                for key, value in members(item):
                    if key in METHODS:
                        value = _with_servers(union, document, value)
                    by_key.setdefault(key, []).append((document, value))
        if group == "paths" or stated:
            union.root[group] = {
                path: {
                    key: union.settle(
                        pointer(group, path, key), _called(path, key), found
                    )
                    for key, found in by_key.items()
                }
                for path, by_key in stated.items()
            }


def lay_components(union: Union) -> None:
    """Merge the components; one name is one component."""
    stated: dict[str, dict[str, list[tuple[Document, Json]]]] = {}
    for document in union.documents:
        for group, named in members(document.root.get("components")):
            for name, value in members(named):
                by_name = stated.setdefault(group, {})
                by_name.setdefault(name, []).append((document, value))
    components: JsonObject = {}
    for group, by_name in stated.items():
        components[group] = {
            name: union.settle(
                pointer("components", group, name),
                f"The component “{name}”",
                found,
                _unite if _are_written_out(found) else None,
            )
            for name, found in by_name.items()
        }
    if components:
        union.root["components"] = components


def _with_servers(union: Union, document: Document, value: Json) -> Json:
    servers = own_servers(union, document)
    if servers is None or not isinstance(value, dict) or "servers" in value:
        return value
    return {**value, "servers": servers}


def _called(path: str, key: str) -> str:
    return f"{key.upper()} {path}" if key in METHODS else f"“{key}” of {path}"


def _are_written_out(found: list[tuple[Document, Json]]) -> bool:
    return all(document.form in _WRITTEN_OUT for document, _ in found)


def _unite(ours: Json, theirs: Json) -> Json:
    if not isinstance(ours, dict) or not isinstance(theirs, dict):
        raise ValueError("no schemas")
    if is_contradicted(ours, theirs):
        raise ValueError("contradictory copies")
    return united(ours, theirs)
