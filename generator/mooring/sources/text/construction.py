"""A JSON value under construction from a stream of events, within budgets and with its keys told apart."""

from dataclasses import dataclass, field
from typing import NoReturn

from mooring.diagnostics import Diagnostic, Unreadable
from mooring.document import Json
from mooring.limits import Limit
from mooring.sources.text.lines import Lines

_MERGE = "<<"


@dataclass(slots=True)
class _Open:
    """An object or array that is not complete yet."""

    value: dict[str, Json] | list[Json]
    anchor: str | None
    nodes_before: int
    key: str | None = None
    is_merge: bool = False
    key_offsets: dict[str, int] = field(default_factory=dict[str, int])
    merged: list[Json] = field(default_factory=list[Json])


@dataclass(slots=True)
class Construction:
    """Takes a document's events in order; every offset is one of the text that they come from."""

    text: str
    name: str
    first_line: int
    nodes: int = 0
    """Values so far, each counted as often as an alias or a merge key repeats it."""
    most: int = field(default_factory=lambda: Limit.VALUES.value_now)
    depth: int = field(default_factory=lambda: Limit.DEPTH.value_now)
    open: list[_Open] = field(default_factory=list[_Open])
    anchored: dict[str, tuple[Json, int]] = field(
        default_factory=dict[str, tuple[Json, int]]
    )
    problems: list[Diagnostic] = field(default_factory=list[Diagnostic])
    root: Json = None

    @property
    def expects_key(self) -> bool:
        """Whether the next event names a member of an object."""
        innermost = self.open[-1] if self.open else None
        return (
            innermost is not None
            and innermost.key is None
            and isinstance(innermost.value, dict)
        )

    def finished(self) -> Json:
        """The complete value.

        Raises:
            Unreadable: some object holds a key twice.
        """
        if self.problems:
            raise Unreadable(*self.problems)
        return self.root

    def key(self, key: str, anchor: str | None, offset: int, *, is_plain: bool) -> None:
        innermost = self.open[-1]
        innermost.key = key
        innermost.is_merge = is_plain and key == _MERGE
        if anchor is not None:
            self.anchored[anchor] = (key, 1)
        if innermost.is_merge:
            return
        first = innermost.key_offsets.setdefault(key, offset)
        if first != offset:
            line = self._lines().location(first).line
            message = (
                f"The key “{key}” stands here for the second time; "
                f"it is already on line {line}. Remove one of the two."
            )
            location = self._lines().location(offset)
            self.problems.append(Diagnostic("duplicate-key", message, location))

    def scalar(self, value: Json, anchor: str | None, offset: int) -> None:
        self.nodes += 1
        if anchor is not None:
            self.anchored[anchor] = (value, 1)
        self._put(value, offset)

    def begin(
        self, value: dict[str, Json] | list[Json], anchor: str | None, offset: int
    ) -> None:
        if self.expects_key:
            message = "A key must be a plain text here, not a list or a mapping."
            self.fail("not-json", message, offset)
        if len(self.open) >= self.depth:
            message = f"Values are nested deeper than {self.depth} levels here; flatten them, or {Limit.DEPTH.advice}."
            self.fail("too-deep", message, offset)
        self.nodes += 1
        self.open.append(_Open(value, anchor, self.nodes - 1))

    def end(self, offset: int) -> None:
        complete = self.open.pop()
        value: Json = complete.value
        if complete.merged and isinstance(value, dict):
            value = self._merged(complete.merged, offset) | value
        if complete.anchor is not None:
            self.anchored[complete.anchor] = (value, self.nodes - complete.nodes_before)
        self._put(value, offset)

    def alias(self, anchor: str, offset: int) -> None:
        if anchor not in self.anchored:
            message = f"No anchor “&{anchor}” stands completely before this alias."
            self.fail("broken-yaml", message, offset)
        if self.expects_key:
            message = "An alias as a key is not supported; write the key out."
            self.fail("not-json", message, offset)
        value, nodes = self.anchored[anchor]
        self.nodes += nodes
        self._put(value, offset)

    def fail(self, code: str, message: str, offset: int) -> NoReturn:
        """Give up, with the problems that are known by now."""
        location = self._lines().location(min(offset, len(self.text)))
        raise Unreadable(*self.problems, Diagnostic(code, message, location)) from None

    def _put(self, value: Json, offset: int) -> None:
        if self.nodes > self.most:
            message = (
                f"The document holds more than {self.most} values once its aliases are "
                f"followed; it is not read further; {Limit.VALUES.advice}."
            )
            self.fail("too-large", message, offset)
        if not self.open:
            self.root = value
            return
        innermost = self.open[-1]
        if isinstance(innermost.value, list):
            innermost.value.append(value)
            return
        if innermost.is_merge:
            innermost.merged += value if isinstance(value, list) else [value]
        elif innermost.key is not None:
            innermost.value[innermost.key] = value
        innermost.key = None

    def _merged(self, sources: list[Json], offset: int) -> dict[str, Json]:
        """What merge keys add to an object; earlier sources win over later ones."""
        merged: dict[str, Json] = {}
        for source in reversed(sources):
            if not isinstance(source, dict):
                message = "The merge key “<<” takes a mapping or a list of mappings."
                self.fail("broken-yaml", message, offset)
            self.nodes += len(source)
            merged.update(source)
        return merged

    def _lines(self) -> Lines:
        return Lines(self.text, self.name, self.first_line)
