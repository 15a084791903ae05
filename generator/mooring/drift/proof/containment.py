"""Which values two schemas accept, proved: the only module that knows jsonschema-rs.

Its three answers are kept apart: yes, no, and not decided. Only yes proves that one schema accepts all that another does.
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from typing import cast

import jsonschema_rs

from mooring.document import Json, JsonObject
from mooring.drift.facts.effects import Effect
from mooring.drift.proof.samples import samples


class Relation(Enum):
    """What the values of the new schema are to those of the old one."""

    SUBSET = "subset"
    SUPERSET = "superset"
    EQUAL = "equal"
    OVERLAP = "overlap"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Witness:
    """A value that only one side accepts; a JSON null is a value too."""

    value: Json
    is_old: bool
    """Whether it was accepted before; else it is accepted now."""


@dataclass(frozen=True, slots=True)
class Proof:
    """How the accepted values differ: a value of which that is so, and all such values as a schema."""

    relation: Relation
    witness: Witness | None = None
    difference: Json = None

    @property
    def effect(self) -> Effect | None:
        """The effect that is proved; None where nothing is."""
        match self.relation:
            case Relation.SUBSET:
                return Effect.NARROWS
            case Relation.SUPERSET:
                return Effect.WIDENS
            case Relation.EQUAL:
                return Effect.EQUAL
            case Relation.OVERLAP:
                return Effect.INCOMPARABLE
            case Relation.UNKNOWN:
                return None


def prove(old: JsonObject, new: JsonObject, *, is_lost: bool) -> Proof:
    """The relation between two schemas, and a witness.

    Args:
        is_lost: Whether a value that is refused now tells more than one that is accepted only now.
    """
    try:
        before, after = (
            jsonschema_rs.canonicalize(one, draft=jsonschema_rs.Draft202012)
            for one in (old, new)
        )
        kept, still = str(after.covers(before)), str(before.covers(after))
        lost = _plain(before.subtract(after).to_json_schema())
        come = _plain(after.subtract(before).to_json_schema())
        validators = [jsonschema_rs.Draft202012Validator(one) for one in (old, new)]
    # The engine refuses what it cannot read, such as a pattern of another dialect.
    except (ValueError, TypeError, jsonschema_rs.ValidationError):
        return Proof(Relation.UNKNOWN)
    found = _witnesses(validators, (old, new), (lost, come))
    kept = "no" if True in found else kept
    still = "no" if False in found else still
    relation = _relation(kept, still)
    side = is_lost if is_lost in found else not is_lost
    witness = found.get(side)
    difference = (lost if side else come) if witness is not None else None
    return Proof(relation, witness, difference)


def _plain(value: object) -> Json:
    """What the engine says, with its exact decimals as the numbers of JSON."""
    match value:
        case None | bool() | int() | float() | str():
            return value
        case Decimal():
            return int(value) if value == value.to_integral_value() else float(value)
        case list():
            return [_plain(one) for one in cast(list[object], value)]
        case dict():
            members = cast(dict[str, object], value)
            return {key: _plain(one) for key, one in members.items()}
        case _:
            return str(value)


def _relation(kept: str, still: str) -> Relation:
    match kept, still:
        case "yes", "yes":
            return Relation.EQUAL
        case "yes", "no":
            return Relation.SUPERSET
        case "no", "yes":
            return Relation.SUBSET
        case "no", "no":
            return Relation.OVERLAP
        case _:
            return Relation.UNKNOWN


def _witnesses(
    validators: list[jsonschema_rs.Draft202012Validator],
    schemas: tuple[JsonObject, JsonObject],
    differences: tuple[Json, Json],
) -> dict[bool, Witness]:
    """A value that only the old side accepts under true, one that only the new side accepts under false."""
    found: dict[bool, Witness] = {}
    before, after = validators
    for schema in (*differences, *schemas):
        definitions = schema.get("$defs") if isinstance(schema, dict) else None
        known = definitions if isinstance(definitions, dict) else {}
        for value in samples(schema, known):
            was, is_ = before.is_valid(value), after.is_valid(value)
            if was != is_ and was not in found:
                found[was] = Witness(value, was)
    return found
