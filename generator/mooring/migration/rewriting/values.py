"""Strings that stand for members of enumerations: as arguments, and beside `==`."""

from collections.abc import Iterator

import libcst as cst

from mooring.migration.fates import Renamed, sole_class
from mooring.migration.kinds import ModelObject
from mooring.migration.rewriting.work import Edit, Proposal, Work, remarks
from mooring.surface import Attribute, Vocabulary


def value_proposals(
    attribute: Attribute, value: cst.BaseExpression, work: Work
) -> Iterator[Proposal]:
    """What becomes of a string that is given for an attribute or keyword."""
    name = sole_class(attribute.type)
    if name is not None:
        yield from _value(name, value, work)


def comparison_proposals(node: cst.Comparison, work: Work) -> Iterator[Proposal]:
    """`task.status == "done"`."""
    kind = work.sole(node.left)
    if isinstance(kind, ModelObject):
        for one in node.comparisons:
            if isinstance(one.operator, cst.Equal | cst.NotEqual):
                yield from _value(kind.name, one.comparator, work)


def respelled(node: cst.SimpleString, text: str) -> Edit:
    """Another text between the same quotes."""

    def apply(updated: cst.CSTNode) -> cst.CSTNode:
        assert isinstance(updated, cst.SimpleString)
        return updated.with_changes(
            value=f"{node.prefix}{node.quote}{text}{node.quote}"
        )

    return Edit(node, apply)


def _value(name: str, value: cst.BaseExpression, work: Work) -> Iterator[Proposal]:
    old = work.changes.old.class_(name)
    if not isinstance(value, cst.SimpleString) or not isinstance(old, Vocabulary):
        return
    member = next(
        (one for one in old.members if one.value == value.evaluated_value), None
    )
    fate = None if member is None else work.changes.members.get((name, member.name))
    match fate:
        case None:
            pass
        case Renamed():
            link = work.changes.links.by_value.get(
                (old.pointer, member.value if member else "")
            )
            if link is not None and _is_plain(str(link.after)):
                yield respelled(value, str(link.after))
        case _:
            yield from remarks(value, f"The value {value.value}", fate)


def _is_plain(text: str) -> bool:
    """Whether a text means itself between quotes."""
    return text.isprintable() and not set(text) & set("\\'\"{}")
