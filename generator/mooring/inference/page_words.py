"""The words by which APIs speak of pages, in small letters and without anything between them."""

CURSORS = frozenset(
    (
        *("cursor", "pagetoken", "nexttoken", "nextpagetoken", "continuationtoken"),
        *("continue", "marker", "nextcursor", "paginationtoken", "pagecursor", "after"),
        *("startcursor", "startingtoken", "pagestate"),
    )
)
"""Parameters that can hardly be anything else than a place in a list."""


NEXT_CURSORS = frozenset(
    (
        *("nextcursor", "nextpagetoken", "nexttoken", "continuationtoken", "continue"),
        *("nextmarker", "endcursor", "nextpagecursor", "nextpagestate"),
    )
)
"""Members that can hardly be anything else than the place of the next page."""


SURROUNDINGS = frozenset(
    (
        *("meta", "metadata", "pagination", "paging", "pageinfo", "page", "cursor"),
        *("cursors", "responsemetadata", "nextpage", "links", "pages", "listmetadata"),
    )
)
"""Objects that tell of a page, beside its items."""


MORE = frozenset(("hasmore", "hasnext", "hasnextpage", "more", "istruncated"))


AFTER_LAST = frozenset(("startingafter", "after"))


NUMBERS = frozenset(("page", "pagenumber", "pageno", "pagenum", "pageindex"))


SIZES = frozenset(
    (
        *("pagesize", "perpage", "limit", "size", "count", "pagelimit", "maxresults"),
        *("itemsperpage", "resultsperpage", "pagecount", "maxitems"),
    )
)


OFFSETS = frozenset(("offset", "skip", "startindex", "pageoffset"))


TOTALS = frozenset(
    ("total", "totalcount", "totalitems", "totalresults", "totalsize", "totalrecords")
)


PAGE_TOTALS = frozenset(
    ("totalpages", "pagecount", "numpages", "pagetotal", "lastpage")
)


ADDRESSES = frozenset(
    ("next", "nextpageuri", "nextpageurl", "nexturl", "nexturi", "nextlink", "nextpage")
)


ITEMS = frozenset(
    ("data", "items", "results", "records", "entries", "values", "resources")
)


NO_ITEMS = frozenset(("errors", "warnings", "links", "messages", "included", "columns"))
"""Lists that accompany the items of a page."""
