"""What of a difference is put to the proof: the two schemas that differ in just what a rule speaks for."""

from dataclasses import replace
from typing import TypeVar

from mooring.document import JsonObject
from mooring.drift.proof.containment import Proof, Relation, Witness, prove
from mooring.drift.facts.differences import Change, Difference
from mooring.drift.facts.effects import Direction, Effect, Guard, Verdict, judge
from mooring.drift.facts.elements import EnumValue, Shape
from mooring.drift.rule import Rule
from mooring.drift.proof.schema_text import Unprovable, schema_text
from mooring.drift.facts.side import Side
from mooring.model import Array, Number, Object, Property, String, Type, Union

E = TypeVar("E", String, Number, Array, Object, Union)
DECIDABLE = frozenset((Effect.UNKNOWN, Effect.INCOMPARABLE))
"""Effects that a proof may make more exact."""
UNPROVED = frozenset(
    ("format", "content_encoding", "content_media_type", "discriminator")
)
"""Fields whose force is not the engine's to judge."""


def proved(
    difference: Difference,
    rule: Rule,
    effect: Effect,
    direction: Direction,
    old: Side,
    new: Side,
) -> Proof | None:
    """The proof of a finding that breaks the wire, or whose effect is not known; None where there is nothing to prove."""
    wire = judge(effect, direction, rule.guards).wire
    if wire is Verdict.SAFE or effect in (Effect.BEHAVIOUR, Effect.NAMES):
        return None
    if Guard.TRANSPORT in rule.guards:
        return None
    match difference.old or difference.new:
        case EnumValue(value=value) if difference.change is not Change.LINKED:
            is_old = difference.new is None
            relation = Relation.SUBSET if is_old else Relation.SUPERSET
            return Proof(relation, Witness(value.json, is_old), {"const": value.json})
        case Property(name=name) if rule.id == "required-changed":
            is_lost = effect is Effect.NARROWS
            relation = Relation.SUBSET if is_lost else Relation.SUPERSET
            lacking: JsonObject = {"not": {"required": [name]}}
            return Proof(relation, Witness({}, is_lost), lacking)
        case _:
            pass
    try:
        return _between(difference, rule, direction, old, new)
    except Unprovable:
        return None


def refined(effect: Effect, proof: Proof | None) -> Effect:
    """The effect, more exact where a proof allows it."""
    if proof is None or proof.effect is None or effect not in DECIDABLE:
        return effect
    return proof.effect


def _between(
    difference: Difference, rule: Rule, direction: Direction, old: Side, new: Side
) -> Proof | None:
    aspects = rule.aspects & difference.aspects
    if not aspects or aspects & UNPROVED or difference.change is not Change.CHANGED:
        return None
    is_lost = Direction.REQUEST in direction
    match difference.old, difference.new:
        case (Shape(is_text=False) as before, Shape(is_text=False) as after):
            # A type and the keywords beside it are told apart: what one lets pass, the other may not make up for.
            match sorted(aspects):
                case ["type"]:
                    known: Shape | Type = before.type
                    changed: Shape | Type = after.type
                case ["nullable"]:
                    is_old = before.nullable
                    relation = Relation.SUBSET if is_old else Relation.SUPERSET
                    return Proof(relation, Witness(None, is_old), {"type": "null"})
                case ["unmodelled"]:
                    known = replace(before, nullable=False)
                    changed = replace(known, unmodelled=after.unmodelled)
                case _:
                    return None
        case String() as before, String() as after:
            known, changed = before, _with(before, after, aspects)
        case Number() as before, Number() as after:
            known, changed = before, _with(before, after, aspects)
        case Array() as before, Array() as after:
            known, changed = before, _with(before, after, aspects)
        case Object() as before, Object() as after:
            known, changed = before, _with(before, after, aspects)
        case Union() as before, Union() as after:
            known, changed = before, _with(before, after, aspects)
        case _:
            return None
    return prove(
        schema_text(known, old.api.schemas),
        schema_text(changed, new.api.schemas),
        is_lost=is_lost,
    )


def _with(before: E, after: E, aspects: frozenset[str]) -> E:
    """The old element, with the new one's say in some fields."""
    return replace(before, **{aspect: getattr(after, aspect) for aspect in aspects})
