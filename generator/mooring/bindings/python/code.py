"""Text from a document → text of Python source, by the only doors there are.

Templates print nothing but `Code`. A string that came from a document becomes code through `literal`,
`identifier` or `documentation`, each of which makes it harmless in its own context.
"""

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated

from mooring.document import Json

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler

WIDTH = 88
"""Characters in a line: black's default."""


class Code(str):
    """Python source that is safe to print as it is."""

    __slots__ = ()

    def __add__(self, other: str) -> "Code":
        if not isinstance(other, Code):
            raise TypeError(f"{other!r} is not known to be code")
        return Code(str(self) + str(other))

    def join(self, parts: Iterable[str]) -> "Code":
        collected = tuple(parts)
        for part in collected:
            if not isinstance(part, Code):
                raise TypeError(f"{part!r} is not known to be code")
        return Code(str.join(str(self), collected))

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: object, handler: "GetCoreSchemaHandler"
    ) -> object:
        """Code that was kept is code again."""
        from pydantic import AfterValidator

        return handler.generate_schema(Annotated[str, AfterValidator(cls)])


def identifier(name: str) -> Code:
    """A name, dotted or not, as code.

    Raises:
        ValueError: it is not one.
    """
    if not all(part.isidentifier() for part in name.split(".")):
        raise ValueError(f"{name!r} is not an identifier")
    return Code(name)


def literal(value: Json) -> Code:
    """A Python expression for a JSON value, in black's spelling."""
    match value:
        case str():
            return _string(str(value))
        case list():
            return Code("[" + ", ".join(literal(item) for item in value) + "]")
        case dict():
            return Code(
                "{"
                + ", ".join(
                    f"{_string(key)}: {literal(item)}" for key, item in value.items()
                )
                + "}"
            )
        case float():
            return Code(
                repr(value)
                if value == value and abs(value) != float("inf")
                else f'float("{value}")'
            )
        case _:
            return Code(repr(value))


def json_member(name: str, value: str) -> Code:
    """A member of a JSON object, for a file that is read as JSON."""
    return Code(f"{json.dumps(name)}: {json.dumps(value)}")


def tuple_expression(items: Iterable[Code]) -> Code:
    """A tuple of expressions."""
    collected = tuple(items)
    ending = Code(",)" if len(collected) == 1 else ")")
    return Code("(") + Code(", ").join(collected) + ending


def _string(text: str) -> Code:
    """A string literal with double quotes, unless single ones need fewer backslashes."""
    # With both quotes in front, `repr` always takes single ones.
    escaped = repr("'\"" + text)[4:-1]
    if text.count("'") < text.count('"'):
        return Code(f"'{escaped}'")
    inner = escaped.replace("\\'", "'").replace('"', '\\"')
    return Code(f'"{inner}"')
