"""The server that a site's settings name for its hand-written endpoints (`api.mdx.server` of `docs.json`, `api.baseUrl` of `mint.json`)."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace

from mooring.diagnostics import Location
from mooring.document import Document, Fact, Json, Origin, Origins
from mooring.sources.openapi_document import members
from mooring.sources.site.index import is_navigation

_BY_HAND = "mintlify-mdx"


@dataclass(frozen=True, slots=True)
class SiteServers:
    """Addresses, and the settings file that names them."""

    urls: tuple[str, ...]
    file: str


@dataclass(frozen=True, slots=True)
class _Origins:
    """Origins in a page, whose servers stand in the settings of its site."""

    page: Origins
    settings: Location

    def __call__(self, pointer: str) -> Origin:
        if f"{pointer}/".startswith("/servers/"):
            return Origin(self.settings)
        return self.page(pointer)


def site_servers(files: Mapping[str, bytes]) -> SiteServers | None:
    """The servers of the settings nearest to the top of the folder."""
    for path in sorted(files, key=lambda path: (path.count("/"), path)):
        if not is_navigation(path):
            continue
        try:
            settings: Json = json.loads(files[path])
        except (ValueError, RecursionError):
            continue
        api = dict(members(dict(members(settings)).get("api")))
        stated = dict(members(api.get("mdx"))).get("server") or api.get("baseUrl")
        listed = stated if isinstance(stated, list) else [stated]
        urls = tuple(url.rstrip("/") for url in listed if isinstance(url, str) and url)
        if urls:
            return SiteServers(urls, path)
    return None


def with_servers(
    document: Document, servers: SiteServers | None, name: str
) -> Document:
    """A hand-written page's document with the servers of its site, where it names none itself."""
    if servers is None or document.form != _BY_HAND or "servers" in document.root:
        return document
    stated: list[Json] = [{"url": url} for url in servers.urls]
    root = {
        key: value for key, value in document.root.items() if key != "x-example-servers"
    }
    place = Location(f"{name}/{servers.file}" if name else servers.file)
    return replace(
        document,
        root={**root, "servers": stated},
        origins=_Origins(document.origins, place),
        carries=document.carries | {Fact.SERVERS},
    )
