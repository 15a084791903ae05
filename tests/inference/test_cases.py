"""What is inferred from small documents: the recorded text has one line a behaviour, `?` before what is a guess."""

from collections.abc import Callable
from dataclasses import fields
from pathlib import Path

import pytest
from mooring import sources
from mooring.inference import Inference, infer, unsupported
from mooring.spec import parse

CASES = Path(__file__).parents[1] / "cases" / "inference"
NAMES = sorted(path.parent.name for path in CASES.glob("*/openapi.yaml"))


def shown(one: Inference) -> str:
    behaviour = one.behaviour
    facts = ", ".join(
        f"{field.name}={'.'.join(value) if isinstance(value, tuple) else value}"
        for field in fields(behaviour)
        if (value := getattr(behaviour, field.name)) is not None
    )
    mark = "!" if one.certain else "?"
    head = f"{mark} {one.operation}: {type(behaviour).__name__}({facts})"
    return "\n".join((head, *(f"    {line}" for line in one.evidence), ""))


@pytest.mark.parametrize("name", NAMES)
def test_what_is_inferred_is_as_recorded(
    name: str, golden: Callable[[Path, str], None]
) -> None:
    document = (CASES / name / "openapi.yaml").read_bytes()
    api = parse(sources.read("openapi.yaml", document))
    inferred = infer(api)
    golden(CASES / name / "inferred.txt", "".join(shown(one) for one in inferred))
    assert unsupported([one.conduct for one in inferred], api) == ()
