"""The endpoint that an exported page names only in its words or its examples, since the export leaves out the front matter."""

import re
from dataclasses import dataclass

from mooring.document import Standing
from mooring.sources.markdown.fences import fences
from mooring.sources.markdown.tags import without_code
from mooring.sources.mdx.endpoint import MdxEndpoint, endpoint
from mooring.sources.mdx.request_examples import RequestShown, request_shown
from mooring.sources.page import Page

_METHODS = "GET|PUT|POST|DELETE|OPTIONS|HEAD|PATCH|TRACE"
_WORDS = re.compile(
    rf"\b(?P<method>{_METHODS})`?[ \t]+`?(?P<target>(?:https?://[^\s/`]+)?/[^\s`*,;)\"']*)"
)
_CURL = frozenset({"bash", "sh", "shell", "curl", "zsh", "console"})
_METHOD_OPTION = re.compile(rf"(?:-X|--request)[ =]*[\"']?(?P<method>{_METHODS})\b")
_URL = re.compile(r"https?://[^/?#]+(?P<path>/[^?#]*)?")


@dataclass(frozen=True, slots=True)
class NamedEndpoint:
    """An endpoint, where it is named, and what that is worth."""

    endpoint: MdxEndpoint
    start: int
    standing: Standing


def named_endpoints(page: Page) -> list[NamedEndpoint]:
    """The endpoint of the words, and that of the curl examples; of each at most one, where all mentions agree."""
    return [
        *_only(list(_in_words(page)), Standing.PROSE),
        *_only(list(_in_examples(page)), Standing.EXAMPLE),
    ]


def _only(
    found: list[tuple[MdxEndpoint, int]], standing: Standing
) -> list[NamedEndpoint]:
    if len({(one.method, one.path) for one, _ in found}) != 1:
        return []
    named, start = found[0]
    return [NamedEndpoint(named, start, standing)]


def _in_words(page: Page) -> list[tuple[MdxEndpoint, int]]:
    text = without_code(page.text)
    return [
        (named, mention.start())
        for mention in _WORDS.finditer(text)
        if (named := endpoint(f"{mention['method']} {mention['target'].rstrip('.:')}"))
    ]


def _in_examples(page: Page) -> list[tuple[MdxEndpoint, int]]:
    found: list[tuple[MdxEndpoint, int]] = []
    for fence in fences(page.text):
        if fence.language not in _CURL:
            continue
        shown = request_shown(fence)
        method = _METHOD_OPTION.search(fence.body)
        named = endpoint(f"{_method(method, shown)} {_path(shown)}")
        if named is not None and shown.url is not None:
            found.append((named, shown.url_start))
    return found


def _method(stated: "re.Match[str] | None", shown: RequestShown) -> str:
    """The method that curl uses: the stated one, else POST where it sends data (curl(1), “--data”)."""
    if stated is not None:
        return stated["method"]
    return "GET" if shown.body is None else "POST"


def _path(shown: RequestShown) -> str:
    found = _URL.match(shown.url or "")
    return (found["path"] if found else None) or "/"
