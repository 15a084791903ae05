"""Programs before and after, against the bindings of their time: type checkers, and what goes over the wire."""

import json
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from . import CASES, Golden

NAMES = sorted(
    path.parent.name
    for path in CASES.glob("*/after.py")
    if not path.with_name("report.txt").exists()
)
"""The cases in which nothing is left to the caller."""

ID = "00000000-0000-4000-8000-000000000000"
TIME = "2026-01-01T00:00:00Z"
HOME = {"street": "Main Street 1", "town": "Oslo"}
ANSWERS = {
    "/api/v1/run-task": {"id": "1"},
    "/tasks": {"id": ID, "sessionId": ID},
    "/sessions": {
        **{"id": ID, "status": "idle", "model": "bu-mini", "createdAt": TIME},
        "updatedAt": TIME,
    },
}
PET = {
    **{"id": "7", "name": "Rex", "kind": "cat", "condition": "healthy"},
    **{"address": HOME, "chipCode": "X1", "microchip": "X1", "nickname": "R"},
    **HOME,
}
"""What a clinic says of a pet, before and after."""


class Handler(BaseHTTPRequestHandler):
    """Answers as the APIs do, and notes what came."""

    heard: list[str] = []

    def do_GET(self) -> None:
        self._answer()

    def do_POST(self) -> None:
        self._answer()

    def log_message(self, format: str, *args: object) -> None:
        pass

    def _answer(self) -> None:
        body = self.rfile.read(int(self.headers.get("content-length", 0)))
        line = f"{self.command} {self.path}"
        if body:
            line += f" {json.dumps(json.loads(body), sort_keys=True)}"
        self.heard.append(line)
        path = self.path.partition("?")[0]
        is_list = path == "/pets" and self.command == "GET"
        answer: object = ANSWERS.get(path, [PET] if is_list else PET)
        statuses = {"/tasks": 202, "/pets": 200 if is_list else 201}
        status = 204 if path.endswith("/visits") else statuses.get(path, 200)
        data = b"" if status == 204 else json.dumps(answer).encode()
        self.send_response(status)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)


@contextmanager
def serving() -> Iterator[str]:
    """The address of a running service."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join(timeout=10)


def requests_of(program: Path, packages: Path) -> list[str]:
    """What a program sends that imports the bindings in a folder."""
    Handler.heard.clear()
    with serving() as url:
        environment = {
            **os.environ,
            **{"PYTHONPATH": str(packages), "BROWSER_USE_API_KEY": "secret"},
            **{"BROWSER_USE_BASE_URL": url, "CLINIC_BASE_URL": url},
        }
        run = subprocess.run(
            [sys.executable, str(program)],
            env=environment,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
    assert run.returncode == 0, run.stderr
    return sorted(Handler.heard)


@pytest.mark.parametrize("name", NAMES)
def test_a_rewritten_program_asks_of_the_new_api_what_it_asked_of_the_old_one(
    name: str, old_packages: Path, new_packages: Path, golden: Golden
) -> None:
    before = requests_of(CASES / name / "before.py", old_packages)
    after = requests_of(CASES / name / "after.py", new_packages)
    assert len(before) == len(after)
    text = "".join(f"- {one}\n+ {other}\n" for one, other in zip(before, after))
    golden(CASES / name / "requests.txt", text)


@pytest.mark.parametrize("moment", ["before", "after"])
def test_programs_pass_the_type_checkers_with_the_bindings_of_their_time(
    moment: str, old_packages: Path, new_packages: Path, tmp_path: Path
) -> None:
    packages = old_packages if moment == "before" else new_packages
    for name in NAMES:
        program = tmp_path / f"{name.replace('-', '_')}.py"
        shutil.copy(CASES / name / f"{moment}.py", program)
    programs = [str(path) for path in sorted(tmp_path.glob("*.py"))]
    assert len(programs) == len(NAMES) >= 4
    settings = {"extraPaths": [str(packages)], "typeCheckingMode": "standard"}
    (tmp_path / "pyrightconfig.json").write_text(json.dumps(settings))
    checkers = [
        (
            sys.executable,
            "-m",
            "mypy",
            "--check-untyped-defs",
            "--follow-imports=silent",
            *programs,
        ),
        (sys.executable, "-m", "basedpyright", "--level", "error"),
    ]
    for command in checkers if moment == "after" else checkers[:1]:
        run = subprocess.run(
            command,
            cwd=tmp_path,
            env={**os.environ, "MYPYPATH": str(packages)},
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )
        assert run.returncode == 0, run.stdout + run.stderr
