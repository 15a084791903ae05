"""What stands above the operations of a document: dialect, info, servers, security, tags, and extensions of the root."""

from mooring.document import Document, Fact, Json, JsonObject, pointer
from mooring.sources.dialects import OLD, dialect
from mooring.sources.merging.union import Union, same
from mooring.sources.openapi_document import members

SERVERS = ("servers", "x-example-servers")
"""What says where an operation is reached: stated, or only shown by examples."""
_BELOW = frozenset({"paths", "webhooks", "components", "tags", *SERVERS})
_DIALECTS = ("openapi", "swagger", "info")


def lay_head(union: Union) -> None:
    """Merge everything but operations and components."""
    _lay_dialect(union)
    _lay_info(union)
    _lay_servers(union)
    keys = dict.fromkeys(key for one in union.documents for key in one.root)
    for key in keys:
        if key not in _BELOW and key not in _DIALECTS:
            stated = [
                (one, one.root[key]) for one in union.documents if key in one.root
            ]
            union.root[key] = union.settle(pointer(key), f"“{key}”", stated)
    _lay_tags(union)


def _lay_dialect(union: Union) -> None:
    field = "swagger" if "swagger" in union.documents[0].root else "openapi"
    stated = [(one, one.root.get(field)) for one in union.documents]
    if field == "openapi" and len({str(value) for _, value in stated}) > 1:
        # Of a form that does not name it, a page without a null tells nothing about the dialect.
        told = [
            (one, value)
            for one, value in stated
            if Fact.INFO in one.carries or dialect(one.root.get("paths")).is_shown
        ]
        old: list[tuple[Document, Json]] = [
            (one, value) for one, value in stated if value == OLD
        ]
        stated = told or old or stated
    union.root[field] = union.settle(pointer(field), "The dialect", stated)


def _lay_info(union: Union) -> None:
    """The info of pages that can state one; of other pages, only what they agree on."""
    stated = [
        (one, one.root.get("info"))
        for one in union.documents
        if Fact.INFO in one.carries and "title" in dict(members(one.root.get("info")))
    ]
    if stated:
        union.root["info"] = union.settle("/info", "“info”", stated)
        return
    first = union.documents[0]
    union.take("/info", first)
    union.root["info"] = (
        first.root.get("info")
        if len(union.documents) == 1
        else {"title": "API", "version": "unknown"}
    )


def _lay_servers(union: Union) -> None:
    """Servers that all pages agree on; where they differ, each operation keeps its own."""
    for key in SERVERS:
        stated = [(one, one.root[key]) for one in union.documents if key in one.root]
        if stated and all(same(value, stated[0][1]) for _, value in stated):
            union.root[key] = stated[0][1]
            union.take(f"/{key}", stated[0][0])


def own_servers(union: Union, document: Document) -> JsonObject:
    """The servers that an operation of `document` needs beside those of the whole."""
    return {
        key: document.root[key]
        for key in SERVERS
        if key in document.root and key not in union.root
    }


def _lay_tags(union: Union) -> None:
    """The tags of all pages, in their order."""
    by_name: dict[str, list[tuple[Document, Json, int]]] = {}
    for document in union.documents:
        tags = document.root.get("tags")
        for index, tag in enumerate(tags if isinstance(tags, list) else ()):
            name = tag.get("name") if isinstance(tag, dict) else None
            by_name.setdefault(str(name), []).append((document, tag, index))
    tags = list[Json]()
    for name, found in by_name.items():
        place = f"/tags/{len(tags)}"
        tags.append(
            union.settle(
                place, f"The tag “{name}”", [(one, tag) for one, tag, _ in found]
            )
        )
        union.take(place, found[0][0], f"/tags/{found[0][2]}")
    if tags:
        union.root["tags"] = tags
