from mooring.document import Fact
from mooring.drift.facts.effects import Effect
from mooring.drift.facts.elements import Notice
from mooring.drift.policy import STABILITY
from mooring.drift.rule import Example, changed


@changed(
    Notice,
    "stability",
    fact=Fact.EXTENSIONS,
    reports=Example(
        "{type: string, x-stability-level: beta}",
        "{type: string, x-stability-level: alpha}",
    ),
    ignores=Example(
        "{type: string, x-stability-level: beta}",
        "{type: string, title: A, x-stability-level: beta}",
    ),
)
def stability_changed(before: Notice, after: Notice) -> Effect | None:
    """How far callers may rely on something changed (`x-stability-level`).

    Below beta it may change or go without notice; do not build on it.
    """
    return Effect.LIFECYCLE if _rank(after) > _rank(before) else Effect.UNKNOWN


def _rank(notice: Notice) -> int:
    """What says nothing is stable; a word that is no level promises nothing."""
    level = notice.stability or STABILITY[-1]
    return STABILITY.index(level) if level in STABILITY else -1
