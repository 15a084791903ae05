"""The actions of overlays, applied to a document (Overlay Specification 1.1.0, section 4.4.3).

Mooring is stricter than the specification in one point: an action that selects nothing is an error, since a
mending that no longer meets what it mends must not be lost in silence. Both versions merge by the rules that 1.1
spells out: an array takes in the items of an array, and any other value as one item.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import assert_never

from mooring.diagnostics import Diagnostic, Unreadable
from mooring.document import Document, Json, pointer, resolve
from mooring.sources.openapi_document import verified
from mooring.sources.overlay.document import Action, Copy, Overlay, Remove, Update
from mooring.sources.overlay.origins import History, OverlaidOrigins
from mooring.sources.overlay.query import UnansweredQuery, Way
from mooring.sources.page import Page
from mooring.sources.yaml import Positions


def overlaid(document: Document, overlays: Sequence[Overlay]) -> Document:
    """The document after every action of every overlay, in their order.

    Targets select in the document as it was read: the other files of its folder are in `$['x-files']`, by their path.

    Raises:
        Unreadable: an action selects nothing, or does not fit what it selects, or what is left is no OpenAPI
            document; all that is wrong is told at once.
    """
    if not overlays:
        return document
    course = _Course(document.name, document.root)
    for overlay in overlays:
        for action in overlay.actions:
            course.apply(overlay, action)
    if course.problems:
        raise Unreadable(*course.problems)
    origins = OverlaidOrigins(document.origins, tuple(course.history.steps))
    page = Page(document.name, "", document.sha256)
    try:
        root = verified(course.root, page, lambda place: origins(place).location)
    except Unreadable as refusal:
        after = [
            replace(one, message=f"Once its overlays are applied: {one.message}")
            for one in refusal.diagnostics
        ]
        raise Unreadable(*after) from None
    return replace(document, root=root, origins=origins)


class _Misfit(Exception):
    """An action cannot be applied; the text says why, and `place` where in the overlay the fault is."""

    def __init__(
        self, message: str, place: str, code: str = "overlay-does-not-fit"
    ) -> None:
        super().__init__(message)
        self.place = place
        self.code = code


@dataclass(frozen=True, slots=True)
class _Source:
    """A value that is merged into others, and where it stands in an overlay."""

    value: Json
    places: Positions
    place: str

    def __getitem__(self, step: str | int) -> "_Source":
        below = pointer(step)
        return _Source(resolve(self.value, below), self.places, self.place + below)


@dataclass(slots=True)
class _Course:
    """A document in the course of its changes.

    Values are never changed in place, since an alias of YAML makes several places share one.
    """

    name: str
    root: Json
    history: History = field(default_factory=History)
    problems: list[Diagnostic] = field(default_factory=list[Diagnostic])

    def apply(self, overlay: Overlay, action: Action) -> None:
        """Applies an action, or notes why it cannot be."""
        try:
            ways = self._targets(overlay, action)
            source = self._source(overlay, action)
            # Those behind and those below come first, so that the ways to the others stay right.
            for way in reversed(ways):
                if source is None:
                    self._remove(way, action)
                else:
                    self._merge(way, source)
        except _Misfit as fault:
            location = overlay.positions(fault.place)
            self.problems.append(Diagnostic(fault.code, str(fault), location))
        except UnansweredQuery as fault:
            location = overlay.positions(action.pointer)
            self.problems.append(Diagnostic("invalid-target", str(fault), location))

    def _targets(self, overlay: Overlay, action: Action) -> list[Way]:
        ways = action.target.selected(self.root)
        place = f"{action.pointer}/target"
        if not ways:
            message = f"The target “{action.target}” selects nothing in {self.name}; correct it, or take the action out."
            raise _Misfit(message, place, "overlay-matches-nothing")
        ways_by_kind = {_kind(_at(self.root, way)): pointer(*way) for way in ways}
        if not overlay.changes_primitives and (found := ways_by_kind.get("primitive")):
            message = f"The target “{action.target}” selects {found}, which is no object and no array; select the object that holds it, or write `overlay: 1.1.0`."
            raise _Misfit(message, place)
        if len(ways_by_kind) > 1 and not isinstance(action.change, Remove):
            found = " and ".join(ways_by_kind.values())
            message = f"The target “{action.target}” selects values of several kinds, {found}; give each kind an action of its own."
            raise _Misfit(message, place)
        return ways

    def _source(self, overlay: Overlay, action: Action) -> _Source | None:
        """What is merged into the targets; None where they are removed."""
        match action.change:
            case Update(value=value, pointer=place):
                return _Source(value, overlay.positions, place)
            case Copy(source=query, pointer=place):
                location = overlay.positions(place)
                ways = query.selected(self.root)
                if len(ways) != 1:
                    message = f"“{query}” selects {len(ways)} values in {self.name}; it must select one to copy."
                    raise _Misfit(message, place)
                return _Source(_at(self.root, ways[0]), lambda _: location, place)
            case Remove():
                return None
            case _:
                assert_never(action.change)

    def _remove(self, way: Way, action: Action) -> None:
        if not way:
            message = "The whole document cannot be removed; select a part of it."
            raise _Misfit(message, f"{action.pointer}/target")
        holder, last = way[:-1], way[-1]
        self.root = _changed(self.root, holder, lambda value: _without(value, last))
        if isinstance(last, int):
            self.history.remove_item(pointer(*holder), last)
        else:
            self.history.remove(pointer(*way))

    def _merge(self, way: Way, source: _Source) -> None:
        at = pointer(*way)
        self.root = _changed(
            self.root, way, lambda value: self._merged(value, source, at)
        )

    def _merged(self, old: Json, new: _Source, at: str) -> Json:
        """What becomes of the value at `at`."""
        match old, new.value:
            case dict(), dict() as further:
                members = dict(old)
                for name, value in further.items():
                    below = at + pointer(name)
                    if name in old:
                        members[name] = self._merged(old[name], new[name], below)
                    else:
                        members[name] = value
                        self._note(below, new[name])
                return members
            case list(), list() as items:
                for index in range(len(items)):
                    self._note(f"{at}/{len(old) + index}", new[index])
                return [*old, *items]
            case list(), item:
                self._note(f"{at}/{len(old)}", new)
                return [*old, item]
            case (dict(), _) | (_, dict() | list()):
                message = f"{_called(new.value)} cannot be merged into {_called(old).lower()}, which {at or 'the root'} is; remove that first, or select another place."
                raise _Misfit(message, new.place)
            case _:
                self._note(at, new)
                return new.value

    def _note(self, at: str, source: _Source) -> None:
        self.history.write(at, source.places, source.place)


def _at(root: Json, way: Way) -> Json:
    return resolve(root, pointer(*way))


def _kind(value: Json) -> str:
    match value:
        case dict():
            return "object"
        case list():
            return "array"
        case _:
            return "primitive"


def _called(value: Json) -> str:
    kind = _kind(value)
    return "A plain value" if kind == "primitive" else f"An {kind}"


def _changed(value: Json, way: Way, change: Callable[[Json], Json]) -> Json:
    """A copy of `value` whose part at the end of `way` is changed; what is beside the way is shared."""
    if not way:
        return change(value)
    first, below = way[0], way[1:]
    match value, first:
        case dict(), str():
            return {**value, first: _changed(value[first], below, change)}
        case list(), int():
            inner = _changed(value[first], below, change)
            return [*value[:first], inner, *value[first + 1 :]]
        case _:
            raise KeyError(first)


def _without(value: Json, last: str | int) -> Json:
    match value:
        case dict():
            return {name: member for name, member in value.items() if name != last}
        case list():
            return [item for index, item in enumerate(value) if index != last]
        case _:
            raise KeyError(last)
