"""How good the findings are: `python -m tests.bench.drift_quality [SEEDS]`.

One line a measure: cases that oasdiff is tested with (through the alias table; each deviation has a reason in
`tests/cases/drift/deviations.toml`), the labelled probes, the true changes between the vendored revisions, edits planted
in real documents, and rewrites that change nothing. Documents of others are looked for in `../shared`.
"""

import gzip
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import chain

from mooring import sources
from mooring.document import JsonObject
from mooring.drift import Audience, Verdict
from tests.drift import test_probes, test_truth
from tests.drift.collected import cases, outcome
from tests.drift.planting import Told, planted
from tests.drift.revisions import SHARED
from tests.drift.rewriting import REWRITES, rewritten
from tests.drift.test_planting import COUNT

SPECS = SHARED / "corpus" / "specs"
DOCUMENTS = (
    *("petstore.yaml", "petstore-expanded.yaml", "museum.yaml", "mem0.json"),
    *("figma.yaml", "asana.yaml", "clerk.yaml", "discord.json", "box.json"),
    *("adyen-checkout.yaml", "twilio-conversations.json", "vault.json"),
    "datadog-v1.yaml",
)


def main(seeds: int) -> None:
    """Prints every figure, and below each what is amiss."""
    for line in chain(_cases(), _probes(), _truth(), _planted(seeds), _rewritten()):
        print(line)


def _cases() -> Iterator[str]:
    outcomes = [outcome(case) for case in cases()]
    reproduced = sum(one.is_reproduced for one in outcomes)
    justified = sum(one.is_settled and not one.is_reproduced for one in outcomes)
    yield f"oasdiff cases        {reproduced}/{len(outcomes)} reproduced, {justified} justified deviations"
    expected = sum(len(one.expected) for one in outcomes)
    missed = sum(len(one.expected & one.missed) for one in outcomes)
    beyond = sum(len(one.beyond) for one in outcomes)
    yield f"  ids                {expected - missed}/{expected} found, {beyond} found beyond"
    for one in outcomes:
        if not one.is_settled:
            yield f"  open               {one.name}: {', '.join(sorted(one.missed - one.justified))}"


def _probes() -> Iterator[str]:
    for audience, label in ((Audience.WIRE, "wire"), (Audience.PYTHON, "python")):
        wrong = [
            probe["id"]
            for probe in test_probes.PROBES
            if (test_probes.drift(probe).worst(audience) is Verdict.BREAK)
            is not (probe["wire"] if label == "wire" else probe["python"])
        ]
        count = len(test_probes.PROBES)
        yield f"probes, {label:<13}{count - len(wrong)}/{count} {' '.join(wrong)}"
    wrong = [
        probe["id"]
        for probe in test_probes.PROBES
        if any(
            one.link and one.rule != "success-status-changed"
            for one in test_probes.drift(probe).findings
        )
        is not probe["is_linked"]
    ]
    yield f"probes, renames      {len(test_probes.PROBES) - len(wrong)}/{len(test_probes.PROBES)} {' '.join(wrong)}"


def _truth() -> Iterator[str]:
    answers = Counter(test_truth.answer(change) for change in test_truth.TRUTH)
    told = ", ".join(f"{count} {answer}" for answer, count in answers.most_common())
    yield f"true changes         {len(test_truth.TRUTH)}: {told}"


def _planted(seeds: int) -> Iterator[str]:
    results: list[Told] = []
    for name in DOCUMENTS:
        root = _root(name)
        results += [planted(name, root, seed, COUNT) for seed in range(seeds)]
    edits = sum(len(one.plants) for one in results)
    missed = [plant for one in results for plant in one.missed]
    strange = [finding for one in results for finding in one.strange]
    told = edits - len(missed)
    yield (
        f"planted edits        {edits}: recall {told / edits:.4f}, precision {told / (told + len(strange)):.4f}"
    )
    links = sum(one.links_planted for one in results)
    found = sum(one.links_told for one in results)
    wrong = sum(one.links_strange for one in results)
    yield f"planted renames      {links}: F1 {2 * found / (links + found + wrong):.4f}"
    yield from (f"  missed             {one.kind} {one.region}" for one in missed)
    yield from (
        f"  strange            {one.rule} {one.message[:90]}" for one in strange
    )


def _rewritten() -> Iterator[str]:
    for name, rewrite in REWRITES.items():
        broken = Counter[str]()
        for document in DOCUMENTS:
            report = rewritten(document, _root(document), rewrite)
            broken.update(
                f"{document}:{one.rule}"
                for one in report.findings
                if one.severity is not Verdict.SAFE
            )
        told = ", ".join(f"{count} × {what}" for what, count in broken.most_common(4))
        yield f"rewrite, {name:<28}{sum(broken.values())} not safe {told}"


def _root(name: str) -> JsonObject:
    return dict(
        sources.read(name, gzip.decompress((SPECS / f"{name}.gz").read_bytes())).root
    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 2)
