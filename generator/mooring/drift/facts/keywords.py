"""Keywords that the model does not take apart, and which of them differ."""

from mooring.drift.facts.effects import Effect
from mooring.drift.facts.elements import Element, Info, Shape
from mooring.model import (
    Array,
    Body,
    Boolean,
    Content,
    Header,
    Null,
    Number,
    Object,
    Operation,
    Parameter,
    Response,
    SecurityScheme,
    Server,
    String,
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
        *("dependencies", "contentSchema", "unevaluatedItems", "unevaluatedProperties"),
    )
)
"""Keywords of a schema that can only take values away from those that the rest of it accepts."""
OF_ONE_TYPE = frozenset(
    (
        *("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"),
        *("minLength", "maxLength", "pattern", "minItems", "maxItems", "uniqueItems"),
        *("minProperties", "maxProperties", "contentEncoding", "contentMediaType"),
        *("items", "prefixItems", "properties", "required"),
    )
)
"""Keywords that limit one type; where the model did not take them in beside a type, they stand beside another."""
TYPED = (String, Number, Boolean, Null, Array, Object)
COUNTS = {"minContains": True, "maxContains": False}
"""Counts of a schema, and whether raising them takes values away."""
REMARKS = frozenset(
    (
        *("externalDocs", "xml", "links", "discriminator", "termsOfService"),
        *("contact", "license", "summary", "description"),
    )
)
"""Keywords that say nothing about values; a discriminator that is left here has no union to tell apart."""
REMARKS_ON = ("examples/", "tags/")
"""What the names of keywords begin with that hold remarks on something else."""


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
    told = {key for key in differing if not _is_remark(key, old)}
    if not told:
        return Effect.WORDS
    if not isinstance(old, Shape) or not isinstance(new, Shape):
        return Effect.UNKNOWN
    is_typed = isinstance(old.type, TYPED) and isinstance(new.type, TYPED)
    effects = {
        _one_effect(key, before.get(key), after.get(key), is_typed=is_typed)
        for key in told
    } - {Effect.EQUAL}
    match len(effects):
        case 0:
            return Effect.EQUAL
        case 1:
            return effects.pop()
        case _:
            return Effect.UNKNOWN if Effect.UNKNOWN in effects else Effect.INCOMPARABLE


def _is_remark(keyword: str, element: Element) -> bool:
    """Whether a keyword only tells people something."""
    if isinstance(element, Server) and keyword == "name":
        return True
    return keyword in REMARKS or keyword.startswith(REMARKS_ON)


def _one_effect(
    key: str, before: Value | None, after: Value | None, *, is_typed: bool
) -> Effect:
    """The effect of one keyword of a schema that came, went or changed."""
    if key in OF_ONE_TYPE:
        return Effect.EQUAL if is_typed else Effect.UNKNOWN
    if key in COUNTS and before is not None and after is not None:
        is_raised = float(str(after)) > float(str(before))
        return Effect.NARROWS if is_raised is COUNTS[key] else Effect.WIDENS
    if key == "dependentRequired":
        return _dependent_effect(before, after)
    if key not in ASSERTIONS:
        return Effect.UNKNOWN
    if before is None or after is None:
        return Effect.NARROWS if before is None else Effect.WIDENS
    return Effect.UNKNOWN


def _dependent_effect(before: Value | None, after: Value | None) -> Effect:
    """More names that must be there narrow, fewer widen (JSON Schema 2020-12, Validation, section 6.5.4)."""
    old, new = _pairs(before), _pairs(after)
    if old <= new:
        return Effect.NARROWS
    return Effect.WIDENS if new <= old else Effect.INCOMPARABLE


def _pairs(value: Value | None) -> frozenset[tuple[str, str]]:
    stated = None if value is None else value.json
    return frozenset(
        (name, str(needed))
        for name, names in (stated if isinstance(stated, dict) else {}).items()
        for needed in (names if isinstance(names, list) else ())
    )


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
            | Server()
        ):
            return dict(element.unmodelled)
        case _:
            return {}
