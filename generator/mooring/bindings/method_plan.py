"""Operations → the views of methods: the signature, the call, the docstring."""

from collections.abc import Mapping

from mooring.bindings.annotations import opened, parts, renamed, union
from mooring.bindings.arguments import (
    PARAMETERS,
    WHOLE,
    Argument,
    Destination,
    arguments,
    is_binary,
)
from mooring.bindings.code import Code, identifier, literal
from mooring.bindings.layout import (
    Group,
    Item,
    declared_argument,
    lay_out,
    settled,
)
from mooring.bindings.media_types import EVENTS, streamed_in
from mooring.bindings.method_text import callers_error, method_documentation
from mooring.bindings.members import Member
from mooring.bindings.operation_plan import operation_statement
from mooring.bindings.results import result, returned
from mooring.bindings.schema_text import is_decimal
from mooring.bindings.shapes import Shapes
from mooring.bindings.surroundings import Listing, Surroundings
from mooring.bindings.views import MethodView
from mooring.model import Array, Number, Operation, Schema, Union


def method_view(
    operation: Operation, name: str, members: Mapping[str, Member], around: Surroundings
) -> MethodView:
    """Everything that the template prints for one operation.

    Args:
        members: The Python types of the operation's `types_by_key`.
    """
    taken = arguments(operation, around.shapes)
    constant = Code("_") + identifier(name.upper().rstrip("_"))
    type_ = result(returned(operation, members))
    written = around.written_in_class(type_)
    listing = around.listings.get(operation.key)
    declared = tuple(_declared(one, members[one.key], around) for one in taken)
    call = _call(constant, taken)
    text = method_documentation(operation, taken, around.shapes, callers_error)
    described = operation_statement(constant, operation, taken, members, around)
    if listing is not None:
        return _listing_view(
            operation, name, taken, declared, listing, described, call, text, around
        )
    if (media_type := streamed_in(operation)) is not None:
        item = streamed_item(type_, is_lines=media_type != EVENTS)
        return _stream_view(
            operation,
            name,
            taken,
            declared,
            item,
            described,
            call,
            text,
            around,
            is_lines=media_type != EVENTS,
        )
    return MethodView(
        operation=described,
        signature=signature(Code("def "), name, taken, declared, written),
        asynchronous_signature=signature(
            Code("async def "), name, taken, declared, written
        ),
        decorator=_deprecation(operation),
        documentation=text,
        statement=statement(Code("return self._transport.send("), call),
        asynchronous_statement=statement(
            Code("return await self._transport.send("), call
        ),
        # Each argument has a line in the operation's call and one in the signature, twice, and one more
        # where the operation describes it.
        size=12 + 5 * len(taken) + 2 * text.count("\n"),
        called=str(operation),
    )


def _listing_view(
    operation: Operation,
    name: str,
    taken: tuple[Argument, ...],
    declared: tuple[Code, ...],
    listing: Listing,
    described: Code,
    call: tuple[Item, ...],
    text: Code,
    around: Surroundings,
) -> MethodView:
    """The method of an operation that pages: it returns a page, which leads on to the next."""
    constant, *arguments_ = call
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
    return MethodView(
        operation=described + Code("\n") + settled(lay_out(made, 0), 0),
        signature=signature(Code("def "), name, taken, declared, kind),
        asynchronous_signature=signature(
            Code("def "), name, taken, declared, paginator
        ),
        decorator=_deprecation(operation),
        documentation=text,
        statement=statement(Code("return _pagination.first_page("), (kind, *places)),
        asynchronous_statement=statement(
            Code("return _pagination.first_async_page("),
            (asynchronous_kind, *places),
        ),
        size=14 + 5 * len(taken) + 2 * text.count("\n"),
        called=str(operation),
    )


def streamed_item(type_: Code, *, is_lines: bool) -> Code:
    """What a stream brings one after the other, where the document describes `type_`: a list of it, or each of it."""
    bare = union(*(part for part in parts(type_) if part != "None"))
    if type_ in ("None", "bytes", "str"):
        return Code("object" if is_lines else "str")
    if is_lines and bare.startswith("list[") and len(tuple(parts(bare))) == 1:
        return Code(bare.removeprefix("list[").removesuffix("]"))
    return type_


def _stream_view(
    operation: Operation,
    name: str,
    taken: tuple[Argument, ...],
    declared: tuple[Code, ...],
    item: Code,
    described: Code,
    call: tuple[Item, ...],
    text: Code,
    around: Surroundings,
    *,
    is_lines: bool,
) -> MethodView:
    """The method of an operation whose success brings one item after the other."""
    constant, *arguments_ = call
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
    return MethodView(
        operation=described,
        signature=signature(Code("def "), name, taken, declared, kinds[0]),
        asynchronous_signature=signature(Code("def "), name, taken, declared, kinds[1]),
        decorator=_deprecation(operation),
        documentation=text,
        statement=statement(heads[0], items),
        asynchronous_statement=statement(heads[1], items),
        size=14 + 5 * len(taken) + 2 * text.count("\n"),
        called=str(operation),
        has_responses=False,
    )


_STREAMS = ("Stream", "AsyncStream")


def _declared(argument: Argument, member: Member, around: Surroundings) -> Code:
    """An argument as it stands in the signature."""
    name = identifier(argument.name)
    type_ = accepted_type(argument, member.annotation, around)
    if argument.required:
        return declared_argument(name, type_, None)
    if argument.destination is Destination.MEDIA_TYPE:
        chosen = argument.schema.default
        default = None if chosen is None else literal(chosen.json)
        return declared_argument(name, type_, default)
    if means_something_as_none(argument, around.shapes):
        return declared_argument(
            name, union(type_, Code("NotGiven")), Code("NOT_GIVEN")
        )
    return declared_argument(name, union(type_, Code("None")), Code("None"))


def means_something_as_none(argument: Argument, shapes: Shapes) -> bool:
    """Whether leaving the argument out differs from passing None, which is null."""
    match argument.destination:
        case Destination.BODY:
            return True
        case Destination.JSON:
            return shapes.is_nullable(argument.schema)
        case _:
            return False


def accepted_type(argument: Argument, type_: Code, around: Surroundings) -> Code:
    """What a caller may pass for the type that the document states."""
    if argument.destination is Destination.CONTENT:
        return Code("bytes | str")
    if argument.destination is Destination.MULTIPART:
        type_ = with_files(argument.schema, type_, Code("File | bytes"), around.shapes)
    if argument.destination in PARAMETERS:
        type_ = opened(type_)
    if _takes_numbers(argument.schema, around.shapes):
        type_ = renamed(type_, {"Decimal": "Decimal | float"})
    return around.written_in_class(union(renamed(type_, around.wider)))


def with_files(schema: Schema, type_: Code, file: Code, shapes: Shapes) -> Code:
    """The type of a part of a form, which is a file where the document says binary."""
    resolved = shapes.resolved(schema)
    if is_binary(resolved):
        return file
    match resolved.type:
        case Array(items=items) if is_binary(shapes.resolved(items)):
            return Code("list[") + file + Code("]")
        case _:
            return type_


def _takes_numbers(schema: Schema, shapes: Shapes) -> bool:
    """Whether a decimal may also be sent as a JSON number."""
    match shapes.resolved(schema).type:
        case Union(members=members):
            types = [shapes.resolved(member).type for member in members]
            has_decimal = any(is_decimal(type_) for type_ in types)
            return has_decimal and any(isinstance(type_, Number) for type_ in types)
        case _:
            return False


def signature(
    keyword: Code,
    name: str,
    taken: tuple[Argument, ...],
    declared: tuple[Code, ...],
    result_type: Code,
) -> Code:
    items: list[Code] = [Code("self")]
    for argument, declaration in zip(taken, declared, strict=True):
        if argument.destination is not Destination.PATH and Code("*") not in items:
            items.append(Code("*"))
        items.append(declaration)
    head = keyword + identifier(name) + Code("(")
    tail = Code(") -> ") + result_type + Code(":")
    laid_out = lay_out(Group(head, tuple(items), tail), 4)
    return settled(laid_out, 4, body=Code("pass"))


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


def _deprecation(operation: Operation) -> Code | None:
    if not operation.deprecated:
        return None
    return Code('@deprecated("The API has deprecated this operation.")')
