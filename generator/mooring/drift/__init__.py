"""Two revisions → what changed, and whom it breaks.

facts        what is said of a change, and the values of both sides
matching     what stands for what, also under another name or in another place
walking      both sides side by side, down to the last keyword
proof        which values two schemas accept, and a value that tells them apart
rule, rules  one rule a file; every difference is asked about, and none passes in silence
policy       what the project decided
trial        every difference, shown to the rules
report       what a comparison comes to
judgement    what becomes of a finding: one cause, one key, accepted or not, and whether it stops a change
compare      all of that, for two revisions
lineage      one thing through many revisions
aliases      the ids under which oasdiff knows the same
catalogue    the rules as a reader's page
installed    rules and formats of plugins
reports      how findings are shown
"""

from mooring.drift.catalogue import catalogue, explanation
from mooring.drift.compare import RULES, compare
from mooring.drift.matching.counterparts import Counterpart, counterparts
from mooring.drift.facts.effects import Audience, Effect, Verdict
from mooring.drift.installed import every_rule, installed_report
from mooring.drift.judgement.gate import Gate, Level
from mooring.drift.policy import Accepted, Policy
from mooring.drift.report import Bump, Report
from mooring.drift.facts.side import Side

__all__ = [
    "RULES",
    "Accepted",
    "Audience",
    "Bump",
    "Counterpart",
    "Effect",
    "Gate",
    "Level",
    "Policy",
    "Report",
    "Side",
    "Verdict",
    "catalogue",
    "compare",
    "counterparts",
    "every_rule",
    "explanation",
    "installed_report",
]
