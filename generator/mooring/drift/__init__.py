"""Two revisions → what changed, and whom it breaks.

routes, schemes, links   what stands for what, also under another name or in another place (words, likeness)
walk, steps, unions      both sides side by side, each pair of named schemas once
rules, trial             one rule a file; every difference is asked about, and none passes in silence
effects                  effect × direction × guards → a verdict for each audience
gate                     who must not break, and what stops a change
causes                   one edit, however often it is met
proving, containment     which values two schemas accept, and a value that tells them apart
lineage                  one thing through many revisions
policy, notices          what the project decided, and what a document announces
aliases                  the ids under which oasdiff knows the same
report, reports          the findings, and how they are shown
"""

from mooring.drift.catalogue import catalogue, explanation
from mooring.drift.compare import RULES, compare
from mooring.drift.effects import Audience, Verdict
from mooring.drift.gate import Gate, Level
from mooring.drift.policy import Accepted, Policy
from mooring.drift.report import Bump, Report
from mooring.drift.side import Side

__all__ = [
    "RULES",
    "Accepted",
    "Audience",
    "Bump",
    "Gate",
    "Level",
    "Policy",
    "Report",
    "Side",
    "Verdict",
    "catalogue",
    "compare",
    "explanation",
]
