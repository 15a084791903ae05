"""What people decided about drift, under `[drift]` in `api.toml`.

[drift]
notice = 90            # days from a deprecation to its last day (x-sunset); a shorter notice is a break
beta-notice = 30       # the same for what is at x-stability-level beta

[drift.renames]        # old place = new place, as reports print them
"CreateTaskRequest.structuredOutputJson" = "CreateTaskRequest.structuredOutput"
"GET /tasks" = "GET /jobs"
"Pet" = "Animal"

[[drift.accepted]]     # findings that no longer fail a gate
key = "0f3a9c1b2d4e5f60"
reason = "Nobody used the field."
until = 2027-01-31     # optional; from the next day on it counts again
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from mooring.config.toml import Table, Toml, invalid, text, texts


@dataclass(frozen=True, slots=True)
class Acceptance:
    """A finding that was looked at and let pass.

    Args:
        until: The last day on which it is let pass; None for good.
    """

    key: str
    reason: str
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Decisions:
    """Everything under `[drift]`; `renames` maps old places to new ones."""

    notice: int = 0
    beta_notice: int = 0
    accepted: tuple[Acceptance, ...] = ()
    renames: Mapping[str, str] = field(default_factory=dict[str, str])


def decisions(table: Table, path: Path) -> Decisions:
    """What the settings of an API say about drift.

    Raises:
        Unreadable: something is of another kind than it must be.
    """
    stated = table.get("drift", {})
    if not isinstance(stated, dict):
        raise invalid(path, "`drift` must be a table.")
    accepted = stated.get("accepted", [])
    if not isinstance(accepted, list):
        raise invalid(path, "`drift.accepted` must be an array of tables.")
    return Decisions(
        _days(stated, "notice", path),
        _days(stated, "beta-notice", path),
        tuple(_acceptance(one, path) for one in accepted),
        texts(stated, "renames", path),
    )


def _days(table: Table, key: str, path: Path) -> int:
    value = table.get(key, 0)
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise invalid(path, f"`drift.{key}` is a number of days, such as 90.")
    return value


def _acceptance(one: Toml, path: Path) -> Acceptance:
    if not isinstance(one, dict):
        raise invalid(path, "Each of `drift.accepted` must be a table.")
    until = one.get("until")
    if until is not None and type(until) is not date:
        raise invalid(path, "`until` is a date, such as 2027-01-31, without quotes.")
    reason = text(one, "reason", path)
    if not reason.strip():
        raise invalid(path, "`reason` must say why the finding is accepted.")
    return Acceptance(text(one, "key", path), reason, until)
