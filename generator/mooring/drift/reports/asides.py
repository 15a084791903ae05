"""What a report says beside a finding: a value that shows it, and that somebody let it pass."""

from dataclasses import dataclass
from json import dumps

from mooring.document import Json
from mooring.drift.facts.phrases import shown
from mooring.drift.report import Finding

LONGEST = 160
"""Characters of a value in a line of text."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A value that tells the two sides apart, in words; `values` and `value` are to be escaped."""

    value: str
    fate: str
    """What becomes of the value."""
    values: str | None
    """All such values as a JSON Schema; None where `value` is the only one."""

    def __str__(self) -> str:
        every = f"; all such values: {_cut(self.values)}" if self.values else ""
        return f"for example {_cut(self.value)}: {self.fate}{every}"


def witnessed(finding: Finding) -> Shown | None:
    """The value that proves a finding; None where there is none, or where the finding is about just that value."""
    proof = finding.proof
    if proof is None or proof.witness is None:
        return None
    witness = proof.witness
    if shown(witness.value) in (shown(finding.before), shown(finding.after)):
        return None
    difference = proof.difference
    is_one = difference is None or difference == {"const": witness.value}
    return Shown(
        dumps(witness.value, ensure_ascii=False),
        "valid before, and not any more" if witness.is_old else "valid now, not before",
        None if is_one else dumps(_schema(difference), ensure_ascii=False),
    )


def acceptance(finding: Finding) -> str | None:
    """Why a finding was let pass, and until when; None where it was not. The reason is to be escaped."""
    accepted = finding.accepted
    if accepted is None:
        return None
    until = "" if accepted.until is None else f" (until {accepted.until})"
    return f"{accepted.reason}{until}"


def _schema(difference: Json) -> Json:
    """A schema for reading: which dialect it is in goes without saying."""
    if not isinstance(difference, dict):
        return difference
    return {key: one for key, one in difference.items() if key != "$schema"}


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
