"""A GitBook page that only points to an operation of an OpenAPI document: recognised, and refused."""

from mooring.document import Document
from mooring.sources.form import Grounds, Rank
from mooring.sources.forms import gitbook_blocks
from mooring.sources.markdown.liquid import Block, blocks
from mooring.sources.page import Page

TITLE = None
RANK = Rank.MARKED

_POINTERS = frozenset(
    {"openapi", "openapi-operation", "openapi-schemas", "openapi-webhook"}
)


def recognises(page: Page) -> bool:
    return _pointer(page) is not None and not gitbook_blocks.recognises(page)


def read(page: Page, grounds: Grounds) -> Document:
    block = _pointer(page)
    assert block is not None
    target = block.attributes.get("src") or block.attributes.get("spec")
    named = f"“{target}”" if target else "the vendor’s OpenAPI document"
    operation = " ".join(
        part
        for part in (
            block.attributes.get("method", "").upper(),
            block.attributes.get("path", ""),
        )
        if part
    )
    shown = f" for {operation}" if operation else ""
    raise page.refusal(
        "pointer-only",
        f"This page holds no facts; it points to {named}{shown}. Give that document instead.",
        page.location(block.start),
    )


def _pointer(page: Page) -> Block | None:
    return next(
        (
            inner
            for block in blocks(page.text)
            for inner in (block, *block.inside())
            if inner.name in _POINTERS
        ),
        None,
    )
