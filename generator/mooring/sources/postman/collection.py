"""A collection's requests and saved responses, put together as an OpenAPI document."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from mooring.document import Json, JsonObject, Standing, pointer
from mooring.sources.mdx.credentials import is_credential
from mooring.sources.openapi_document import METHODS, members
from mooring.sources.postman.access import scheme
from mooring.sources.postman.addresses import address
from mooring.sources.postman.notes import PostmanNotes
from mooring.sources.postman.payloads import Payloads
from mooring.sources.postman.values import objects, text_of

_TEMPLATE = re.compile(r"\{([^{}]+)\}")


@dataclass(frozen=True, slots=True)
class Item:
    """A request of a collection: where it stands, the folders around it, and the auth that it inherits."""

    value: JsonObject
    pointer: str
    folders: tuple[str, ...]
    auth: Json


@dataclass(slots=True)
class Collection:
    """A collection on its way to OpenAPI."""

    notes: PostmanNotes
    root: JsonObject
    trust: frozenset[Standing]
    schemes: JsonObject = field(default_factory=dict[str, Json])

    def document(self) -> JsonObject:
        """The OpenAPI document; values are examples, so types stand under `x-example-…` unless these are trusted."""
        info = dict(members(self.root.get("info")))
        self.notes.places["/info"] = "/info"
        self.notes.standings["/info/version"] = Standing.UNKNOWN
        described = text_of(info.get("description"))
        variables = {
            str(one["key"]): str(one.get("value", ""))
            for one in objects(self.root.get("variable"))
            if "key" in one
        }
        paths: JsonObject = {}
        for item in _items(self.root, "", (), self.root.get("auth")):
            self._add(item, variables, paths)
        root: JsonObject = {
            "openapi": "3.1.0",
            "info": {
                "title": str(info.get("name") or "API"),
                "version": "unknown",
                **({"description": described} if described else {}),
            },
            "paths": paths,
        }
        if self.schemes:
            root["components"] = {"securitySchemes": self.schemes}
        return root

    def _add(self, item: Item, variables: dict[str, str], paths: JsonObject) -> None:
        request = item.value.get("request")
        stated: JsonObject = (
            {"url": request} if isinstance(request, str) else dict(members(request))
        )
        method = str(stated.get("method") or "GET").lower()
        found = address(stated.get("url"), variables)
        if method not in METHODS or found is None:
            message = (
                "This request names no method of HTTP or no address, so it is left out."
            )
            self.notes.warn("no-endpoint", message, f"{item.pointer}/request")
            return
        known = paths.setdefault(found.path, {})
        assert isinstance(known, dict)
        if method in known:
            message = f"{method.upper()} {found.path} stands here a second time; the first request is read."
            self.notes.warn("second-endpoint", message, f"{item.pointer}/request")
            return
        place = pointer("paths", found.path, method)
        self.notes.places[place] = f"{item.pointer}/request"
        payloads = Payloads(self.notes, self.trust)
        known[method] = {
            **self._words(item, stated, place),
            **self._parameters(found.path, stated, item, place),
            **payloads.body(stated.get("body"), f"{item.pointer}/request/body", place),
            "responses": payloads.responses(
                item.value.get("response"), f"{item.pointer}/response", place
            ),
            **({"servers": [{"url": found.server}]} if found.server else {}),
            **self._security(stated.get("auth", item.auth), place),
        }

    def _words(self, item: Item, request: JsonObject, place: str) -> JsonObject:
        words: JsonObject = {}
        if item.folders:
            words["tags"] = [" / ".join(item.folders)]
        if name := text_of(item.value.get("name")):
            words["summary"] = name
            self.notes.places[f"{place}/summary"] = f"{item.pointer}/name"
        description = text_of(request.get("description"))
        if description:
            words["description"] = description
            self.notes.places[f"{place}/description"] = (
                f"{item.pointer}/request/description"
            )
        return words

    def _parameters(
        self, path: str, request: JsonObject, item: Item, place: str
    ) -> JsonObject:
        url = dict(members(request.get("url")))
        published = f"{item.pointer}/request"
        named = {str(one.get("key")): one for one in objects(url.get("variable"))}
        rows = [
            ("path", name, named.get(name, {}), f"{published}/url")
            for name in dict.fromkeys(_TEMPLATE.findall(path))
        ]
        for where, holder, way in (
            ("query", url.get("query"), "url/query"),
            ("header", request.get("header"), "header"),
        ):
            rows += [
                (where, str(one["key"]), one, f"{published}/{way}/{index}")
                for index, one in enumerate(objects(holder))
                if one.get("key") and not _is_about_the_message(where, str(one["key"]))
            ]
        parameters: list[Json] = []
        seen = set[tuple[str, str]]()
        for where, name, one, source in rows:
            if (where, name.lower()) in seen:
                continue
            seen.add((where, name.lower()))
            self.notes.places[f"{place}/parameters/{len(parameters)}"] = source
            parameters.append(_parameter(where, name, one))
        return {"parameters": parameters} if parameters else {}

    def _security(self, auth: Json, place: str) -> JsonObject:
        found = scheme(auth)
        if found is None:
            return {}
        key, stated = found
        if stated is None:
            return {"security": []}
        self.schemes.setdefault(key, stated)
        self.notes.places[f"{place}/security"] = self.notes.places[place]
        return {"security": [{key: []}]}


def _items(
    holder: JsonObject, place: str, folders: tuple[str, ...], auth: Json
) -> Iterator[Item]:
    """Every request of a collection or of a folder in it."""
    listed = holder.get("item")
    for index, value in enumerate(listed if isinstance(listed, list) else ()):
        if not isinstance(value, dict):
            continue
        here = f"{place}/item/{index}"
        if "item" in value:
            name = text_of(value.get("name")) or "Folder"
            yield from _items(value, here, (*folders, name), value.get("auth") or auth)
        elif "request" in value:
            yield Item(value, here, folders, auth)


def _parameter(where: str, name: str, stated: JsonObject) -> JsonObject:
    parameter: JsonObject = {"name": name, "in": where}
    if where == "path":
        parameter["required"] = True
    if description := text_of(stated.get("description")):
        parameter["description"] = description
    value = stated.get("value")
    shown = isinstance(value, str) and value and "{{" not in value
    return {**parameter, "schema": {}, **({"example": value} if shown else {})}


def _is_about_the_message(where: str, name: str) -> bool:
    return where == "header" and (
        is_credential(name) or name.lower() in ("content-type", "accept")
    )
