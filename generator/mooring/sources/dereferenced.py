"""An operation whose references were replaced by what they name, made valid OpenAPI again."""

import re
from dataclasses import dataclass

from mooring.document import UNRESOLVED, Json, JsonObject, Standing, pointer
from mooring.sources.bundle import LITERALS, NAMED
from mooring.sources.notes import Notes

_CIRCLE = re.compile(r"circular\((?P<name>.*)\)", re.DOTALL)
"""What stands where replacing would never end."""


@dataclass(frozen=True, slots=True)
class Dereferenced:
    """Mends what replacing references leaves behind; every fact stands at the offset `start` of the page."""

    notes: Notes
    start: int

    def schemas(self, operation: JsonObject, place: str) -> JsonObject:
        """The operation with schemas alone where schemas belong; what is lost is marked as unknown."""
        mended = self._mended(operation, place, is_named=False)
        assert isinstance(mended, dict)
        return mended

    def _mended(self, value: Json, place: str, *, is_named: bool) -> Json:
        match value:
            case str() if circle := _CIRCLE.fullmatch(value):
                return self._open(circle["name"], place)
            case list():
                return [
                    self._mended(item, f"{place}/{index}", is_named=False)
                    for index, item in enumerate(value)
                ]
            case dict():
                return {
                    key: self._member(key, member, place + pointer(key), is_named)
                    for key, member in value.items()
                    if is_named or key != "mapping" or not self._is_lost(member, place)
                }
            case _:
                return value

    def _member(self, key: str, member: Json, place: str, is_named: bool) -> Json:
        is_text = isinstance(member, str) and key in ("description", "summary", "title")
        if not is_named and (key in LITERALS or is_text or key.startswith("x-")):
            return member
        if not is_named and key in ("tags", "required", "examples"):
            return member
        return self._mended(member, place, is_named=not is_named and key in NAMED)

    def _open(self, name: str, place: str) -> JsonObject:
        self.notes.place(place, self.start, Standing.UNKNOWN)
        self._warn(
            "circular-schema",
            f"“{name}” holds itself, and this form leaves it out there; any value is accepted in its place.",
        )
        return {UNRESOLVED: name}

    def _is_lost(self, mapping: Json, place: str) -> bool:
        """Whether a discriminator maps to schemas themselves, which no longer have the names that it needs."""
        if not isinstance(mapping, dict) or all(
            isinstance(target, str) for target in mapping.values()
        ):
            return False
        self.notes.place(f"{place}/mapping", self.start, Standing.UNKNOWN)
        self._warn(
            "mapping-left-out",
            "A discriminator maps to whole schemas, whose names this form does not keep; the mapping is left out.",
        )
        return True

    def _warn(self, code: str, message: str) -> None:
        if all(known.code != code for known in self.notes.diagnostics):
            self.notes.warn(code, message, self.start)
