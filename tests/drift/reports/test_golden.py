"""Every form of every golden case, as recorded."""

import json
import re
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from .cases import FOLDER, FORMATS, NAMES, printed


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize("name", NAMES)
def test_a_report_is_printed_as_recorded(
    name: str, format_: str, golden: Callable[[Path, str], None]
) -> None:
    golden(FOLDER / name / f"expected.{format_}", _recorded(name, format_))


def _recorded(name: str, format_: str) -> str:
    """The report without what is the same in all of them: the catalogue of rules, style and script."""
    text = printed(name, format_)
    match format_:
        case "sarif":
            log = json.loads(text)
            (run,) = log["runs"]
            used = {result["ruleId"] for result in run["results"]}
            driver = run["tool"]["driver"]
            driver["rules"] = [
                one["id"] for one in driver["rules"] if one["id"] in used
            ]
            for result in run["results"]:
                # It moves with every rule that is added.
                del result["ruleIndex"]
            return json.dumps(log, indent=2) + "\n"
        case "junit":
            return re.sub(r" *<testcase [^>]* />\n", "", text)
        case "html":
            text = re.sub(r"sha256-[^']*", "sha256-…", text)
            return re.sub(r"<(style|script)>.*?</\1>", r"<\1>…</\1>", text, flags=re.S)
        case _:
            return text


@pytest.mark.parametrize("seed", ["1", "2", "3"])
def test_no_hash_seed_changes_a_report(seed: str) -> None:
    sides = (str(FOLDER / "everyday" / name) for name in ("old.yaml", "new.yaml"))
    command = ("-m", "mooring", "drift", *sides, "--format", "json")
    printed = {
        subprocess.run(
            [sys.executable, *command],
            env={**os.environ, "PYTHONHASHSEED": one},
            capture_output=True,
            check=True,
        ).stdout
        for one in ("0", seed)
    }
    assert len(printed) == 1
