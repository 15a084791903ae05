"""Texts that match a pattern; the only module that knows rstr."""

import re
from collections.abc import Iterator
from random import Random

import rstr

TRIES = 40


def texts(pattern: str) -> Iterator[str]:
    """Some texts that may match a pattern, the same ones in every run; none where it is not understood."""
    source = rstr.Rstr(Random(pattern))
    # ECMA-262 writes a named group without the P.
    written = re.sub(r"\(\?<(?=[A-Za-z_])", "(?P<", pattern)
    for _ in range(TRIES):
        try:
            yield source.xeger(written)
        # Whatever it does not understand, it says in its own way.
        except Exception:
            return
