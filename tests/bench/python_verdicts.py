"""Whether the Python verdicts are true: `python -m tests.bench.python_verdicts [PART...]`.

Programs against the package of the older revision meet that of the newer one, pair by pair; what griffe, a run and a
type checker see is held against what drift says. Parts: `edits` (one document with every kind of edit), `probes`
(labelled pairs), `vendored` (the project's own revisions), `history` and `pairs` (other vendors', in `../shared`).
"""

import gzip
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeAlias

from mooring import sources, spec
from mooring.drift import Side, compare
from tests.bench.peers import table
from tests.drift.revisions import CASES, SHARED, side, vendored
from tests.upgrades import edits
from tests.upgrades.deviations import unjustified
from tests.upgrades.judging import Judgement, judged
from tests.upgrades.observing import Witness, checked, compared, run, written

Pair: TypeAlias = tuple[str, Side, Side]
VENDORED = (
    *("v1/2025-07-29.mdx", "v2/2025-08-20.md", "v2/2026-03-10.md"),
    "v3/2026-03-10.md",
)
PAIRS = {
    "figma": ("figma-r1-2026-01-21.yaml", "figma-r0-2026-03-30.yaml"),
    "box": ("box-r1-2026-06-10.json", "box-r0-2026-06-29.json"),
}


def _edits() -> Iterator[Pair]:
    yield "edits", edits.document(0), edits.document(1)


def _probes() -> Iterator[Pair]:
    for probe in json.loads((CASES / "probes.json").read_text("utf-8")):
        old, new = (
            side(CASES / "probes" / f"{probe['id']}.{one}.yaml")
            for one in ("old", "new")
        )
        yield probe["id"], old, new


def _vendored() -> Iterator[Pair]:
    for old, new in pairwise(VENDORED):
        yield Path(new).stem + Path(new).parts[0], vendored(old), vendored(new)


def _history() -> Iterator[Pair]:
    revisions = sorted((SHARED / "browser-use-history" / "v2").glob("*.json"))
    for old, new in pairwise(revisions):
        yield new.stem, side(old), side(new)


def _pairs() -> Iterator[Pair]:
    for name, documents in PAIRS.items():
        paths = [SHARED / "corpus" / "pairs" / f"{one}.gz" for one in documents]
        if all(path.exists() for path in paths):
            old, new = (_packed(path) for path in paths)
            yield name, old, new


def _packed(path: Path) -> Side:
    document = sources.read(path.stem, gzip.decompress(path.read_bytes()))
    return Side(path.stem, spec.parse(document), document)


PARTS: dict[str, Callable[[], Iterator[Pair]]] = {
    "edits": _edits,
    "probes": _probes,
    "vendored": _vendored,
    "history": _history,
    "pairs": _pairs,
}


def main(names: list[str]) -> None:
    """Prints what was foretold of each part, and below it what was not and has no reason."""
    heading = (
        *("part", "pairs", *(one.value for one in Witness), "foretold"),
        *("wire only", "alarms", "missed", "quiet"),
    )
    rows: list[tuple[str, ...]] = [heading]
    wrong = list[str]()
    for part in names or list(PARTS):
        with TemporaryDirectory(prefix="mooring-bench-") as folder:
            row, lines = _part(list(PARTS[part]()), Path(folder))
        rows.append((part, *row))
        wrong += [f"{part} {line}" for line in lines]
    print(table(rows))
    print("\n".join(wrong) if wrong else "every deviation has its reason")


def _part(pairs: list[Pair], folder: Path) -> tuple[tuple[str, ...], list[str]]:
    upgrades = [written(name, old, new, folder) for name, old, new in pairs]
    types = checked(upgrades, folder)
    witnesses, counts = Counter[Witness](), Counter[str]()
    lines = list[str]()
    for upgrade, (name, old, new) in zip(upgrades, pairs, strict=True):
        seen = [*run(upgrade), *compared(upgrade), *types.get(name, [])]
        witnesses.update(one.witness for one in seen)
        judgement = judged(upgrade, compare(old, new), seen)
        counts.update(_counts(judgement))
        lines += [f"{name}: {line}" for line in unjustified(judgement)]
    figures = (
        len(pairs),
        *(witnesses[one] for one in Witness),
        *(counts[one] for one in ("foretold", "wire", "alarms", "missed", "quiet")),
    )
    return tuple(map(str, figures)), lines


def _counts(judgement: Judgement) -> dict[str, int]:
    return {
        "foretold": len(judgement.foretold),
        "wire": len(judgement.on_the_wire),
        "alarms": len(judgement.alarms),
        "missed": len(judgement.missed),
        "quiet": len(judgement.quiet),
    }


if __name__ == "__main__":
    main(sys.argv[1:])
