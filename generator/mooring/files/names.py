"""Which paths every disk can hold, and that none of them leads elsewhere.

Names that Windows reserves: https://learn.microsoft.com/windows/win32/fileio/naming-a-file
"""

import unicodedata
from collections.abc import Iterable
from itertools import accumulate
from os.path import commonpath
from pathlib import Path

from mooring.diagnostics import Misuse

LONGEST = 255
"""Bytes in a name: the limit of ext4, APFS and NTFS alike."""
_DIGITS = "123456789¹²³"
RESERVED = frozenset(
    (
        *("con", "prn", "aux", "nul", "conin$", "conout$"),
        *(f"{device}{digit}" for device in ("com", "lpt") for digit in _DIGITS),
    )
)
_FORBIDDEN = frozenset('<>:"|?*\\')


def require_portable(paths: Iterable[str]) -> None:
    """Refuses paths that some disk cannot hold, or on which two would be one.

    Raises:
        Misuse: a path leaves its folder, a name is reserved, too long or holds a forbidden character, or two
            paths are equal without case and in compatibility form (Unicode NFKC).
    """
    spellings = dict[str, str]()
    for path in paths:
        for name in path.split("/"):
            if (fault := _fault(name)) is not None:
                raise Misuse(
                    f"{path!r} cannot be written: {fault}; give it another name."
                )
        for prefix in accumulate(path.split("/"), "{}/{}".format):
            folded = unicodedata.normalize("NFKC", prefix).casefold()
            other = spellings.setdefault(folded, prefix)
            if other != prefix:
                raise Misuse(
                    f"{other!r} and {prefix!r} are one file on some disks; give one of them another name."
                )


def refuse_links(folder: Path, present: Iterable[str], wanted: Iterable[str]) -> None:
    """Refuses a folder that symbolic links lead to, and links where a file is to be written.

    Links above the working directory, and those of the system such as `/tmp`, are nobody's business here.

    Raises:
        Misuse: there is such a link.
    """
    folder = folder.absolute()
    around = Path(commonpath((Path.cwd(), folder)))
    for one in (folder, *folder.parents):
        if one.is_relative_to(around) and len(one.parts) > 2 and one.is_symlink():
            _refuse(one)
    places = {
        prefix
        for path in wanted
        for prefix in accumulate(path.split("/"), "{}/{}".format)
    }
    for path in present:
        if path in places and (folder / path).is_symlink():
            _refuse(folder / path)


def _refuse(link: Path) -> None:
    raise Misuse(
        f"{link} is a symbolic link; nothing is written through one. Put a folder or file there, or name another output."
    )


def _fault(name: str) -> str | None:
    """What is wrong with a name; None for nothing."""
    if name in ("", ".", ".."):
        return f"{name!r} is no name of a file"
    if name.split(".")[0].rstrip(" ").casefold() in RESERVED:
        return f"Windows reserves {name!r}"
    if len(name.encode("utf-8", "surrogatepass")) > LONGEST:
        return f"a name has more than {LONGEST} bytes"
    if name[-1] in ". " or any(
        one in _FORBIDDEN or ord(one) < 32 or 0xD800 <= ord(one) < 0xE000
        for one in name
    ):
        return f"{name!r} holds a character that some disks refuse"
    return None
