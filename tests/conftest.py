"""What every test may use: `--update` re-records the golden files."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

WORKER = os.environ.get("PYTEST_XDIST_WORKER", "alone")
# What mypy knows of the libraries is worked out once in a run, whatever packages it then looks at.
os.environ.setdefault(
    "MYPY_CACHE_DIR", str(Path(__file__).parents[1] / ".mypy_cache" / WORKER)
)
# What one test leaves decides nothing in another, nor in the cache of whoever runs them.
os.environ["MOORING_CACHE"] = "off"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update",
        action="store_true",
        help="write the golden files of tests/cases anew instead of comparing",
    )


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """Compares a text with a recorded file, or records it; no file stands for no text."""
    is_recording = bool(request.config.getoption("--update"))

    def check(path: Path, text: str) -> None:
        if is_recording:
            path.unlink(missing_ok=True)
            if text:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8")
        recorded = path.read_text(encoding="utf-8") if path.exists() else ""
        message = f"{path} differs; run pytest --update if that is meant"
        assert text == recorded, message

    return check
