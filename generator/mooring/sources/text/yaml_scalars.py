"""What a YAML scalar means: the core schema of YAML 1.2 (section 10.3.2), and what readers of YAML 1.1 make of it."""

import math
import re

from mooring.document import Json
from mooring.limits import Limit

TAG = "tag:yaml.org,2002:"

_NULL = re.compile(r"null|Null|NULL|~|")
_TRUE = re.compile(r"true|True|TRUE")
_FALSE = re.compile(r"false|False|FALSE")
_DECIMAL = re.compile(r"[-+]?(?:0|[1-9][0-9]*)")
_OCTAL = re.compile(r"0o[0-7]+")
_HEXADECIMAL = re.compile(r"0x[0-9a-fA-F]+")
_FLOAT = re.compile(
    r"[-+]?(?:\.[0-9]+|(?:0|[1-9][0-9]*)(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?"
)
_NOT_FINITE = re.compile(r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)")
_AMBIGUOUS = re.compile(
    r"""[-+]?[0-9][0-9_]*(?:[eE][-+]?[0-9]+)?        # numbers, also with the leading zeros and underscores of 1.1
    | [-+]?(?:[0-9][0-9_]*)?\.[0-9_]*(?:[eE][-+]?[0-9]+)?
    | [-+]?0[box][0-9a-fA-F_]+
    | [-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?  # base 60
    | [0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:(?:[Tt]|[ \t]+).*)?
    | [-+]?\.(?:inf|nan)
    | (?:null|true|false|yes|no|on|off|y|n)
    | ~|=|<<""",
    re.VERBOSE | re.IGNORECASE,
)


class OutOfRange(ValueError):
    """A scalar that no JSON value can stand for; the text says why."""


def scalar(text: str, tag: str | None, *, is_plain: bool) -> Json:
    """The JSON value of a scalar.

    Args:
        is_plain: whether it is written without quotes and without a tag.

    Raises:
        OutOfRange: JSON has no such value.
    """
    if tag in ("!", TAG + "str") or (tag is None and not is_plain):
        return text
    if tag is not None and tag not in (
        TAG + "null",
        TAG + "bool",
        TAG + "int",
        TAG + "float",
    ):
        raise OutOfRange(f"The tag “{tag}” has no meaning in JSON; remove it.")
    return _resolved(text)


def is_ambiguous(text: str) -> bool:
    """Whether some reader of YAML, of 1.1 or 1.2, takes the plain scalar for something else than a string."""
    return not text or _AMBIGUOUS.fullmatch(text) is not None


def _resolved(text: str) -> Json:
    first = text[:1]
    if first in "0123456789+-.":
        return _number(text) if text else None
    if first in "nN~" and _NULL.fullmatch(text):
        return None
    if first in "tT" and _TRUE.fullmatch(text):
        return True
    if first in "fF" and _FALSE.fullmatch(text):
        return False
    return text


def _number(text: str) -> Json:
    if _DECIMAL.fullmatch(text):
        if len(text) > Limit.DIGITS.value_now:
            raise OutOfRange(
                f"This number has more than {Limit.DIGITS.value_now} digits; put it in quotes if it is a text, or {Limit.DIGITS.advice}."
            )
        return int(text)
    if _FLOAT.fullmatch(text):
        value = float(text)
        if not math.isfinite(value):
            raise OutOfRange(
                f"The number {text[:40]} is too large for a double; put it in quotes if it is a text."
            )
        return value
    if _OCTAL.fullmatch(text):
        return int(text[2:], 8)
    if _HEXADECIMAL.fullmatch(text):
        return int(text[2:], 16)
    if _NOT_FINITE.fullmatch(text):
        raise OutOfRange(
            f"JSON has no number {text}; write a finite one, or put it in quotes if it is a text."
        )
    return text
