"""A service whose lists come in pages of two, each in its own way, and whose works take two questions."""

from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.responses import JSONResponse

application = FastAPI()
THINGS = [{"id": f"t{number}"} for number in range(5)]
IDS = [one["id"] for one in THINGS]
SIZE = 2


@application.get("/cursors")
def cursors(cursor: str = "0") -> Any:
    begin = int(cursor)
    end = begin + SIZE
    following = str(end) if end < len(THINGS) else ""
    return {
        "things": THINGS[begin:end],
        "response_metadata": {"next_cursor": following},
    }


@application.get("/own")
def own(offset: str = "0") -> Any:
    begin = int(offset)
    end = begin + SIZE
    following = {"offset": str(end)} if end < len(IDS) else None
    return {"data": IDS[begin:end], "next_page": following}


@application.get("/last")
def last(starting_after: str | None = None) -> Any:
    begin = IDS.index(starting_after) + 1 if starting_after else 0
    end = begin + SIZE
    return {"data": THINGS[begin:end], "has_more": end < len(THINGS)}


@application.get("/numbers/{shelf}")
def numbers(shelf: str, pageNumber: int = 1) -> Any:
    begin = SIZE * (pageNumber - 1)
    if shelf == "stuck":
        begin = 0
    return {
        "items": THINGS[begin : begin + SIZE],
        "totalItems": 99 if shelf == "stuck" else len(THINGS),
        "pageNumber": pageNumber,
    }


@application.get("/offsets")
def offsets(offset: int = 0) -> Any:
    return THINGS[offset : offset + SIZE]


@application.get("/addresses")
def addresses(request: Request, page: int = 1) -> Any:
    end = SIZE * page
    here = str(request.url.replace(query=f"page={page + 1}"))
    return {
        "results": THINGS[end - SIZE : end],
        "next": here if end < len(THINGS) else None,
    }


@application.get("/links")
@application.get("/elsewhere/{page}")
def links(request: Request, page: int = 1) -> Response:
    end = SIZE * page
    header = '</first>; rel="first"'
    if end < len(THINGS):
        # GitHub's links lead to another path than the documented one.
        header += f', </elsewhere/{page + 1}?a=b,c;d>; title="a, b"; rel="next last"'
    return JSONResponse(THINGS[end - SIZE : end], headers={"Link": header})


ENDS: dict[str, tuple[str, Any]] = {
    "well": ("completed", '{"price": 3}'),
    "as an object": ("completed", {"price": 3}),
    "in words": ("completed", "three"),
    "badly": ("failed", None),
}
"""How a work ends by its task; any other never does."""
asked: dict[str, int] = {}
tasks: list[str] = []


@application.post("/works", status_code=202)
async def begin(request: Request) -> Any:
    tasks.append((await request.json())["task"])
    return {"workId": len(tasks) - 1}


@application.get("/works/{work}")
def state(work: str) -> Any:
    asked[work] = asked.get(work, 0) + 1
    if asked[work] == 1:
        return {"status": "queued"}
    if asked[work] == 2 or tasks[int(work)] not in ENDS:
        return {"status": "running"}
    status, output = ENDS[tasks[int(work)]]
    return {"status": status, "output": output}
