"""What a caller does with a package: one annotated function for each use of a name."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from mooring.surface import Class, Method, Model, Surface, Vocabulary
from tests.upgrades.reaching import Travel
from tests.upgrades.sources import Source


class Kind(Enum):
    """How a name is used."""

    NAME = "names it"
    BUILD = "builds it"
    READ = "reads it"
    CALL = "calls it"


@dataclass(frozen=True, slots=True)
class Use:
    """A use of one name, such as `models.Pet.name` or `pets.list`, as a function of a program."""

    name: str
    kind: Kind
    parameters: tuple[tuple[str, str], ...]
    returns: str | None
    expression: str
    mentions: frozenset[str] = frozenset()
    """The classes that its annotations mention."""


@dataclass(frozen=True, slots=True)
class Program:
    """The text of a program, and the use that each of its lines belongs to."""

    text: str
    uses_by_line: tuple[Use | None, ...]


def uses(surface: Surface, source: Source, travel: Travel) -> Iterator[Use]:
    """Everything that a caller of the package does."""
    for one in surface.classes.values():
        yield from _uses_of_class(one, source, travel)
    for method in surface.methods:
        yield from _calls(method, surface, source)


def program(found: list[Use], source: Source) -> Program:
    """The uses as one module."""
    annotations = {
        text
        for use in found
        for text in (*(one for _, one in use.parameters), use.returns or "None")
    }
    needed = dict.fromkeys(
        line
        for text in sorted(annotations)
        for line in source.imported(text)
        if not line.endswith("import models as models")
    )
    lines = [
        "from __future__ import annotations",
        "",
        "import client",
        "from client import models",
        *needed,
    ]
    owners: list[Use | None] = [None] * len(lines)
    for number, use in enumerate(found):
        returns = "" if use.returns is None else f" -> {use.returns}"
        parameters = ", ".join(f"{name}: {text}" for name, text in use.parameters)
        written = [
            f"def use_{number}({parameters}){returns}:",
            f"    return {use.expression}",
        ]
        lines += written
        owners += [use] * len(written)
    return Program("\n".join(lines) + "\n", tuple(owners))


def _uses_of_class(one: Class, source: Source, travel: Travel) -> Iterator[Use]:
    whole = f"models.{one.name}"
    yield Use(whole, Kind.NAME, (), None, whole)
    match one:
        case Vocabulary(members=members):
            for member in members:
                yield Use(
                    f"{whole}.{member.name}",
                    Kind.NAME,
                    (),
                    None,
                    f"{whole}.{member.name}",
                )
        case Model(attributes=attributes) if one.name in source.classes:
            typed = {
                attribute.name: annotation
                for attribute in attributes
                if (annotation := source.annotation(one.name, attribute.name))
                is not None
            }
            if one.name in travel.sent:
                required = [each.name for each in attributes if each.required]
                for names in (required, list(typed)):
                    if set(names) <= typed.keys():
                        yield _built(whole, {name: typed[name] for name in names})
            if one.name in travel.received:
                for name, annotation in typed.items():
                    yield Use(
                        f"{whole}.{name}",
                        Kind.READ,
                        (("one", whole),),
                        annotation,
                        f"one.{name}",
                        mentioned(annotation),
                    )
        case Model():
            pass


def _built(whole: str, typed: dict[str, str]) -> Use:
    given = ", ".join(f"{name}={name}" for name in typed)
    return Use(
        whole,
        Kind.BUILD,
        tuple(typed.items()),
        whole,
        f"{whole}({given})",
        frozenset(one for text in typed.values() for one in mentioned(text)),
    )


def _calls(method: Method, surface: Surface, source: Source) -> Iterator[Use]:
    resource = surface.resource_classes.get(method.resource, "Client")
    stated = source.method(resource, method.name)
    if stated is None:
        return
    name = str(method)
    arguments = [*stated.args.args[1:], *stated.args.kwonlyargs]
    by_position = {one.arg for one in stated.args.args}
    required = {
        one.arg
        for one in stated.args.args[
            1 : len(stated.args.args) - len(stated.args.defaults)
        ]
    }
    required |= {
        one.arg
        for one, default in zip(
            stated.args.kwonlyargs, stated.args.kw_defaults, strict=True
        )
        if default is None
    }
    returns = None if stated.returns is None else source.outside(stated.returns)
    known = {one.name for one in method.keywords}
    for chosen in (
        [one for one in arguments if one.arg in required],
        [one for one in arguments if one.arg in known],
    ):
        yield _call(name, chosen, by_position, returns, source)


def _call(
    name: str,
    arguments: list[ast.arg],
    by_position: set[str],
    returns: str | None,
    source: Source,
) -> Use:
    typed = {
        one.arg: "object" if one.annotation is None else source.outside(one.annotation)
        for one in arguments
    }
    given = [one if one in by_position else f"{one}={one}" for one in typed]
    texts = [*typed.values(), *(() if returns is None else (returns,))]
    return Use(
        name,
        Kind.CALL,
        (("caller", "client.Client"), *typed.items()),
        returns,
        f"caller.{name}({', '.join(given)})",
        frozenset(one for text in texts for one in mentioned(text)),
    )


def mentioned(annotation: str) -> frozenset[str]:
    """The classes of the models that an annotation mentions."""
    return frozenset(
        one.attr
        for one in ast.walk(ast.parse(annotation, mode="eval"))
        if isinstance(one, ast.Attribute)
        and isinstance(one.value, ast.Name)
        and one.value.id == "models"
    )
