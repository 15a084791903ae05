"""Addresses that documents write (RFC 3986), which need not be any."""

from urllib.parse import SplitResult, urljoin, urlsplit


def split(address: str) -> SplitResult:
    """The parts of an address; of what is none, everything is its path."""
    try:
        return urlsplit(address)
    except ValueError:
        return SplitResult("", "", address, "", "")


def joined(base: str, reference: str) -> str:
    """The address that a reference means at `base` (section 5); of what is none, the reference alone."""
    try:
        return urljoin(base, reference)
    except ValueError:
        return reference
