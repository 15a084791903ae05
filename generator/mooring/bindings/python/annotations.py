"""Python type annotations as text: which names they use, and the same with other names."""

import ast
import re
from collections.abc import Iterator, Mapping

from mooring.bindings.python.code import Code, literal

_TOKENS = re.compile(r""""(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[A-Za-z_][\w.]*""")
_LITERAL = re.compile(
    r"""\bLiteral\[((?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[^]"'])*)\]"""
)

MODULES_BY_NAME = {
    "ABC": "abc",
    "Annotated": "typing",
    "Any": "typing",
    "AwareDatetime": "pydantic",
    "Decimal": "decimal",
    "Field": "pydantic",
    "Literal": "typing",
    "Mapping": "collections.abc",
    "RootModel": "pydantic",
    "Self": "typing",
    "TYPE_CHECKING": "typing",
    "UUID": "uuid",
    "Union": "typing",
    "Unpack": "typing",
    "abstractmethod": "abc",
    "cached_property": "functools",
    "date": "datetime",
    "datetime": "datetime",
    "deprecated": "typing_extensions",
    "overload": "typing",
    "time": "datetime",
    "timedelta": "datetime",
}
"""Where the names come from that generated code may use beside the classes of the package."""

RUNTIME_NAMES = frozenset(
    (
        *("CamelModel", "DecimalString", "Keywords", "Model", "Omittable"),
        *("OpenIntEnum", "OpenStrEnum", "RecursiveModel", "RenamingModel"),
    )
)
"""What a module of models may import from the runtime."""

BUILTINS = frozenset(
    (
        "bool",
        "bytes",
        "dict",
        "float",
        "int",
        "list",
        "object",
        "set",
        "str",
        "tuple",
        "type",
    )
)

CAPITALISED_BUILTINS = frozenset("""
    ArithmeticError AssertionError AttributeError BaseException BaseExceptionGroup
    BlockingIOError BrokenPipeError BufferError BytesWarning ChildProcessError
    ConnectionAbortedError ConnectionError ConnectionRefusedError
    ConnectionResetError DeprecationWarning EOFError Ellipsis EncodingWarning
    EnvironmentError Exception ExceptionGroup FileExistsError FileNotFoundError
    FloatingPointError FutureWarning GeneratorExit IOError ImportError ImportWarning
    IndentationError IndexError InterruptedError IsADirectoryError KeyError
    KeyboardInterrupt LookupError MemoryError ModuleNotFoundError NameError
    NotADirectoryError NotImplemented NotImplementedError OSError OverflowError
    PendingDeprecationWarning PermissionError ProcessLookupError
    PythonFinalizationError RecursionError ReferenceError ResourceWarning
    RuntimeError RuntimeWarning StopAsyncIteration StopIteration SyntaxError
    SyntaxWarning SystemError SystemExit TabError TimeoutError TypeError
    UnboundLocalError UnicodeDecodeError UnicodeEncodeError UnicodeError
    UnicodeTranslateError UnicodeWarning UserWarning ValueError Warning
    ZeroDivisionError
    """.split())
"""What Python 3.11 to 3.14 knows in every module, before a class of another module is looked for."""


def annotation(text: str) -> Code:
    """An annotation as code, its strings in black's spelling."""

    def spelled(match: re.Match[str]) -> str:
        token = match[0]
        return literal(ast.literal_eval(token)) if token[0] in "\"'" else token

    return Code(_TOKENS.sub(spelled, text))


def names(text: str) -> Iterator[str]:
    """Every name in an annotation; a dotted one is one name."""
    return (match[0] for match in _TOKENS.finditer(text) if match[0][0] not in "\"'")


def renamed(text: Code, replacements: Mapping[str, str]) -> Code:
    """The annotation with some of its names replaced; strings are left alone."""
    return Code(_TOKENS.sub(lambda match: replacements.get(match[0], match[0]), text))


def opened(text: Code) -> Code:
    """The annotation with every choice of literals widened to the type of its values."""

    def wider(match: re.Match[str]) -> str:
        values: tuple[str | int | bool, ...] = ast.literal_eval(f"({match[1]},)")
        kinds = {type(value).__name__ for value in values}
        is_choice = len(values) > 1 and kinds in ({"str"}, {"int"})
        return f"{match[0]} | {kinds.pop()}" if is_choice else match[0]

    return Code(_LITERAL.sub(wider, text))


def union(*members: Code) -> Code:
    """The union of annotations, each written once, with `None` and sentinels last."""
    listed = [part for member in members for part in parts(member)]
    last = [part for part in listed if part in ("None", "NotGiven")]
    return Code(" | ").join(
        dict.fromkeys([*(part for part in listed if part not in last), *last])
    )


def parts(text: Code) -> Iterator[Code]:
    """The members of an annotation that is a union; any other is its only member."""
    depth = 0
    start = 0
    for index, character in enumerate(text):
        depth += (character in "[(") - (character in "])")
        if character == "|" and depth == 0:
            yield Code(text[start:index].strip())
            start = index + 1
    yield Code(text[start:].strip())
