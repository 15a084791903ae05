"""The methods of a class → the view of the class in which they give responses."""

from collections.abc import Iterable, Iterator

from mooring.bindings.python.code import Code, identifier
from mooring.bindings.python.layout import Group, lay_out, settled
from mooring.bindings.views import ModesView, ResponsesView

ATTRIBUTES_RUNTIME = frozenset(("Raw", "Responding", "Streamed"))
"""Names of the runtime that lead to such a class."""

RESPONSES_RUNTIME = ATTRIBUTES_RUNTIME | {
    *("AsyncMethod", "Method", "Mode", "WithResponse")
}
"""Names of the runtime that such a class needs, with those."""

_MODES = {"with_raw_response": "Raw", "with_streaming_response": "Streamed"}


def modes_view(
    name: Code,
    asynchronous_name: Code,
    methods: Iterable[str],
    *,
    is_deprecated: bool,
    is_part: bool = False,
) -> ModesView:
    """What stands beside two classes with methods of their own.

    Args:
        is_deprecated: Whether a method is.
        is_part: Another class inherits them, and has the attributes.
    """
    own = tuple(methods)
    base = (Code("WithResponse"),)
    names = (name, asynchronous_name)
    return ModesView(
        attributes=() if is_part else _attributes(name),
        asynchronous_attributes=() if is_part else _attributes(asynchronous_name),
        classes=tuple(
            ResponsesView(
                _head(one, base), tuple(_methods(kind, one, own)) or (Code("pass"),)
            )
            for kind, one in zip(
                (Code("Method"), Code("AsyncMethod")), names, strict=True
            )
        ),
        pragma=Code("# pyright: reportDeprecated=false") if is_deprecated else None,
    )


def inherited_modes_view(
    name: Code, asynchronous_name: Code, parts: tuple[tuple[Code, Code], ...]
) -> ModesView:
    """What stands beside two classes that inherit their methods.

    Args:
        parts: The names of the classes that they inherit, blocking and not.
    """
    names = (name, asynchronous_name)
    return ModesView(
        attributes=_attributes(name),
        asynchronous_attributes=_attributes(asynchronous_name),
        classes=tuple(
            ResponsesView(_head(one, tuple(map(_beside, bases))), (Code("pass"),))
            for one, bases in zip(names, zip(*parts, strict=True), strict=True)
        ),
        pragma=None,
    )


def _beside(name: Code) -> Code:
    return name + Code("WithResponse")


def _head(name: Code, bases: tuple[Code, ...]) -> Code:
    modal = tuple(base + Code("[Mode]") for base in bases)
    group = Group(Code("class ") + _beside(name) + Code("("), modal, Code("):"))
    return settled(lay_out(group, 0), 0, body=Code("pass"))


def _attributes(name: Code) -> tuple[Code, ...]:
    return tuple(_attribute(name, *one) for one in _MODES.items())


def _attribute(name: Code, attribute: str, mode: str) -> Code:
    made = _beside(name) + Code("(") + identifier(mode) + Code("(own))")
    head = identifier(attribute) + Code(" = Responding(")
    group = Group(head, (Code("lambda own: ") + made,), Code(")"))
    return settled(lay_out(group, 4), 4)


def _methods(kind: Code, name: Code, methods: tuple[str, ...]) -> Iterator[Code]:
    for method in methods:
        own = identifier(method)
        head = own + Code(" = ") + kind + Code("(")
        group = Group(head, (name + Code(".") + own,), Code(")"))
        yield settled(lay_out(group, 4), 4)
