"""What Mooring asks of itself, beside reading the same document with `json.load`."""

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.bench.documents import changed, loaded
from tests.bench.measuring import Run, middle, run

PYTHON = Path(sys.executable)
MOORING = (PYTHON, "-m", "mooring")
GITHUB = "github"
"""The largest document; some targets are about it alone."""

IMPORT = """
from time import process_time
started = process_time()
import client
print(process_time() - started)
"""
WITHOUT_LIBRARIES = f"import httpx2, pydantic\n{IMPORT}"
FIRST_CALL = """
import inspect, sys
from time import process_time
import httpx2
import client

def answer(request):
    return httpx2.Response(200, json={})

def arguments(call):
    wanted = [one for one in inspect.signature(call).parameters.values() if one.default is one.empty]
    return {one.name: "x" for one in wanted} if all(one.annotation == "str" for one in wanted) else None

http = httpx2.Client(transport=httpx2.MockTransport(answer))
started = process_time()
settings = {"base_url", "timeout", "max_retries", "http_client"}
secrets = {one: "x" for one in inspect.signature(client.Client).parameters if one not in settings}
caller = client.Client(base_url="https://api.example.com", http_client=http, **secrets)
spent = process_time() - started
calls = []
for name in sorted(one for one in dir(caller) if not one.startswith("_")):
    resource = getattr(caller, name)
    calls += [(resource, one) for one in dir(resource) if one.startswith("get") or one.startswith("list")]
wanted = [call for call in calls if callable(getattr(*call)) and arguments(getattr(*call)) is not None]
resource, name = wanted[len(wanted) * int(sys.argv[1]) // int(sys.argv[2])]
given = arguments(getattr(resource, name))
started = process_time()
try:
    getattr(resource, name)(**given)
except client.errors.APIResponseError:
    pass  # An empty object is not always what an operation returns.
print(spent + process_time() - started)
"""
CALLS = 7
"""How many first calls are tried, over the whole client; the slowest counts."""


@dataclass(frozen=True, slots=True)
class Target:
    """One target: what was measured, and what it should be at most."""

    document: str
    what: str
    measured: float
    most: float
    unit: str = "CPU s"

    @property
    def is_met(self) -> bool:
        return self.measured <= self.most


def help_target(work: Path, runs: int) -> Target:
    """The wall time of `mooring --help`, at its best: what else runs on the machine counts in it too."""
    found = [_done((*MOORING, "--help"), work).wall for _ in range(4 + runs)]
    return Target("", "mooring --help", min(found) * 1000, 150, "ms")


def targets(document: Path, work: Path, runs: int) -> list[Target]:
    """The targets of one document, measured in an empty folder.

    Raises:
        RuntimeError: a command of Mooring failed.
    """
    name = document.stem
    plain = work / "plain.json"
    plain.write_text(json.dumps(loaded(document)))
    program = f"import json; json.load(open({str(plain)!r}))"
    start = _middle((PYTHON, "-c", "pass"), work, runs).cpu
    most = 5 * _middle((PYTHON, "-c", program), work, runs).cpu + start
    copy = work / document.name
    copy.write_bytes(document.read_bytes())
    generate = (*MOORING, "generate", "--spec", copy, "--output", work / "client")
    cold = _done(generate, work)
    unchanged = _middle(generate, work, runs)
    found = [Target(name, "generate, unchanged", unchanged.cpu, most)]
    copy.write_text(changed(document), "utf-8")
    warm = _done(generate, work)
    found += [
        Target(name, "generate, one schema changed", warm.cpu, 0.15 * cold.cpu),
        Target(name, "check", _check(document, work / "project", runs).cpu, most),
    ]
    if name == GITHUB:
        found += [
            Target(name, "generate, cold", cold.cpu, 17),
            Target(name, "generate, peak memory", cold.peak, 500, "MiB"),
            *_package(name, work, runs),
        ]
    return found


def _package(name: str, work: Path, runs: int) -> list[Target]:
    """What a caller of the generated package waits for, once it has been byte-compiled."""
    # The first run compiles.
    total, own = (
        min(_printed(program, work) for _ in range(runs + 1))
        for program in (IMPORT, WITHOUT_LIBRARIES)
    )
    for number in range(CALLS):
        _printed(FIRST_CALL, work, str(number), str(CALLS))
    first = max(
        _printed(FIRST_CALL, work, str(number), str(CALLS)) for number in range(CALLS)
    )
    return [
        Target(name, "import of the package", total, 0.3),
        Target(name, "import, pydantic and httpx2 apart", own, 0.3),
        Target(name, "first call", first, 0.5),
    ]


def _check(document: Path, project: Path, runs: int) -> Run:
    """`mooring check` in a project of one document."""
    project.mkdir()
    (project / "mooring.toml").write_text("")
    vendor = ("--api", "bench", "--version", "v1", "--revision", "2026-01-01")
    _done((*MOORING, "import", document, *vendor), project)
    _done((*MOORING, "generate"), project)
    return _middle((*MOORING, "check"), project, runs)


def _printed(program: str, work: Path, *arguments: str) -> float:
    return float(_done((PYTHON, "-c", program, *arguments), work).said)


def _middle(command: Sequence[str | Path], work: Path, runs: int) -> Run:
    return middle([_done(command, work) for _ in range(runs)])


def _done(command: Sequence[str | Path], work: Path) -> Run:
    found = run(command, work)
    if found.exit:
        shown = " ".join(str(part) for part in command)
        raise RuntimeError(f"{shown} exits {found.exit}: {found.said}")
    return found
