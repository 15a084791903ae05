"""What an API and its version are called, by what the document says of itself."""

import keyword
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from unicodedata import normalize
from urllib.parse import urlsplit

from mooring.diagnostics import Misuse
from mooring.document import Document, Fact, Json

_NOISE = frozenset(
    "a an and api apis by definition docs documentation for of open openapi public reference rest restful schema "
    "server service spec specification swagger the version web".split()
)
"""Words of titles that tell no API from another."""
_VERSION = re.compile(r"v\d+(?:(?:alpha|beta|p)\d*)*", re.IGNORECASE)
"""A version as addresses and titles state it: v2, v1beta1, v1p1beta1."""
_NUMBER = re.compile(r"v?\d+(?:\.\d+)*", re.IGNORECASE)
_MOST_WORDS = 4
_FIRST_YEAR = 1900
"""A major number from here on is the year of a date."""
_PLAIN_HOSTS = frozenset({"api", "apis", "www", "rest", "app", "gateway", "docs"})


@dataclass(frozen=True, slots=True)
class Called:
    """A name, and why it is that one."""

    name: str
    reason: str


def api_name(document: Document, place: str) -> Called:
    """The name of an API in lower case, with hyphens: from its title, else from its host, else from where it was found.

    Args:
        place: The name of the file, folder or address that it was found at.
    """
    title = _member(document.root, "info", "title")
    if isinstance(title, str) and Fact.INFO in document.carries:
        if words := _telling_words(title):
            return Called("-".join(words), f"info.title, {title!r}")
    for host in _hosts(document.root):
        labels = [one for one in host.split(".")[:-1] if one not in _PLAIN_HOSTS]
        if labels and (words := _words(labels[-1])):
            return Called("-".join(words), f"the server, {host}")
    words = _telling_words(place) or _words(place) or ["api"]
    return Called("-".join(words), f"the name {place!r}")


def version_name(document: Document) -> Called:
    """The name of a version, such as v2: from where its servers and paths say it, else from `info.version`, else v1."""
    for address in _addresses(document.root):
        if found := _version_in(urlsplit(address).path):
            return Called(found, f"the server, {address}")
    if (found := _common_version(document.root)) is not None:
        return Called(found, "the paths")
    stated = _member(document.root, "info", "version")
    if isinstance(stated, str) and Fact.INFO in document.carries:
        major = re.match(r"v?(\d+)(?:[.\-+]|$)", stated.strip(), re.IGNORECASE)
        if major is not None and int(major[1]) < _FIRST_YEAR:
            # A version 0 is one that may still change in everything; v0 says so.
            return Called(f"v{int(major[1])}", f"info.version, {stated!r}")
    return Called("v1", "no version that is stated")


def package_name(name: str) -> str:
    """The package of an API by its name: an identifier."""
    package = re.sub(r"\W", "_", name.replace("-", "_")).lower()
    return package if is_importable(package) else f"api_{package}"


def unclaimed(package: str, claimed: Iterable[str]) -> Iterator[str]:
    """Names for a package, the best first: none that hides a module of Python's own library or something claimed."""
    taken = {*sys.stdlib_module_names, "mooring", "httpx", "httpx2", "pydantic"}
    taken |= {re.sub(r"\W", "_", one).lower() for one in claimed}
    stem = package.removesuffix("_client")
    names = (package, f"{stem}_client", f"{stem}_api", f"{stem}_bindings")
    return (one for one in dict.fromkeys(names) if one not in taken)


def is_importable(name: str) -> bool:
    """Whether a package may be called so."""
    return name.isidentifier() and name.isascii() and not keyword.iskeyword(name)


def hides_a_module(package: str) -> bool:
    """Whether a package of that name would stand before a module of Python's own library."""
    return package in sys.stdlib_module_names


def checked_api(name: str) -> str:
    """A name for an API that a person gave.

    Raises:
        Misuse: it could not be the name of a folder.
    """
    if re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]*", name) is None or ".." in name:
        raise Misuse(
            f"--api takes letters, digits and hyphens, such as browser-use, not {name}."
        )
    return name


def checked_version(name: str) -> str:
    """A name for a version that a person gave.

    Raises:
        Misuse: it could not be the name of a package.
    """
    if not is_importable(name):
        raise Misuse(
            f"--version becomes the name of a package: take an identifier such as v2, not {name}."
        )
    return name


def _telling_words(title: str) -> list[str]:
    """The words of a title that tell the API from others; versions and what every title says are none."""
    words = [
        word
        for part in re.split(r"[\s:/|,()]+|(?<=\s)[-–—](?=\s)", title)
        if not (_VERSION.fullmatch(part) or _NUMBER.fullmatch(part))
        for word in _words(part)
        if word not in _NOISE and not _VERSION.fullmatch(word)
    ]
    return words[:_MOST_WORDS]


def _words(text: str) -> list[str]:
    """The words of a text in lower case and in ASCII, as the name of a folder has them."""
    owned = re.sub(r"['’]s\b", "", text)
    plain = normalize("NFKD", owned).encode("ascii", "ignore").decode()
    return re.findall(r"[a-z0-9]+", plain.lower())


def _hosts(root: dict[str, Json]) -> Iterator[str]:
    for address in _addresses(root):
        try:
            host = urlsplit(address).hostname
        except ValueError:
            continue
        if host and re.fullmatch(r"[a-z0-9.-]*[a-z][a-z0-9-]*", host):
            yield host


def _addresses(root: dict[str, Json]) -> Iterator[str]:
    """The addresses of the servers (OpenAPI 3, Server Object), or host and base path of Swagger 2.0."""
    servers = root.get("servers")
    for server in servers if isinstance(servers, list) else ():
        url = server.get("url") if isinstance(server, dict) else None
        if isinstance(url, str) and _is_address(url):
            yield url
    host, base = root.get("host"), root.get("basePath")
    if isinstance(host, str) or isinstance(base, str):
        url = f"https://{host if isinstance(host, str) else ''}{base if isinstance(base, str) else ''}"
        if _is_address(url):
            yield url


def _is_address(url: str) -> bool:
    try:
        urlsplit(url)
    except ValueError:
        return False
    return True


def _common_version(root: dict[str, Json]) -> str | None:
    """The version that every path states."""
    paths = root.get("paths")
    named = paths if isinstance(paths, dict) else {}
    stated = {_version_in(path) for path in named}
    return stated.pop() if len(stated) == 1 else None


def _version_in(path: str) -> str | None:
    """The last version among the parts of a path."""
    parts = [one for one in path.split("/") if _VERSION.fullmatch(one)]
    return parts[-1].lower() if parts else None


def _member(root: dict[str, Json], *keys: str) -> Json:
    value: Json = root
    for key in keys:
        value = value.get(key) if isinstance(value, dict) else None
    return value
