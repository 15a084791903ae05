"""What other distributions add: sources, report formats and rules, by entry points.

| group | the entry point is | its name is |
|---|---|---|
| `mooring.sources` | a module or object with `TITLE`, `RANK`, `recognises`, `read` (`mooring.sources.form.Form`) | its own |
| `mooring.reports` | a function from a `mooring.drift.report.Report` to text | a value of `mooring drift --format` |
| `mooring.rules` | a rule, as a decorator of `mooring.drift.rule` makes it | its own; the rule's id is its function's |

The types that a plugin may rely on, which change only with the major version of Mooring:

* all of them: `mooring.diagnostics.Diagnostic`, `mooring.diagnostics.Location`, `mooring.diagnostics.Unreadable`,
  `mooring.diagnostics.Misuse`, `mooring.document.Json`, `mooring.document.Fact`;
* sources: `mooring.sources.form.Form`, `mooring.sources.form.Grounds`, `mooring.sources.form.Rank`,
  `mooring.sources.page.Page`, `mooring.document.Document`, `mooring.document.Origin`, `mooring.document.Standing`;
* reports: `mooring.drift.report.Report`, `mooring.drift.report.Finding`, `mooring.drift.report.Revision`,
  `mooring.drift.facts.effects.Audience`, `mooring.drift.facts.effects.Verdict`;
* rules: `mooring.drift.rule.added`, `mooring.drift.rule.removed`, `mooring.drift.rule.changed`,
  `mooring.drift.rule.Example`, `mooring.drift.facts.effects.Effect`, `mooring.drift.facts.effects.Guard`, and the parts of an API
  in `mooring.model`.

A source is asked where none of Mooring's own that know an unmistakable mark has recognised a file. What a report
prints of a document is its own to escape. Plugins are code of the person who installed them, and run as such; one
that fails stops the command and is named.
"""

import os
import sys
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from mooring.diagnostics import Misuse, Unreadable

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

SOURCES, REPORTS, RULES = "mooring.sources", "mooring.reports", "mooring.rules"

P = ParamSpec("P")
R = TypeVar("R")


@cache
def loaded(group: str) -> Mapping[str, object]:
    """What is installed in a group, by name, in the order of the names.

    Raises:
        Misuse: it cannot be imported, or two distributions use one name; the message names the culprit.
    """
    found = dict[str, object]()
    for point in _entry_points(group):
        if point.name in found:
            raise Misuse(
                f"Two plugins of {group} are called {point.name}; uninstall one of them."
            )
        try:
            found[point.name] = point.load()
        # Whatever a plugin raises, it is the plugin that has to be named.
        except Exception as error:
            raise _fault(point.name, group, "cannot be loaded", error) from error
    return found


def versions(group: str) -> tuple[str, ...]:
    """What is installed in a group, each with its distribution and the version of that; nothing is imported."""
    return tuple(
        " ".join((point.name, point.value, *_distribution(point)))
        for point in _entry_points(group)
    )


def guarded(group: str, name: str, function: Callable[P, R]) -> Callable[P, R]:
    """A function of a plugin, named by whatever it raises.

    What it says of a document or of how it is used stays as it is.
    """

    def call(*arguments: P.args, **named: P.kwargs) -> R:
        try:
            return function(*arguments, **named)
        except (Misuse, Unreadable):
            raise
        # Whatever a plugin raises, it is the plugin that has to be named.
        except Exception as error:
            raise _fault(name, group, "failed", error) from error

    return call


def refused(group: str, name: str, wanted: str) -> Misuse:
    """What is raised of a plugin that is something else than its group wants."""
    return Misuse(f"The plugin {name} of {group} is no {wanted}.")


def _entry_points(group: str) -> "list[EntryPoint]":
    if not _is_any_installed():
        return []
    from importlib.metadata import entry_points

    points = entry_points(group=group)
    return sorted(points, key=lambda point: (point.name, point.value))


def _distribution(point: "EntryPoint") -> tuple[str, ...]:
    found = point.dist
    return () if found is None else (found.name, found.version)


@cache
def _is_any_installed() -> bool:
    """Whether any distribution names a group of Mooring's.

    Looking for the word takes two milliseconds, and spares a command without plugins the loading of
    `importlib.metadata`, which takes many times as long.
    """
    return any(
        b"[mooring." in _bytes(Path(place.path) / "entry_points.txt")
        for folder in dict.fromkeys(sys.path)
        if os.path.isdir(folder or ".")
        for place in os.scandir(folder or ".")
        if place.name.endswith((".dist-info", ".egg-info"))
    )


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""


def _fault(name: str, group: str, what: str, error: Exception) -> Misuse:
    reason = " ".join(str(error).split())
    return Misuse(
        f"The plugin {name} of {group} {what}: {type(error).__name__}: {reason}"
    )
