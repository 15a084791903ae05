"""How alike two types are, names erased."""

from mooring.drift.facts.shapes import Shapes
from mooring.drift.facts.words import likeness
from mooring.model import (
    Anything,
    Array,
    Boolean,
    Enumeration,
    Number,
    Object,
    String,
    Type,
    Union,
)


def is_telling(type_: Type) -> bool:
    """Whether two things of this very type are hardly alike by chance."""
    match type_:
        case Object(properties=properties):
            return len(properties) > 1
        case Enumeration(values):
            return len(values) > 2
        case _:
            return False


def type_likeness(
    old: Type, new: Type, old_shapes: Shapes, new_shapes: Shapes
) -> float:
    """How alike two types are, names erased: 0 where no value is of both, 1 where they mean the same."""
    if old == new:
        return 1.0
    match old, new:
        case (Enumeration(before), Enumeration(after)):
            return 0.5 + 0.5 * len(set(before) & set(after)) / min(
                len(before), len(after)
            )
        case (Enumeration(), String()) | (String(), Enumeration()):
            return 0.7
        case (String() as before, String() as after):
            return 0.9 if before.format == after.format else 0.8
        case (Number() as before, Number() as after):
            return 0.9 if before.integral == after.integral else 0.7
        case (Boolean(), Boolean()):
            return 1.0
        case (Array() as before, Array() as after):
            items = old_shapes.of(before.items).type, new_shapes.of(after.items).type
            return type_likeness(*items, old_shapes, new_shapes)
        case (Object() as before, Object() as after):
            if not before.properties or not after.properties:
                return 0.7
            return likeness(
                (one.name for one in before.properties),
                (one.name for one in after.properties),
            )
        case (Union(members), other):
            return (
                max(
                    type_likeness(
                        old_shapes.of(one).type, other, old_shapes, new_shapes
                    )
                    for one in members
                )
                * 0.9
            )
        case (other, Union(members)):
            return (
                max(
                    type_likeness(
                        other, new_shapes.of(one).type, old_shapes, new_shapes
                    )
                    for one in members
                )
                * 0.9
            )
        case (Anything(), _) | (_, Anything()):
            return 0.5
        case _:
            return 0.0
