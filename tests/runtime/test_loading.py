"""A package whose models are in many modules, which lead to each other in circles."""

import importlib
import json
import sys
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest
from mooring.bindings.runtime.loading import forget_resources

FILES = {
    "__init__.py": """
from mooring.bindings.runtime.loading import attach

__getattr__, __dir__, __all__ = attach(__name__)
""",
    "index.json": json.dumps({"Node": "node", "Tree": "tree"}),
    "node.py": """
from __future__ import annotations

from typing import TYPE_CHECKING

from mooring.bindings.runtime.models import Model

if TYPE_CHECKING:
    from .tree import Tree


class Node(Model):
    tree: Tree | None = None
""",
    "tree.py": """
from __future__ import annotations

from typing import TYPE_CHECKING

from mooring.bindings.runtime.models import Model

if TYPE_CHECKING:
    from .node import Node


class Tree(Model):
    nodes: list[Node]
""",
}


@pytest.fixture
def models(tmp_path: Path) -> Iterator[Any]:
    for name, text in FILES.items():
        (tmp_path / "forest").mkdir(exist_ok=True)
        (tmp_path / "forest" / name).write_text(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(tmp_path)
        yield importlib.import_module("forest")
    for name in [one for one in sys.modules if one.partition(".")[0] == "forest"]:
        del sys.modules[name]


def test_a_class_is_loaded_once_it_is_used(models: Any) -> None:
    assert models.__all__ == dir(models) == ["Node", "Tree"]
    assert "forest.node" not in sys.modules
    tree = models.Tree.model_validate({"nodes": [{"tree": {"nodes": []}}]})
    assert type(tree.nodes[0]) is models.Node and type(tree.nodes[0].tree) is type(tree)
    with pytest.raises(AttributeError, match="'Bush'"):
        models.Bush


def test_a_class_of_the_callers_own_finds_the_types_of_what_it_inherits(
    models: Any,
) -> None:
    class Own(models.Tree):
        name: str = ""

    assert type(Own(nodes=[{}]).nodes[0]) is models.Node


def test_resources_that_were_loaded_are_forgotten() -> None:
    class Client:
        @cached_property
        def tasks(self) -> object:
            return object()

    client = Client()
    client.other = 1  # type: ignore[attr-defined]
    before = client.tasks
    forget_resources(client)
    assert client.tasks is not before and vars(client)["other"] == 1
