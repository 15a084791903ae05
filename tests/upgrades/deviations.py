"""Where drift and callers may differ, each with its reason: `tests/cases/drift/unforetold.toml`."""

import tomllib
from fnmatch import fnmatch

from tests.drift.revisions import CASES
from tests.upgrades.judging import Judgement

_STATED = tomllib.loads((CASES / "unforetold.toml").read_text("utf-8"))
RULES = frozenset(one["rule"] for one in _STATED["alarms"])
NAMES = tuple(one["name"] for one in _STATED["breaks"])


def unjustified(judgement: Judgement) -> list[str]:
    """Breaks that were not foretold, and alarms that nobody can confirm, without those that have a reason."""
    missed = {
        f"missed: {one.name}: {one.said}"
        for one in judgement.missed
        if not any(fnmatch(one.name, pattern) for pattern in NAMES)
    }
    alarms = {
        f"false alarm: {one.message}"
        for one in judgement.alarms
        if one.rule not in RULES
    }
    return sorted(missed | alarms)
