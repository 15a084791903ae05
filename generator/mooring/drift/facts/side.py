"""One of the two revisions that are compared."""

from dataclasses import dataclass

from mooring.diagnostics import Location
from mooring.document import Document, Fact, Json, Standing, resolve
from mooring.model import Api, Value

KEYWORDS_BY_ASPECT = {
    "additional": "additionalProperties",
    "patterns": "patternProperties",
    "names": "propertyNames",
    "prefix": "prefixItems",
    "values": "enum",
    "id": "operationId",
    "members": "anyOf",
    "exclusive": "oneOf",
    "contents": "content",
    "place": "in",
}


@dataclass(frozen=True, slots=True)
class Side:
    """A revision under the name that the user called it by, such as `v2@2025-08-20`."""

    name: str
    api: Api
    document: Document
    trust: frozenset[Standing] = frozenset()
    """What counts as if it were stated, because the user asked for it: prose, examples."""

    def carries(self, fact: Fact) -> bool:
        return fact in self.api.carries

    def location(self, pointer: str) -> Location:
        return self.document.origins(pointer).location

    def is_proven(self, pointer: str) -> bool:
        """Whether the fact at `pointer` was stated, or comes from where this side is trusted."""
        standing = self.document.origins(pointer).standing
        return standing.is_proven or standing in self.trust

    def stated(self, pointer: str) -> Json:
        """What the document says at `pointer`; null where it says nothing."""
        try:
            return resolve(self.document.root, pointer)
        except KeyError:
            return None

    def place_of(self, pointer: str, aspect: str) -> str:
        """The pointer of the keyword that states `aspect` of the element at `pointer`, or of the element itself."""
        stated, keyword = self.stated(pointer), KEYWORDS_BY_ASPECT.get(
            aspect
        ) or _camel(aspect)
        place = f"{pointer}/{keyword}"
        is_stated = isinstance(stated, dict) and keyword in stated
        return place if is_stated or self._is_unknown(place) else pointer

    def place_of_value(self, pointer: str, value: Value) -> str:
        """The pointer of one value of the enumeration at `pointer`, or of the enumeration itself."""
        stated = self.stated(f"{pointer}/enum")
        for index, one in enumerate(stated if isinstance(stated, list) else ()):
            if Value.of(one) == value:
                return f"{pointer}/enum/{index}"
        return pointer

    def _is_unknown(self, pointer: str) -> bool:
        """Whether the form of this side could not say what belongs at `pointer`."""
        return self.document.origins(pointer).standing is Standing.UNKNOWN


def _camel(aspect: str) -> str:
    first, *rest = aspect.split("_")
    return first + "".join(word.title() for word in rest)
