"""What a document does not hold costs what it stands for, is told, and shows in the exit code."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from mooring.cli import main

HEAD = "openapi: 3.1.0\ninfo: {title: T, version: '1'}\n"
OK = "responses: {'200': {description: ok}}"
WIDENED = [
    "paths: {/a: {get: {responses: {'200': {description: ok, content: {application/json: {schema: {$ref: '#/x'}}}}}}}}",
    "paths: {/a: {get: {responses: {'200': {description: ok}, '404': {$ref: '#/x'}}}}}",
    "paths: {/a: {get: {responses: {'200': {description: ok, headers: {X: {$ref: '#/x'}}}}}}}",
    "paths: {/a: {post: {requestBody: {content: {application/json: {schema: {anyOf: [{$ref: '#/x'}, {type: string}]}}}}, responses: {}}}}",
    "paths: {/a: {get: {parameters: [{name: q, in: query, schema: {$ref: '#/x'}}], responses: {}}}}",
    f"paths: {{/a: {{get: {{{OK}}}}}}}\ncomponents: {{schemas: {{A: {{properties: {{b: {{$ref: '#/x'}}}}}}}}}}",
]
STUBBED = [
    f"paths: {{/a: {{get: {{operationId: read, parameters: [{{$ref: '#/x'}}], {OK}}}}}}}",
    f"paths: {{/a: {{parameters: [{{$ref: '#/x'}}], get: {{operationId: read, {OK}}}}}}}",
    "paths: {/a: {get: {operationId: read, responses: {'200': {$ref: '#/x'}}}}}",
    f"paths: {{/a: {{get: {{operationId: read, requestBody: {{$ref: '#/x'}}, {OK}}}}}}}",
]


@pytest.fixture
def generate(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)

    def call(text: str, *options: str) -> Result:
        Path("api.yaml").write_text(HEAD + text)
        command = ["generate", "--spec", "api.yaml", "--output", "pkg", *options]
        return CliRunner().invoke(main, command)

    return call


@pytest.mark.parametrize("text", WIDENED)
def test_a_dangling_reference_widens_one_annotation(generate, text: str) -> None:
    done = generate(text)
    assert done.exit_code == 0
    (line,) = done.stderr.splitlines()
    assert line.endswith("[dangling-reference]")
    assert generate(text, "--strict").exit_code == 1


@pytest.mark.parametrize("text", STUBBED)
def test_a_stubbed_operation_fails_until_it_is_allowed_by_name(
    generate, text: str
) -> None:
    for _ in range(2):
        done = generate(text, "--report", "ledger.json")
        assert done.exit_code == 1
        assert [line.rpartition(" ")[2] for line in done.stderr.splitlines()] == [
            "[dangling-reference]",
            "[stubbed-operation]",
        ]
    counts = json.loads(Path("ledger.json").read_text())["counts"]["operations"]
    assert counts == {"declared": 1, "full": 0, "degraded": 0, "stub": 1}
    assert generate(text, "--allow-stub", "POST /a").exit_code == 1
    assert generate(text, "--allow-stub", "GET /a").exit_code == 0
    assert generate(text, "--allow-stub", "read").exit_code == 0


@pytest.mark.parametrize("kind", [("--target", "server"), ("--package",)])
def test_every_kind_of_package_tells_of_its_stubs(
    generate, kind: tuple[str, ...]
) -> None:
    done = generate(STUBBED[0], *kind)
    assert done.exit_code == 1
    assert "GET /a is only a stub" in done.stderr
    assert generate(STUBBED[0], *kind, "--allow-stub", "read").exit_code == 0


def test_a_batch_with_a_stub_fails_too(generate) -> None:
    generate(STUBBED[0])
    command = ["generate", "--all", "--workers", "1", "--spec", "api.yaml"]
    done = CliRunner().invoke(main, [*command, "--output", "out"])
    assert done.exit_code == 1
    assert "GET /a is only a stub" in done.stderr


def test_a_vendored_version_names_its_stubs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("pyproject.toml").write_text("[tool.mooring]\n")
    Path("specs").mkdir()
    Path("api.yaml").write_text(HEAD + STUBBED[2])
    names = ["--api", "a", "--version", "v1", "--revision", "2026-01-01"]
    assert CliRunner().invoke(main, ["import", "api.yaml", *names]).exit_code == 0
    assert CliRunner().invoke(main, ["generate"]).exit_code == 1
    settings = Path("specs/a/api.toml")
    settings.write_text('[versions.v1]\nstubs = ["read"]\n' + settings.read_text())
    assert CliRunner().invoke(main, ["generate"]).exit_code == 0
    assert CliRunner().invoke(main, ["check"]).exit_code == 0


def test_a_refusal_is_one_line_and_the_others_are_shown_when_asked_for(
    generate, tmp_path: Path
) -> None:
    broken = "paths: {}\ncomponents: {schemas: {A: 1, B: 2, C: 3}}"
    done = generate(broken)
    assert done.exit_code == 3
    (line,) = done.stderr.splitlines()
    assert line.startswith("api.yaml:4:24: error: ")
    assert "2 more errors; mooring --all-errors lists them. [not-a-schema]" in line
    command = ["--all-errors", "generate", "--spec", "api.yaml", "--output", "pkg"]
    assert len(CliRunner().invoke(main, command).stderr.splitlines()) == 3


def test_a_defect_is_one_line_that_says_where_its_trace_is(
    generate, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setenv("MOORING_TEST_TOKEN", "hush-hush")

    def defective(*_: object) -> None:
        token = "hush-hush"
        raise RuntimeError(f"no document is like this: {len(token)}")

    monkeypatch.setattr("mooring.spec.parse", defective)
    done = generate(STUBBED[0])
    assert (done.exit_code, done.stdout) == (4, "")
    (line,) = done.stderr.splitlines()
    assert line.endswith("[internal-error]")
    (trace,) = tmp_path.glob("mooring-trace-*.txt")
    assert str(trace) in line
    text = trace.read_text("utf-8")
    assert "RuntimeError: no document is like this" in text
    # No values of variables, and nothing of the environment.
    assert "hush-hush\n" not in text and "MOORING_TEST_TOKEN" not in text
    assert trace.stat().st_mode & 0o077 == 0
    assert not Path("pkg").exists()
