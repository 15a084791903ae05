"""Values of an enumeration that were renamed, not replaced."""

from dataclasses import dataclass

from mooring.drift.facts.differences import Link, LinkKind
from mooring.drift.facts.words import is_respelled
from mooring.model import Value


@dataclass(frozen=True, slots=True)
class Renaming:
    old: Value
    new: Value
    link: Link


def renamed_values(
    before: tuple[Value, ...], after: tuple[Value, ...]
) -> tuple[Renaming, ...]:
    """The values that went and came back spelled differently, or in another stage of release.

    A version number that changed is another value: `gpt-4.1` is not `gpt-4o` renamed.
    """
    gone = [value for value in before if value not in after and _text(value)]
    new = [value for value in after if value not in before and _text(value)]
    found: list[Renaming] = []
    for old in gone:
        successors = [one for one in new if is_respelled(_text(old), _text(one))]
        rivals = [one for one in gone if is_respelled(_text(old), _text(one))]
        if len(successors) == 1 and len(rivals) == 1:
            link = Link(
                LinkKind.RENAME,
                0.9,
                ("same words apart from casing, separators or release stage",),
            )
            found.append(Renaming(old, successors[0], link))
    return tuple(found)


def _text(value: Value) -> str:
    text = value.json
    return text if isinstance(text, str) else ""
