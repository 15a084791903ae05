"""What a method takes and gives → its head, in every way that type checkers have to know of."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from mooring.bindings.python.annotations import opened, renamed, union
from mooring.bindings.operations.arguments import (
    PARAMETERS,
    Argument,
    Destination,
    is_binary,
)
from mooring.bindings.python.code import Code, identifier, literal
from mooring.bindings.python.layout import (
    Group,
    Item,
    declared_argument,
    lay_out,
    settled,
)
from mooring.bindings.types.members import Member
from mooring.bindings.operations.renamed_keywords import Form, forms, name_table
from mooring.bindings.schemas.schema_text import is_decimal
from mooring.bindings.schemas.shapes import Shapes
from mooring.bindings.operations.surroundings import Surroundings
from mooring.model import Array, KeptName, Number, Operation, Schema, Union

DEPRECATED = "The API has deprecated this operation."


@dataclass(frozen=True, slots=True)
class Way:
    """One way to call a method, and what that gives: to a blocking caller, and to another.

    Args:
        fixed: The declarations of arguments that are others in this way, by their names.
        is_awaited: Whether the other caller has to await it.
    """

    result: Code
    asynchronous_result: Code
    fixed: Mapping[str, Code] = field(default_factory=dict[str, Code])
    is_awaited: bool = True


@dataclass(frozen=True, slots=True)
class Head:
    """All that stands above a method's docstring."""

    overloads: tuple[Code, ...]
    asynchronous_overloads: tuple[Code, ...]
    decorators: tuple[Code, ...]
    signature: Code
    asynchronous_signature: Code


@dataclass(frozen=True, slots=True)
class Taking:
    """A method with its arguments.

    Args:
        told: What whoever calls it is told of, by whichever keywords.
    """

    operation: Operation
    name: str
    taken: tuple[Argument, ...]
    members: Mapping[str, Member]
    around: Surroundings
    told: tuple[KeptName, ...]

    def head(self, *ways: Way) -> Head:
        """Everything above the docstring; the last way is that of the method itself, where it has several."""
        kept = self.around.keywords.get(self.operation.key, ())
        given = forms(((one.name, one.required) for one in self.taken), kept)
        usual = Form(tuple((index, one.name) for index, one in enumerate(self.taken)))
        is_single = len(ways) == 1 and not given
        shown = ways if len(ways) == 1 else ways[:-1]
        overloads, asynchronous_overloads = (
            (
                ()
                if is_single
                else tuple(
                    Code("\n    ").join(
                        (
                            *self._decorators(form.told),
                            self._signature(
                                form, way, is_async=is_async, body=Code(" ...")
                            ),
                        )
                    )
                    for form in given or (usual,)
                    for way in shown
                )
            )
            for is_async in (False, True)
        )
        return Head(
            overloads,
            asynchronous_overloads,
            tuple(self._taking(kept) if kept else self._decorators(())),
            self._signature(usual, ways[-1], is_async=False),
            self._signature(usual, ways[-1], is_async=True),
        )

    def _decorators(self, told: tuple[KeptName, ...]) -> Iterator[Code]:
        """What type checkers are told of whoever calls it in one way."""
        if text := self._told(told):
            group = Group(Code("@deprecated("), (literal(text),), Code(")"))
            yield settled(lay_out(group, 4), 4)

    def _taking(self, kept: tuple[KeptName, ...]) -> Iterator[Code]:
        """What lets the method take keywords by the names that they had."""
        items: list[Item] = [name_table(Code(""), kept)]
        if text := self._told(()):
            items.append(literal(text))
        group = Group(Code("@_renames.renamed_keywords("), tuple(items), Code(")"))
        yield settled(lay_out(group, 4), 4)

    def _told(self, told: tuple[KeptName, ...]) -> str:
        """Why it is better not called in one way, if that is so."""
        if said := (*self.told, *told):
            return " ".join(one.message for one in said)
        return DEPRECATED if self.operation.deprecated else ""

    def _signature(
        self, form: Form, way: Way, *, is_async: bool, body: Code = Code("")
    ) -> Code:
        keyword = Code("async def " if is_async and way.is_awaited else "def ")
        items: list[Code] = [Code("self")]
        for index, name in form.keywords:
            one = self.taken[index]
            if one.destination is not Destination.PATH and Code("*") not in items:
                items.append(Code("*"))
            items.append(
                way.fixed.get(name)
                or declaration(
                    replace(one, name=name), self.members[one.key], self.around
                )
            )
        result = way.asynchronous_result if is_async else way.result
        head = keyword + identifier(self.name) + Code("(")
        tail = Code(") -> ") + result + Code(":") + body
        laid_out = lay_out(Group(head, tuple(items), tail), 4)
        return settled(laid_out, 4, body=None if body else Code("pass"))


def declaration(argument: Argument, member: Member, around: Surroundings) -> Code:
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
