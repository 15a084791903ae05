"""A name of an API → the line that states it, what that is worth, and how it was in every revision."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from os.path import exists
from pathlib import Path

from mooring import spec
from mooring.bindings.python.identifiers import snake_case
from mooring.bindings.names.operation_names import operation_names
from mooring.config import Project
from mooring.diagnostics import Misuse
from mooring.document import Document, Json, JsonObject, Origin, pointer, resolve
from mooring.workflows.documents.reading import (
    NamedDocument,
    open_document,
    read_revision,
)
from mooring.workflows.documents.revisions import find_version

_WIDTH = 100


@dataclass(frozen=True, slots=True)
class Place:
    """What a name means in a document: where it is, what it is called in every revision, and the value."""

    pointer: str
    label: str
    value: Json


def explain_name(project: Project | None, document: str, name: str) -> tuple[str, ...]:
    """Line by line: the published line of what `name` means, the standing of every fact about it, and its history.

    Args:
        document: What `drift` takes: a file, a version, a revision.
        name: An operation (`tasks.create`, `POST /tasks`), a field of it (`tasks.create.maxSteps`), a schema
            (`CreateTaskRequest`), a field of that, or a JSON Pointer (RFC 6901).

    Raises:
        Misuse: there is no such document, or no such name in it.
        Unreadable: the document cannot be read.
    """
    named = open_document(project, document)
    chosen, revisions = _revisions(project, document)
    found = _place(named.document, chosen, name)
    if found is None:
        raise Misuse(
            f"{named.name} has no {name}.{_nearby(named.document, chosen, name)}"
        )
    lines: list[str] = [
        f"{found.label} in {named.name}",
        "",
        *_published(named.document, found),
        "",
    ]
    lines += _facts(named.document, found)
    if len(revisions) > 1:
        lines += ["", "Revisions:", *_history(revisions, chosen, (name, found.label))]
    return tuple(lines)


def _revisions(
    project: Project | None, document: str
) -> tuple[Mapping[str, str], list[NamedDocument]]:
    """The names that people chose for a vendored version, and its revisions; none for a file."""
    if project is None or exists(document) or document.startswith("git:"):
        return {}, []
    api, version = find_version(project, document.partition("@")[0])
    return version.operation_names, [
        read_revision(api, version, revision) for revision in version.revisions
    ]


def _place(document: Document, chosen: Mapping[str, str], name: str) -> Place | None:
    if name.startswith("/"):
        try:
            return Place(name, name, resolve(document.root, name))
        except KeyError:
            return None
    for prefix, holder in _holders(document, chosen):
        if name == prefix:
            return holder
        if name.startswith(f"{prefix}."):
            found = _member(document.root, holder, name.removeprefix(f"{prefix}."))
            if found is not None:
                return found
    return None


def _holders(
    document: Document, chosen: Mapping[str, str]
) -> Iterator[tuple[str, Place]]:
    """Everything that a name may begin with: operations, by both of their names, and schemas."""
    operations = spec.parse(document).operations
    names = operation_names(operations, chosen)
    for operation in operations:
        place = Place(
            operation.pointer,
            str(operation),
            resolve(document.root, operation.pointer),
        )
        yield str(names[operation.key]), place
        yield str(operation), place
        if operation.id is not None:
            yield operation.id, place
    for group in (("components", "schemas"), ("definitions",)):
        held = _at(document.root, pointer(*group))
        for name, schema in held.items() if isinstance(held, dict) else ():
            yield name, Place(pointer(*group, name), name, schema)


def _member(root: JsonObject, holder: Place, path: str) -> Place | None:
    """A parameter, a member of the body, or a property, however deep; both spellings of a name count."""
    for place, schema in _objects(root, holder):
        for name, there, value in _named(root, place, schema):
            for spelling in (name, snake_case(name)):
                found = Place(there, f"{holder.label}.{name}", value)
                if path == spelling:
                    return found
                if path.startswith(f"{spelling}."):
                    deeper = _member(root, found, path.removeprefix(f"{spelling}."))
                    if deeper is not None:
                        return deeper
    return None


def _objects(root: JsonObject, holder: Place) -> Iterator[tuple[str, Json]]:
    """The schemas in which members of a value are looked for; the operation itself for its parameters."""
    yield holder.pointer, holder.value
    if not isinstance(holder.value, dict):
        return
    body, place = _followed(
        root, holder.value.get("requestBody"), f"{holder.pointer}/requestBody"
    )
    content = body.get("content") if isinstance(body, dict) else None
    for media_type, stated in content.items() if isinstance(content, dict) else ():
        if isinstance(stated, dict) and "schema" in stated:
            yield f"{place}/content{pointer(media_type)}/schema", stated["schema"]


def _named(
    root: JsonObject, place: str, value: Json, seen: set[str] | None = None
) -> Iterator[tuple[str, str, Json]]:
    """The named parts of a value, through references, items and unions: name, pointer, value.

    Args:
        seen: The places that were entered; each is entered once, by however many ways it is reached.
    """
    seen = set[str]() if seen is None else seen
    value, place = _followed(root, value, place)
    if not isinstance(value, dict) or place in seen:
        return
    seen.add(place)
    parameters = value.get("parameters")
    for index, parameter in enumerate(
        parameters if isinstance(parameters, list) else ()
    ):
        stated, there = _followed(root, parameter, f"{place}/parameters/{index}")
        if isinstance(stated, dict) and isinstance(stated.get("name"), str):
            yield str(stated["name"]), there, stated
    properties = value.get("properties")
    for name, schema in properties.items() if isinstance(properties, dict) else ():
        yield name, f"{place}/properties{pointer(name)}", schema
    for keyword in ("schema", "items", "additionalProperties"):
        if keyword in value:
            yield from _named(root, f"{place}/{keyword}", value[keyword], seen)
    for keyword in ("anyOf", "oneOf", "allOf"):
        variants = value.get(keyword)
        for index, variant in enumerate(variants if isinstance(variants, list) else ()):
            yield from _named(root, f"{place}/{keyword}/{index}", variant, seen)


def _followed(root: JsonObject, value: Json, place: str) -> tuple[Json, str]:
    """What a reference leads to, and where that is; any other value as it is."""
    for _ in range(8):
        match value:
            case {"$ref": str(reference)} if reference.startswith("#/"):
                place, value = reference[1:], _at(root, reference[1:])
            case _:
                break
    return value, place


def _at(root: JsonObject, place: str) -> Json:
    try:
        return resolve(root, place)
    except KeyError:
        return None


def _published(document: Document, found: Place) -> Iterator[str]:
    origin = document.origins(found.pointer)
    yield f"  {origin.location}  {origin.standing.value}"
    try:
        text = Path(origin.location.file).read_text("utf-8").splitlines()
        yield f"  | {text[origin.location.line - 1]}"
    except (OSError, IndexError, UnicodeDecodeError):
        pass


def _facts(document: Document, found: Place) -> Iterator[str]:
    """Every keyword at a place, and at what it refers to: its value, its standing, its line."""
    places = [found]
    value, place = _followed(document.root, found.value, found.pointer)
    if place != found.pointer:
        places.append(Place(place, found.label, value))
    for one in places:
        if not isinstance(one.value, dict):
            yield _fact("value", one.value, document.origins(one.pointer))
            continue
        for keyword, stated in one.value.items():
            origin = document.origins(one.pointer + pointer(keyword))
            yield _fact(keyword, stated, origin)


def _fact(keyword: str, value: Json, origin: Origin) -> str:
    line = f"  {keyword}: {_short(value)}"
    return f"{line}  [{origin.standing.value}, {origin.location}]"


def _history(
    revisions: list[NamedDocument], chosen: Mapping[str, str], names: tuple[str, ...]
) -> Iterator[str]:
    """One line a revision; a form that states no tags may call an operation by method and path alone."""
    before: Json = None
    was_there = False
    for named in revisions:
        places = (_place(named.document, chosen, name) for name in names)
        found = next((place for place in places if place is not None), None)
        if found is None:
            yield f"  {named.name}: {'gone' if was_there else 'not there'}"
            before, was_there = None, False
            continue
        origin = named.document.origins(found.pointer)
        value, _ = _followed(named.document.root, found.value, found.pointer)
        change = (
            "unchanged"
            if was_there and value == before
            else "changed" if was_there else "there"
        )
        shown = "" if change == "unchanged" else f": {_short(value)}"
        yield f"  {named.name}: {change}, {origin.standing.value}, {origin.location}{shown}"
        before, was_there = value, True


def _short(value: Json) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _WIDTH else f"{text[: _WIDTH - 1]}…"


def _nearby(document: Document, chosen: Mapping[str, str], name: str) -> str:
    """Names that begin alike, to choose from."""
    first = name.partition(".")[0].lower()
    known = dict.fromkeys(prefix for prefix, _ in _holders(document, chosen))
    near = [one for one in known if one.lower().startswith(first[:4])][:8]
    return f" Names like it: {', '.join(near)}." if near else ""
