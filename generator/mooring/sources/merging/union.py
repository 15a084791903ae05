"""The document that grows while others are merged into it, and where each of its facts comes from."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from mooring.document import Document, Json, JsonObject, Origin, Origins
from mooring.sources.merging.conflicts import Conflict, Preference, Version

Unite = Callable[[Json, Json], Json]
"""One value for two that differ only in what neither could state; raises ValueError where they contradict each other."""


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where facts of a merged document come from: by pointer, the document and the pointer in it."""

    first: Origins
    sources: Mapping[str, tuple[Origins, str]]

    def __call__(self, pointer: str) -> Origin:
        ancestor, below = pointer, ""
        while ancestor:
            if ancestor in self.sources:
                origins, place = self.sources[ancestor]
                return origins(place + below)
            ancestor, _, last = ancestor.rpartition("/")
            below = f"/{last}{below}"
        return self.first(pointer)


@dataclass(slots=True)
class Union:
    """What was merged so far."""

    documents: tuple[Document, ...]
    preference: Preference
    root: JsonObject = field(default_factory=dict[str, Json])
    conflicts: list[Conflict] = field(default_factory=list[Conflict])
    sources: dict[str, tuple[Origins, str]] = field(
        default_factory=dict[str, tuple[Origins, str]]
    )

    def settle(
        self,
        pointer: str,
        what: str,
        stated: Sequence[tuple[Document, Json]],
        unite: Unite | None = None,
    ) -> Json:
        """The one value for `pointer` out of what documents state; the first of several, where they contradict each other."""
        versions: list[Version] = []
        for document, value in stated:
            for version in versions:
                if same(version.value, value):
                    version.documents.append(document)
                    break
                united = _united(version.value, value, unite)
                if united is not None:
                    version.value = united
                    version.documents.append(document)
                    break
            else:
                versions.append(Version(value, [document]))
        chosen = versions[0]
        if len(versions) > 1:
            preferred = self.preference.choose(versions)
            if preferred is None:
                self.conflicts.append(Conflict(pointer, what, tuple(versions)))
            else:
                chosen = preferred
        self.take(pointer, chosen.documents[0])
        return chosen.value

    def take(self, pointer: str, document: Document, place: str | None = None) -> None:
        """Note that the fact at `pointer` is that at `place` of a document, which is the same pointer by default."""
        self.sources[pointer] = (
            document.origins,
            pointer if place is None else place,
        )

    def origins(self) -> Provenance:
        return Provenance(self.documents[0].origins, self.sources)


def same(ours: Json, theirs: Json) -> bool:
    """Equality of JSON values: 1 is 1.0, true is not 1, and the order of an object's members means nothing."""
    match ours, theirs:
        case dict(), dict():
            return ours.keys() == theirs.keys() and all(
                same(ours[key], theirs[key]) for key in ours
            )
        case list(), list():
            return len(ours) == len(theirs) and all(map(same, ours, theirs))
        case (bool(), _) | (_, bool()):
            return ours is theirs
        case _:
            return ours == theirs


def _united(ours: Json, theirs: Json, unite: Unite | None) -> Json:
    if unite is None:
        return None
    try:
        return unite(ours, theirs)
    except ValueError:
        return None
