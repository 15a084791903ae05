"""YAML and JSON text to JSON values and back, with the place of each; the one home of PyYAML."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import NoReturn, TypeAlias, cast

import yaml
from yaml import events
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from mooring.diagnostics import Diagnostic, Location, Unreadable
from mooring.document import Json, pointer_parts
from mooring.limits import Limit
from mooring.sources.text import json as json_text
from mooring.sources.text.construction import Construction
from mooring.sources.text.json_positions import JsonPositions
from mooring.sources.text.lines import Lines
from mooring.sources.text.yaml_scalars import TAG, OutOfRange, scalar
from mooring.sources.text.yaml_writer import dump as dump

Positions: TypeAlias = Callable[[str], Location]
"""The place of what a JSON Pointer (RFC 6901) names, or of its nearest ancestor; of a member, that is its key."""

_CONFLICT = re.compile(r"^<{7} .*\n(?:.*\n)*?={7}\n(?:.*\n)*?>{7} ", re.MULTILINE)
"""What git leaves in a file that two people changed (git-merge, “How conflicts are presented”)."""
_COLLECTION_TAGS = (None, "!", f"{TAG}map", f"{TAG}seq")


def load(text: str, name: str, first_line: int = 1) -> Json:
    """The value of one YAML or JSON document, by the core schema of YAML 1.2.

    What YAML 1.1 and 1.2 read differently (`no`, `on`, `2024-01-01`, `012`, `1_000`)
    stays a string, and keys stay as they are written.

    Args:
        first_line: the line of the file `name` on which `text` starts.

    Raises:
        Unreadable: the text is broken, holds a key twice, or is too large or too deep.
    """
    if len(text) > Limit.CHARACTERS.value_now:
        message = f"The document is longer than {Limit.CHARACTERS.value_now} characters; split it, or {Limit.CHARACTERS.advice}."
        raise Unreadable(Diagnostic("too-large", message, Location(name, first_line)))
    if (conflict := _CONFLICT.search(text)) is not None:
        message = "A merge of versions was left unfinished here; choose one side, and remove the lines of <, = and >."
        location = Lines(text, name, first_line).location(conflict.start())
        raise Unreadable(Diagnostic("merge-conflict", message, location))
    if json_text.is_json(text):
        return json_text.load(text, name, first_line)
    return _loaded(Construction(text, name, first_line))


def positions(text: str, name: str, first_line: int = 1) -> Positions:
    """The places of the values in a text that `load` has read; nothing is parsed before the first question."""
    if json_text.is_json(text):
        return JsonPositions(text, name, first_line)
    return _YamlPositions(text, name, first_line)


def _loaded(construction: Construction) -> Json:
    documents = 0
    try:
        for event in _events(construction.text):
            if isinstance(event, events.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    message = "A second YAML document starts here; keep one per file."
                    construction.fail("broken-yaml", message, _offset(event))
            _take(event, construction)
    except yaml.MarkedYAMLError as error:
        _fail(error, construction)
    except yaml.reader.ReaderError as error:
        message = "A character that YAML does not allow stands here; remove it."
        construction.fail("broken-yaml", message, error.position)
    return construction.finished()


def _events(text: str) -> Iterable[events.Event]:
    return cast("Iterable[events.Event]", yaml.parse(text, Loader=yaml.CSafeLoader))


def _take(event: events.Event, construction: Construction) -> None:
    offset = _offset(event)
    match event:
        case events.ScalarEvent() if construction.expects_key:
            is_plain = bool(event.implicit[0])
            construction.key(event.value, event.anchor, offset, is_plain=is_plain)
        case events.ScalarEvent():
            try:
                is_plain = bool(event.implicit[0])
                value = scalar(event.value, event.tag, is_plain=is_plain)
            except OutOfRange as reason:
                construction.fail("not-json", str(reason), offset)
            construction.scalar(value, event.anchor, offset)
        case events.MappingStartEvent() | events.SequenceStartEvent():
            if event.tag not in _COLLECTION_TAGS:
                message = f"The tag “{event.tag}” has no meaning in JSON; remove it."
                construction.fail("not-json", message, offset)
            is_mapping = isinstance(event, events.MappingStartEvent)
            construction.begin({} if is_mapping else [], event.anchor, offset)
        case events.MappingEndEvent() | events.SequenceEndEvent():
            construction.end(offset)
        case events.AliasEvent():
            construction.alias(str(event.anchor), offset)
        case _:
            pass


def _offset(event: events.Event) -> int:
    mark = event.start_mark
    return mark.index if mark is not None else 0


def _fail(error: yaml.MarkedYAMLError, construction: Construction) -> NoReturn:
    mark = error.problem_mark or error.context_mark
    context = error.context_mark or mark
    offset = mark.index if mark is not None else 0
    lines = Lines(construction.text, construction.name, construction.first_line)
    opened = lines.location(context.index if context is not None else 0).line
    problem = (error.problem or "it cannot be parsed").replace(
        "could not find expected ':'", "a colon is missing"
    )
    start = construction.text.rfind("\n", 0, offset) + 1
    line = construction.text[start:].partition("\n")[0]
    advice = _advice(problem, line, opened)
    message = f"The YAML is broken here: {problem}; {advice}."
    construction.fail("broken-yaml", message, offset)


def _advice(problem: str, line: str, opened: int) -> str:
    """The likely cause of a problem, by the words of the parser.

    Args:
        opened: the line on which the construct begins that could not be finished.
    """
    if "\t" in line[: len(line) - len(line.lstrip())] or "'\\t'" in problem:
        return "indent with spaces, YAML does not allow tabs there"
    if "end of stream" in problem or "quoted scalar" in problem:
        return f"a quotation mark or bracket that opens on line {opened} is not closed"
    if "mapping values are not allowed" in problem:
        return "put a value that contains “: ” in quotes"
    if "colon" in problem:
        return f"check the key on line {opened} and the indentation below it"
    if "did not find expected" in problem or "block" in problem:
        return "check that this line is indented like its neighbours and that quotes above it are closed"
    return "quote the value or repair the line"


@dataclass(slots=True)
class _YamlPositions:
    text: str
    name: str
    first_line: int
    lines: Lines | None = None
    root: Node | None = None
    members_by_node: dict[int, dict[str, tuple[Node, Node]]] = field(
        default_factory=dict[int, "dict[str, tuple[Node, Node]]"]
    )

    def __call__(self, pointer: str) -> Location:
        if self.lines is None:
            self.lines = Lines(self.text, self.name, self.first_line)
            # What plain scalars mean is not asked here, so nothing resolves them.
            self.root = yaml.compose(self.text, Loader=yaml.CBaseLoader)
        node = place = self.root
        for part in pointer_parts(pointer):
            found = self._members(node).get(part) if node is not None else None
            if found is None:
                break
            place, node = found
        mark = place.start_mark if place is not None else None
        return self.lines.location(mark.index if mark is not None else 0)

    def _members(self, node: Node) -> dict[str, tuple[Node, Node]]:
        """For each member of `node`, the node that marks its place and the node that is its value."""
        known = self.members_by_node.get(id(node))
        if known is not None:
            return known
        found: dict[str, tuple[Node, Node]] = {}
        self.members_by_node[id(node)] = found
        match node:
            case SequenceNode():
                found.update(
                    (str(i), (item, item)) for i, item in enumerate(node.value)
                )
            case MappingNode():
                own: dict[str, tuple[Node, Node]] = {
                    key.value: (key, value)
                    for key, value in node.value
                    if isinstance(key, ScalarNode)
                }
                for merged in reversed(_merge_sources(own)):
                    found.update(self._members(merged))
                found.update(own)
            case _:
                pass
        return found


def _merge_sources(members: dict[str, tuple[Node, Node]]) -> list[Node]:
    if "<<" not in members:
        return []
    value = members["<<"][1]
    return list(value.value) if isinstance(value, SequenceNode) else [value]
