"""Whatever a document asks for, the answer, or one line, comes in bounded time and memory."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from mooring.cli import main

from .bombs import BOMBS, PAGES
from .bounded import SECONDS, Command, Outcome, run

CHOSEN = (
    *("nested-arrays-50000", "nested-lists-50000", "nested-items-240", "nested-any-of-100"),
    *("nested-default-240", "yaml-flow-50000", "yaml-merge-bomb", "yaml-alias-bomb"),
    *("enum-1000000", "references-in-a-circle", "doubling-objects-allOf-40", "products-8-of-8"),
    *("integer-5000-digits", "integer-900-digits", "number-exponent", "number-too-large"),
    *("number-many-digits", "yaml-number-exponent", "yaml-integer", "min-items-huge"),
    *("pattern-catastrophic", "pattern-repetition", "pattern-nested", "long-property-name"),
    *("long-schema-name", "long-backslashes", "long-quotes", "long-operation-id", "dynamic"),
    *("pointer-escapes", "callbacks-nested", "tags-unclosed", "fences-growing", "comments"),
    *("liquid", "lines", "brackets"),
    *(name for name in BOMBS if name.startswith("recursion-")),
)  # fmt: skip
"""The bombs that cost little to disarm. `MOORING_FUZZ_ROUNDS` in the environment takes all."""
COSTLY, FORKED = "doubling-prefixItems-60", "doubling-allOf-60"


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Outcome]:
    import os

    texts = BOMBS | PAGES
    names = list(texts) if "MOORING_FUZZ_ROUNDS" in os.environ else [*CHOSEN]
    folder = tmp_path_factory.mktemp("bombs")
    for name in names:
        (folder / name).write_text(texts[name])
    commands = [
        Command(folder, ("generate", "--spec", name, "--output", f"out/{name[:40]}"))
        for name in names
    ]
    return dict(zip(names, run(commands), strict=True))


def test_every_bomb_ends_in_an_answer_or_one_line(
    outcomes: dict[str, Outcome],
) -> None:
    for name, outcome in outcomes.items():
        assert outcome.exit in (0, 3), (name, outcome.stderr)
        assert outcome.seconds < SECONDS, name
        if outcome.exit:
            (line,) = outcome.stderr.splitlines()
            assert line.startswith(f"{name}:"), name


def test_other_commands_are_bounded_too(tmp_path: Path) -> None:
    for name in ("yaml-alias-bomb", "nested-arrays-50000", COSTLY, FORKED):
        (tmp_path / name).write_text(BOMBS[name])
    (tmp_path / "old").write_text(BOMBS["dynamic"])
    found = run(
        [
            Command(tmp_path, ("drift", "old", "yaml-alias-bomb")),
            Command(tmp_path, ("drift", "nested-arrays-50000", "old")),
            Command(tmp_path, ("drift", "old", COSTLY)),
            Command(tmp_path, ("import", "yaml-alias-bomb", "--stdout")),
            Command(tmp_path, ("import", COSTLY, "--stdout")),
            Command(tmp_path, ("explain", FORKED, "A.a.b")),
            Command(tmp_path, ("infer", COSTLY)),
            Command(tmp_path, ("generate", "--all", "--workers", "1", "--spec", "yaml-alias-bomb", "--output", "out")),
        ]
    )  # fmt: skip
    for outcome in found:
        assert outcome.exit in (0, 2, 3), outcome.stderr
        assert len(outcome.stderr.splitlines()) <= 1
        assert outcome.seconds < SECONDS


def test_a_name_longer_than_any_file_s_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "old").write_text(BOMBS["dynamic"])
    name = f"{'a' * 300}.json"
    found = run(
        [
            Command(tmp_path, ("generate", "--spec", name, "--output", "out")),
            Command(tmp_path, ("drift", "old", name)),
            Command(tmp_path, ("explain", name, "A")),
            Command(tmp_path, ("infer", name)),
            Command(tmp_path, ("import", name, "--stdout")),
            Command(tmp_path, ("mock", "--spec", name)),
            Command(tmp_path, ("init", name)),
        ]
    )
    assert [one.exit for one in found] == [3] * len(found)
    assert all(len(one.stderr.splitlines()) == 1 for one in found)


ROWS = [
    ("MOORING_MAX_DEPTH", "5", "x: {a: {a: {a: {a: {a: 1}}}}}", "too-deep"),
    ("MOORING_MAX_VALUES", "9", "x: [1, 2, 3, 4, 5, 6, 7, 8]", "too-large"),
    ("MOORING_MAX_CHARACTERS", "50", f"x: {'a' * 60}", "too-large"),
    ("MOORING_MAX_DIGITS", "3", "x: 1000", "not-json"),
    ("MOORING_MAX_ENUM_VALUES", "2", "components: {schemas: {A: {enum: [1, 2, 3]}}}", "too-large"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("variable", "number", "text", "code"), ROWS, ids=[row[0] for row in ROWS]
)
def test_a_limit_is_named_and_may_be_set(
    variable: str,
    number: str,
    text: str,
    code: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    head = "openapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths: {}\n"
    Path("api.yaml").write_text(f"{head}{text}\n")
    command = ["generate", "--spec", "api.yaml", "--output", "pkg"]
    allowed = CliRunner().invoke(main, [*command[:-1], "allowed"])
    assert f"[{code}]" not in allowed.stderr
    monkeypatch.setenv(variable, number)
    done = CliRunner().invoke(main, command)
    assert done.exit_code == 3
    (line,) = done.stderr.splitlines()
    assert f"set {variable} to allow more" in line
    assert line.endswith(f"[{code}]")
    monkeypatch.setenv(variable, "many")
    done = CliRunner().invoke(main, command)
    assert done.exit_code == 2
    assert f"{variable} is a whole number from 1 on" in done.stderr


def test_time_is_limited_by_name_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("mooring.limits.SECONDS_A_DOCUMENT", 0.0)
    monkeypatch.setenv("MOORING_MAX_SECONDS", "1")
    Path("api.yaml").write_text(BOMBS[COSTLY])
    command = ["generate", "--spec", "api.yaml", "--output", "pkg"]
    done = CliRunner().invoke(main, command)
    assert done.exit_code == 3
    (line,) = done.stderr.splitlines()
    assert line.startswith("api.yaml:1:1: error: To follow this document takes more")
    assert "set MOORING_MAX_SECONDS to allow more" in line
    assert not Path("pkg").exists()
