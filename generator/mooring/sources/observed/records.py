"""The lines that generated clients write about responses that are not what the document says."""

import json
import re
from dataclasses import dataclass

from mooring.diagnostics import Diagnostic, Location, Unreadable
from mooring.document import Json

_STEP = re.compile(r'\.([^\W\d]\w*)|\[(\d+|\*)\]|\[("(?:[^"\\]|\\.)*")\]')
_TYPES = ("null", "boolean", "integer", "number", "string", "array", "object")
_MEMBERS = ("operation", "place", "path", "expected", "got", "kind")


@dataclass(frozen=True, slots=True)
class Observation:
    """One way in which a response was not what the document says.

    Args:
        place: The JSON Pointer of the response in the document.
        steps: From the body to the value; None is any item of an array.
        got: The name of its type in JSON, or the value itself where a list of values was expected.
    """

    place: str
    steps: tuple[str | int | None, ...]
    got: str
    kind: str
    location: Location


def read_observations(name: str, data: bytes) -> tuple[Observation, ...]:
    """The lines of a file that generated clients write.

    Raises:
        Unreadable: a line is none of theirs.
    """
    lines = data.decode("utf-8-sig", errors="replace").splitlines()
    return tuple(
        _observation(line, Location(name, number))
        for number, line in enumerate(lines, start=1)
        if line.strip()
    )


def _observation(line: str, location: Location) -> Observation:
    try:
        found: Json = json.loads(line)
    except (ValueError, RecursionError):
        found = None
    match found:
        case {
            "place": str(place),
            "path": str(path),
            "got": str(got),
            "kind": "wrong" | "missing" | "value" | "variant" | "member" as kind,
        } if (
            (path.startswith("$") and _STEP.sub("", path[1:]) == "")
            and (kind in ("missing", "value") or got in _TYPES)
            and (kind not in ("missing", "member") or path != "$")
        ):
            steps = tuple(map(_step, _STEP.finditer(path)))
            return Observation(place, steps, got, kind, location)
        case _:
            raise Unreadable(
                Diagnostic(
                    "no-observation",
                    "This line is no record of a generated client; each is a JSON object with"
                    f" {', '.join(_MEMBERS)}.",
                    location,
                )
            )


def _step(found: re.Match[str]) -> str | int | None:
    name, index, quoted = found.groups()
    if name is not None:
        return str(name)
    if quoted is not None:
        return str(json.loads(quoted))
    return None if index == "*" else int(index)
