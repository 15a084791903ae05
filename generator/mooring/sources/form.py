"""What a form is: one way in which APIs are published, recognised and read by one module of `forms/`."""

from dataclasses import dataclass
from enum import IntEnum
from typing import Protocol, runtime_checkable

from mooring.document import Document, Standing
from mooring.sources.page import Page


class Rank(IntEnum):
    """The order in which forms are asked; within a rank no two recognise the same page."""

    WHOLE = 1
    """The file is the API description, from its first character to its last."""
    MARKED = 2
    """An unmistakable mark says what the page is."""
    REMAINING = 3
    """Nothing else fits."""


@dataclass(frozen=True, slots=True)
class Grounds:
    """What may be believed beyond the statements of the page itself."""

    trust: frozenset[Standing] = frozenset()
    """Standings that are read as if they were stated: prose, examples."""
    base: Document | None = None
    """A neighbouring revision, for forms that leave most facts out."""


@runtime_checkable
class Form(Protocol):
    """A module of `forms/`, or what a plugin has in its place."""

    @property
    def TITLE(self) -> str | None:
        """What a person calls a file of this form, with its article; None where it is only recognised to be refused."""
        ...

    @property
    def RANK(self) -> Rank: ...

    def recognises(self, page: Page) -> bool:
        """Whether the page is of this form; cheap, and true for pages that turn out broken."""
        ...

    def read(self, page: Page, grounds: Grounds) -> Document:
        """The document that the page holds.

        Raises:
            Unreadable: it holds none, or a broken one.
        """
        ...
