"""`case models.X(name=…)`: the attributes that a pattern asks for."""

from collections.abc import Callable, Iterator

import libcst as cst

from mooring.migration.fates import Renamed
from mooring.migration.kinds import ModelClass
from mooring.migration.rewriting.work import Edit, Proposal, Work, remarks


def pattern_proposals(node: cst.MatchClass, work: Work) -> Iterator[Proposal]:
    """What becomes of the keywords of a class pattern."""
    kind = work.sole(node.cls)
    if not isinstance(kind, ModelClass):
        return
    for one in node.kwds:
        match work.changes.attributes.get((kind.name, one.key.value)):
            case None:
                pass
            case Renamed(to):
                yield Edit(one, _renamed(to))
            case fate:
                yield from remarks(one, f"`{one.key.value}` of {kind.name}", fate)


def _renamed(to: str) -> Callable[[cst.CSTNode], cst.CSTNode]:
    def apply(updated: cst.CSTNode) -> cst.CSTNode:
        assert isinstance(updated, cst.MatchKeywordElement)
        return updated.with_changes(key=updated.key.with_changes(value=to))

    return apply
