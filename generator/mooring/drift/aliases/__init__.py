"""The ids under which oasdiff knows what a rule finds, so that existing configuration can be carried over.

known      every id for a part of a payload
schemas    what was edited in a schema, in oasdiff's words
exchanges  ids of what is no schema: operations, bodies, responses, headers, the document
parameters, security  ids of those
"""

from collections.abc import Iterable, Iterator

from mooring.drift.aliases.exchanges import exchange_ids
from mooring.drift.aliases.known import PARTS_BY_EDIT, READ_ONLY
from mooring.drift.aliases.pair import Pair
from mooring.drift.aliases.schemas import schema_edits
from mooring.drift.facts.effects import Effect
from mooring.drift.facts.elements import Condition
from mooring.drift.facts.scopes import Part

OF_THE_WHOLE = ("prefix-items", "all-of")
READ_ONLY_PROPERTY = "request-read-only-property"

__all__ = ["Pair", "aliases"]


def aliases(
    rule: str, pair: Pair, effect: Effect, parts: Iterable[Part]
) -> tuple[str, ...]:
    """The ids of one finding of `rule` by the alphabet, one for each kind of part that it is met in."""
    ids = {*exchange_ids(rule, pair, effect, frozenset(parts))}
    for edit in schema_edits(rule, pair, effect):
        ids.update(_ids(tuple(edit.split("|")), parts, pair))
    return tuple(sorted(ids))


def _ids(edits: tuple[str, ...], parts: Iterable[Part], pair: Pair) -> Iterator[str]:
    """One id for each part: the first name for the edit that there is an id with."""
    for part in sorted(parts, key=lambda one: (one.root, one.is_inner)):
        ids = [
            f"{kind}-{edit}"
            for edit in edits
            for kind in kinds(part, pair, edit)
            if kind in PARTS_BY_EDIT.get(edit, ())
            or (kind == READ_ONLY_PROPERTY and edit in READ_ONLY)
        ]
        yield from ids[:1]


def kinds(part: Part, pair: Pair, edit: str) -> Iterator[str]:
    """What oasdiff calls a part of a message, the most telling name first."""
    is_silent = not part.direction and part.is_inner
    # Which places an array names, and which conditions are joined, is said of the whole.
    is_whole = (
        edit.startswith(OF_THE_WHOLE)
        and len(pair.difference.site.path) == 1
        and not isinstance(pair.difference.old or pair.difference.new, Condition)
    )
    is_inner = part.is_inner and not is_whole
    if part.root.startswith("request body"):
        if is_silent:
            yield READ_ONLY_PROPERTY
        yield "request-property" if is_inner else "request-body"
    elif part.root.startswith("response"):
        if is_silent:
            yield "response-write-only-property"
        if pair.is_header:
            yield "response-header"
        if not part.is_inner and edit == "enum-value-removed":
            yield "response-mediatype"
        yield "response-property" if is_inner else "response-body"
    elif " parameter " in part.root:
        if part.is_inner and part.root.startswith("header "):
            yield "request-header-property"
        yield "request-parameter-property" if part.is_inner else "request-parameter"
