"""Operations → the views of methods: the operation's description, the signature, the call, the docstring."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from mooring.bindings.annotations import BUILTINS, renamed, union
from mooring.bindings.arguments import (
    MEMBERWISE,
    Argument,
    Destination,
    arguments,
    body_content,
    is_json,
    response_schema,
)
from mooring.bindings.code import Code, identifier, literal, tuple_expression
from mooring.bindings.layout import Group, Item, annotated, lay_out, settled
from mooring.bindings.method_text import method_documentation
from mooring.bindings.models import Member
from mooring.bindings.schema_text import is_decimal
from mooring.bindings.shapes import Shape, Shapes
from mooring.bindings.views import MethodView
from mooring.model import Number, Operation, Response, Schema, Style, Union

DEFAULT_STYLES = {
    "path": (Style.SIMPLE, False),
    "query": (Style.FORM, True),
    "header": (Style.SIMPLE, False),
    "cookie": (Style.FORM, True),
}


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a method needs to know about the module that it stands in."""

    shapes: Shapes
    replacements: Mapping[str, str]
    """Names of models that mean something else in the module, and what to write instead."""
    method_names: frozenset[str]


def method_view(
    operation: Operation, name: str, members: Mapping[str, Member], around: Surroundings
) -> MethodView:
    """Everything that the template prints for one operation.

    Args:
        members: The Python types of the operation's `types_by_key`.
    """
    taken = arguments(operation, around.shapes)
    returned = _returned(operation, members)
    constant = Code("_") + identifier(name.upper().rstrip("_"))
    signature = [
        _parameter(argument, members[argument.key], around) for argument in taken
    ]
    call = _call(constant, taken)
    return_type = _inside_class(_written(returned, around), around)
    return MethodView(
        operation=_operation(operation, constant, returned, members, taken, around),
        signature=_signature(
            Code("def "), identifier(name), taken, signature, return_type
        ),
        asynchronous_signature=_signature(
            Code("async def "), identifier(name), taken, signature, return_type
        ),
        decorator=_deprecation(operation),
        documentation=method_documentation(operation, taken, around.shapes),
        statement=_statement(Code("self._transport.send("), call, returned),
        asynchronous_statement=_statement(
            Code("await self._transport.send("), call, returned
        ),
    )


def _returned(operation: Operation, members: Mapping[str, Member]) -> Code:
    """The union of what the successes bring; `None` where they bring nothing."""
    successes = [response for response in operation.responses if _succeeds(response)]
    types = [_payload(response, members) for response in successes]
    return union(*types) if types else Code("None")


def _succeeds(response: Response) -> bool:
    return response.status.startswith("2") or response.status == "default" and False


def _payload(response: Response, members: Mapping[str, Member]) -> Code:
    member = members.get(f"{response.status} returns")
    if member is not None:
        return (
            Code("bytes")
            if not _is_text(response) and member.annotation == "str"
            else member.annotation
        )
    return Code("bytes") if response.contents else Code("None")


def _is_text(response: Response) -> bool:
    return any(
        is_json(content.media_type) or content.media_type.startswith("text/")
        for content in response.contents
    )


def _operation(
    operation: Operation,
    constant: Code,
    returned: Code,
    members: Mapping[str, Member],
    taken: tuple[Argument, ...],
    around: Surroundings,
) -> Code:
    returns = {
        response.status: _payload(response, members)
        for response in operation.responses
        if _succeeds(response)
    }
    raises = {
        response.status: _payload(response, members)
        for response in operation.responses
        if not _succeeds(response) and response_schema(response) is not None
    }
    items: list[Item] = [
        literal(operation.method),
        literal(operation.path),
        _types(Code("returns"), returns, around),
    ]
    if raises:
        items.append(_types(Code("raises"), raises, around))
    items.append(Code("security=") + _security(operation))
    items.extend(_peculiarities(operation, taken, around.shapes))
    head = (
        constant
        + Code(": Operation[")
        + _written(returned, around)
        + Code("] = Operation(")
    )
    return settled(lay_out(Group(head, tuple(items), Code(")")), 0), 0)


def _types(keyword: Code, types: Mapping[str, Code], around: Surroundings) -> Group:
    entries = tuple(
        literal(status) + Code(": ") + _written(type_, around)
        for status, type_ in types.items()
    )
    return Group(keyword + Code("={"), entries, Code("}"))


def _security(operation: Operation) -> Code:
    return tuple_expression(
        tuple_expression(literal(credential.scheme) for credential in requirement)
        for requirement in operation.security
    )


def _peculiarities(
    operation: Operation, taken: tuple[Argument, ...], shapes: Shapes
) -> Iterator[Item]:
    """What differs from what the runtime takes for granted."""
    nullable = tuple(
        literal(argument.wire_name)
        for argument in taken
        if argument.destination is Destination.JSON
        and shapes.is_nullable(argument.schema)
    )
    if nullable:
        yield Group(
            Code("nullable=("), nullable, Code(",)" if len(nullable) == 1 else ")")
        )
    styles = tuple(_styles(operation))
    if styles:
        yield Group(Code("styles={"), styles, Code("}"))
    accepted = _accepted(operation)
    if accepted is not None:
        yield Code("accept=") + literal(accepted)
    content = None if operation.body is None else body_content(operation.body)
    usual = (
        "application/json",
        "application/x-www-form-urlencoded",
        "multipart/form-data",
    )
    if content is not None and content.media_type not in usual:
        sent = (
            "application/octet-stream"
            if "*" in content.media_type
            else content.media_type
        )
        yield Code("content_type=") + literal(sent)


def _styles(operation: Operation) -> Iterator[Code]:
    for one in operation.parameters:
        if one.media_type is not None:
            yield literal(one.name) + Code(": Style(media_type=") + literal(
                one.media_type
            ) + Code(")")
            continue
        style, explode = DEFAULT_STYLES[one.place.value]
        stated = [literal(one.style.value)] if one.style is not style else []
        if one.explode is not (
            explode if one.style is style else one.style is Style.FORM
        ):
            stated.append(Code("explode=") + literal(one.explode))
        if one.allow_reserved:
            stated.append(Code("allow_reserved=True"))
        if stated:
            yield literal(one.name) + Code(": Style(") + Code(", ").join(stated) + Code(
                ")"
            )


def _accepted(operation: Operation) -> str | None:
    """The media types of the successes, where they are not JSON."""
    successes = [response for response in operation.responses if _succeeds(response)]
    media_types = [
        content.media_type for response in successes for content in response.contents
    ]
    if not media_types or any(is_json(media_type) for media_type in media_types):
        return None
    return ", ".join(dict.fromkeys(media_types))


def _parameter(
    argument: Argument, member: Member, around: Surroundings
) -> tuple[Code, Code, Code | None]:
    """Name, annotation and default of one argument."""
    type_ = _accepts(argument, member.annotation, around)
    if not argument.required:
        by_member = argument.destination in MEMBERWISE - {Destination.MULTIPART}
        if (
            argument.destination is Destination.BODY
            or by_member
            and around.shapes.is_nullable(argument.schema)
            and argument.destination is Destination.JSON
        ):
            return (
                identifier(argument.name),
                union(type_, Code("NotGiven")),
                Code("NOT_GIVEN"),
            )
        return identifier(argument.name), union(type_, Code("None")), Code("None")
    return identifier(argument.name), type_, None


def _accepts(argument: Argument, type_: Code, around: Surroundings) -> Code:
    """What a caller may pass: enumerations are open to any value, identifiers may be text."""
    if argument.destination is Destination.CONTENT:
        return Code("bytes | str")
    wider = {"UUID": "UUID | str"}
    for key, shape in around.shapes.by_key.items():
        if shape in (Shape.STRING_ENUM, Shape.INTEGER_ENUM):
            name = around.shapes.class_names[key]
            wider[name] = f"{name} | {'str' if shape is Shape.STRING_ENUM else 'int'}"
    if _takes_numbers(argument.schema, around.shapes):
        wider["Decimal"] = "Decimal | float"
    return _inside_class(_written(union(renamed(type_, wider)), around), around)


def _takes_numbers(schema: Schema, shapes: Shapes) -> bool:
    """Whether a decimal may also be sent as a JSON number."""
    match shapes.resolved(schema).type:
        case Union(members=members):
            types = [shapes.resolved(member).type for member in members]
            return any(map(is_decimal, types)) and any(
                isinstance(type_, Number) for type_ in types
            )
        case _:
            return False


def _written(type_: Code, around: Surroundings) -> Code:
    return renamed(type_, around.replacements)


def _inside_class(type_: Code, around: Surroundings) -> Code:
    """A method called `list` hides the builtin from the annotations of its class."""
    return renamed(
        type_, {name: f"builtins.{name}" for name in BUILTINS & around.method_names}
    )


def _signature(
    keyword: Code,
    name: Code,
    taken: tuple[Argument, ...],
    parameters: list[tuple[Code, Code, Code | None]],
    return_type: Code,
) -> Code:
    items: list[Code] = [Code("self")]
    for argument, (own_name, type_, default) in zip(taken, parameters, strict=True):
        if argument.destination is not Destination.PATH and Code("*") not in items:
            items.append(Code("*"))
        items.append(annotated(own_name, type_, default))
    laid_out = lay_out(
        Group(
            keyword + name + Code("("),
            tuple(items),
            Code(") -> ") + return_type + Code(":"),
        ),
        4,
    )
    return settled(laid_out, 4, body=Code("pass"))


def _call(constant: Code, taken: tuple[Argument, ...]) -> tuple[Item, ...]:
    items: list[Item] = [constant]
    for destination in Destination:
        group = [argument for argument in taken if argument.destination is destination]
        if not group:
            continue
        keyword = identifier(destination.value) + Code("=")
        if destination in (Destination.BODY, Destination.CONTENT):
            items.append(keyword + identifier(group[0].name))
        else:
            entries = tuple(
                literal(argument.wire_name) + Code(": ") + identifier(argument.name)
                for argument in group
            )
            items.append(Group(keyword + Code("{"), entries, Code("}")))
    return tuple(items)


def _statement(head: Code, items: tuple[Item, ...], returned: Code) -> Code:
    keyword = Code("") if returned == "None" else Code("return ")
    return settled(lay_out(Group(keyword + head, items, Code(")")), 8), 8)


def _deprecation(operation: Operation) -> Code | None:
    return (
        Code('@deprecated("The API has deprecated this operation.")')
        if operation.deprecated
        else None
    )
