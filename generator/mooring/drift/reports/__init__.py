"""A report in the form that its reader takes: a person, a program, or a page of continuous integration.

text, markdown, html   for people: a terminal, a comment, a page
json, sarif            for programs
junit, github, gitlab  for continuous integration
changelog, releases    several reports, as the history of an API: for people, for programs
telling, asides        what they share: the parts of a sentence, and what is said beside it
places                 where a remark on what is gone belongs
fields, lanes          what an operation takes and returns, and how that changes its name
"""

from mooring.drift.reports.changelog import Release, changelog
from mooring.drift.reports.github import github, workflow_command
from mooring.drift.reports.gitlab import gitlab
from mooring.drift.reports.html import (
    Published,
    Templates,
    comparison_page,
    history_page,
)
from mooring.drift.reports.json import json, schema
from mooring.drift.reports.junit import junit
from mooring.drift.reports.markdown import markdown
from mooring.drift.reports.places import placed
from mooring.drift.reports.releases import releases, releases_schema
from mooring.drift.reports.sarif import sarif
from mooring.drift.reports.telling import headline
from mooring.drift.reports.text import COLORED, PLAIN, Palette, text

__all__ = [
    "COLORED",
    "PLAIN",
    "Palette",
    "Published",
    "Release",
    "Templates",
    "changelog",
    "comparison_page",
    "github",
    "gitlab",
    "headline",
    "history_page",
    "json",
    "junit",
    "markdown",
    "placed",
    "releases",
    "releases_schema",
    "sarif",
    "schema",
    "text",
    "workflow_command",
]
