"""`mooring mock` as a person runs it, from the base URL that it prints to Ctrl-C."""

import signal
import socket
import subprocess
import sys
from pathlib import Path

import httpx2
import pytest
from click.testing import CliRunner
from mooring.cli import main

DOCUMENT = Path(__file__).parents[1] / "generated" / "harbour.yaml"


def test_a_document_is_served_until_it_is_stopped() -> None:
    command = (sys.executable, "-m", "mooring", "mock", "--spec", str(DOCUMENT))
    with subprocess.Popen(
        (*command, "--port", "0"),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        try:
            first = process.stdout.readline()
            url = first.rpartition(" at ")[2].strip()
            assert first.startswith("Harbour (") and ", 5 operations, " in first
            assert process.stdout.readline() == "  from PACKAGE import Client\n"
            wanted = f'  client = Client(base_url="{url}", api_key="any")\n'
            assert process.stdout.readline() == wanted
            assert httpx2.get(f"{url}/boats").status_code == 401
            answer = httpx2.get(f"{url}/boats", headers={"X-Key": "any"})
            assert answer.json()[0]["kind"] == "sail"
            assert "Harbour" in httpx2.get(f"{url}/docs").text
        finally:
            process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=20)
    assert (process.returncode, errors) == (0, "stopped\n")


def test_a_port_that_is_taken_costs_one_line() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        run = CliRunner().invoke(
            main, ["mock", "--spec", str(DOCUMENT), "--port", port]
        )
    assert run.exit_code == 2
    assert f"Port {port} cannot be used" in run.output


def test_what_is_not_installed_costs_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    run = CliRunner().invoke(main, ["mock", "--spec", str(DOCUMENT)])
    assert run.exit_code == 2
    assert run.output.splitlines() == [
        'mooring: error: A server needs fastapi, uvicorn, python_multipart: pip install "mooring[server]"'
    ]


@pytest.mark.parametrize("arguments", [[], ["v2", "--spec", "x.yaml"]])
def test_one_document_is_asked_for(arguments: list[str]) -> None:
    run = CliRunner().invoke(main, ["mock", *arguments])
    assert run.exit_code == 2
    assert "Give a version, or a document by --spec FILE." in run.output
