"""The addresses of a collection's requests, as servers and path templates."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from mooring.document import Json
from mooring.addresses import split
from mooring.sources.openapi_document import members

_VARIABLE = re.compile(r"\{\{\s*(?P<name>[^{}]+?)\s*\}\}")


@dataclass(frozen=True, slots=True)
class Address:
    """Where a request goes: the server where it is known, and the path with `{names}`."""

    server: str | None
    path: str


def address(url: Json, variables: Mapping[str, str]) -> Address | None:
    """The address that a request's `url` states, with the collection's variables put in before the path.

    A variable that the collection does not define says nothing; in the path, any variable is a parameter.
    """
    raw = url if isinstance(url, str) else dict(members(url)).get("raw")
    if not isinstance(raw, str) or not raw.strip():
        raw = _joined(url)
    raw = re.split(r"[?#]", raw.strip(), maxsplit=1)[0]
    if not raw:
        return None
    host, path = _divided(raw)
    host = _VARIABLE.sub(lambda found: variables.get(found["name"], found[0]), host)
    if "://" not in host and host and not host.startswith("{{"):
        host = f"https://{host}"
    parts = split(host)
    is_known = parts.scheme in ("http", "https") and "{{" not in host and parts.netloc
    server = f"{parts.scheme}://{parts.netloc}{parts.path}".rstrip("/")
    return Address(server if is_known else None, _template(path))


def _divided(raw: str) -> tuple[str, str]:
    """What stands before the path, and the path."""
    scheme, separator, rest = raw.rpartition("://")
    host, slash, path = rest.partition("/")
    return f"{scheme}{separator}{host}", f"{slash}{path}"


def _template(path: str) -> str:
    path = _VARIABLE.sub(lambda found: f"{{{found['name']}}}", path)
    path = re.sub(r"(?<=/):([A-Za-z_][\w-]*)", r"{\1}", path)
    return f"/{path.removeprefix('/')}"


def _joined(url: Json) -> str:
    """The address of a request that gives it in parts alone."""
    stated = dict(members(url))
    host, path = stated.get("host"), stated.get("path")
    protocol = stated.get("protocol")
    start = f"{protocol}://" if isinstance(protocol, str) else ""
    name = ".".join(map(str, host)) if isinstance(host, list) else str(host or "")
    rest = "/".join(map(str, path)) if isinstance(path, list) else str(path or "")
    return f"{start}{name}/{rest.removeprefix('/')}" if name or rest else ""
