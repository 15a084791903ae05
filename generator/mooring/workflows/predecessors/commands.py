"""The commands of a project's scripts that run a generator: some are told there, and nowhere else, what to read."""

import re
import shlex
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from mooring.diagnostics import Location
from mooring.document import Json
from mooring.files import shown
from mooring.workflows.predecessors.takeover import load_settings

_HOOKS = ".pre-commit-config.yaml"
_SCRIPTS = (
    *("Makefile", "makefile", "GNUmakefile", "justfile", "Justfile", "Taskfile.yml"),
    *("tox.ini", "noxfile.py", "tasks.py", "package.json", "pyproject.toml"),
    *("*.sh", "scripts/*", "bin/*", ".github/workflows/*.y*ml", ".gitlab-ci.yml"),
    *("README.md", "CONTRIBUTING.md"),
)
"""Where projects keep the commands that people and builds run, from the root."""
_LARGEST = 200_000
"""Bytes; scripts that people write are smaller."""
_VARIABLE = re.compile(r"[$`{]")


@dataclass(frozen=True, slots=True)
class Command:
    """A command line, and where it stands."""

    words: tuple[str, ...]
    location: Location

    def option(self, *names: str) -> str | None:
        """The value of an option, after a blank or an equals sign; None where it is not given, or only by a variable."""
        stated = self.options()
        return next((stated[name] for name in names if stated.get(name)), None)

    def options(self) -> Mapping[str, str]:
        """Every option that is given, with its value: empty where it has none, or only a variable knows it.

        The values of one that is repeated are joined by commas.
        """
        found = dict[str, str]()
        for index, word in enumerate(self.words):
            if re.match(r"--?[A-Za-z]", word) is None:
                continue
            name, _, value = word.partition("=")
            if not value:
                following = next(iter(self.words[index + 1 :]), "")
                value = "" if following.startswith("-") else following
            if not _VARIABLE.search(value):
                found[name] = f"{found[name]},{value}" if found.get(name) else value
        return found


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
    for words in _hooks(load_settings(root / _HOOKS), program):
        yield Command(words, Location(shown(root / _HOOKS)))


def _hooks(settings: Mapping[str, Json], program: str) -> Iterator[tuple[str, ...]]:
    """The arguments of pre-commit's hooks that run a program."""
    for repository in _tables(settings.get("repos")):
        for hook in _tables(repository.get("hooks")):
            stated = f"{hook.get('entry', '')} {hook.get('id', '')}"
            arguments = hook.get("args")
            if program in stated and isinstance(arguments, list):
                yield tuple(str(one) for one in arguments)


def _tables(value: Json) -> Iterator[Mapping[str, Json]]:
    for member in value if isinstance(value, list) else ():
        if isinstance(member, dict):
            yield member


def _words(text: str) -> tuple[str, ...]:
    """The words of a command, up to whatever ends it; quotes that belong to the file around it end nothing."""
    command = re.split(r"&&|\|\||[;|]", text)[0]
    try:
        return tuple(shlex.split(command))
    except ValueError:
        return tuple(re.sub(r"[\"',\]\[]", " ", command).split())
