"""The fence in which a Mintlify page carries an endpoint: `yaml [FILE] METHOD PATH`."""

import re
from dataclasses import dataclass

from mooring.diagnostics import Diagnostic
from mooring.sources.markdown.fences import Fence, fences
from mooring.sources.markdown.sections import first_key
from mooring.sources.page import Page

_INFO = re.compile(
    r"(?:yaml|yml|json)[ \t]+(?:(?P<file>\S+)[ \t]+)?"
    r"(?P<method>get|put|post|delete|options|head|patch|trace|webhook)[ \t]+(?P<path>\S.*)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class EndpointFence:
    """An endpoint's fence: what its info string says, and its text."""

    file: str | None
    """The vendor's whole document, as a path or an address."""
    method: str
    path: str
    body: str
    body_start: int

    @property
    def first_key(self) -> str | None:
        return first_key(self.body)


def endpoint_fences(text: str) -> tuple[EndpointFence, ...]:
    """The fences of a page whose info string names a method and a path."""
    if "```" not in text and "~~~" not in text:
        return ()
    return tuple(
        EndpointFence(
            info["file"],
            info["method"].lower(),
            info["path"].strip(),
            fence.body,
            fence.body_start,
        )
        for fence in fences(text)
        if (info := _info(fence)) is not None
    )


def only(
    page: Page, found: tuple[EndpointFence, ...]
) -> tuple[EndpointFence, list[Diagnostic]]:
    """The first of a page's endpoint fences, and a warning for each that is left out."""
    first, *others = found
    return first, [
        page.warning(
            "second-endpoint",
            f"The page carries a second endpoint, {other.method.upper()} {other.path}, which is left out; "
            "give it a page of its own.",
            page.location(other.body_start),
        )
        for other in others
    ]


def _info(fence: Fence) -> "re.Match[str] | None":
    return _INFO.fullmatch(fence.info)
