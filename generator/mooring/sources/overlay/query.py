"""JSONPath queries (RFC 9535): the nodes that a target selects; the one home of the library for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias, cast

from mooring.document import Json

if TYPE_CHECKING:
    from jsonpath_rfc9535 import JSONPathQuery, JSONValue

Way: TypeAlias = tuple[str | int, ...]
"""The member names and array indices from the root to a node."""

DEPTH = 512
"""Levels that a descendant segment enters; no document that is read has as many."""


LONGEST = 200
"""Characters of a query that a message repeats."""


class InvalidQuery(ValueError):
    """A text is no query; the message says why."""


class UnansweredQuery(ValueError):
    """A query cannot be answered for a document; the message says why."""


@dataclass(frozen=True, slots=True)
class Query:
    """A query, ready to be asked."""

    text: str
    compiled: JSONPathQuery

    @classmethod
    def of(cls, text: str) -> Query:
        """The query that a text writes; nothing beyond the RFC is understood.

        Raises:
            InvalidQuery: it is none.
        """
        # Few runs read an overlay, and no other should wait for this library.
        from jsonpath_rfc9535 import JSONPathEnvironment, JSONPathError

        environment = JSONPathEnvironment()
        environment.max_recursion_depth = DEPTH
        try:
            return cls(text, environment.compile(text))
        except JSONPathError as error:
            at = "" if error.token is None else f" at character {error.token.index + 1}"
            raise InvalidQuery(f"{error.args[0]}{at}") from None
        except RecursionError:
            raise InvalidQuery("it is nested too deeply") from None

    def __str__(self) -> str:
        return shortened(self.text)

    def selected(self, root: Json) -> list[Way]:
        """The ways to the selected nodes, each once, ancestors before what is below them and lower indices first.

        Raises:
            UnansweredQuery: the query or the document is nested too deeply.
        """
        from jsonpath_rfc9535 import JSONPathError

        try:
            nodes = list(self.compiled.finditer(cast("JSONValue", root)))
        except (JSONPathError, RecursionError):
            message = f"“{self}” leads too deep into the document; name what it selects more closely."
            raise UnansweredQuery(message) from None
        # Two ways part at one object or at one array, so that names never meet indices.
        return sorted({node.location for node in nodes})


def shortened(text: str) -> str:
    """A query as messages repeat it."""
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
