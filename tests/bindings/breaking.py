"""Documents with one value in the wrong place: each keyword of each object has its turn."""

import copy
import random
from collections.abc import Iterator
from dataclasses import dataclass

from mooring.document import Json, JsonObject, pointer

NONSENSE: tuple[Json, ...] = (
    *(None, True, 0, -1, 1.5, "", "nonsense", "1e999", [], ["a"], [None], [{}]),
    *({}, {"a": 1}, {"1": None}, {"$ref": 5}, [1, "a"]),
)
Way = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Broken:
    """A document with nonsense at one place, or without what stood there."""

    root: JsonObject
    place: str

    def __str__(self) -> str:
        return self.place


def broken(root: JsonObject, seed: int) -> Iterator[Broken]:
    """Endless copies of a document, each with another place broken; every keyword comes up as often as any other."""
    chance = random.Random(seed)
    ways_by_key = dict[str, list[Way]]()
    for way in _ways(root, ()):
        key = way[-1] if isinstance(way[-1], str) else "item"
        ways_by_key.setdefault(key, []).append(way)
    keys = sorted(ways_by_key)
    while True:
        for key in chance.sample(keys, len(keys)):
            way = chance.choice(ways_by_key[key])
            yield Broken(_with_nonsense(root, way, chance), pointer(*way))


def _ways(value: Json, way: Way) -> Iterator[Way]:
    members: list[tuple[str | int, Json]] = []
    match value:
        case dict():
            members += value.items()
        case list():
            members += enumerate(value)
        case _:
            pass
    for key, member in members:
        yield (*way, key)
        yield from _ways(member, (*way, key))


def _with_nonsense(root: JsonObject, way: Way, chance: random.Random) -> JsonObject:
    changed = copy.deepcopy(root)
    holder: Json = changed
    for key in way[:-1]:
        match holder, key:
            case dict(), str():
                holder = holder[key]
            case list(), int():
                holder = holder[key]
            case _:
                raise KeyError(key)
    match holder, way[-1]:
        case dict(), str() as last:
            if chance.random() < 0.1:
                del holder[last]
            else:
                holder[last] = copy.deepcopy(_other(holder[last], chance))
        case list(), int() as index:
            holder[index] = copy.deepcopy(_other(holder[index], chance))
        case _:
            pass
    return changed


def _other(value: Json, chance: random.Random) -> Json:
    """Nonsense of another JSON type."""
    return chance.choice([one for one in NONSENSE if type(one) is not type(value)])
