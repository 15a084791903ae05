"""Keywords that the model does not take apart, and which of them differ."""

from mooring.drift.effects import Effect
from mooring.drift.elements import Element, Info, Shape
from mooring.model import (
    Body,
    Content,
    Header,
    Operation,
    Parameter,
    Response,
    SecurityScheme,
    Value,
)

ASSERTIONS = frozenset(
    (
        *(
            "not",
            "if",
            "then",
            "else",
            "contains",
            "maxContains",
            "dependentRequired",
            "dependentSchemas",
        ),
        *("dependencies", "unevaluatedItems", "unevaluatedProperties"),
    )
)
"""Keywords of a schema that can only take values away from those that the rest of it accepts."""
REMARKS = frozenset(("externalDocs", "xml", "links"))


def differing_keywords(old: Element, new: Element) -> tuple[str, ...]:
    """The names of the keywords that only one side states, or both differently."""
    before, after = _unmodelled(old), _unmodelled(new)
    return tuple(key for key in before | after if before.get(key) != after.get(key))


def is_extension(keyword: str) -> bool:
    """Whether a keyword is a vendor's own (OpenAPI 3.1, Specification Extensions)."""
    return keyword.startswith("x-")


def keyword_effect(old: Element, new: Element) -> Effect | None:
    """The effect of the keywords that differ, extensions apart."""
    before, after = _unmodelled(old), _unmodelled(new)
    differing = {key for key in differing_keywords(old, new) if not is_extension(key)}
    if not differing:
        return None
    if differing <= REMARKS:
        return Effect.WORDS
    if isinstance(old, Shape) and differing <= ASSERTIONS:
        if not differing & before.keys():
            return Effect.NARROWS
        if not differing & after.keys():
            return Effect.WIDENS
    return Effect.UNKNOWN


def _unmodelled(element: Element) -> dict[str, Value]:
    match element:
        case (
            Info()
            | Shape()
            | Operation()
            | Parameter()
            | Body()
            | Content()
            | Response()
            | Header()
            | SecurityScheme()
        ):
            return dict(element.unmodelled)
        case _:
            return {}
