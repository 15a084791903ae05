"""What the Parameters sends and receives."""

from __future__ import annotations

from ._runtime.models import Model, Omittable


class AccountsReplaceRequest(Model):
    id: str
    name: Omittable[str] = None


class Report(Model):
    id: int
    note: Omittable[str] = None
