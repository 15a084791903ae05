"""A digest of what the model says, to tell whether it says the same as before."""

from collections.abc import Callable
from dataclasses import fields, is_dataclass
from hashlib import blake2b
from io import BytesIO
from operator import attrgetter
from pickle import HIGHEST_PROTOCOL, Pickler
from typing import TypeAlias, cast


def fingerprint(value: object) -> str:
    """A digest of frozen dataclasses, tuples and scalars; no two values that differ have the same.

    They are pickled for that, since nothing walks them faster; what is pickled is never read back.
    """
    written = BytesIO()
    _Writer(written, HIGHEST_PROTOCOL).dump(value)
    return blake2b(written.getbuffer(), digest_size=16).hexdigest()


_Reduced: TypeAlias = tuple[type[object], tuple[object, ...]]
_Members: TypeAlias = Callable[[object], tuple[object, ...]]


class _Writer(Pickler):
    def reducer_override(self, value: object) -> _Reduced:
        """A dataclass as its class and its fields: what pickle would find out by itself, at ten times the cost."""
        kind = type(value)
        members = _MEMBERS.get(kind)
        if members is None:
            if not is_dataclass(value) or isinstance(value, type):
                return cast(_Reduced, NotImplemented)
            members = _MEMBERS[kind] = _members([one.name for one in fields(value)])
        return kind, members(value)


_MEMBERS = dict[type[object], _Members]()


def _members(names: list[str]) -> _Members:
    """What gives the attributes of those names, as a tuple."""
    match names:
        case []:
            return lambda _: ()
        case [name]:
            return lambda value: (getattr(value, name),)
        case _:
            return attrgetter(*names)
