"""What a comparison costs beside other differs: `python -m tests.bench.differs FOLDER [--pairs a,b] [--runs N]`.

Each tool compares each pair of documents of the folder as a whole process, one after the other, N times over. CPU
seconds are the user's and the system's, with children; memory is that of the largest process; both are medians. A ratio
below 1 means that Mooring takes less. A tool that is not here is told, and the rest is measured all the same:

    npm install --global @redocly/cli
    go install github.com/oasdiff/oasdiff@latest
"""

import argparse
import gzip
import os
import platform
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench.measuring import Run, middle, run
from tests.bench.peers import table

PAIRS = {
    "openai": ("openai-r10-2026-08-14.yaml", "openai-r0-2026-08-21.yaml"),
    "github": ("github-21.0.0.json", "github-22.0.0.json"),
}
"""The documents of each pair, the older one first."""
QUIET = {"REDOCLY_TELEMETRY": "off", "REDOCLY_SUPPRESS_UPDATE_NOTICE": "true"}


@dataclass(frozen=True, slots=True)
class Differ:
    """A tool that compares two documents; `program` is what has to be installed for it, None for Mooring itself."""

    name: str
    program: str | None
    command: Callable[[str, Path, Path], list[str | Path]]

    @property
    def found(self) -> str | None:
        """Where its program is; None where it is not installed."""
        return sys.executable if self.program is None else shutil.which(self.program)


MOORING = Differ(
    "mooring",
    None,
    lambda python, old, new: [python, "-m", "mooring", "drift", old, new],
)
PEERS = (
    Differ(
        "oasdiff",
        "oasdiff",
        lambda program, old, new: [program, "changelog", old, new],
    ),
    Differ(
        "redocly",
        "redocly",
        lambda program, old, new: [program, "diff", old, new],
    ),
)


@dataclass(frozen=True, slots=True)
class Cost:
    pair: str
    tool: str
    run: Run


def costs(pair: str, old: Path, new: Path, runs: int) -> list[Cost]:
    """What each installed tool takes for a pair; the tools take turns."""
    found = dict[str, list[Run]]()
    for _ in range(runs):
        for tool in (MOORING, *PEERS):
            if (program := tool.found) is not None:
                ended = run(tool.command(program, old, new), old.parent, QUIET)
                found.setdefault(tool.name, []).append(ended)
    return [Cost(pair, name, middle(ended)) for name, ended in found.items()]


def rows(measured: list[Cost]) -> Iterator[tuple[str, ...]]:
    """The rows of the table: what each takes, and Mooring's share of that."""
    ours = {one.pair: one.run for one in measured if one.tool == MOORING.name}
    for one in measured:
        own, theirs = ours[one.pair], one.run
        is_peer = one.tool != MOORING.name
        yield (
            *(one.pair, one.tool, f"{theirs.cpu:.1f}"),
            f"{own.cpu / theirs.cpu:.2f}" if is_peer else "",
            f"{theirs.peak:.0f}",
            f"{own.peak / theirs.peak:.2f}" if is_peer else "",
            str(theirs.exit),
        )


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pairs", default=",".join(PAIRS))
    parser.add_argument("--runs", type=int, default=3)
    asked = parser.parse_args(arguments)
    measured, absent = list[Cost](), list[str]()
    for tool in PEERS:
        if tool.found is None:
            absent.append(f"{tool.name}: {tool.program} is not installed")
    with TemporaryDirectory(prefix="mooring-bench-") as name:
        for pair in asked.pairs.split(","):
            packed = [asked.folder / f"{one}.gz" for one in PAIRS[pair]]
            if not all(one.exists() for one in packed):
                absent.append(f"{pair}: its documents are not in {asked.folder}")
                continue
            documents = [Path(name) / one for one in PAIRS[pair]]
            for path, source in zip(documents, packed, strict=True):
                path.write_bytes(gzip.decompress(source.read_bytes()))
            measured += costs(pair, documents[0], documents[1], asked.runs)
    print(
        f"{platform.platform()}, Python {platform.python_version()}, {os.cpu_count()} processors"
    )
    heading = ("pair", "tool", "CPU s", "ratio", "MiB", "ratio", "exit")
    print(table([heading, *rows(measured)]))
    print("\n".join(absent))


if __name__ == "__main__":
    main(sys.argv[1:])
