"""What a ledger says is lost → the actions of an overlay that take it out of the document.

An action leaves the document readable: it takes out keywords, never what another part refers to by name.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from mooring.bindings.ledger import Ledger, Part
from mooring.bindings.schemas.losses import Loss
from mooring.document import (
    Document,
    Json,
    JsonObject,
    json_path,
    pointer,
    pointer_parts,
    resolve,
)


@dataclass(frozen=True, slots=True)
class Mending:
    """An action that mends one loss.

    Args:
        action: What an overlay says, but for its description.
        pointers: What the action removes from the document, or changes in it.
    """

    action: JsonObject
    pointers: tuple[str, ...]

    @property
    def is_removal(self) -> bool:
        return "remove" in self.action


def mending_of(loss: Loss, part: Part, root: JsonObject) -> Mending | None:
    """The action that mends a loss of a part; None where none does."""
    match loss.code:
        case "credential-not-supported":
            return _without_scheme(loss, root)
        case "undeclared-variable":
            return _with_variable(loss, root)
        case "media-type-not-sent" if "swagger" in root:
            return _with_media_type("consumes", loss, part, root)
        case "media-type-not-read" if "swagger" in root:
            return _with_media_type("produces", loss, part, root)
        case "media-type-not-sent" | "media-type-not-read":
            # The media type itself may be shared by reference.
            stated = part.pointer + pointer("content", loss.subject)
            return _without((stated, *loss.without)[:1], root)
        case _:
            return _without(loss.without, root)


def mending_overlay(ledger: Ledger, document: Document) -> JsonObject | None:
    """An overlay with the actions of all losses, in an order in which each still meets what it mends.

    What comes later in the document, or is part of something else, comes first: so no index has moved, and nothing
    is gone with what holds it.
    """
    found = _mendings(ledger, document)
    if not found:
        return None
    places = [place for _, mending in found for place in mending.pointers]
    is_plain = any(
        not isinstance(resolve(document.root, place), dict | list) for place in places
    )
    actions: list[Json] = list(_told(found))
    return {
        # Only 1.1 takes out a value that is no object and no array.
        "overlay": "1.1.0" if is_plain else "1.0.0",
        "info": {
            "title": f"What the bindings of {document.name} hold only in part, taken out",
            "version": "1.0.0",
        },
        "actions": actions,
    }


def _mendings(ledger: Ledger, document: Document) -> list[tuple[Loss, Mending]]:
    """The losses that can be mended, the last in the document first, and what is inside something else before it."""
    found = [
        (loss, mending)
        for part in ledger.parts
        for loss in part.losses
        if (mending := mending_of(loss, part, document.root)) is not None
    ]
    return sorted(
        found, key=lambda one: _first_way(one[1], document.root), reverse=True
    )


def _told(found: list[tuple[Loss, Mending]]) -> Iterator[JsonObject]:
    """The actions, but for those that find their work done by one before."""
    told = list[JsonObject]()
    gone = set[str]()
    for loss, mending in found:
        if mending.action not in told and not gone.issuperset(mending.pointers):
            told.append(mending.action)
            yield {**mending.action, "description": loss.why}
        if mending.is_removal:
            gone.update(mending.pointers)


def _first_way(mending: Mending, root: JsonObject) -> tuple[str | int, ...]:
    return min(_way(place, root) for place in mending.pointers)


def _way(place: str, root: Json) -> tuple[str | int, ...]:
    """The names and indices on the way to a value."""
    way = list[str | int]()
    for part in pointer_parts(place):
        if isinstance(root, list):
            way.append(int(part))
            root = root[int(part)]
        else:
            way.append(part)
            root = root.get(part) if isinstance(root, dict) else None
    return tuple(way)


def _without(places: tuple[str, ...], root: JsonObject) -> Mending | None:
    """Removes the values at those places that exist; they are members of one object, or items of one array."""
    stated = tuple(place for place in places if _says_something(root, place))
    if not stated:
        return None
    holder = json_path(root, stated[0].rpartition("/")[0])
    selectors = [
        json_path(root, place).removeprefix(holder).strip("[]") for place in stated
    ]
    return Mending(
        {"target": f"{holder}[{', '.join(selectors)}]", "remove": True}, stated
    )


def _without_scheme(loss: Loss, root: JsonObject) -> Mending | None:
    """Removes the requirements that name a security scheme, where the operation states them or the document does."""
    places = (loss.pointer, "/security")
    holder = next((one for one in places if _says_something(root, one)), None)
    if holder is None:
        return None
    stated = resolve(root, holder)
    pointers = tuple(
        f"{holder}/{index}"
        for index, requirement in enumerate(stated if isinstance(stated, list) else ())
        if isinstance(requirement, dict) and loss.subject in requirement
    )
    target = f"{json_path(root, holder)}[?@[{_quoted(loss.subject)}]]"
    return Mending({"target": target, "remove": True}, pointers) if pointers else None


def _with_media_type(keyword: str, loss: Loss, part: Part, root: JsonObject) -> Mending:
    """Takes a media type out of an operation's own list, or gives it a list of its own (Swagger 2.0, Operation Object)."""
    own = part.operation + pointer(keyword)
    stated = resolve(root, own) if _says_something(root, own) else None
    if isinstance(stated, list) and loss.subject in stated:
        target = f"{json_path(root, own)}[?@ == {_quoted(loss.subject)}]"
        place = f"{own}/{stated.index(loss.subject)}"
        return Mending({"target": target, "remove": True}, (place,))
    target = json_path(root, part.operation)
    kept: list[Json] = [loss.kept]
    return Mending({"target": target, "update": {keyword: kept}}, (part.operation,))


def _with_variable(loss: Loss, root: JsonObject) -> Mending:
    """Declares a variable of a path: an update adds to a list (Overlay Specification, section 4.4.3)."""
    text: JsonObject = {"type": "string"}
    variable: JsonObject = {"name": loss.subject, "in": "path", "required": True}
    variable |= text if "swagger" in root else {"schema": text}
    added: JsonObject = {"parameters": [variable]}
    action: JsonObject = {"target": json_path(root, loss.pointer), "update": added}
    return Mending(action, (loss.pointer,))


def _says_something(root: JsonObject, place: str) -> bool:
    """Whether a value stands there, and not merely `true`, which lets everything pass."""
    try:
        return resolve(root, place) is not True
    except KeyError:
        return False


def _quoted(text: str) -> str:
    """A string literal of JSONPath (RFC 9535, section 2.3.5.1)."""
    return json_path({}, pointer(text)).removeprefix("$[").removesuffix("]")
