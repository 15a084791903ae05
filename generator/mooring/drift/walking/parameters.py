"""Which parameters of two operations stand for each other."""

import re
from collections.abc import Iterator

from mooring.drift.facts.differences import (
    DECLARED,
    Difference,
    Link,
    LinkKind,
    Step,
    Subject,
    Use,
)
from mooring.drift.facts.effects import Direction
from mooring.drift.facts.elements import differing
from mooring.drift.facts.phrases import place
from mooring.drift.facts.scopes import Site
from mooring.drift.walking.trade import Trade
from mooring.drift.facts.words import likeness, words
from mooring.model import Array, Parameter, Place, Reference, Schema, Style

ENOUGH = 0.5
"""The likeness of two names from which two parameters of one type count as one that was renamed."""


def match_parameters(trade: Trade) -> Iterator[Step]:
    """What differs between the parameters of two operations; renamed and moved ones are linked."""
    # What only the path names changes with the path.
    before, after = (
        [one for one in operation.parameters if one.is_declared]
        for operation in (trade.old, trade.new)
    )
    for one, other, link in _links(trade, before, after):
        at = _site(trade, other)
        yield from _steps(one, other, at, link)
        before.remove(one)
        after.remove(other)
    for one in before:
        at = _site(trade, one)
        yield Difference(Subject.PARAMETER, one, None, one.pointer, None, at)
    for other in after:
        at = _site(trade, other)
        yield Difference(Subject.PARAMETER, None, other, None, other.pointer, at)


def template_variables(path: str) -> tuple[str, ...]:
    """The variables of a path template, in their order."""
    return tuple(re.findall(r"\{([^}]*)\}", path))


def called(parameter: Parameter) -> str:
    """A parameter as it is named inside of its operation."""
    return f"{parameter.place.value} parameter {parameter.name}"


def _site(trade: Trade, parameter: Parameter) -> Site:
    return trade.site(called(parameter), Direction.REQUEST)


def _steps(
    old: Parameter, new: Parameter, at: Site, link: Link | None
) -> Iterator[Step]:
    if link is not None:
        yield Difference(
            Subject.PARAMETER, old, new, old.pointer, new.pointer, at, link=link
        )
    if aspects := differing(old, new, frozenset(("name", "place", "schema"))):
        if link is not None and link.kind is not LinkKind.RENAME:
            # Another place has other default styles; that it moved says it all.
            aspects -= {"style", "explode"}
        if aspects:
            yield Difference(
                Subject.PARAMETER, old, new, old.pointer, new.pointer, at, aspects
            )
    match _repeated(old), _repeated(new):
        case None, Schema() as items if not _is_list(old):
            yield _multiplied(old, new, at)
            yield Use(old.schema, items, at, Subject.PARAMETER)
        case Schema() as items, None if not _is_list(new):
            yield _multiplied(old, new, at)
            yield Use(items, new.schema, at, Subject.PARAMETER)
        case _:
            yield Use(old.schema, new.schema, at, Subject.PARAMETER)


def _multiplied(old: Parameter, new: Parameter, at: Site) -> Difference:
    pointers = old.schema.pointer, new.schema.pointer
    return Difference(
        Subject.PARAMETER, old, new, *pointers, at, frozenset(("schema",))
    )


def _is_list(parameter: Parameter) -> bool:
    return isinstance(parameter.schema.type, Array)


def _repeated(parameter: Parameter) -> Schema | None:
    """The items of a list that is sent as one pair of name and value for each, so that a single one is a list too.

    OpenAPI 3.1, Style Values: `form` with `explode`.
    """
    match parameter.schema.type:
        case Array(items=items) if parameter.style is Style.FORM and parameter.explode:
            return items
        case _:
            return None


def _links(
    trade: Trade, before: list[Parameter], after: list[Parameter]
) -> list[tuple[Parameter, Parameter, Link | None]]:
    found: list[tuple[Parameter, Parameter, Link | None]] = []
    left, right = list(before), list(after)

    def take(one: Parameter, other: Parameter, link: Link | None) -> None:
        found.append((one, other, link))
        left.remove(one)
        right.remove(other)

    for one, other in _declared(trade, before, after):
        take(one, other, Link(LinkKind.RENAME, 1.0, (DECLARED,)))
    for one in before:
        for other in after:
            if (
                (one.place, _name(one)) == (other.place, _name(other))
                and one in left
                and other in right
            ):
                take(one, other, None)
    for name, successor in zip(
        template_variables(trade.old.path),
        template_variables(trade.new.path),
        strict=False,
    ):
        variables = _variable(left, name), _variable(right, successor)
        if variables[0] is not None and variables[1] is not None:
            take(
                variables[0],
                variables[1],
                Link(LinkKind.RENAME, 1.0, ("the same position in the path",)),
            )
    for one in list(left):
        for other in [other for other in right if other.name == one.name][:1]:
            take(
                one,
                other,
                Link(
                    LinkKind.MOVE,
                    1.0,
                    ("the same name in another place of the request",),
                ),
            )
    for one, other, score in _renamed(left, right):
        share = f"names alike by {score:.2f}, and the same type"
        take(one, other, Link(LinkKind.RENAME, score, (share,), certain=score >= 0.8))
    return found


def _declared(
    trade: Trade, before: list[Parameter], after: list[Parameter]
) -> Iterator[tuple[Parameter, Parameter]]:
    """The pairs that somebody said are one parameter, by their places as reports print them."""
    if not trade.renames:
        return
    after_by_place = {place(_site(trade, one)): one for one in after}
    for one in before:
        renamed = trade.renames.get(place(_site(trade, one)))
        if renamed is not None and (other := after_by_place.pop(renamed, None)):
            yield one, other


def _renamed(
    left: list[Parameter], right: list[Parameter]
) -> list[tuple[Parameter, Parameter, float]]:
    """Pairs of one place and type that are each other's best match by name."""
    scores = {
        (one.pointer, other.pointer): likeness(words(one.name), words(other.name))
        for one in left
        for other in right
        if one.place is other.place and _kind(one.schema) == _kind(other.schema)
    }
    found: list[tuple[Parameter, Parameter, float]] = []
    for one in left:
        for other in right:
            score = scores.get((one.pointer, other.pointer), 0.0)
            rivals = [
                value
                for pair, value in scores.items()
                if pair != (one.pointer, other.pointer)
                and (pair[0] == one.pointer or pair[1] == other.pointer)
            ]
            if score >= ENOUGH and score > max(rivals, default=0.0):
                found.append((one, other, score))
    return found


def _name(parameter: Parameter) -> str:
    """Header names are compared without regard to case (RFC 9110, section 5.1)."""
    return parameter.name.lower() if parameter.place is Place.HEADER else parameter.name


def _variable(parameters: list[Parameter], name: str) -> Parameter | None:
    return next(
        (one for one in parameters if one.place is Place.PATH and one.name == name),
        None,
    )


def _kind(schema: Schema) -> object:
    """What a parameter takes, apart from where its types are written."""
    match schema.type:
        case Array(items=items):
            return Array, _kind(items)
        case Reference(name) if "/" in name:
            return Reference
        case Reference() as named:
            return named
        case type_:
            return type(type_)
