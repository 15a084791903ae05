"""Reads a table of operations: a line `method,path,id` and one line for each of them."""

import csv

from mooring.document import Document, Fact, Origin
from mooring.sources.form import Grounds, Rank
from mooring.sources.page import Page

TITLE = "a CSV table of operations"
RANK = Rank.MARKED


def recognises(page: Page) -> bool:
    return page.text.startswith("method,path,id")


def read(page: Page, grounds: Grounds) -> Document:
    rows = list(csv.DictReader(page.text.splitlines()))
    responses = {"default": {"description": "Whatever comes back."}}
    paths = {row["path"]: {} for row in rows}
    for row in rows:
        operation = {"operationId": row["id"], "responses": responses}
        paths[row["path"]][row["method"].lower()] = operation
    info = {"title": page.name, "version": "1"}
    root = {"openapi": "3.1.0", "info": info, "paths": paths}
    carries = frozenset((Fact.NAMES,))
    return Document(
        page.name, "csv", root, lambda _: Origin(page.at()), carries, page.sha256
    )
