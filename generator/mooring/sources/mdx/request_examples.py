"""What a request example in a shell, Python or JavaScript shows about the request."""

import re
import shlex
from dataclasses import dataclass, field

from mooring.document import Json
from mooring.sources.mdx.example_values import parsed
from mooring.sources.markdown.fences import Fence

_URL = re.compile(r"https?://[^\s\"'`\\]+")
_HEADER = re.compile(
    r"[\"']?(?P<name>Authorization|X-[A-Za-z-]*(?:Key|Token))[\"']?\s*:\s*[\"'`](?P<value>[^\"'`\n]+)",
    re.IGNORECASE,
)
_SHELL = frozenset({"bash", "sh", "shell", "curl", "zsh", "console"})


@dataclass(frozen=True, slots=True)
class RequestShown:
    """The parts of a request that an example shows; offsets are those of the page's text."""

    title: str
    url: str | None
    url_start: int
    headers: dict[str, tuple[str, int]] = field(
        default_factory=dict[str, tuple[str, int]]
    )
    """The value and the offset of each header, by its name in lower case."""
    body: Json = None


def request_shown(fence: Fence) -> RequestShown:
    """What one example shows; a language that is not known still shows addresses and credentials."""
    url = _URL.search(fence.body)
    headers = {
        found["name"].lower(): (
            found["value"].strip(),
            fence.body_start + found.start("name"),
        )
        for found in _HEADER.finditer(fence.body)
    }
    shown = RequestShown(
        fence.title or fence.language,
        url[0] if url else None,
        fence.body_start + (url.start() if url else 0),
        headers,
    )
    return _curl(shown, fence) if fence.language in _SHELL else shown


def _curl(shown: RequestShown, fence: Fence) -> RequestShown:
    try:
        words = shlex.split(fence.body.replace("\\\n", " "), comments=False)
    except ValueError:
        return shown
    headers = dict(shown.headers)
    body: Json = None
    for option, value in zip(words, words[1:]):
        if option in ("-H", "--header") and ":" in value:
            name, _, text = value.partition(":")
            start = fence.body.find(value)
            headers[name.strip().lower()] = (
                text.strip(),
                fence.body_start + max(start, 0),
            )
        elif option in ("-d", "--data", "--data-raw", "--data-binary", "--json"):
            try:
                body = parsed(value)
            except ValueError:
                body = None
    return RequestShown(shown.title, shown.url, shown.url_start, headers, body)
