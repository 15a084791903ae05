"""A folder of documentation pages → what they say together."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from mooring.document import Standing
from mooring.files import digest

if TYPE_CHECKING:
    from mooring.sources.site import Site

MAJORITY = "majority"


@dataclass(frozen=True, slots=True)
class Pages:
    """The pages and lists of a folder that are read as one document.

    Args:
        files: Their bytes, by their path from the folder.
        prefer: Pages whose word counts where pages contradict each other; `majority` is what most say.
        only: Of several documents that the pages belong to, the one whose file name holds this.
    """

    files: Mapping[str, bytes]
    prefer: tuple[str, ...] = ()
    only: str | None = None


def read_pages(name: str, pages: Pages, trust: frozenset[Standing]) -> "Site":
    """What pages say together; the digest of the document is that of the pages that were read, and of their list.

    Raises:
        Unreadable: no page holds an operation, or pages contradict each other.
    """
    # A run that finds everything as it should be reads nothing.
    from mooring.sources.merging.conflicts import Preference
    from mooring.sources.site import read_site

    preferred = tuple(one for one in pages.prefer if one != MAJORITY)
    site = read_site(
        name,
        pages.files,
        trust=trust,
        preference=Preference(preferred, MAJORITY in pages.prefer),
        only=pages.only,
    )
    members = {path: pages.files[path] for path in members_read(name, site)}
    return replace(
        site, document=replace(site.document, sha256=digest(listing(members)))
    )


def listing(files: Mapping[str, bytes]) -> bytes:
    """Every file with its digest, by its path."""
    lines = sorted(f"{path} {digest(data)}\n" for path, data in files.items())
    return "".join(lines).encode()


def members_read(name: str, site: "Site") -> list[str]:
    """The paths of what was read, and of the lists that decided about it."""
    read = [Path(page).relative_to(name).as_posix() for page in site.read]
    lists = {site.index.name} if site.index else set[str]()
    if site.settings is not None:
        lists.add(site.settings)
    return [*read, *sorted(lists)]
