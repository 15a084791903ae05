"""Import statements in the order and layout that isort and black agree on."""

from collections.abc import Iterable

from mooring.bindings.python.annotations import MODULES_BY_NAME
from mooring.bindings.python.code import WIDTH, Code, identifier
from mooring.bindings.python.layout import Group, lay_out

THIRD_PARTY = frozenset(("pydantic", "typing_extensions"))


def from_import(module: Code, imported: Iterable[str], indent: int = 0) -> Code:
    """`from module import …`, opened over several lines where it is long.

    Args:
        indent: Characters before it in its block.
    """
    ordered = sorted(set(imported), key=_order)
    flat = f"from {module} import {', '.join(ordered)}"
    if indent + len(flat) <= WIDTH:
        return Code(flat)
    opened = Group(
        Code(f"from {module} import ("),
        tuple(identifier(name) for name in ordered),
        Code(")"),
    )
    return lay_out(opened, indent, after=WIDTH)


def outside_imports(
    used: Iterable[str], modules: Iterable[str] = ()
) -> tuple[Code, ...]:
    """The statements that bring in names from outside the package, and whole modules.

    Standard library first, then an empty line, then third-party modules.
    """
    names_by_module: dict[str, set[str]] = {}
    for name in used:
        if (module := MODULES_BY_NAME.get(name)) is not None:
            names_by_module.setdefault(module, set()).add(name)
    standard = [
        module for module in sorted(names_by_module) if module not in THIRD_PARTY
    ]
    others = [module for module in sorted(names_by_module) if module in THIRD_PARTY]
    statements = [_whole_module(module) for module in sorted(modules, key=_shown)]
    statements += [
        from_import(identifier(module), names_by_module[module]) for module in standard
    ]
    if statements and others:
        statements.append(Code(""))
    return (
        *statements,
        *(
            from_import(identifier(module), names_by_module[module])
            for module in others
        ),
    )


def _whole_module(name: str) -> Code:
    """A name that begins with an underscore is that of a module whose own name is taken."""
    real = identifier(_shown(name))
    return (
        Code("import ")
        + real
        + (Code("") if real == name else Code(" as ") + identifier(name))
    )


def _shown(name: str) -> str:
    return name.removeprefix("_")


def _order(name: str) -> tuple[int, str]:
    """Constants, then classes, then the rest: isort's order."""
    return (
        0 if name.isupper() and len(name) > 1 else 1 if name[:1].isupper() else 2,
        name,
    )
