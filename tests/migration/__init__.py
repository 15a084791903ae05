"""Code that calls the bindings of one revision, rewritten for those of another."""

from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[2]
CASES = ROOT / "tests" / "cases" / "migration"

Golden = Callable[[Path, str], None]
