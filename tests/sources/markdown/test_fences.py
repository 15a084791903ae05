"""Fenced blocks of Markdown."""

import pytest

from mooring.sources.markdown.fences import fences, masked


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("```yaml a b\nx\n```\n", [("yaml a b", "x\n")]),
        ("````md\n```\ninner\n```\n````\n", [("md", "```\ninner\n```\n")]),
        ("~~~\n```\n~~~\n```\nx\n```", [("", "```\n"), ("", "x\n")]),
        ("   ```json\n   {}\n  ```\n", [("json", "   {}\n")]),
        ("```\nnever closed", [("", "never closed")]),
        ("```\nx\n``\n```` \ny", [("", "x\n``\n")]),
        ("a ``` b\n```c``` d\n", []),
        ("<!--\n```\nhidden\n```\n-->\n```\nx\n```", [("", "x\n")]),
        ("{/* ```\n*/}\n```\nx\n```", [("", "x\n")]),
    ],
)
def test_a_block_ends_at_the_first_fence_as_long_as_its_own(
    text: str, found: list[tuple[str, str]]
) -> None:
    assert [(fence.info, fence.body) for fence in fences(text)] == found


def test_masking_keeps_every_offset() -> None:
    text = "a\n```x\nb<C>\n```\nd"
    assert masked(text) == "a\n    \n    \n   \nd"
