"""Operations → the views of methods: the head, the call, the docstring."""

from collections.abc import Mapping
from dataclasses import dataclass

from mooring.bindings.python.annotations import parts, union
from mooring.bindings.operations.arguments import (
    STREAMED,
    WHOLE,
    Argument,
    Destination,
    arguments,
    stream_choice,
)
from mooring.bindings.python.code import Code, identifier, literal
from mooring.bindings.python.layout import Group, Item, lay_out, settled
from mooring.bindings.operations.media_types import EVENTS, streamed_in
from mooring.bindings.types.members import Member
from mooring.bindings.operations.method_signatures import Taking, Way, declaration
from mooring.bindings.operations.method_text import callers_error, method_documentation
from mooring.bindings.operations.operation_plan import operation_statement
from mooring.bindings.operations.results import result, returned
from mooring.bindings.operations.surroundings import Listing, Surroundings
from mooring.bindings.views import MethodView
from mooring.model import KeptName, Operation


@dataclass(frozen=True, slots=True)
class _Method:
    """What every kind of method is planned from.

    Args:
        described: The statement that describes the operation.
        call: The arguments of the call that it is: the operation's constant first.
    """

    taking: Taking
    described: Code
    call: tuple[Item, ...]
    text: Code

    def view(
        self,
        ways: tuple[Way, ...],
        statements: tuple[Code, Code],
        *,
        lines: int,
        described: Code | None = None,
        has_responses: bool = True,
    ) -> MethodView:
        """The view of it.

        Args:
            statements: Its body in both forms.
            lines: How many it has beside arguments and docstring.
        """
        head = self.taking.head(*ways)
        return MethodView(
            operation=self.described if described is None else described,
            overloads=head.overloads,
            asynchronous_overloads=head.asynchronous_overloads,
            decorators=head.decorators,
            signature=head.signature,
            asynchronous_signature=head.asynchronous_signature,
            documentation=self.text,
            statement=statements[0],
            asynchronous_statement=statements[1],
            # Each argument has a line in the operation's call and one in the signature, twice, and one more
            # where the operation describes it.
            size=lines + 5 * len(self.taking.taken) + 2 * self.text.count("\n"),
            called=str(self.taking.operation),
            has_responses=has_responses,
        )


def method_view(
    operation: Operation,
    name: str,
    members: Mapping[str, Member],
    around: Surroundings,
    *,
    told: tuple[KeptName, ...] = (),
) -> MethodView:
    """Everything that the template prints for one operation.

    Args:
        members: The Python types of the operation's `types_by_key`.
        told: What whoever calls the method is told of.
    """
    taken = arguments(operation, around.shapes)
    constant = Code("_") + identifier(name.upper().rstrip("_"))
    method = _Method(
        Taking(operation, name, taken, members, around, told),
        operation_statement(constant, operation, taken, members, around),
        _call(constant, taken),
        method_documentation(operation, taken, around.shapes, callers_error),
    )
    type_ = result(returned(operation, members))
    listing = around.listings.get(operation.key)
    if listing is not None:
        return _listing_view(method, listing)
    if (media_type := streamed_in(operation)) is not None:
        item = streamed_item(type_, is_lines=media_type != EVENTS)
        return _stream_view(method, item, is_lines=media_type != EVENTS)
    if (choice := stream_choice(taken, around.shapes)) and STREAMED in members:
        item = streamed_item(members[STREAMED].annotation, is_lines=False)
        return _chosen_view(method, type_, item, choice)
    written = around.written_in_class(type_)
    return method.view(
        (Way(written, written),),
        (
            statement(Code("return self._transport.send("), method.call),
            statement(Code("return await self._transport.send("), method.call),
        ),
        lines=12,
    )


def _listing_view(method: _Method, listing: Listing) -> MethodView:
    """The method of an operation that pages: it returns a page, which leads on to the next."""
    around = method.taking.around
    constant, *arguments_ = method.call
    assert isinstance(constant, Code)
    paging = constant + Code("__PAGES")
    made = Group(
        paging + Code(" = ") + listing.paging.head,
        listing.paging.items,
        listing.paging.tail,
    )
    kind, asynchronous_kind = (listing.kind(one, around) for one in ("", "Async"))
    paginator = (
        Code("_pagination.AsyncPaginator[")
        + asynchronous_kind
        + Code(", ")
        + around.written_in_class(listing.item)
        + Code("]")
    )
    places: tuple[Item, ...] = (Code("self._transport"), constant, paging, *arguments_)
    return method.view(
        (Way(kind, paginator, is_awaited=False),),
        (
            statement(Code("return _pagination.first_page("), (kind, *places)),
            statement(
                Code("return _pagination.first_async_page("),
                (asynchronous_kind, *places),
            ),
        ),
        lines=14,
        described=method.described + Code("\n") + settled(lay_out(made, 0), 0),
    )


def streamed_item(type_: Code, *, is_lines: bool) -> Code:
    """What a stream brings one after the other, where the document describes `type_`: a list of it, or each of it."""
    bare = union(*(part for part in parts(type_) if part != "None"))
    if type_ in ("None", "bytes", "str"):
        return Code("object" if is_lines else "str")
    if is_lines and bare.startswith("list[") and len(tuple(parts(bare))) == 1:
        return Code(bare.removeprefix("list[").removesuffix("]"))
    return type_


def _stream_view(method: _Method, item: Code, *, is_lines: bool) -> MethodView:
    """The method of an operation whose success brings one item after the other."""
    around = method.taking.around
    constant, *arguments_ = method.call
    written = around.written_in_class(item)
    places: list[Item] = [
        Code("self._transport"),
        constant,
        Code("lambda: ") + around.written(item),
    ]
    if is_lines:
        places.append(Code("is_lines=True"))
    kinds = [Code(f"_streams.{kind}[") + written + Code("]") for kind in _STREAMS]
    heads = [Code(f"return _streams.{kind}(") for kind in _STREAMS]
    items = (*places, *arguments_)
    return method.view(
        (Way(kinds[0], kinds[1], is_awaited=False),),
        (statement(heads[0], items), statement(heads[1], items)),
        lines=14,
        has_responses=False,
    )


def _chosen_view(
    method: _Method, whole: Code, item: Code, choice: Argument
) -> MethodView:
    """The method of an operation whose body says whether its success brings one item after the other."""
    around = method.taking.around
    constant, *arguments_ = method.call
    name = identifier(choice.name)
    result = around.written_in_class(whole)
    stream, asynchronous_stream = (
        Code(f"_streams.{kind}[") + around.written_in_class(item) + Code("]")
        for kind in _STREAMS
    )
    awaited = Code("typing.Coroutine[typing.Any, typing.Any, ") + result + Code("]")
    off = Code("typing.Literal[False]")
    if around.shapes.is_nullable(choice.schema):
        off += Code(" | None")
    no = declaration(choice, Member(off), around)
    yes = name + Code(": typing.Literal[True]")
    places: tuple[Item, ...] = (
        *(name, Code("self._transport"), constant),
        *(Code("lambda: ") + around.written(item), *arguments_),
    )
    return method.view(
        (
            Way(result, result, {choice.name: no}),
            Way(stream, asynchronous_stream, {choice.name: yes}, is_awaited=False),
            Way(
                union(result, stream),
                union(awaited, asynchronous_stream),
                is_awaited=False,
            ),
        ),
        (
            statement(Code("return _chosen_streams.chosen("), places),
            statement(Code("return _chosen_streams.async_chosen("), places),
        ),
        lines=20,
    )


_STREAMS = ("Stream", "AsyncStream")


def _call(constant: Code, taken: tuple[Argument, ...]) -> tuple[Item, ...]:
    """The arguments of `send`."""
    items: list[Item] = [constant]
    for destination in Destination:
        group = [argument for argument in taken if argument.destination is destination]
        if not group:
            continue
        keyword = identifier(destination.value) + Code("=")
        if destination in WHOLE:
            items.append(keyword + identifier(group[0].name))
            continue
        entries = tuple(
            literal(argument.wire_name) + Code(": ") + identifier(argument.name)
            for argument in group
        )
        items.append(Group(keyword + Code("{"), entries, Code("}")))
    return tuple(items)


def statement(head: Code, items: tuple[Item, ...]) -> Code:
    return settled(lay_out(Group(head, items, Code(")")), 8), 8)
