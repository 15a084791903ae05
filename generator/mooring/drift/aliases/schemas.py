"""What a finding says of a schema, in the words that oasdiff puts behind a part's kind."""

from collections.abc import Iterator

from mooring.document import Json
from mooring.drift.aliases.pair import Pair
from mooring.drift.facts.effects import Effect
from mooring.drift.facts.elements import Element, Notice, Shape
from mooring.drift.facts.keywords import differing_keywords
from mooring.drift.judgement.notices import is_earlier
from mooring.drift.policy import STABILITY
from mooring.model import (
    Anything,
    Array,
    Discriminator,
    String,
    Union,
)

BOUNDS = {
    "max-length-changed": ("max-length", "max_length"),
    "min-length-changed": ("min-length", "min_length"),
    "maximum-changed": ("max", "maximum"),
    "minimum-changed": ("min", "minimum"),
    "exclusive-maximum-changed": ("exclusive-max", "exclusive_maximum"),
    "exclusive-minimum-changed": ("exclusive-min", "exclusive_minimum"),
    "max-items-changed": ("max-items", "max_items"),
    "min-items-changed": ("min-items", "min_items"),
}
"""The other name of a bound, and the field that holds it."""
FIRSTS = {
    "enum-value-added": ("enum-value-added",),
    "enum-value-removed": ("enum-value-removed",),
    "enum-value-renamed": ("enum-value-removed", "enum-value-added"),
    "vocabulary-closed": ("became-enum",),
    "vocabulary-opened": ("enum-value-removed",),
}
TYPES = frozenset(
    (
        *("type-changed", "integrality-changed", "format-changed"),
        *("format-hint-changed", "number-format-changed"),
    )
)
RAW_BOUNDS = {
    "maxLength": "max-length",
    "minLength": "min-length",
    "maximum": "max",
    "minimum": "min",
    "exclusiveMaximum": "exclusive-max",
    "exclusiveMinimum": "exclusive-min",
    "maxItems": "max-items",
    "minItems": "min-items",
}
"""Bounds beside a type that they do not limit."""
COUNTED = {"minContains": "min-contains", "maxContains": "max-contains"}
THERE_OR_NOT = {
    "if": "if",
    "then": "then",
    "else": "else",
    "contains": "contains",
    "contentSchema": "content-schema",
    "unevaluatedItems": "unevaluated-items",
    "unevaluatedProperties": "unevaluated-properties",
}
MEMBERS = {
    "dependentRequired": "dependent-required",
    "dependentSchemas": "dependent-schema",
}


def schema_edits(rule: str, pair: Pair, effect: Effect) -> Iterator[str]:
    """The edits that a finding of `rule` amounts to; a bar stands between names of which the first known one counts."""
    difference = pair.difference
    old, new = difference.old, difference.new
    if rule in BOUNDS:
        name, attribute = BOUNDS[rule]
        yield _moved(name, getattr(old, attribute), getattr(new, attribute))
    elif rule in TYPES:
        yield from _type_edits(pair, effect)
    elif rule.startswith("enum-value-") or rule.startswith("vocabulary-"):
        yield from _enum_edits(rule, pair)
    elif rule == "keyword-changed" and old is not None and new is not None:
        yield from _keyword_edits(pair, old, new)
    elif rule.startswith("variant-"):
        yield from _variant_edits(rule, pair)
    elif rule == "nullability-changed":
        yield "became-nullable" if effect is Effect.WIDENS else "became-not-nullable"
    elif (
        rule == "default-changed" and isinstance(old, Shape) and isinstance(new, Shape)
    ):
        yield _there("default-value", old.default, new.default)
    elif (
        rule == "pattern-changed"
        and isinstance(old, String)
        and isinstance(new, String)
    ):
        is_any = new.pattern in (".*", "^.*$") and old.pattern is not None
        yield (
            "pattern-generalized"
            if is_any
            else _there("pattern", old.pattern, new.pattern)
        )
    elif rule == "content-encoding-changed":
        assert isinstance(old, String) and isinstance(new, String)
        if old.content_encoding != new.content_encoding:
            yield "content-encoding-changed"
        if old.content_media_type != new.content_media_type:
            yield "content-media-type-changed"
    elif (
        rule == "discriminator-changed"
        and isinstance(old, Union)
        and isinstance(new, Union)
    ):
        yield from _discriminator_edits(old.discriminator, new.discriminator)
    elif rule == "pattern-properties-changed":
        yield from _member_edits("pattern-property", *pair.keyword("patternProperties"))
    elif rule == "property-names-changed":
        yield _there("property-names", *pair.keyword("propertyNames"))
    elif rule in ("property-added", "property-removed"):
        if (end := pair.condition_end()) is not None:
            yield f"all-of-{end}"
    elif rule.startswith("condition-"):
        yield f"all-of-{rule.removeprefix('condition-')}"
    elif rule == "extension-changed":
        yield from _extension_edits(pair)
    elif isinstance(old, Notice) and isinstance(new, Notice):
        yield from notice_edits(rule, old, new)
    elif (
        rule == "deprecation-changed"
        and isinstance(old, Shape)
        and isinstance(new, Shape)
    ):
        sunset = dict(new.unmodelled).get("x-sunset")
        if not new.deprecated:
            yield "reactivated"
        elif sunset is None:
            yield "deprecated"
        else:
            yield "deprecated-with-sunset"


def notice_edits(rule: str, old: Notice, new: Notice) -> Iterator[str]:
    """The edits that another announcement amounts to."""
    match rule:
        case "notice-too-short":
            yield (
                "deprecated-sunset-missing"
                if new.sunset is None
                else "sunset-date-too-small"
            )
            if old.is_deprecated:
                yield "sunset-date-changed-too-small"
        case "sunset-changed" if not (old.is_readable and new.is_readable):
            yield from ("deprecated-sunset-invalid", "sunset-parse")
        case "sunset-changed" if old.is_deprecated and new.is_deprecated:
            if old.sunset is not None and new.sunset is None:
                yield "sunset-deleted"
            elif is_earlier(old, new):
                yield "sunset-date-changed-too-small"
        case "stability-changed":
            yield f"stability-{rise(old, new)}"
        case _:
            pass


def rise(old: Notice, new: Notice) -> str:
    """Whether callers may rely on more or on less; what says nothing is stable."""
    levels = [
        STABILITY.index(one.stability) if one.stability in STABILITY else len(STABILITY)
        for one in (old, new)
    ]
    return "increased" if levels[1] > levels[0] else "decreased"


def _extension_edits(pair: Pair) -> Iterator[str]:
    old, new = pair.keyword("x-extensible-enum")
    if isinstance(old, list) and isinstance(new, list):
        if any(value not in new for value in old):
            yield "x-extensible-enum-value-removed"


def _moved(name: str, before: float | None, after: float | None) -> str:
    if before is None or after is None:
        return f"{name}-{'set' if before is None else 'unset'}"
    return f"{name}-{'increased' if after > before else 'decreased'}"


def _there(name: str, before: object, after: object) -> str:
    if before is None or after is None:
        return f"{name}-{'added' if before is None else 'removed'}"
    return f"{name}-changed"


def _type_edits(pair: Pair, effect: Effect) -> Iterator[str]:
    if (place := pair.prefix_end()) is not None:
        yield f"prefix-items-{place}"
        return
    old, new = pair.difference.old, pair.difference.new
    if isinstance(old, Shape) and isinstance(new, Shape):
        if Anything() in (old.type, new.type):
            yield "type-changed"
            return
        if (
            old.is_text
            and String() in (old.type, new.type)
            and not isinstance(old.type, Array)
            and not isinstance(new.type, Array)
        ):
            yield "type-compatible|type-generalized|type-changed"
            return
    match effect:
        case Effect.WIDENS:
            yield "type-generalized|type-changed"
        case Effect.NARROWS:
            yield "type-specialized|type-changed"
        case _:
            yield "type-changed"


def _enum_edits(rule: str, pair: Pair) -> Iterator[str]:
    old, new = pair.keyword("const")
    if old is not None or new is not None:
        yield _there("const", old, new)
        return
    yield from FIRSTS.get(rule, ())
    types = pair.keyword("type")
    if rule == "vocabulary-closed" and types[0] != types[1]:
        yield "type-changed"


def _keyword_edits(pair: Pair, old: Element, new: Element) -> Iterator[str]:
    for keyword in differing_keywords(old, new):
        before, after = pair.keyword(keyword)
        if keyword in COUNTED and isinstance(before, int) and isinstance(after, int):
            yield _moved(COUNTED[keyword], before, after)
        elif keyword in RAW_BOUNDS:
            name = RAW_BOUNDS[keyword]
            yield _moved(name, _number(before), _number(after))
        elif keyword in THERE_OR_NOT:
            yield _there(THERE_OR_NOT[keyword], before, after)
        elif keyword in MEMBERS:
            yield from _member_edits(MEMBERS[keyword], before, after)


def _number(value: Json) -> float | None:
    return value if isinstance(value, int | float) else None


def _member_edits(name: str, old: Json, new: Json) -> Iterator[str]:
    """Members of an object that came, went or changed."""
    before = old if isinstance(old, dict) else {}
    after = new if isinstance(new, dict) else {}
    for key in before | after:
        if before.get(key) != after.get(key):
            yield _there(name, before.get(key), after.get(key))


def _variant_edits(rule: str, pair: Pair) -> Iterator[str]:
    end = rule.removeprefix("variant-")
    pointer = pair.difference.new_pointer or pair.difference.old_pointer or ""
    if pair.is_bare:
        yield f"list-of-types-{'widened' if end == 'added' else 'narrowed'}"
        return
    match pointer.rsplit("/", 2):
        case [_, "anyOf", _]:
            yield f"any-of-{end}"
        case [_, "oneOf", _]:
            yield f"one-of-{end}"
        case _:
            # One of a list of type names has no place of its own; a list beside a single name has both ids.
            yield f"list-of-types-{'widened' if end == 'added' else 'narrowed'}"
            if not all(isinstance(one, list) for one in pair.keyword("type")):
                yield f"type-{'generalized' if end == 'added' else 'specialized'}"


def _discriminator_edits(
    old: Discriminator | None, new: Discriminator | None
) -> Iterator[str]:
    if old is None or new is None:
        yield _there("discriminator", old, new)
        return
    if old.property_name != new.property_name:
        yield "discriminator-property-name-changed"
    before, after = dict(old.mapping), dict(new.mapping)
    if after.keys() - before.keys():
        yield "discriminator-mapping-added"
    if before.keys() - after.keys():
        yield "discriminator-mapping-deleted"
    if any(before[key] != after[key] for key in before.keys() & after.keys()):
        yield "discriminator-mapping-changed"
