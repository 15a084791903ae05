"""Reports as one page that needs nothing beside it: no network, and no script to be read.

markup     text of a document → text of a page
views      what the templates see
sources    the published lines around a change
findings   findings → rows of a table
matrix, flow   values and fields through revisions → pictures, each with a table that says the same
page       all of it → one file
"""

from mooring.drift.reports.html.page import Templates, comparison_page, history_page
from mooring.drift.reports.html.sources import Published

__all__ = ["Published", "Templates", "comparison_page", "history_page"]
