"""A report as text: for a terminal, for a comment on a pull request, for a program."""

from mooring.drift.reports.json import json
from mooring.drift.reports.markdown import markdown
from mooring.drift.reports.text import text

__all__ = ["json", "markdown", "text"]
