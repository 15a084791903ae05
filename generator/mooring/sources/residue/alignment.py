"""Descriptions of a known document, found again in the flattened text of one of its pages."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from mooring.document import Json, JsonObject, pointer, resolve
from mooring.sources.openapi_document import PublishedOperation, members


@dataclass(frozen=True, slots=True)
class Collapsed:
    """A text whose every run of white space is one blank, with the way back to the offsets of the original."""

    text: str
    starts: tuple[int, ...]
    """Of each word in the collapsed text."""
    offsets: tuple[int, ...]
    """Of each word in the original text."""

    def offset(self, position: int) -> int:
        word = max(bisect_right(self.starts, position) - 1, 0)
        return self.offsets[word] + position - self.starts[word]


def collapse(text: str) -> Collapsed:
    words = text.split()
    starts: list[int] = []
    offsets: list[int] = []
    start = offset = 0
    for word in words:
        offset = text.index(word, offset)
        starts.append(start)
        offsets.append(offset)
        start += len(word) + 1
        offset += len(word)
    return Collapsed(" ".join(words), tuple(starts), tuple(offsets))


@dataclass(frozen=True, slots=True)
class KnownField:
    """A member of a body in the known document, and the descriptions that a page may show for it."""

    name: str
    pointer: str
    schema: JsonObject
    descriptions: tuple[tuple[str, str], ...]
    """Pairs of pointer and text: the member's own, that of the schema it names, that of its items."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """A known field and the stretch of collapsed text that is its description."""

    field: KnownField
    description_pointer: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Alignment:
    """What was found of one operation's body, in the order of the known document."""

    operation: PublishedOperation
    body_pointer: str
    body: JsonObject
    fields: tuple[KnownField, ...]
    sightings: tuple[Sighting, ...]

    @property
    def telling(self) -> int:
        """How many fields can be told apart by their descriptions at all, whatever a text says."""
        texts = [
            [" ".join(said.split()) for _, said in field.descriptions]
            for field in self.fields
        ]
        return sum(
            any(_is_own(text, texts[:index] + texts[index + 1 :]) for text in own)
            for index, own in enumerate(texts)
        )

    @property
    def is_in_order(self) -> bool:
        ends = [0, *(sighting.end for sighting in self.sightings)]
        return all(sighting.start >= end for sighting, end in zip(self.sightings, ends))

    def __str__(self) -> str:
        return f"{len(self.sightings)}/{len(self.fields)}"


def align(
    operation: PublishedOperation, root: JsonObject, text: Collapsed
) -> Alignment | None:
    """Find the described members of an operation's body in `text`, each of which must stand there exactly once.

    None where the operation has no body with named members.
    """
    request = dict(members(operation.value.get("requestBody")))
    for media_type, content in members(request.get("content")):
        place = operation.pointer + pointer(
            "requestBody", "content", media_type, "schema"
        )
        place, body = followed(place, dict(members(content)).get("schema"), root)
        fields = tuple(_fields(place, body, root))
        if fields:
            sightings = tuple(
                sighting for field in fields for sighting in _sight(field, text)
            )
            return Alignment(operation, place, body, fields, sightings)
    return None


def _is_own(text: str, others: list[list[str]]) -> bool:
    """Whether a description says what no other field's says too."""
    return not any(text in said for other in others for said in other)


def followed(place: str, schema: Json, root: JsonObject) -> tuple[str, JsonObject]:
    """A schema behind its references, and its pointer; a nullable reference counts as the one it names."""
    for _ in range(16):
        match schema:
            case {"$ref": str(reference)} if reference.startswith("#"):
                place = reference[1:]
                schema = resolve(root, place)
            case dict():
                variant = _only_variant(schema)
                if variant is None:
                    return place, schema
                way, schema = variant
                place += way
            case _:
                break
    return place, {}


def _only_variant(schema: JsonObject) -> tuple[str, Json] | None:
    """The one member of a union beside null, and the way to it."""
    for keyword in ("anyOf", "oneOf"):
        variants = schema.get(keyword)
        if isinstance(variants, list):
            others = [
                (f"/{keyword}/{index}", variant)
                for index, variant in enumerate(variants)
                if variant != {"type": "null"}
            ]
            return others[0] if len(others) == 1 else None
    return None


def _fields(place: str, body: JsonObject, root: JsonObject) -> Iterator[KnownField]:
    for name, schema in members(body.get("properties")):
        here = f"{place}/properties{pointer(name)}"
        known = dict(members(schema))
        target_place, target = followed(here, known, root)
        items_place, items = followed(
            f"{target_place}/items", target.get("items"), root
        )
        descriptions = [(here, known), (target_place, target), (items_place, items)]
        yield KnownField(
            name,
            here,
            known,
            tuple(
                (f"{where}/description", described)
                for where, holder in descriptions
                if isinstance(described := holder.get("description"), str)
                and described.strip()
            ),
        )


def _sight(field: KnownField, text: Collapsed) -> Iterator[Sighting]:
    for place, description in field.descriptions:
        sought = " ".join(description.split())
        if text.text.count(sought) == 1:
            start = text.text.index(sought)
            yield Sighting(field, place, start, start + len(sought))
            return
