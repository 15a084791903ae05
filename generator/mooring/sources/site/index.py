"""The list of a documentation site's pages: `llms.txt` (llmstxt.org), or the navigation of `docs.json` or `mint.json`."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from posixpath import basename

from mooring.document import Json

_NAVIGATIONS = ("docs.json", "mint.json")
_LINK = re.compile(
    r"\]\((?P<address>[^)\s]+)\)|(?<![(\w])(?P<bare>https?://[^\s)>\]]+)"
)
_SPECIFICATION = re.compile(r"\.(?:json|ya?ml)(?:\.md)?(?:[?#].*)?$", re.IGNORECASE)
_WORDS = re.compile(r"openapi|swagger", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class SiteIndex:
    """The pages that a site lists, and the whole OpenAPI documents that it names, as addresses or paths."""

    name: str
    pages: tuple[str, ...]
    specifications: tuple[str, ...]


def is_index(path: str) -> bool:
    """Whether a file is a list of pages by its name; `llms-full.txt` is none, it holds the pages themselves."""
    return is_llms(path) or is_navigation(path)


def is_navigation(path: str) -> bool:
    """Whether a file holds the settings of a site."""
    return basename(path) in _NAVIGATIONS or path.endswith(
        tuple(f"__{name}" for name in _NAVIGATIONS)
    )


def is_llms(path: str) -> bool:
    return basename(path) == "llms.txt" or path.endswith("__llms.txt")


def site_index(files: Mapping[str, bytes]) -> SiteIndex | None:
    """The list that counts among several: the one nearest to the top, `llms.txt` before a navigation."""
    ranked = sorted(files, key=lambda path: (not is_llms(path), path.count("/"), path))
    for path in ranked:
        text = files[path].decode("utf-8", errors="replace")
        index = _of_links(path, text) if is_llms(path) else _of_navigation(path, text)
        if index.pages:
            return index
    return None


def _of_links(path: str, text: str) -> SiteIndex:
    addresses = list(
        dict.fromkeys(
            found["address"] or found["bare"].rstrip(".,;")
            for found in _LINK.finditer(text)
        )
    )
    specifications = [one for one in addresses if _is_specification(one)]
    return SiteIndex(
        path,
        tuple(one for one in addresses if one not in specifications),
        tuple(one.removesuffix(".md") for one in specifications),
    )


def _is_specification(address: str) -> bool:
    return (
        _SPECIFICATION.search(address) is not None
        and _WORDS.search(address) is not None
    )


def _of_navigation(path: str, text: str) -> SiteIndex:
    try:
        value: Json = json.loads(text)
    except (ValueError, RecursionError):
        return SiteIndex(path, (), ())
    navigation = value.get("navigation") if isinstance(value, dict) else None
    return SiteIndex(
        path,
        tuple(_pages(navigation)),
        tuple(dict.fromkeys(_specifications(value))),
    )


def _pages(value: Json) -> Iterator[str]:
    match value:
        case dict():
            for key, member in value.items():
                if key in ("pages", "root") or isinstance(member, dict | list):
                    yield from _pages(member)
        case list():
            for item in value:
                yield from _pages(item)
        case str() if " " not in value.strip():
            yield value
        case _:
            pass


def _specifications(value: Json) -> Iterator[str]:
    match value:
        case dict():
            for key, member in value.items():
                if key == "openapi":
                    yield from _texts(member)
                else:
                    yield from _specifications(member)
        case list():
            for item in value:
                yield from _specifications(item)
        case _:
            pass


def _texts(value: Json) -> Iterator[str]:
    match value:
        case str():
            yield value
        case list():
            for item in value:
                yield from _texts(item)
        case dict():
            yield from _texts(value.get("source"))
        case _:
            pass
