"""Text of a document as TOML and as Markdown, by the only doors there are."""

import json
import re

from mooring.bindings.python.code import Code

_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")


def toml_string(text: str) -> Code:
    """A basic string of TOML 1.0: JSON's escapes are among its own, but for the characters that it has none for."""
    plain = "".join(one if one.isprintable() else " " for one in text)
    return Code(json.dumps(" ".join(plain.split()), ensure_ascii=False))


def distribution_name(module: str) -> Code:
    """What the distribution of a module is called, in the alphabet that such names have (PEP 508).

    Raises:
        ValueError: the module has no such name.
    """
    name = module.replace("_", "-")
    if not re.fullmatch(r"[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?", name):
        raise ValueError(f"{module!r} cannot be the name of a distribution")
    return Code(name)


def markdown(text: str) -> Code:
    """One line that is shown as it is: every character that could be markup is escaped (CommonMark 0.31, section 2.4)."""
    plain = "".join(one if one.isprintable() else " " for one in text)
    return Code(_PUNCTUATION.sub(r"\\\1", " ".join(plain.split())))
