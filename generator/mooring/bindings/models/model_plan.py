"""Schemas → the views of model classes and enumerations."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from pydantic.alias_generators import to_camel

from mooring.bindings.python.annotations import BUILTINS, names, renamed, union
from mooring.bindings.python.code import Code, identifier, literal
from mooring.bindings.python.docstrings import documentation
from mooring.bindings.types.defaults import default_expression
from mooring.bindings.schemas.keywords import class_keywords, member_keywords
from mooring.bindings.python.layout import (
    Group,
    Item,
    declared,
    lay_out,
    literal_item,
    settled,
)
from mooring.bindings.types.members import Member
from mooring.bindings.recollection import Recollection
from mooring.bindings.operations.renamed_keywords import kept_by_owner, name_table
from mooring.bindings.models.renamed_members import (
    Keyword,
    former_class,
    renamed_fields,
    renamed_values,
)
from mooring.bindings.names.schema_names import field_names, member_names
from mooring.bindings.schemas.schema_text import json_schema, signature
from mooring.bindings.schemas.shapes import Shape, Shapes, record
from mooring.bindings.views import EnumView, FieldView, ModelView
from mooring.document import JsonObject
from mooring.model import Enumeration, KeptKind, KeptName, Nothing, Property, Schema

QUALIFIED = {
    **{name: f"builtins.{name}" for name in BUILTINS},
    **{name: f"_datetime.{name}" for name in ("date", "datetime", "time")},
}
"""Lower-case names of types, and what they are called in a class that has a field of that name."""


def definitions(shapes: Shapes) -> Iterator[tuple[str, JsonObject]]:
    """The JSON Schema of every class whose members have types, by class name."""
    for key in keys_by_definition(shapes).values():
        yield shapes.class_names[key], definition(key, shapes)


def keys_by_definition(shapes: Shapes) -> Mapping[str, str]:
    """The key of every class whose members have types, by class name."""
    return {
        shapes.class_names[key]: key
        for key, shape in shapes.by_key.items()
        if shape in (Shape.CLASS, Shape.ROOT)
    }


def definition(key: str, shapes: Shapes) -> JsonObject:
    """The JSON Schema of a class whose members have types."""
    schema = shapes.schemas[key]
    if shapes.by_key[key] is Shape.ROOT:
        return json_schema(schema, shapes)
    members = record(schema, shapes.schemas).properties
    return signature({one.name: one.schema for one in members}, shapes)


def class_views(
    shapes: Shapes,
    members_by_class: Mapping[str, Mapping[str, Member]],
    kept: tuple[KeptName, ...],
    recollection: Recollection,
) -> Mapping[str, EnumView | ModelView]:
    """Every class by its schema key, in the order of their names.

    Args:
        kept: The names that members had.
    """
    fields = kept_by_owner(kept, KeptKind.FIELD)
    values = kept_by_owner(kept, KeptKind.MEMBER)
    keys = sorted(shapes.class_names, key=lambda key: shapes.class_names[key])
    return {
        key: (
            _enum(key, shapes, values.get(shapes.class_names[key], ()))
            if _is_enum(shapes.by_key[key])
            else _planned(
                key,
                shapes,
                members_by_class,
                fields.get(shapes.class_names[key], ()),
                recollection,
            )
        )
        for key in keys
    }


def _planned(
    key: str,
    shapes: Shapes,
    members_by_class: Mapping[str, Mapping[str, Member]],
    kept: tuple[KeptName, ...],
    recollection: Recollection,
) -> ModelView:
    """The view of a class: recalled, or to be recalled by the next run, unless it keeps names that no schema tells of."""
    name = shapes.class_names[key]
    if kept:
        return _model(key, shapes, members_by_class[name], kept)
    if (known := recollection.model(key)) is not None:
        return known
    view = _model(key, recollection.watched(name), members_by_class[name], ())
    recollection.keep_model(key, name, view)
    return view


def _is_enum(shape: Shape) -> bool:
    return shape in (Shape.STRING_ENUM, Shape.INTEGER_ENUM)


def _enum(key: str, shapes: Shapes, kept: tuple[KeptName, ...]) -> EnumView:
    schema = shapes.schemas[key]
    assert isinstance(schema.type, Enumeration)
    base = Code(
        "OpenStrEnum" if shapes.by_key[key] is Shape.STRING_ENUM else "OpenIntEnum"
    )
    constants = member_names(schema.type.values)
    name = identifier(shapes.class_names[key])
    renamed = renamed_values(name, kept)
    return EnumView(
        name=name,
        base=base,
        documentation=(
            documentation(schema.description, 4) if schema.description else None
        ),
        members=tuple(
            settled(identifier(constants[value]) + Code(" = ") + literal(value.json), 4)
            for value in schema.type.values
        ),
        former=former_class(name) if renamed else None,
        renamed=renamed,
    )


def _model(
    key: str,
    shapes: Shapes,
    members: Mapping[str, Member],
    kept: tuple[KeptName, ...],
) -> ModelView:
    schema = shapes.schemas[key]
    name = identifier(shapes.class_names[key])
    text = documentation(schema.description, 4) if schema.description else None
    if shapes.by_key[key] is Shape.ROOT:
        root = settled(Code("root: ") + members[""].annotation, 4)
        return ModelView(name, Code("RecursiveModel"), text, (FieldView(root, None),))
    properties = record(schema, shapes.schemas).properties
    attributes = field_names(one.name for one in properties)
    spellings = {"Decimal": "DecimalString"} | {
        name: QUALIFIED[name] for name in QUALIFIED.keys() & {*attributes.values()}
    }
    members = {
        name: replace(member, annotation=renamed(member.annotation, spellings))
        for name, member in members.items()
    }
    camel = sum(to_camel(attributes[one.name]) == one.name for one in properties)
    # The base under which fewer members need an alias; most names are one word, and fit both.
    is_camel = camel > sum(attributes[one.name] == one.name for one in properties)
    fields = tuple(
        _field(one, attributes[one.name], members[one.name], shapes, is_camel=is_camel)
        for one in properties
    )
    base = Code("CamelModel" if is_camel else "Model")
    keywords = (
        Keyword(
            attributes[one.name], *_optional(one, members[one.name].annotation, shapes)
        )
        for one in properties
        if kept
    )
    return ModelView(
        name,
        _bases(base, name, schema, shapes, kept),
        text,
        fields,
        renamed_fields(tuple(keywords), kept),
    )


def _bases(
    base: Code,
    name: Code,
    schema: Schema,
    shapes: Shapes,
    kept: tuple[KeptName, ...],
) -> Code:
    """What stands in the brackets behind a class's name."""
    whole = record(schema, shapes.schemas)
    items: list[Item] = [base]
    if kept:
        items = [Code("RenamingModel"), *([] if base == "Model" else items)]
        items.append(name_table(Code("renamed="), kept))
    if (
        whole.additional is not None
        and isinstance(whole.additional.type, Nothing)
        and not whole.patterns
    ):
        items.append(Code("closed=True"))
    if keywords := class_keywords(schema, shapes):
        called = Code("keywords=Keywords(")
        items.append(Group(called, (literal_item(keywords),), Code(")")))
    if items == [base]:
        return base
    head = Code("class ") + name + Code("(")
    statement = lay_out(Group(head, tuple(items), Code("):")), 0)
    text = settled(statement, 0, body=Code("pass"))
    return Code(text.removeprefix(head).removesuffix("):"))


def _field(
    one: Property, attribute: str, member: Member, shapes: Shapes, *, is_camel: bool
) -> FieldView:
    arguments = [name + Code("=") + value for name, value in member.constraints]
    if one.name != (to_camel(attribute) if is_camel else attribute):
        arguments.insert(0, Code("alias=") + literal(one.name))
    type_, default = _optional(one, member.annotation, shapes)
    name = identifier(attribute)
    notes: list[Item] = []
    if arguments:
        notes.append(Group(Code("Field("), tuple(arguments), Code(")")))
    if keywords := member_keywords(one.schema, shapes):
        notes.append(Group(Code("Keywords("), (literal_item(keywords),), Code(")")))
    if notes:
        annotation = Group(
            name + Code(": Annotated["),
            (type_, *notes),
            Code("]" if default is None else "] = ") + (default or Code("")),
        )
        declaration = lay_out(annotation, 4)
    else:
        declaration = declared(name, type_, default, 4)
    description = (
        shapes.resolved(one.schema).description
        if one.schema.description is None
        else one.schema.description
    )
    return FieldView(
        settled(declaration, 4), documentation(description, 4) if description else None
    )


def _optional(one: Property, type_: Code, shapes: Shapes) -> tuple[Code, Code | None]:
    """The annotation and the default of a member that may be left out."""
    stated = (
        None
        if one.schema.default is None
        else default_expression(one.schema, one.schema.default, shapes)
    )
    # What is only ever sent is not there in a response, even though it is required.
    if one.required and not one.schema.write_only:
        return type_, None
    if stated is not None:
        return type_, stated
    if shapes.is_nullable(one.schema) or "None" in names(type_):
        return union(type_, Code("None")), Code("None")
    if type_ == "Any":
        return type_, Code("None")
    return Code("Omittable[") + type_ + Code("]"), Code("None")
