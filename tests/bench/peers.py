"""What Mooring costs beside its peers: `python tests/bench/peers.py FOLDER [--documents a,b] [--runs N] [--skip tool]`.

Each tool runs as a whole process on each document of the folder, one after the other, N times over. CPU seconds are the
user's and the system's, with children; memory is that of the largest process; both are medians. A ratio below 1 means
that Mooring takes less. Operations are those of the document that are in the output.
"""

import argparse
import os
import platform
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

if not __package__:
    sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.bench.documents import Operation, loaded, operations, unpacked
from tests.bench.measuring import Run, middle, run
from tests.bench.targets import Target, help_target, targets
from tests.bench.tools import MOORING, PEERS, Tool, emitted, environment_of


@dataclass(frozen=True, slots=True)
class Measured:
    """What a tool made of a document, and what that cost; or why there is nothing."""

    document: str
    tool: str
    declared: int
    emitted: int
    run: Run

    @property
    def is_finished(self) -> bool:
        return self.run.exit == 0 and self.emitted > 0


def compared(
    documents: list[Path], tools: dict[Tool, Path], work: Path, runs: int
) -> list[Measured]:
    """Every tool on every document; the runs of one document take turns."""
    found = list[Measured]()
    for document in documents:
        declared = operations(loaded(document))
        runs_by_tool = dict[Tool, list[Run]]()
        counts = dict[Tool, int]()
        for _ in range(runs):
            for tool, environment in tools.items():
                one, count = _generated(tool, environment, document, work, declared)
                runs_by_tool.setdefault(tool, []).append(one)
                counts[tool] = count
        for tool, ended in runs_by_tool.items():
            measured = Measured(
                *(document.stem, tool.name, len(declared)), counts[tool], middle(ended)
            )
            found.append(measured)
            _say(f"{document.stem}: {tool.name} {measured.run.cpu:.1f} CPU s")
    return found


def ratios(measured: list[Measured]) -> Iterator[tuple[str, ...]]:
    """The rows of the table: Mooring's own figures, and its share of each peer's."""
    ours = {one.document: one for one in measured if one.tool == MOORING.name}
    for one in measured:
        own = ours[one.document]
        if one.is_finished:
            cpu = f"{own.run.cpu / one.run.cpu:.2f}" if one is not own else ""
            peak = f"{own.run.peak / one.run.peak:.2f}" if one is not own else ""
            operations = f"{one.emitted}/{one.declared}"
        else:
            cpu = peak = "-"
            operations = f"no output (exit {one.run.exit})"
        yield (
            *(one.document, one.tool, f"{one.run.cpu:.1f}", cpu),
            *(f"{one.run.peak:.0f}", peak, operations),
        )


def verdicts(measured: list[Measured]) -> Iterator[str]:
    """A line for each peer: where Mooring takes less, where more, and what each leaves out."""
    ours = {one.document: one for one in measured if one.tool == MOORING.name}
    for name in dict.fromkeys(one.tool for one in measured if one.tool != MOORING.name):
        theirs = [one for one in measured if one.tool == name]
        done = [one for one in theirs if one.is_finished]
        slower = [one for one in done if ours[one.document].run.cpu > one.run.cpu]
        dropped = sum(one.declared - one.emitted for one in done)
        line = f"{name}: finishes {len(done)} of {len(theirs)}, leaves out {dropped} operations there; Mooring takes less CPU on {len(done) - len(slower)}"
        yield line + (
            f", more on {', '.join(one.document for one in slower)}" if slower else ""
        )
    lost = [
        f"{one.document} {one.emitted}/{one.declared}"
        for one in ours.values()
        if one.emitted < one.declared
    ]
    yield f"mooring: finishes {sum(one.is_finished for one in ours.values())} of {len(ours)}, leaves out {', '.join(lost) or 'nothing'}"


def table(rows: list[tuple[str, ...]]) -> str:
    """Rows under each other, the first two columns to the left."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(
        "  ".join(
            cell.ljust(width) if place < 2 else cell.rjust(width)
            for place, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    )


def target_rows(found: list[Target]) -> list[tuple[str, ...]]:
    heading = ("document", "target", "measured", "at most", "", "")
    return [
        heading,
        *(
            (
                *(one.document, one.what, f"{one.measured:.2f}", f"{one.most:.2f}"),
                *(one.unit, "ok" if one.is_met else "MISS"),
            )
            for one in found
        ),
    ]


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--documents", default="", help="names, with commas between")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--skip", action="append", default=[], help="a tool")
    asked = parser.parse_args(arguments)
    tools = dict[Tool, Path]()
    absent = list[str]()
    for tool in (MOORING, *PEERS):
        found = "skipped" if tool.name in asked.skip else environment_of(tool)
        if isinstance(found, Path):
            tools[tool] = found
        else:
            absent.append(f"{tool.name}: {found}")
    with TemporaryDirectory(prefix="mooring-bench-") as name:
        work = Path(name)
        (work / "documents").mkdir()
        wanted = tuple(one for one in asked.documents.split(",") if one)
        documents = unpacked(asked.folder, work / "documents", wanted)
        # Without Mooring there is nothing to compare; its own targets are measured all the same.
        if MOORING in tools:
            _show(compared(documents, tools, work, asked.runs), absent)
        found = [help_target(work, asked.runs)]
        for document in documents:
            folder = work / f"targets-{document.stem}"
            folder.mkdir()
            try:
                found += targets(document, folder, asked.runs)
            except RuntimeError as error:
                absent.append(f"{document.stem}: {error}")
            shutil.rmtree(folder)
            _say(f"{document.stem}: targets measured")
        print()
        print(table(target_rows(found)))
        print("\n".join(absent))


def _show(measured: list[Measured], absent: list[str]) -> None:
    print(
        f"{platform.platform()}, Python {platform.python_version()}, {os.cpu_count()} processors"
    )
    heading = ("document", "tool", "CPU s", "ratio", "MiB", "ratio", "operations")
    print(table([heading, *ratios(measured)]))
    for line in (*verdicts(measured), *absent):
        print(line)
    sys.stdout.flush()


def _generated(
    tool: Tool,
    environment: Path,
    document: Path,
    work: Path,
    declared: frozenset[Operation],
) -> tuple[Run, int]:
    """One cold run: into a folder that is not there, and with a cache that is empty."""
    with TemporaryDirectory(dir=work) as name:
        output = Path(name) / "output"
        output.mkdir()
        cold = {"XDG_CACHE_HOME": str(Path(name) / "cache")}
        ended = run(tool.command(environment, document, output), Path(name), cold)
        return ended, emitted(tool, output, declared)


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
