"""Addresses that pages write, which need not be any."""

from urllib.parse import SplitResult, urlsplit


def split(address: str) -> SplitResult:
    """The parts of an address (RFC 3986); of what is none, everything is its path."""
    try:
        return urlsplit(address)
    except ValueError:
        return SplitResult("", "", address, "", "")
