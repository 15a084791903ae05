"""Keeps Python bindings moored while an API drifts.

cli            the commands; prints and exits
api            the same as functions, for programs; `mooring.generate` and `mooring.drift` are here
workflows      each command as a few plain calls; knows every part
sources        bytes → Document
spec           Document → Api
inference      Api → what it does that its document hardly says
bindings       Api → files of a package
drift          Api × Api → findings
migration      changes of names × the caller's code → that code, rewritten
rendering      names + a template → text, and nothing but what is safe there
plugins        what other distributions add to sources and drift
fetching       an address → bytes; the only part that opens a network connection
config, files  settings, and generated files on disk
limits         what a document may cost
escapes        text of a document → text that nobody obeys
addresses      what documents write as such
surface        what callers see of a package: what the bindings print, and the migration follows
document, model, diagnostics   what the parts hand to each other

Imports run one way, from the top of this list to its end; the parts in the middle never meet.
"""

import sys
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from mooring.api import Report, drift, generate, generate_versions

__all__ = ["drift", "generate", "generate_versions"]


def __getattr__(name: str) -> object:
    """The functions of `mooring.api`, which imports every part, once one of them is asked for (PEP 562)."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from mooring import api

    return getattr(api, name)


class _Drift(ModuleType):
    """The part `drift`, which is also called as the function of that name."""

    def __call__(self, old: "str | Path", new: "str | Path | None" = None) -> "Report":
        from mooring import api

        return api.drift(old, new)


class _Mooring(ModuleType):
    """This package: importing a part of a package sets it there, also in place of a function of that name."""

    def __setattr__(self, name: str, value: object) -> None:
        if name == "drift" and isinstance(value, ModuleType):
            value.__class__ = _Drift
        super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Mooring
