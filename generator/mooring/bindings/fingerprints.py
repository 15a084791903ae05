"""A digest of what the model says, to tell whether it says the same as before."""

from functools import cache
from hashlib import blake2b
from io import BytesIO
from operator import attrgetter
from pickle import HIGHEST_PROTOCOL, Pickler
from collections.abc import Callable
from dataclasses import fields, is_dataclass


def fingerprint(value: object) -> str:
    """A digest of frozen dataclasses, tuples and scalars; no two values that differ have the same.

    They are pickled for that, since nothing walks them faster; what is pickled is never read back.
    """
    written = BytesIO()
    _Writer(written, HIGHEST_PROTOCOL).dump(value)
    return blake2b(written.getbuffer(), digest_size=16).hexdigest()


class _Writer(Pickler):
    def reducer_override(self, value: object) -> object:
        """A dataclass as its class and its fields: what pickle would find out by itself, at ten times the cost."""
        kind = type(value)
        if is_dataclass(value) and kind is not type:
            return kind, _members(kind)(value)
        return NotImplemented


@cache
def _members(kind: type) -> Callable[[object], tuple[object, ...]]:
    names = [one.name for one in fields(kind)]
    match names:
        case []:
            return lambda _: ()
        case [name]:
            return lambda value: (getattr(value, name),)
        case _:
            return attrgetter(*names)
