"""Text from a document → text of a page, by the only doors there are."""

from mooring.drift.reports.escapes import xml


class Html(str):
    """Text that is safe between tags, and in an attribute that stands in quotes."""

    __slots__ = ()


def html(text: str) -> Html:
    """Text on one line, escaped, with everything unseen spelled out."""
    return Html(xml(text))


def number(value: int | float) -> Html:
    """A number, in a picture to a tenth."""
    return Html(f"{value:.1f}".removesuffix(".0"))
