"""What every kind of rewriting is given, and what it answers."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

import libcst as cst

from mooring.migration.fates import Changes, Doubtful, Fate, Removed
from mooring.migration.kinds import Inference, Kind
from mooring.migration.modules import SourceModule, descendants
from mooring.migration.resolver import Resolver

Replacement: TypeAlias = (
    cst.CSTNode | cst.RemovalSentinel | cst.FlattenSentinel[cst.CSTNode]
)


@dataclass(frozen=True, slots=True, eq=False)
class Edit:
    """What becomes of a node, given what has become of what is inside of it."""

    node: cst.CSTNode
    replace: Callable[[cst.CSTNode], Replacement]


@dataclass(frozen=True, slots=True, eq=False)
class Remark:
    """What is left to the caller."""

    node: cst.CSTNode
    code: str
    message: str


Proposal: TypeAlias = Edit | Remark

UNCERTAIN = "migration-uncertain"
REMOVED = "migration-removed"


@dataclass(frozen=True, slots=True, eq=False)
class Work:
    """One module on the way to the new bindings.

    Args:
        spent: Calls of models, and method chains, that something around them has dealt with.
        spent_names: Names of classes of which a rewriting leaves nothing.
    """

    module: SourceModule
    resolver: Resolver
    changes: Changes
    spent: set[cst.CSTNode] = field(default_factory=set[cst.CSTNode])
    spent_names: set[cst.CSTNode] = field(default_factory=set[cst.CSTNode])
    kept_names: set[str] = field(default_factory=set[str])
    """Names that new code uses."""
    wanted_imports: set[str] = field(default_factory=set[str])
    """Names under which `models` is to be imported."""

    @property
    def mentions_package(self) -> bool:
        """Whether the module says the name of the package anywhere."""
        last = self.changes.old.package.rpartition(".")[2]
        names = (one.value for one in descendants(self.module.tree, cst.Name))
        return last in names

    def infer(self, node: cst.BaseExpression) -> Inference:
        return self.resolver.infer(self.module, node)

    def sole(self, node: cst.BaseExpression) -> Kind | None:
        """The one kind that an expression surely is."""
        found = self.infer(node)
        return (
            next(iter(found.kinds)) if found.is_sure and len(found.kinds) == 1 else None
        )


def remarks(node: cst.CSTNode, what: str, fate: Fate) -> Iterator[Remark]:
    """What is said of a fate that nothing can be done about."""
    match fate:
        case Removed(advice):
            yield Remark(node, REMOVED, f"{what} is gone: {advice}.")
        case Doubtful(why):
            yield Remark(node, UNCERTAIN, f"{what} was left as it is: {why}.")
        case _:
            yield Remark(
                node,
                UNCERTAIN,
                f"{what} was left as it is: it is {arrival(fate)} now, and what stands here may be something else.",
            )


def arrival(fate: Fate) -> str:
    """The name or place that a fate leads to, as a person says it."""
    match fate:
        case Removed() | Doubtful():
            return "gone"
        case _:
            return (
                fate.to
                if isinstance(fate.to, str)
                else ".".join(one for one in fate.to if one)
            )
