"""The options of every command that fetches: how much, how long, and from whom."""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

import click

if TYPE_CHECKING:
    from mooring.workflows.fetching import Bounds

Command = TypeVar("Command", bound=Callable[..., object])

_OPTIONS = (
    click.option(
        "--allow-private",
        is_flag=True,
        help="The server may be your own: on this machine (also over http, or a repository by its path) or in a private network.",
    ),
    click.option(
        "--max-bytes",
        metavar="BYTES",
        type=click.IntRange(min=1),
        default=64 * 2**20,
        help="The most to fetch altogether, after decompression. Default: 64 MiB.",
    ),
    click.option(
        "--max-pages",
        metavar="N",
        type=click.IntRange(min=1),
        default=500,
        show_default=True,
        help="The most pages to fetch of one site.",
    ),
    click.option(
        "--timeout",
        metavar="SECONDS",
        type=click.FloatRange(min=0, min_open=True),
        default=120,
        show_default=True,
        help="The most seconds for everything that is fetched.",
    ),
)


def fetching_options(command: Command) -> Command:
    """Adds the options to a command, which takes them under their own names."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def bounds_of(
    allow_private: bool, max_bytes: int, max_pages: int, timeout: float
) -> "Bounds":
    """The bounds that the options say."""
    from mooring.workflows.fetching import Bounds

    return Bounds(
        max_bytes=max_bytes,
        timeout=timeout,
        max_pages=max_pages,
        allow_private=allow_private,
    )
