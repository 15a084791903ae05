"""Contradictions between two documents of one API, and what decides them."""

from collections.abc import Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase

from mooring.diagnostics import Diagnostic, Location
from mooring.document import Document, Json


@dataclass(frozen=True, slots=True)
class Preference:
    """Whose word counts where pages contradict each other.

    Args:
        pages: Names of pages, or patterns for them, from the strongest to the weakest.
        is_majority: Whether what most pages say counts where no pattern decides.
    """

    pages: tuple[str, ...] = ()
    is_majority: bool = False

    def choose(self, versions: "Sequence[Version]") -> "Version | None":
        """The version that counts; None where nothing decides."""
        for pattern in self.pages:
            chosen = [
                version
                for version in versions
                if any(_matches(one.name, pattern) for one in version.documents)
            ]
            if len(chosen) == 1:
                return chosen[0]
        if self.is_majority:
            ranked = sorted(
                versions, key=lambda version: len(version.documents), reverse=True
            )
            if len(ranked[0].documents) > len(ranked[1].documents):
                return ranked[0]
        return None


@dataclass(slots=True)
class Version:
    """One of the values that are stated for a place, and the documents that state it."""

    value: Json
    documents: list[Document]


@dataclass(frozen=True, slots=True)
class Conflict:
    """A place for which documents state different values."""

    pointer: str
    what: str
    versions: tuple[Version, ...]

    def diagnostic(self) -> Diagnostic:
        """The sentence that names both places, and what to do."""
        places = [self._place(version) for version in self.versions]
        counts = [len(version.documents) for version in self.versions]
        others = "; ".join(
            f"{place}{_pages(count)}" for place, count in zip(places[1:], counts[1:])
        )
        message = (
            f"{self.what} is described here{_pages(counts[0])} and differently at {others}. "
            "Leave one out, or decide with --prefer PAGE or --prefer majority."
        )
        return Diagnostic("pages-contradict", message, places[0])

    def _place(self, version: Version) -> Location:
        return version.documents[0].origins(self.pointer).location


def _matches(name: str, pattern: str) -> bool:
    return (
        name == pattern
        or name.endswith(f"/{pattern}")
        or fnmatchcase(name, pattern)
        or fnmatchcase(name, f"*/{pattern}")
        or f"/{pattern.strip('/')}/" in f"/{name}"
    )


def _pages(count: int) -> str:
    return (
        f" (and on {count - 1} further pages)"
        if count > 2
        else (" (and on one further page)" if count == 2 else "")
    )
