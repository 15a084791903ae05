"""The commands of a project's scripts that run a generator: some are told there, and nowhere else, what to read."""

import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from mooring.diagnostics import Location
from mooring.files import shown

_SCRIPTS = (
    *("Makefile", "makefile", "GNUmakefile", "justfile", "Justfile", "Taskfile.yml"),
    *("tox.ini", "noxfile.py", "tasks.py", "package.json", "pyproject.toml"),
    *("*.sh", "scripts/*", "bin/*", ".github/workflows/*.y*ml", ".gitlab-ci.yml"),
    *("README.md", "CONTRIBUTING.md"),
)
"""Where projects keep the commands that people and builds run, from the root."""
_LARGEST = 200_000
"""Bytes; scripts that people write are smaller."""


@dataclass(frozen=True, slots=True)
class Command:
    """A command line, and where it stands."""

    words: tuple[str, ...]
    location: Location

    def option(self, *names: str) -> str | None:
        """The value of an option, after a blank or an equals sign; None where it is not given, or only by a variable."""
        for index, word in enumerate(self.words):
            name, _, value = word.partition("=")
            if name in names:
                found = value or next(iter(self.words[index + 1 :]), "")
                if found and not re.search(r"[$`{]", found):
                    return found
        return None


def commands(root: Path, program: str) -> Iterator[Command]:
    """Every command of the project's scripts that runs a program; a line may go on after a backslash."""
    files = chain.from_iterable(sorted(root.glob(pattern)) for pattern in _SCRIPTS)
    for path in dict.fromkeys(files):
        if not path.is_file() or path.stat().st_size > _LARGEST:
            continue
        lines = path.read_text("utf-8", errors="replace").splitlines()
        for number, line in enumerate(lines, 1):
            if program in line and not line.lstrip().startswith(("#", "//")):
                whole = line.rstrip()
                for following in lines[number:]:
                    if not whole.endswith("\\"):
                        break
                    whole = whole[:-1] + following.rstrip()
                _, _, arguments = whole.partition(program)
                yield Command(_words(arguments), Location(shown(path), number))


def _words(text: str) -> tuple[str, ...]:
    """The words of a command, up to whatever ends it; quotes that belong to the file around it end nothing."""
    command = re.split(r"&&|\|\||[;|]", text)[0]
    try:
        return tuple(shlex.split(command))
    except ValueError:
        return tuple(re.sub(r"[\"',\]\[]", " ", command).split())
