"""Keywords that had other names → the forms in which type checkers let them be given, and what the runtime is told."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from mooring.bindings.python.code import Code, literal
from mooring.bindings.python.layout import Group, Item
from mooring.model import KeptKind, KeptName


@dataclass(frozen=True, slots=True)
class Form:
    """One way to give the keywords.

    Args:
        keywords: The index of each, and the name that it is given by; one that may be left out stands there
            under every name that it has.
        told: What whoever gives them so is told of.
    """

    keywords: tuple[tuple[int, str], ...]
    told: tuple[KeptName, ...] = ()


def forms(
    keywords: Iterable[tuple[str, bool]], kept: tuple[KeptName, ...]
) -> tuple[Form, ...]:
    """The ways to give keywords, by their new names first; none where no name is kept.

    In each further way, those that are needed have new names, or old ones, throughout: any mixture would be a way of its own.

    Args:
        keywords: Each with whether it is needed.
    """
    listed = tuple(keywords)
    olds = {name: tuple(one for one in kept if one.now == name) for name, _ in listed}
    needed = [olds[name] for name, is_needed in listed if is_needed and olds[name]]
    optional = [
        one for name, is_needed in listed if not is_needed for one in olds[name]
    ]
    if not needed and not optional:
        return ()
    new = Form(tuple((index, name) for index, (name, _) in enumerate(listed)))
    ways = list[Mapping[str, KeptName]]()
    if optional:
        ways.append({})
    for level in range(max(map(len, needed), default=0)):
        ways.append({one[0].now: one[min(level, len(one) - 1)] for one in needed})
    return (
        new,
        *(
            Form(
                tuple(_given(listed, olds, way)),
                (*way.values(), *optional),
            )
            for way in ways
        ),
    )


def _given(
    listed: tuple[tuple[str, bool], ...],
    olds: Mapping[str, tuple[KeptName, ...]],
    way: Mapping[str, KeptName],
) -> Iterator[tuple[int, str]]:
    for index, (name, is_needed) in enumerate(listed):
        if is_needed:
            yield index, way[name].name if name in way else name
        else:
            yield index, name
            yield from ((index, one.name) for one in olds[name])


def kept_by_owner(
    kept: Iterable[KeptName], kind: KeptKind
) -> Mapping[str, tuple[KeptName, ...]]:
    """The names of one kind that each class or method keeps."""
    found: dict[str, tuple[KeptName, ...]] = {}
    for one in kept:
        if one.kind is kind:
            found[one.owner] = (*found.get(one.owner, ()), one)
    return found


def name_table(head: Code, kept: tuple[KeptName, ...]) -> Group:
    """The mapping that the runtime has of names: to each its new one, and the revision that brought it."""
    entries = tuple(
        literal(one.name)
        + Code(": (")
        + literal(one.now)
        + Code(", ")
        + literal(one.since)
        + Code(")")
        for one in kept
    )
    return Group(head + Code("{"), entries, Code("}"))


def deprecation(kept: tuple[KeptName, ...], function: Code) -> Item:
    """The decorator by which type checkers learn of it (PEP 702).

    Args:
        function: What `deprecated` is called there.
    """
    text = literal(" ".join(one.message for one in kept))
    return Group(Code("@") + function + Code("("), (text,), Code(")"))
