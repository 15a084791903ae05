"""Text from a document → text of a page, by the only doors there are."""

from unicodedata import east_asian_width

from mooring.escapes import visible, xml


class Html(str):
    """Text that is safe between tags, and in an attribute that stands in quotes."""

    __slots__ = ()


def html(text: str) -> Html:
    """Text on one line, escaped, with everything unseen spelled out."""
    return Html(xml(text))


def number(value: int | float) -> Html:
    """A number, in a picture to a tenth."""
    return Html(f"{value:.1f}".removesuffix(".0"))


def breadth(text: str) -> int:
    """How many cells of a fixed-width font a text fills once it is shown (Unicode Standard Annex 11)."""
    return sum(2 if east_asian_width(one) in "WF" else 1 for one in visible(text))
