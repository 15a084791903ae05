"""Names from earlier revisions of the document that go on working; whoever uses one hears a `DeprecationWarning`."""

import warnings
from collections.abc import Callable, Mapping
from functools import wraps
from inspect import iscoroutinefunction
from typing import TYPE_CHECKING, Any, ClassVar, TypeAlias, TypeVar

from .models import Model

Returned = TypeVar("Returned")

Names: TypeAlias = Mapping[str, tuple[str, str]]
"""The new name of each, and the revision that brought it."""


def renamed_keywords(
    names: Names, said: str | None = None
) -> Callable[[Callable[..., Returned]], Callable[..., Returned]]:
    """Lets a method take keywords by the names that they had.

    Args:
        said: What whoever calls the method is told of it, by whichever keywords.
    """

    def around(method: Callable[..., Returned]) -> Callable[..., Returned]:
        @wraps(method)
        def taking(*arguments: object, **keywords: Any) -> Returned:
            return method(*arguments, **_understood(keywords, names, said))

        @wraps(method)
        async def awaiting(*arguments: object, **keywords: Any) -> Any:
            begun: Any = method(*arguments, **_understood(keywords, names, said))
            return await begun

        # What is said of a coroutine is said where it is awaited, so that it is known for one.
        both: tuple[Any, Any] = taking, awaiting
        chosen: Callable[..., Returned] = both[iscoroutinefunction(method)]
        return chosen

    return around


def _understood(
    keywords: Mapping[str, Any], names: Names, said: str | None
) -> Mapping[str, Any]:
    if said is not None:
        warnings.warn(said, DeprecationWarning, stacklevel=3)
    if names.keys().isdisjoint(keywords):
        return keywords
    return _by_new_names(keywords, names, depth=5)


class RenamingModel(Model):
    """A model some of whose members had other names, which are understood where it is made by hand, read or changed.

    What a server sends is read by the names of the document alone.

    Args:
        renamed: Those names.
    """

    __renamed__: ClassVar[Names] = {}

    def __init_subclass__(cls, *, renamed: Names | None = None, **config: Any) -> None:
        super().__init_subclass__(**config)
        if renamed is not None:
            cls.__renamed__ = renamed

    def __init__(self, /, **members: Any) -> None:
        if not self.__renamed__.keys().isdisjoint(members):
            members = _by_new_names(members, self.__renamed__)
        super().__init__(**members)

    # As for `Model`: decoding has no use for it.
    __init__.__pydantic_base_init__ = True  # type: ignore[attr-defined]

    if not TYPE_CHECKING:
        # Type checkers would take every name for a member.
        def __getattr__(self, name: str) -> Any:
            if name in self.__renamed__:
                return getattr(self, _new_name(name, self.__renamed__))
            return super().__getattr__(name)

    def __setattr__(self, name: str, value: Any) -> None:
        if name in self.__renamed__:
            name = _new_name(name, self.__renamed__)
        super().__setattr__(name, value)


def _by_new_names(
    given: Mapping[str, Any], names: Names, *, depth: int = 4
) -> dict[str, Any]:
    """Keywords under the names that they have now.

    Args:
        depth: How many frames up the stack from where these are told the caller is.

    Raises:
        TypeError: one is given under both its names.
    """
    taken = {**given}
    for old in [name for name in given if name in names]:
        if names[old][0] in taken:
            raise TypeError(f"`{old}` is `{names[old][0]}`: only one may be given.")
        taken[_new_name(old, names, depth=depth)] = taken.pop(old)
    return taken


def _new_name(old: str, names: Names, *, depth: int = 3) -> str:
    """The new name of one, of which the caller is told.

    Args:
        depth: How many frames up the stack the caller is.
    """
    new, since = names[old]
    warnings.warn(
        f"`{old}` is `{new}` since {since}.", DeprecationWarning, stacklevel=depth
    )
    return new
