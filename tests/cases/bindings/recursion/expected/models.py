"""What the Recursion sends and receives."""

from __future__ import annotations

from ._runtime.models import Model, Omittable, RecursiveModel


class Branch(Model):
    children: list[Node]


class Leaf(Model):
    value: Value


class Node(RecursiveModel):
    root: Leaf | Branch


class Tree(Model):
    root: Node
    by_name: Omittable[dict[str, Tree]] = None


class Value(RecursiveModel):
    root: str | float | list[Value] | dict[str, Value]
