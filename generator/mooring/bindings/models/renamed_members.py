"""Names that members of models and of enumerations had → what is printed so that these go on working.

The runtime understands a model's; what is printed in its class is for type checkers. An enumeration
inherits the members of old, since what stands in its own body would be one more value to them.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from mooring.bindings.python.code import Code, identifier
from mooring.bindings.python.identifiers import class_name
from mooring.bindings.python.layout import Group, annotated, lay_out, settled
from mooring.bindings.operations.renamed_keywords import deprecation, forms
from mooring.bindings.views import RenamedMemberView, RenamedView
from mooring.model import KeptName

_MODULE = "_typing_extensions"


@dataclass(frozen=True, slots=True)
class Keyword:
    """A field as the keyword of its class."""

    name: str
    type: Code
    default: Code | None


def renamed_fields(
    keywords: tuple[Keyword, ...], kept: tuple[KeptName, ...]
) -> RenamedView | None:
    """What type checkers are told of the names that fields had."""
    if not kept:
        return None
    taken = {one.name for one in keywords}
    overload, deprecated = (
        Code(f"{_MODULE}.{name}" if name in taken else name)
        for name in ("overload", "deprecated")
    )
    types = {one.name: one.type for one in keywords}
    ways = forms(((one.name, one.default is None) for one in keywords), kept)
    constructors = tuple(
        Code("\n        ").join(
            (
                Code("@") + overload,
                *_told(one.told, deprecated, 8),
                _constructor(
                    tuple(
                        _keyword(keywords[index], name) for index, name in one.keywords
                    )
                ),
            )
        )
        for one in ways
    )
    return RenamedView(
        constructors,
        tuple(_member(one, types[one.now], deprecated, 12) for one in kept),
        imports=("TYPE_CHECKING", "Any", overload, deprecated),
    )


def renamed_values(name: Code, kept: tuple[KeptName, ...]) -> RenamedView | None:
    """The members that an enumeration inherits."""
    if not kept:
        return None
    members = tuple(_member(one, name, Code("deprecated"), 8) for one in kept)
    return RenamedView((), members, imports=("deprecated",))


def former_class(name: Code) -> Code:
    """The class that an enumeration inherits members of old from."""
    return Code("_") + name + Code("Renamed")


def _constructor(keywords: tuple[Code, ...]) -> Code:
    items = (Code("self"), Code("*"), *keywords)
    group = Group(Code("def __init__("), items, Code(") -> None: ..."))
    return settled(lay_out(group, 8), 8)


def _keyword(one: Keyword, name: str) -> Code:
    default = None if one.default is None else Code("...")
    return annotated(identifier(name), one.type, default)


def _member(
    one: KeptName, type_: Code, deprecated: Code, indent: int
) -> RenamedMemberView:
    (decorator,) = _told((one,), deprecated, indent)
    return RenamedMemberView(
        name=identifier(one.name),
        descriptor=Code("_") + identifier(class_name(one.name)),
        decorator=decorator,
        type=type_,
        now=identifier(one.now),
    )


def _told(kept: tuple[KeptName, ...], deprecated: Code, indent: int) -> Iterator[Code]:
    if kept:
        yield settled(lay_out(deprecation(kept, deprecated), indent), indent)
