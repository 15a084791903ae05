"""One thing through many revisions: what it was called in each, under which name it lives on."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mooring.drift.compare import compare
from mooring.drift.facts.phrases import described
from mooring.drift.policy import Policy
from mooring.drift.report import Finding
from mooring.drift.facts.shapes import Shapes
from mooring.drift.facts.side import Side
from mooring.model import Array, Object, Schema

DEPTH = 5
"""How many objects deep a name is looked for."""


@dataclass(frozen=True, slots=True)
class Thing:
    """An operation, a parameter, a named schema, or a member of one of these.

    Args:
        owner: The operation (`POST /tasks`) or the named schema that it belongs to.
        path: The names on the way to it, as they are on the wire.
    """

    owner: str
    path: tuple[str, ...]
    pointer: str
    type: str | None = None

    def __str__(self) -> str:
        return ".".join(self.path) if self.path else self.owner


@dataclass(frozen=True, slots=True)
class Appearance:
    """What became of the thing by one revision; None where it is not there.

    `findings` say what changed since the revision before in which it was there.
    """

    side: Side
    thing: Thing | None
    findings: tuple[Finding, ...] = ()


def things(side: Side) -> Iterator[Thing]:
    """Everything of a revision that has a name."""
    shapes = Shapes(side.api)
    for operation in side.api.operations:
        owner = str(operation)
        yield Thing(owner, (), operation.pointer)
        for one in operation.parameters:
            type_ = described(shapes.of(one.schema).type)
            yield Thing(owner, (one.name,), one.pointer, type_)
        for content in operation.body.contents if operation.body else ():
            if content.schema is not None:
                yield from _members(owner, (), content.schema, shapes, DEPTH)
    for key, schema in side.api.schemas.items():
        if "/" not in key:
            yield Thing(key, (), schema.pointer, described(shapes.of(schema).type))
            yield from _members(key, (), schema, shapes, DEPTH)


def lineage(
    sides: Sequence[Side], start: int, thing: Thing, policy: Policy
) -> list[Appearance]:
    """What became of `thing`, which revision number `start` has, in every revision, the oldest first.

    A revision that lacks it is a gap: the next one is compared with the last that has it.
    """
    later = [Appearance(sides[start], thing)]
    at, known = start, thing
    for index in range(start + 1, len(sides)):
        found, findings = _follow(sides[at], sides[index], known, policy, is_later=True)
        later.append(Appearance(sides[index], found, findings))
        if found is not None:
            at, known = index, found
    earlier: list[Appearance] = []
    at, known = start, thing
    for index in range(start - 1, -1, -1):
        found, findings = _follow(
            sides[index], sides[at], known, policy, is_later=False
        )
        earlier.insert(0, Appearance(sides[index], found))
        if found is not None:
            # What changed is told of the later one of the two.
            place = next(
                number
                for number, one in enumerate((*earlier, *later))
                if one.side is sides[at]
            )
            every = [*earlier, *later]
            every[place] = Appearance(every[place].side, every[place].thing, findings)
            earlier, later = every[: len(earlier)], every[len(earlier) :]
            at, known = index, found
    return [*earlier, *later]


def _follow(
    old: Side, new: Side, known: Thing, policy: Policy, *, is_later: bool
) -> tuple[Thing | None, tuple[Finding, ...]]:
    """The thing on the other side, and what differs between the two."""
    findings = compare(old, new, policy).findings
    there = list(things(new if is_later else old))
    linked = {_pointers(one, is_later)[0]: one for one in findings if one.link}
    owners = {known.owner}
    for one in findings:
        pair = (one.before, one.after) if is_later else (one.after, one.before)
        is_owner = one.rule in ("operation-moved", "schema-renamed")
        if one.link and is_owner and pair[0] == known.owner:
            owners.add(str(pair[1]))
    pointer = (
        _pointers(linked[known.pointer], is_later)[1]
        if known.pointer in linked
        else None
    )
    found = next(
        (
            one
            for one in there
            if one.owner in owners
            and (one.pointer == pointer if pointer else one.path == known.path)
        ),
        None,
    )
    places = {known.pointer} | ({found.pointer} if found else set[str]())
    said = tuple(one for one in findings if {one.old_pointer, one.new_pointer} & places)
    return found, said


def _pointers(finding: Finding, is_later: bool) -> tuple[str | None, str | None]:
    pair = finding.old_pointer, finding.new_pointer
    return pair if is_later else (pair[1], pair[0])


def _members(
    owner: str, path: tuple[str, ...], schema: Schema, shapes: Shapes, depth: int
) -> Iterator[Thing]:
    match shapes.of(schema).type:
        case Object(properties=properties) if depth:
            for one in properties:
                way = (*path, one.name)
                type_ = described(shapes.of(one.schema).type)
                yield Thing(owner, way, one.schema.pointer, type_)
                yield from _members(owner, way, one.schema, shapes, depth - 1)
        case Array(items=items) if depth:
            yield from _members(owner, path, items, shapes, depth - 1)
        case _:
            pass
