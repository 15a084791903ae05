"""Import statements in the order and layout that isort and black agree on."""

from collections.abc import Iterable, Mapping

from mooring.bindings.annotations import BUILTINS, MODULES_BY_NAME
from mooring.bindings.code import Code, identifier
from mooring.bindings.layout import Group, lay_out

THIRD_PARTY = frozenset(("pydantic", "typing_extensions"))


def from_import(module: Code, imported: Iterable[str]) -> Code:
    """`from module import …`, opened over several lines where it is long."""
    ordered = sorted(set(imported), key=_order)
    if len(flat := f"from {module} import {', '.join(ordered)}") <= 88:
        return Code(flat)
    opened = Group(
        Code(f"from {module} import ("),
        tuple(identifier(name) for name in ordered),
        Code(")"),
    )
    return lay_out(opened, 0, after=88)


def type_imports(
    used: Iterable[str], *, also: Mapping[str, str] | None = None
) -> tuple[Code, ...]:
    """The statements that bring in the names of annotations from outside the package.

    Standard library first, then an empty line, then third-party modules.
    """
    modules = {**MODULES_BY_NAME, **(also or {})}
    names_by_module: dict[str, set[str]] = {}
    for name in used:
        if name in modules and name not in BUILTINS:
            names_by_module.setdefault(modules[name], set()).add(name)
    standard = [
        module for module in sorted(names_by_module) if module not in THIRD_PARTY
    ]
    others = [module for module in sorted(names_by_module) if module in THIRD_PARTY]
    statements = [
        from_import(identifier(module), names_by_module[module]) for module in standard
    ]
    if standard and others:
        statements.append(Code(""))
    return (
        *statements,
        *(
            from_import(identifier(module), names_by_module[module])
            for module in others
        ),
    )


def _order(name: str) -> tuple[int, str]:
    """Constants, then classes, then the rest: isort's order."""
    return (
        0 if name.isupper() and len(name) > 1 else 1 if name[:1].isupper() else 2,
        name,
    )
