"""What is begun and asked after until it is done → the method that does both."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from mooring.bindings.python.annotations import BUILTINS, names, parts, union
from mooring.bindings.operations.arguments import Argument, Destination, arguments
from mooring.bindings.python.code import Code, identifier, literal, tuple_expression
from mooring.bindings.python.docstrings import documentation
from mooring.bindings.python.identifiers import class_name
from mooring.bindings.python.layout import Group, Item, declared, lay_out, settled
from mooring.bindings.types.members import Member
from mooring.bindings.operations.method_signatures import (
    accepted_type,
    means_something_as_none,
)
from mooring.bindings.operations.results import result, returned
from mooring.bindings.client.run_text import run_documentation
from mooring.bindings.names.schema_names import field_names
from mooring.bindings.schemas.shapes import Shape, Shapes, record
from mooring.bindings.operations.surroundings import Surroundings
from mooring.bindings.views import RunFormView, RunView
from mooring.model import Conduct, Operation, Run, Way

OWN = ("output", "on_progress", "timeout", "interval")
"""The keywords of the method itself; each steps aside for an argument of that name."""


@dataclass(frozen=True, slots=True)
class RunPlan:
    """A run, its two operations, and what their methods are called.

    Args:
        members: The Python types of the members of classes, by class name.
    """

    run: Run
    begin: Operation
    begin_method: str
    ask: Operation
    ask_method: str
    types: Mapping[str, Mapping[str, Member]]
    members: Mapping[str, Mapping[str, Member]]


def run_views(
    conducts: tuple[Conduct, ...],
    operations: Mapping[str, Operation],
    types: Mapping[str, Mapping[str, Member]],
    members: Mapping[str, Mapping[str, Member]],
    around: Surroundings,
) -> tuple[RunView, ...]:
    """The methods of a resource that wait until something is done.

    A run whose two operations are not methods of one resource, or do not fit together, has none.

    Args:
        operations: The resource's own, by the names of their methods.
        types: The Python types that each operation mentions, by operation key.
    """
    by_method = {str(operation): name for name, operation in operations.items()}
    found = list[RunView]()
    for one in conducts:
        match one.behaviour:
            case Run() as run if one.operation in by_method and run.poll in by_method:
                begin, ask = by_method[one.operation], by_method[run.poll]
                plan = RunPlan(
                    run,
                    operations[begin],
                    begin,
                    operations[ask],
                    ask,
                    types,
                    members,
                )
                found.extend(_views(plan, around))
            case _:
                pass
    return tuple(found)


def run_name(begin_method: str, taken: frozenset[str]) -> str:
    """`run` for what `create` begins, `run_report` for `create_report`; it depends on nothing else."""
    rest = begin_method.removeprefix("create").strip("_")
    name = f"run_{rest}" if rest else "run"
    return f"{name}_until_done" if name in taken else name


def _views(plan: RunPlan, around: Surroundings) -> Iterator[RunView]:
    """The one view; none where the methods do not fit together."""
    shapes = around.shapes
    taken = arguments(plan.begin, shapes)
    keyed = [one for one in taken if one.destination is not Destination.PATH]
    leading = [one for one in taken if one.destination is Destination.PATH]
    begun = result(returned(plan.begin, plan.types[plan.begin.key]))
    state = result(returned(plan.ask, plan.types[plan.ask.key]))
    identity = _identity(plan, begun, leading, shapes)
    types = {one.name: _type(one, plan, around) for one in keyed}
    mentioned = {name for type_ in types.values() for name in names(type_)} - BUILTINS
    if (
        identity is None
        or _class(state, shapes) is None
        # A member of a class hides a type of the same name from the others.
        or not types.keys().isdisjoint(mentioned | BUILTINS | {around.models})
    ):
        return
    name = run_name(plan.begin_method, around.members)
    own = {one: f"{one}_" if one in types else one for one in OWN}
    class_ = identifier(class_name(f"{plan.begin_method} arguments"))
    constant = (
        Code("_") + identifier(plan.begin_method.upper().rstrip("_")) + Code("__RUN")
    )
    schema = next((one for one in keyed if one.wire_name == plan.run.schema), None)
    text = run_documentation(
        plan.run,
        plan.begin,
        (plan.begin_method, plan.ask_method),
        own,
        has_output=schema is not None,
    )
    yield RunView(
        arguments=Code("class ") + class_ + Code("(typing.TypedDict, total=False):"),
        arguments_documentation=documentation(
            f"What `{plan.begin_method}` takes, for `{name}`.", 4
        ),
        fields=tuple(_field(one, types[one.name]) for one in keyed),
        run=settled(lay_out(_run(constant, plan), 0), 0),
        form=_form(
            *("", name, leading, plan, around, own, class_, constant),
            *(state, identity, schema, text),
        ),
        asynchronous_form=_form(
            *("Async", name, leading, plan, around, own, class_, constant),
            *(state, identity, schema, text),
        ),
    )


def _form(
    prefix: str,
    name: str,
    leading: list[Argument],
    plan: RunPlan,
    around: Surroundings,
    own: Mapping[str, str],
    class_: Code,
    constant: Code,
    state: Code,
    identity: Code,
    schema: Argument | None,
    text: Code,
) -> RunFormView:
    """The method in one of its forms."""
    written = around.written_in_class(state)
    finished = Code("_runs.Finished[") + written + Code(", _runs.Output]")
    results = {"None": written, "type[_runs.Output]": finished}
    whole = union(written, finished) if schema is not None else written
    keyword = Code("async def " if prefix else "def ") + identifier(name) + Code("(")

    def head(output: Code | None, returns: Code) -> Code:
        items: list[Item] = [Code("self")]
        items += [
            identifier(one.name) + Code(": ") + _type(one, plan, around)
            for one in leading
        ]
        items.append(Code("*"))
        if output is not None:
            items.append(identifier(own["output"]) + Code(": ") + output)
        items += [
            identifier(own["on_progress"])
            + Code(": _runs.Progress[")
            + written
            + Code("] | None = None"),
            identifier(own["timeout"]) + Code(": float | None = 3600.0"),
            identifier(own["interval"]) + Code(": float = 1.0"),
            Code("**arguments: typing.Unpack[") + class_ + Code("]"),
        ]
        group = Group(keyword, tuple(items), Code(") -> ") + returns + Code(":"))
        return settled(lay_out(group, 4), 4, body=Code("pass"))

    overloads = (
        ()
        if schema is None
        else (
            head(Code("None = None"), results["None"]) + Code(" ..."),
            head(Code("type[_runs.Output]"), results["type[_runs.Output]"])
            + Code(" ..."),
        )
    )
    output = None if schema is None else Code("type[_runs.Output] | None = None")
    return RunFormView(
        overloads=overloads,
        signature=head(output, whole),
        documentation=text,
        statement=_statement(
            prefix, leading, plan, own, constant, identity, schema, around
        ),
    )


def _statement(
    prefix: str,
    leading: list[Argument],
    plan: RunPlan,
    own: Mapping[str, str],
    constant: Code,
    identity: Code,
    schema: Argument | None,
    around: Surroundings,
) -> Code:
    given: Item = Code("**arguments")
    places = tuple(identifier(one.name) for one in leading)
    lines = list[Code]()
    if schema is not None:
        is_text = Code("str") in tuple(parts(_type(schema, plan, around)))
        call = Group(
            Code("arguments = _runs.asking_for("),
            (
                identifier(own["output"]),
                Code("arguments"),
                literal(schema.name),
                Code("as_text=") + literal(is_text),
            ),
            Code(")"),
        )
        lines.append(settled(lay_out(call, 8), 8))
    begin = Group(
        Code("lambda own: own.") + identifier(plan.begin_method) + Code("("),
        (*places, given),
        Code(")"),
    )
    ask = Group(
        Code("lambda own, begun: own.") + identifier(plan.ask_method) + Code("("),
        (*places, identity),
        Code(")"),
    )
    patience = Group(
        Code("_runs.Patience("),
        (constant, *(identifier(own[one]) for one in OWN[1:])),
        Code(")"),
    )
    waiting = Code("await _runs.run_async(" if prefix else "_runs.run(")
    opening = Code("return ") if schema is None else Code("state = ")
    run = Group(
        opening + waiting,
        (Code("type(self)"), Code("self._transport"), begin, ask, patience),
        Code(")"),
    )
    lines.append(settled(lay_out(run, 8), 8))
    if schema is not None:
        lines.append(
            Code("return _runs.finished(state, ")
            + constant
            + Code(", ")
            + identifier(own["output"])
            + Code(")")
        )
    return Code("\n        ").join(lines)


def _run(constant: Code, plan: RunPlan) -> Group:
    run = plan.run
    items: list[Item] = [
        _texts(run.status),
        _texts(run.done),
        _texts(run.failed),
    ]
    if run.output is not None:
        items.append(_texts(run.output))
    return Group(constant + Code(" = _runs.Run("), tuple(items), Code(")"))


def _texts(texts: Way) -> Code:
    return tuple_expression(literal(one) for one in texts)


def _type(one: Argument, plan: RunPlan, around: Surroundings) -> Code:
    """What may be passed for an argument of the first call."""
    member = plan.types[plan.begin.key][one.key]
    type_ = accepted_type(one, member.annotation, around)
    if not one.required and not means_something_as_none(one, around.shapes):
        return union(type_, Code("None"))
    return type_


def _field(one: Argument, type_: Code) -> Code:
    if one.required:
        type_ = Code("typing.Required[") + type_ + Code("]")
    return declared(identifier(one.name), type_, None, 4)


def _identity(
    plan: RunPlan, begun: Code, leading: list[Argument], shapes: Shapes
) -> Code | None:
    """The expression for what the second call asks after; None where it does not take what the first one brings."""
    asked = arguments(plan.ask, shapes)
    needed = [one for one in asked if one.required]
    key = _class(begun, shapes)
    if key is None or len(plan.run.id) != 1 or len(needed) != len(leading) + 1:
        return None
    if any(one.destination is not Destination.PATH for one in needed):
        return None
    (wire,) = plan.run.id
    properties = record(shapes.schemas[key], shapes.schemas).properties
    stated = next((one for one in properties if one.name == wire), None)
    if stated is None or not stated.required:
        return None
    attribute = identifier(field_names(one.name for one in properties)[wire])
    brought = set(parts(plan.members[begun][wire].annotation))
    taken = set(parts(plan.types[plan.ask.key][needed[-1].key].annotation))
    expression = Code("begun.") + attribute
    if brought <= taken:
        return expression
    is_text = bool(taken & {"str", "UUID"}) and brought <= {"str", "int", "UUID"}
    return Code("str(") + expression + Code(")") if is_text else None


def _class(type_: Code, shapes: Shapes) -> str | None:
    """The key of the schema whose class an annotation is."""
    for key, name in shapes.class_names.items():
        if name == type_ and shapes.by_key[key] is Shape.CLASS:
            return key
    return None
