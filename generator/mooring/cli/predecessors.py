"""What `mooring init --from` says of another generator's clients, and what it makes of them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from mooring.cli.terminal import say
from mooring.diagnostics import Misuse

if TYPE_CHECKING:
    from mooring.workflows.predecessors import Takeover


@dataclass(frozen=True, slots=True)
class Client:
    """A document that is to get bindings; None where only its former generator is known, and not what that read."""

    source: str | None
    api: str | None
    takeover: "Takeover | None" = None


def clients_of(
    found: "tuple[Takeover, ...]", tool: str, source: str | None, api: str | None
) -> Iterator[Client]:
    """What is to be set up in the place of another generator's clients.

    Raises:
        Misuse: no document is named.
    """
    if source is None and not any(one.source for one in found):
        raise Misuse(
            f"{tool} is told its document elsewhere; name it: mooring init SOURCE --from {tool}."
        )
    if not found and source is not None:
        say(f"No settings of {tool} are here; nothing is taken over.")
        yield Client(source, api)
        return
    # All packages of a project go to one folder.
    folder = next((one.folder for one in found if one.folder is not None), None)
    for one in found:
        # Of several, each keeps the name that tells it from the others.
        called = api if len(found) == 1 else _plain(one.name or "")
        yield Client(source or one.source, called, replace(one, folder=folder))


def _plain(name: str) -> str | None:
    """A name as an API may have it."""
    return re.sub(r"[^A-Za-z0-9._-]+", "-", name).strip("-._") or None


def tell_takeover(takeover: "Takeover", tool: str) -> None:
    """Says what is taken over from a generator, and what has no equivalent."""
    say(f"Taken over from {tool} ({takeover.place}):")
    for one in takeover.taken:
        say(f"  {one.name}: {one.meaning}")
    if not takeover.taken:
        say("  nothing")
    if takeover.left:
        say("Without an equivalent:")
    for one in takeover.left:
        say(f"  {one.name}: {one.meaning}")
