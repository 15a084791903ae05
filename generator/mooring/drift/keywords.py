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
WITHOUT_FORCE = frozenset(
    (
        *("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"),
        *("minLength", "maxLength", "pattern", "minItems", "maxItems", "uniqueItems"),
        *("minProperties", "maxProperties", "contentEncoding", "contentMediaType"),
        *("contentSchema", "items", "prefixItems", "properties", "required"),
    )
)
"""Keywords that limit one type; where the model did not take them in, they stand beside another."""
COUNTS = {"minContains": True, "maxContains": False}
"""Counts of a schema, and whether raising them takes values away."""
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
    if not isinstance(old, Shape):
        return Effect.UNKNOWN
    effects = {
        _one_effect(key, before.get(key), after.get(key))
        for key in differing
        if key not in REMARKS
    } - {Effect.EQUAL}
    match len(effects):
        case 0:
            return Effect.EQUAL
        case 1:
            return effects.pop()
        case _:
            return Effect.UNKNOWN


def _one_effect(key: str, before: Value | None, after: Value | None) -> Effect:
    """The effect of one keyword of a schema that came, went or changed."""
    if key in WITHOUT_FORCE:
        return Effect.EQUAL
    match before, after:
        case (Value(), Value()) if key in COUNTS:
            is_raised = float(str(after)) > float(str(before))
            return Effect.NARROWS if is_raised is COUNTS[key] else Effect.WIDENS
        case (None, _) if key in ASSERTIONS:
            return Effect.NARROWS
        case (_, None) if key in ASSERTIONS:
            return Effect.WIDENS
        case _:
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
