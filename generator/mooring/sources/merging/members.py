"""Operations and components of several documents, each once."""

from mooring.document import Document, Json, JsonObject, pointer
from mooring.sources.expanded.copies import is_contradicted, united
from mooring.sources.merging.heads import own_servers
from mooring.sources.merging.union import Unite, Union
from mooring.sources.openapi_document import METHODS, members

_WRITTEN_OUT = frozenset({"mintlify-endpoint"})
"""Forms that write a component out at each use, without the properties that do not concern that direction."""
_BY_HAND = frozenset({"mintlify-mdx", "mintlify-fields", "gitbook-blocks"})
"""Forms whose security schemes are made of header fields, which every page describes in words of its own."""
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
                _way_to_unite(group, found),
            )
            for name, found in by_name.items()
        }
    if components:
        union.root["components"] = components


def _with_servers(union: Union, document: Document, value: Json) -> Json:
    return (
        {**own_servers(union, document), **value} if isinstance(value, dict) else value
    )


def _called(path: str, key: str) -> str:
    return f"{key.upper()} {path}" if key in METHODS else f"“{key}” of {path}"


def _way_to_unite(group: str, found: list[tuple[Document, Json]]) -> Unite | None:
    forms = {document.form for document, _ in found}
    if forms <= _WRITTEN_OUT:
        return _unite
    return _unite_words if group == "securitySchemes" and forms <= _BY_HAND else None


def _unite(ours: Json, theirs: Json) -> Json:
    if not isinstance(ours, dict) or not isinstance(theirs, dict):
        raise ValueError("no schemas")
    if is_contradicted(ours, theirs):
        raise ValueError("contradictory copies")
    return united(ours, theirs)


def _unite_words(ours: Json, theirs: Json) -> Json:
    """A scheme without the description that its pages do not agree on."""
    if not isinstance(ours, dict) or not isinstance(theirs, dict):
        raise ValueError("no schemes")
    without = [
        {key: value for key, value in scheme.items() if key != "description"}
        for scheme in (ours, theirs)
    ]
    if without[0] != without[1]:
        raise ValueError("contradictory schemes")
    return without[0]
