"""What the Recursion sends and receives."""

from __future__ import annotations

from ._runtime.models import Model, Omittable, RecursiveModel


class Tree(Model):
    root: Node
    by_name: Omittable[dict[str, Tree]] = None


class Node(RecursiveModel):
    root: Leaf | Branch


class Leaf(Model):
    value: Value


class Branch(Model):
    children: list[Node]


class Value(RecursiveModel):
    root: str | float | list[Value] | dict[str, Value]
