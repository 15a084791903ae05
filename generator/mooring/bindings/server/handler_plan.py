"""Operations, grouped as people call them → the views of the classes that answer them."""

import re
from collections.abc import Mapping
from dataclasses import replace

from mooring.bindings.python.annotations import MODULES_BY_NAME, names, union
from mooring.bindings.operations.arguments import Argument, Destination, received
from mooring.bindings.python.code import Code, identifier, literal
from mooring.bindings.types.defaults import default_expression
from mooring.bindings.python.docstrings import documentation
from mooring.bindings.groundwork import Groundwork
from mooring.bindings.python.identifiers import class_name, words
from mooring.bindings.python.imports import from_import, outside_imports
from mooring.bindings.schemas.keywords import member_keywords
from mooring.bindings.python.layout import Group, Item, lay_out, settled
from mooring.bindings.operations.method_signatures import with_files
from mooring.bindings.operations.method_text import method_documentation
from mooring.bindings.types.members import Member
from mooring.bindings.client.resource_parts import parts
from mooring.bindings.operations.results import result, returned, successes
from mooring.bindings.server.error_plan import error_name
from mooring.bindings.server.route_plan import paths_alike, route_statement
from mooring.bindings.server.views import HandlersView, HandlerView
from mooring.bindings.operations.surroundings import Surroundings, models_import
from mooring.model import Operation

MARKERS = {
    Destination.PATH: "Path",
    Destination.QUERY: "Query",
    Destination.HEADER: "Header",
    Destination.COOKIE: "Cookie",
    Destination.FORM: "Form",
    Destination.MULTIPART: "Form",
    Destination.BODY: "Body",
    Destination.CONTENT: "Body",
}
"""What marks an argument, by where it travels."""

RUNTIME = frozenset(
    (
        *("Body", "Cookie", "Form", "Header", "Path", "Query", "Reply", "UploadFile"),
        *("Handlers", "Route", "handles"),
    )
)
"""What a module of handlers may import from the server's runtime."""

SHARED = frozenset(("Keywords", "Style"))
TAKEN = (
    RUNTIME
    | SHARED
    | set(MODULES_BY_NAME)
    | {"FastAPI", "HTTPError", "Request", "Security", "application", "current_request"}
)
"""Names that mean something in the modules of a server already."""

_ARGUMENT = re.compile(r"(?<![\w.])\w+:(?= )")


def handlers_views(
    ground: Groundwork, members_by_operation: Mapping[str, Mapping[str, Member]]
) -> tuple[HandlersView, ...]:
    """One class for each resource, in the order of the document."""
    grouped: dict[str, dict[str, Operation]] = {}
    for operation in ground.api.operations:
        name = ground.operation_names[operation.key]
        grouped.setdefault(name.resource, {})[name.method] = operation
    around = Surroundings(ground.shapes, {}, (), ground.api.servers, ground.classes)
    alike = paths_alike(ground.api.operations)
    return tuple(
        _handlers(
            name,
            operations,
            members_by_operation,
            replace(around, members=frozenset(operations)),
            alike,
            dict(ground.api.tags),
        )
        for name, operations in grouped.items()
    )


def handlers_class(resource: str) -> str:
    """The class that answers the operations of a resource; one that is named like something of the runtime steps aside."""
    name = class_name(resource or "operations")
    return f"{name}Handlers" if name in TAKEN else name


def _handlers(
    name: str,
    operations: Mapping[str, Operation],
    members_by_operation: Mapping[str, Mapping[str, Member]],
    around: Surroundings,
    alike: frozenset[str],
    descriptions: Mapping[str, str | None],
) -> HandlersView:
    first = next(iter(operations.values()))
    spoken = " ".join(word.capitalize() for word in words(name or "operations"))
    tag = first.tags[0] if name and first.tags else spoken
    methods = {
        method: _handler(
            operation, method, members_by_operation[operation.key], around, alike
        )
        for method, operation in operations.items()
    }
    own_name = handlers_class(name)
    whole = _module(
        f"handlers/{name or 'operations'}.py",
        own_name,
        tuple(methods.values()),
        around.models,
        f"Answers operations on {tag}." if name else "Answers operations.",
        descriptions.get(tag) or f"Answers the operations on {tag}.",
    )
    if not name or not (divided := parts(name, operations, methods)):
        return whole
    own = tuple(
        _module(
            f"handlers/{name}/{part}.py",
            class_name(f"{own_name} {part}"),
            tuple(methods[method] for method in inside),
            around.models,
            f"Answers operations on {tag}: {' '.join(words(part))}.",
            f"Answers the operations on {tag}: {' '.join(words(part))}.",
        )
        for part, inside in divided.items()
    )
    return replace(
        whole,
        path=f"handlers/{name}/__init__.py",
        imports=(),
        local_imports=tuple(
            from_import(Code(".") + one.module, (one.name,)) for one in own
        ),
        head=_head(whole.name, tuple(one.name for one in own)),
        methods=(),
        parts=own,
    )


def _module(
    path: str,
    own_name: str,
    methods: tuple[HandlerView, ...],
    models: Code,
    text: str,
    class_text: str,
) -> HandlersView:
    used = _used(methods)
    package = Code("." * (path.count("/") + 1))
    runtime = (used & RUNTIME) | {"Handlers", "Route", "handles"}
    local = [from_import(package + Code("_runtime.serving"), runtime)]
    if "Style" in used:
        module = package + Code("_runtime.operation")
        local.insert(0, from_import(module, ("Style",)))
    if "Keywords" in used:
        module = package + Code("_runtime.keywords")
        local.insert(0, from_import(module, ("Keywords",)))
    if any(name.startswith(f"{models}.") for name in used):
        local.insert(0, models_import(models, package))
    modules = ("builtins",) if any(one.startswith("builtins.") for one in used) else ()
    return HandlersView(
        path=path,
        module=identifier(path.rpartition("/")[2].removesuffix(".py")),
        documentation=documentation(text, 0),
        imports=outside_imports(used | {"ABC", "abstractmethod"}, modules),
        local_imports=tuple(local),
        head=_head(identifier(own_name), (Code("Handlers"), Code("ABC"))),
        name=identifier(own_name),
        class_documentation=documentation(class_text, 4),
        methods=methods,
    )


def _head(name: Code, bases: tuple[Code, ...]) -> Code:
    group = Group(Code("class ") + name + Code("("), bases, Code("):"))
    return settled(lay_out(group, 0), 0, body=Code("pass"))


def _used(methods: tuple[HandlerView, ...]) -> frozenset[str]:
    # An argument may be called `time`; that is no use of the type.
    texts = [one.route for one in methods]
    texts += [Code(_ARGUMENT.sub("", one.signature)) for one in methods]
    return frozenset(name for text in texts for name in names(text))


def _handler(
    operation: Operation,
    name: str,
    members: Mapping[str, Member],
    around: Surroundings,
    alike: frozenset[str],
) -> HandlerView:
    taken = received(operation, around.shapes)
    constant = Code("_") + identifier(name.upper().rstrip("_"))
    text = method_documentation(operation, taken, around.shapes, error_name)
    type_ = around.written_in_class(result(returned(operation, members)))
    if _has_choices(operation):
        type_ = union(type_, Code("Reply"))
    items: list[Item] = [Code("self")]
    for one in taken:
        if one.destination is not Destination.PATH and Code("*") not in items:
            items.append(Code("*"))
        items.append(_declared(one, members[one.key], around))
    head = Code("async def ") + identifier(name) + Code("(")
    tail = Code(") -> ") + type_ + Code(":")
    signature = lay_out(Group(head, tuple(items), tail), 4)
    return HandlerView(
        route=route_statement(constant, operation, members, around, alike),
        constant=constant,
        signature=settled(signature, 4, body=Code("pass")),
        documentation=text,
        size=10 + 2 * len(taken) + text.count("\n"),
    )


def _has_choices(operation: Operation) -> bool:
    """Whether a success may take several forms, one of which a `Reply` chooses."""
    good = list(successes(operation))
    return len(good) > 1 or any(
        len(one.contents) > 1 or one.headers or not one.status.isdigit() for one in good
    )


def _declared(argument: Argument, member: Member, around: Surroundings) -> Item:
    """An argument as it stands in the signature: its type, where it travels, and its bounds."""
    type_ = member.annotation
    notes: list[Item] = []
    if argument.destination is Destination.CONTENT:
        type_ = Code("bytes")
    else:
        notes = _notes(argument, member, around)
    if argument.destination is Destination.MULTIPART:
        file = Code("UploadFile")
        type_ = with_files(argument.schema, type_, file, around.shapes)
        notes = [] if "UploadFile" in type_ else notes
    type_ = around.written_in_class(type_)
    default = None
    if not argument.required:
        default = _default(argument, around)
        if default is None or default == "None":
            type_, default = union(type_, Code("None")), Code("None")
    head = identifier(argument.name) + Code(": Annotated[")
    tail = Code("]") if default is None else Code("] = ") + default
    return Group(head, (type_, _marker(argument), *notes), tail)


def _notes(argument: Argument, member: Member, around: Surroundings) -> list[Item]:
    notes: list[Item] = []
    if member.constraints:
        stated = tuple(name + Code("=") + value for name, value in member.constraints)
        notes.append(Group(Code("Field("), stated, Code(")")))
    if keywords := member_keywords(argument.schema, around.shapes):
        notes.append(Code("Keywords(") + literal(keywords) + Code(")"))
    return notes


def _marker(argument: Argument) -> Code:
    name = Code(MARKERS[argument.destination])
    if argument.destination in (Destination.BODY, Destination.CONTENT):
        return name + Code("()")
    return name + Code("(") + literal(argument.wire_name) + Code(")")


def _default(argument: Argument, around: Surroundings) -> Code | None:
    """What an argument is where it is left out; None where the document does not say."""
    schema = around.shapes.resolved(argument.schema)
    stated = argument.schema.default or schema.default
    if stated is None:
        return None
    made = default_expression(argument.schema, stated, around.shapes)
    if made is None:
        return None
    owner = made.partition(".")[0].partition("(")[0]
    return around.models + Code(".") + made if owner in around.classes else made
