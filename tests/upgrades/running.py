"""What a caller does with a package, with values, run against another package of the same name."""

import base64
import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from mooring.bindings.distribution.example_calls import example_arguments
from mooring.bindings.examples.example_values import NoExample, Side, example
from mooring.bindings.groundwork import Groundwork
from mooring.document import Json
from mooring.surface import Model, Surface, Vocabulary
from tests.upgrades.callers import Kind
from tests.upgrades.reaching import Travel

SCRIPT = """
import base64, json, sys
import httpx2

def value(given):
    if isinstance(given, dict) and set(given) == {"$bytes"}:
        return base64.b64decode(given["$bytes"])
    if isinstance(given, dict):
        return {name: value(one) for name, one in given.items()}
    return [value(one) for one in given] if isinstance(given, list) else given

def found(name):
    place = client
    for part in name.split("."):
        place = getattr(place, part)
    return place

sent = []
def send(request):
    sent.append(request)
    raise EOFError

steps, secrets, others = json.load(sys.stdin)
failures = {}
import client
http = httpx2.Client(transport=httpx2.MockTransport(send))
address = {"base_url": "https://api.example.com", "http_client": http, "max_retries": 0}
try:
    caller = client.Client(**address, **secrets)
except Exception as error:
    failures["client"] = f"{type(error).__name__}: {error}"
    caller = client.Client(**address, **others)
for number, (name, kind, given) in enumerate(steps):
    given = value(given)
    sent.clear()
    try:
        if kind == "names it":
            found(name)
        elif kind == "builds it":
            built = found(name)(**given)
            for attribute in given:
                getattr(built, attribute)
        else:
            place = caller
            for part in name.split("."):
                place = getattr(place, part)
            place(**given)
    except Exception as error:
        if not sent:
            failures[str(number)] = f"{type(error).__name__}: {error}"
print(json.dumps(failures))
"""


@dataclass(frozen=True, slots=True)
class Step:
    """A use of a name, with the values that it is used with."""

    name: str
    kind: Kind
    given: Mapping[str, object]


def steps(surface: Surface, ground: Groundwork, travel: Travel) -> Iterator[Step]:
    """Names every name, builds every object and calls every method: with what is required, and with all."""
    keys_by_class = {name: key for key, name in ground.shapes.class_names.items()}
    for one in surface.classes.values():
        whole = f"models.{one.name}"
        yield Step(whole, Kind.NAME, {})
        match one:
            case Vocabulary(members=members):
                for member in members:
                    yield Step(f"{whole}.{member.name}", Kind.NAME, {})
            case Model() if one.attributes and one.name in travel.sent:
                for is_full in (False, True):
                    given = _built(
                        one, keys_by_class[one.name], ground, is_full=is_full
                    )
                    if given is not None:
                        yield Step(whole, Kind.BUILD, given)
            case Model():
                pass
    for operation in ground.api.operations:
        for is_full in (False, True):
            try:
                arguments = example_arguments(operation, ground, is_full=is_full)
            except NoExample:
                continue
            yield Step(str(ground.operation_names[operation.key]), Kind.CALL, arguments)


def _built(
    one: Model, key: str, ground: Groundwork, *, is_full: bool
) -> Mapping[str, Json] | None:
    schemas = ground.api.schemas
    try:
        made = example(schemas[key], schemas, Side.REQUEST, is_full=is_full)
    except NoExample:
        return None
    if not isinstance(made, dict):
        return None
    return {
        each.name: made[each.wire_name]
        for each in one.attributes
        if each.wire_name in made
    }


def failures(
    folder: Path, todo: list[Step], secrets: tuple[str, ...], others: tuple[str, ...]
) -> Mapping[int | None, str]:
    """What of the steps fails with the package in a folder, by their place among them; None for the client itself.

    Args:
        secrets: The arguments that the caller gives its secrets to.
        others: The arguments that the package takes secrets by, to go on with.
    """
    task = [
        [[one.name, one.kind.value, _plain(dict(one.given))] for one in todo],
        *({name: "secret" for name in names} for names in (secrets, others)),
    ]
    ended = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        input=json.dumps(task),
        capture_output=True,
        text=True,
        cwd=folder,
        check=False,
    )
    if ended.returncode:
        raise RuntimeError(
            f"the program ends with {ended.returncode}: {ended.stderr[-2000:]}"
        )
    found: dict[str, str] = json.loads(ended.stdout)
    return {
        None if number == "client" else int(number): said
        for number, said in found.items()
    }


def _plain(given: object) -> object:
    match given:
        case bytes():
            return {"$bytes": base64.b64encode(given).decode()}
        case dict():
            members = cast(dict[str, object], given)
            return {name: _plain(one) for name, one in members.items()}
        case list():
            return [_plain(one) for one in cast(list[object], given)]
        case _:
            return given
