"""A call whose arguments change places: out of the models that it is given, or into them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

import libcst as cst

from mooring.migration.fates import Path
from mooring.migration.rewriting.entries import entries, pruned, spaces
from mooring.migration.rewriting.layout import (
    NONE,
    Layout,
    Space,
    Spaced,
    above,
    ended,
    keyword,
    laid_out,
    layout,
    merged,
    restyled,
    uncommented,
)

Route: TypeAlias = tuple[int, ...]
"""The way to a value: the number of an argument, then those of entries inside of its value."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A value that gets another place."""

    route: Route
    place: Path


@dataclass(frozen=True, slots=True)
class Rebuilding:
    """What changes in a call.

    Args:
        names: New keywords of arguments, and of entries inside of models, by the way to them.
        classes: What is written for the class of each new model, by its place.
        values: What is written for a value instead of the value itself, by the way to it.
    """

    leaves: tuple[Leaf, ...]
    names: Mapping[Route, str]
    classes: Mapping[Path, str]
    values: Mapping[Route, str]

    def apply(self, call: cst.Call) -> cst.Call:
        """The call with every value in its place."""
        whole = layout(call)
        built = _Built(self.classes)
        for index, one in enumerate(whole.items):
            own = [leaf for leaf in self.leaves if leaf.route[0] == index]
            if not own:
                value = _without(one.arg.value, [], self.names, (index,))
                built.keep(_with_value(one, value), self.names.get((index,)))
            elif own[0].route == (index,):
                value = self._value(own[0], one.arg.value)
                built.put(own[0].place, value, one.before)
            else:
                self._take_apart(index, one, own, built)
        return laid_out(call, built.finished(whole))

    def _value(self, leaf: Leaf, value: cst.BaseExpression) -> cst.BaseExpression:
        written = self.values.get(leaf.route)
        return value if written is None else cst.parse_expression(written)

    def _take_apart(
        self, index: int, one: Spaced, own: list[Leaf], built: "_Built"
    ) -> None:
        rest = _without(
            one.arg.value, [leaf.route[1:] for leaf in own], self.names, (index,)
        )
        is_first = rest is None
        if rest is not None:
            built.keep(_with_value(one, rest), self.names.get((index,)))
        for leaf in own:
            value, before = _found(one.arg.value, leaf.route[1:])
            if _is_behind_what_stays(leaf.route, own):
                before = above(before)
            space = (
                merged(one.before, before) if is_first else restyled(before, one.before)
            )
            built.put(leaf.place, self._value(leaf, value), space)
            built.tails += _behind(one.arg.value, leaf.route[1:], own)
            is_first = False
        if rest is None and isinstance(one.arg.value, cst.Call | cst.Dict):
            built.tails.append(spaces(one.arg.value)[1])


@dataclass(slots=True)
class _Built:
    """Arguments while they are put together."""

    classes: Mapping[Path, str]
    items: list[Spaced] = field(default_factory=list[Spaced])
    groups: dict[str, list[tuple[Path, cst.BaseExpression]]] = field(
        default_factory=dict[str, list[tuple[Path, cst.BaseExpression]]]
    )
    tails: list[Space] = field(default_factory=list[Space])
    """Ends of what was taken apart, whose comments are still to be placed."""

    def keep(self, one: Spaced, name: str | None) -> None:
        arg = one.arg if name is None else one.arg.with_changes(keyword=cst.Name(name))
        self._append(arg, one.before)

    def put(self, place: Path, value: cst.BaseExpression, before: Space) -> None:
        if len(place) == 1:
            self._append(keyword(place[0], value), before)
        elif place[0] in self.groups:
            self.groups[place[0]].append((place, value))
            # Its comments go to what follows.
            self.tails.append(before)
        else:
            self.groups[place[0]] = [(place, value)]
            self._append(keyword(place[0], cst.Name("None")), before)

    def finished(self, whole: Layout) -> Layout:
        """All arguments, with the models of the groups in their places."""
        for name, members in self.groups.items():
            named = [
                index
                for index, one in enumerate(self.items)
                if one.arg.keyword is not None and one.arg.keyword.value == name
            ]
            written = [
                index
                for index in named
                if isinstance(self.items[index].arg.value, cst.Call)
            ]
            target = written[0] if written else named[0]
            one = self.items[target]
            value = one.arg.value if written else None
            built = self._model((name,), members, value)
            self.items[target] = Spaced(one.arg.with_changes(value=built), one.before)
            for index in reversed(named):
                if index != target:
                    self.tails.append(self.items.pop(index).before)
        tail = whole.tail
        for one_ in self.tails:
            tail = ended(tail, one_)
        return Layout(tuple(self.items), tail, whole.ends_in_comma and bool(self.items))

    def _append(self, arg: cst.Arg, before: Space) -> None:
        for tail in self.tails:
            before = ended(before, tail)
        self.tails = []
        self.items.append(Spaced(arg, before if self.items else _opening(before)))

    def _model(
        self,
        place: Path,
        members: list[tuple[Path, cst.BaseExpression]],
        written: cst.BaseExpression | None,
    ) -> cst.BaseExpression:
        depth = len(place)
        args: list[cst.Arg] = []
        deeper: dict[str, list[tuple[Path, cst.BaseExpression]]] = {}
        for path, value in members:
            if len(path) == depth + 1:
                args.append(keyword(path[depth], value))
            else:
                deeper.setdefault(path[depth], []).append((path, value))
        for name, inner in deeper.items():
            args.append(keyword(name, self._model((*place, name), inner, None)))
        if isinstance(written, cst.Call):
            known = layout(written)
            like = known.items[-1].before if known.items else NONE
            start = restyled(like, like) if known.items else NONE
            more = [Spaced(one, start) for one in args]
            if len(known.items) == 1 and isinstance(like, cst.SimpleWhitespace):
                more = [Spaced(one.arg, cst.SimpleWhitespace(" ")) for one in more]
            return laid_out(
                written, Layout((*known.items, *more), known.tail, known.ends_in_comma)
            )
        function = cst.parse_expression(self.classes[place])
        return cst.Call(function, [*_with_commas(args)])


def _with_value(one: Spaced, value: cst.BaseExpression | None) -> Spaced:
    if value is None or value is one.arg.value:
        return one
    return Spaced(one.arg.with_changes(value=value), one.before)


def _with_commas(args: list[cst.Arg]) -> list[cst.Arg]:
    comma = cst.Comma(whitespace_after=cst.SimpleWhitespace(" "))
    return [*(one.with_changes(comma=comma) for one in args[:-1]), *args[-1:]]


def _behind(
    value: cst.BaseExpression, route: Route, leaves: list[Leaf]
) -> Iterator[Space]:
    """The comment behind an entry that is taken out of what stays: it goes along, though it stands before the next one."""
    for index in route[:-1]:
        assert isinstance(value, cst.Call | cst.Dict)
        value = list(entries(value))[index].value
    assert isinstance(value, cst.Call | cst.Dict)
    befores = spaces(value)[0]
    following = route[-1] + 1
    taken = [leaf.route[1:] for leaf in leaves]
    is_taken = any(one[: len(route)] == (*route[:-1], following) for one in taken)
    if following < len(befores) and not is_taken:
        yield uncommented(befores[following], only_above=True)


def _is_behind_what_stays(route: Route, leaves: list[Leaf]) -> bool:
    """Whether the entry before one is not taken out, so that the comment between the two is its own."""
    previous = (*route[:-1], route[-1] - 1)
    return route[-1] > 0 and not any(
        leaf.route[: len(previous)] == previous for leaf in leaves
    )


def _opening(before: Space) -> Space:
    """The space behind the opening bracket."""
    return NONE if isinstance(before, cst.SimpleWhitespace) else before


def _found(value: cst.BaseExpression, route: Route) -> tuple[cst.BaseExpression, Space]:
    """The value at the end of a route, and the space before it."""
    before: Space = NONE
    for index in route:
        assert isinstance(value, cst.Call | cst.Dict)
        before = spaces(value)[0][index]
        value = list(entries(value))[index].value
    return value, before


def _without(
    value: cst.BaseExpression,
    routes: list[Route],
    names: Mapping[Route, str],
    way: Route,
) -> cst.BaseExpression | None:
    """What is left of a model or dictionary once some values are taken out; None where nothing is."""
    if not isinstance(value, cst.Call | cst.Dict):
        return value
    gone = {route[0] for route in routes if len(route) == 1}
    depth = len(way)
    deeper = {route[0] for route in routes if len(route) > 1}
    deeper |= {
        one[depth] for one in names if one[:depth] == way and len(one) > depth + 1
    }
    for index in sorted(deeper - gone):
        inner = [route[1:] for route in routes if route[0] == index and len(route) > 1]
        entry = list(entries(value))[index]
        left = _without(entry.value, inner, names, (*way, index))
        if left is None:
            gone.add(index)
        else:
            value = value.with_deep_changes(entry.node, value=left)
    value = _renamed(value, names, way)
    return pruned(value, gone)


def _renamed(
    value: cst.Call | cst.Dict, names: Mapping[Route, str], way: Route
) -> cst.Call | cst.Dict:
    if isinstance(value, cst.Dict):
        return value
    args = [
        (
            one.with_changes(keyword=cst.Name(names[*way, index]))
            if (*way, index) in names
            else one
        )
        for index, one in enumerate(value.args)
    ]
    return value.with_changes(args=args)
