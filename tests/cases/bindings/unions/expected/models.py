"""What the Unions sends and receives."""

from __future__ import annotations

from typing import Literal

from ._runtime.models import Model, Omittable


class Circle(Model):
    kind: Literal["circle"]
    radius: float


class Problem(Model):
    title: Omittable[str] = None
    causes: Omittable[list[str | Problem]] = None


class Square(Model):
    kind: Literal["square"]
    side: float


class Ticket(Model):
    ticket: str
