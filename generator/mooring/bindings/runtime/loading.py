"""What is loaded once it is used: models by their names, resources by the attributes of a client."""

import json
import re
import sys
from collections.abc import Callable, Mapping
from functools import cached_property
from importlib import import_module
from importlib.resources import files
from inspect import get_annotations
from typing import Any

from pydantic import BaseModel, ConfigDict, GetCoreSchemaHandler
from pydantic_core import CoreSchema

_INDEX = "index.json"
_NAME = re.compile(r"[^\W\d]\w*")
_modules_by_class: dict[str, Mapping[str, str]] = {}
"""What the index of every package of models says, by the package's name."""


def attach(
    package: str,
) -> tuple[Callable[[str], object], Callable[[], list[str]], list[str]]:
    """`__getattr__`, `__dir__` (PEP 562) and `__all__` of a package whose index says which module holds which class."""
    modules: dict[str, str] = json.loads(
        files(package).joinpath(_INDEX).read_text("utf-8")
    )
    _modules_by_class[package] = modules

    def load(name: str) -> object:
        if name not in modules:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        model: object = getattr(import_module(f"{package}.{modules[name]}"), name)
        setattr(sys.modules[package], name, model)
        return model

    names = sorted(modules)
    return load, names.copy, names


class LoadingModel(BaseModel):
    """A model whose annotations may name classes that its module imports for type checkers alone.

    Such a class is loaded when the model is first used. No module waits for another one while it is
    imported, so models may lead in circles.
    """

    model_config = ConfigDict(defer_build=True)

    def __init_subclass__(cls, **config: Any) -> None:
        # A class of the caller's inherits the fields, but not the place that their types are found in.
        for parent in cls.__bases__:
            if issubclass(parent, LoadingModel):
                _complete(parent)
        super().__init_subclass__(**config)

    @classmethod
    def model_rebuild(
        cls,
        *,
        force: bool = False,
        raise_errors: bool = True,
        _parent_namespace_depth: int = 2,
        _types_namespace: Mapping[str, Any] | None = None,
    ) -> bool | None:
        """Build the model now, not when it is first used."""
        _bring_in_names(cls)
        return super().model_rebuild(
            force=force,
            raise_errors=raise_errors,
            _parent_namespace_depth=_parent_namespace_depth + 1,
            _types_namespace=_types_namespace,
        )

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        _bring_in_names(cls)
        return handler(source)


def _complete(parent: type[LoadingModel]) -> None:
    if not parent.__pydantic_fields_complete__:
        parent.model_rebuild()


def _bring_in_names(model: type) -> None:
    """Puts the classes that a model's annotations name where pydantic looks for them: into its module."""
    package = model.__module__.rpartition(".")[0]
    modules = _modules_by_class.get(package)
    if modules is None:
        return
    namespace = vars(sys.modules[model.__module__])
    for annotation in get_annotations(model).values():
        for name in _NAME.findall(str(annotation)):
            if name in modules and name not in namespace:
                namespace[name] = getattr(sys.modules[package], name)


def forget_resources(client: object) -> None:
    """Takes from a client the resources that it has loaded; they are made anew when they are used again."""
    for name in [*vars(client)]:
        if isinstance(getattr(type(client), name, None), cached_property):
            delattr(client, name)
