"""Operations, grouped as people call them → the views of resources."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from mooring.bindings.python.code import Code, identifier
from mooring.bindings.operations.credentials import default_security
from mooring.bindings.python.docstrings import documentation
from mooring.bindings.schemas.fingerprints import fingerprint
from mooring.bindings.groundwork import SIGNATURE
from mooring.bindings.python.identifiers import class_name, words
from mooring.bindings.python.imports import from_import, outside_imports
from mooring.bindings.client.kept_methods import KeptMethods
from mooring.bindings.python.layout import Group, lay_out, settled
from mooring.bindings.client.method_plan import method_view
from mooring.bindings.types.members import Member
from mooring.bindings.names.operation_names import OperationName
from mooring.bindings.operations.renamed_keywords import kept_by_owner
from mooring.bindings.client.resource_imports import (
    CLIENT_NAMES,
    RESOURCE_NAMES,
    RESOURCE_RUNTIME,
    builtin_modules,
    inside_imports,
    run_names,
    used_names,
)
from mooring.bindings.client.resource_parts import parts
from mooring.bindings.client.responses_plan import (
    ATTRIBUTES_RUNTIME,
    RESPONSES_RUNTIME,
    inherited_modes_view,
    modes_view,
)
from mooring.bindings.schemas.shapes import Shapes
from mooring.bindings.recollection import Recollection
from mooring.bindings.client.run_plan import run_views
from mooring.bindings.runtime_modules import runtime_imports
from mooring.bindings.operations.surroundings import (
    Listing,
    Surroundings,
    wider_types,
)
from mooring.bindings.views import AttributeView, MethodView, ResourceView, RunView
from mooring.model import Api, Conduct, Idempotency, KeptKind, KeptName, Operation


def resource_views(
    api: Api,
    operation_names: Mapping[str, OperationName],
    shapes: Shapes,
    members_by_operation: Mapping[str, Mapping[str, Member]],
    members_by_class: Mapping[str, Mapping[str, Member]],
    conducts: tuple[Conduct, ...],
    listings: Mapping[str, Listing],
    kept: tuple[KeptName, ...],
    recollection: Recollection,
) -> tuple[ResourceView, ...]:
    """One resource for each attribute of the client, in the order of the document; the client's own has no attribute.

    Args:
        conducts: What operations do that the document does not state.
        listings: The operations that page, by key.
        kept: The names that methods and their keywords had.
    """
    grouped: dict[str, dict[str, Operation]] = {}
    for operation in api.operations:
        name = operation_names[operation.key]
        grouped.setdefault(name.resource, {})[name.method] = operation
    wider = wider_types(shapes)
    classes = frozenset(shapes.class_names.values())
    around = Surroundings(
        shapes,
        wider,
        default_security(api),
        api.servers,
        classes,
        listings=listings,
        idempotency=_idempotency(api, conducts),
        keywords=_kept_keywords(kept, operation_names),
    )
    former = KeptMethods(
        kept,
        {operation_names[one.key]: one for one in api.operations},
        {name: resource_class_name(name) for name in grouped},
        members_by_operation,
    )
    # The client's own operations stand in its class, beside every resource.
    members = {
        name: frozenset(operations) | former.names(name)
        for name, operations in grouped.items()
    }
    members[""] = members.get("", frozenset[str]()) | grouped.keys()
    return tuple(
        _resource(
            name,
            operations,
            members_by_operation,
            replace(around, members=members[name]),
            dict(api.tags),
            _Runs(conducts, members_by_operation, members_by_class),
            former,
            recollection,
        )
        for name, operations in grouped.items()
    )


@dataclass(frozen=True, slots=True)
class _Runs:
    """What the methods are planned from that wait until something is done."""

    conducts: tuple[Conduct, ...]
    types: Mapping[str, Mapping[str, Member]]
    members: Mapping[str, Mapping[str, Member]]

    def views(
        self, operations: Mapping[str, Operation], around: Surroundings
    ) -> tuple[RunView, ...]:
        return run_views(self.conducts, operations, self.types, self.members, around)


def _idempotency(api: Api, conducts: tuple[Conduct, ...]) -> Mapping[str, str]:
    """The headers that name a call, by operation key."""
    headers = {
        one.operation: one.behaviour.header
        for one in conducts
        if isinstance(one.behaviour, Idempotency)
    }
    return {one.key: headers[str(one)] for one in api.operations if str(one) in headers}


def _kept_keywords(
    kept: tuple[KeptName, ...], operation_names: Mapping[str, OperationName]
) -> Mapping[str, tuple[KeptName, ...]]:
    """The names that the keywords of each operation had, by its key."""
    kept_by_method = kept_by_owner(kept, KeptKind.ARGUMENT)
    return {
        key: kept_by_method[str(name)]
        for key, name in operation_names.items()
        if str(name) in kept_by_method
    }


def _resource(
    name: str,
    operations: Mapping[str, Operation],
    members_by_operation: Mapping[str, Mapping[str, Member]],
    around: Surroundings,
    descriptions: Mapping[str, str | None],
    runs: _Runs,
    former: KeptMethods,
    recollection: Recollection,
) -> ResourceView:
    own_name = resource_class_name(name)
    methods = {
        method: _method(
            operation,
            method,
            members_by_operation,
            around,
            recollection,
        )
        for method, operation in operations.items()
    }
    siblings = Code(".") if name else Code(".resources.")
    renamed = former.of(name, around, siblings)
    tag = _tag(name, next(iter(operations.values())))
    whole = _module(
        f"resources/{name or 'operations'}.py",
        own_name,
        {**methods, **renamed},
        # The client's own methods stand in its class, which has none that wait.
        runs.views(operations, around) if name else (),
        around.models,
        f"Operations on {tag}." if name else "Operations of the API itself.",
        descriptions.get(tag) or f"The operations on {tag}.",
    )
    whole = replace(
        whole,
        module=identifier(name or "operations"),
        attribute=_attribute(name, own_name, tag),
        asynchronous_attribute=_attribute(name, f"Async{own_name}", tag),
    )
    if not name:
        # The client's own methods stand in its class.
        names = Code("Client"), Code("AsyncClient")
        deprecated = whole.modes.pragma is not None
        responding = _responding({**methods, **renamed})
        modes = modes_view(*names, responding, is_deprecated=deprecated)
        return replace(whole, modes=modes)
    if not (divided := parts(name, operations, methods)):
        return whole
    waiting = {
        part: runs.views({one: operations[one] for one in inside}, around)
        for part, inside in divided.items()
    }
    divided = former.divided(name, divided)
    renamed = former.of(name, around, Code(".."))
    return _divided(whole, name, tag, divided, {**methods, **renamed}, waiting, around)


def _method(
    operation: Operation,
    name: str,
    members_by_operation: Mapping[str, Mapping[str, Member]],
    around: Surroundings,
    recollection: Recollection,
) -> MethodView:
    """One method: as it was, where all that it was planned from is as it was."""
    surroundings = fingerprint((name, around.told(operation)))
    if (known := recollection.method(operation.key, surroundings)) is not None:
        return known
    subject = f"{SIGNATURE}{operation.key}"
    members = members_by_operation[operation.key]
    watched = around.watched(recollection.notes(subject))
    view = method_view(operation, name, members, watched)
    recollection.keep_method(operation.key, subject, surroundings, view)
    return view


def _module(
    path: str,
    own_name: str,
    methods: Mapping[str, MethodView],
    runs: tuple[RunView, ...],
    models: Code,
    text: str,
    class_text: str,
    *,
    is_part: bool = False,
) -> ResourceView:
    """A module with two classes that have the methods.

    Args:
        is_part: Another class inherits them, and is what people use.
    """
    views = tuple(methods.values())
    used = used_names(views) | run_names(runs)
    runtime = (used & RESOURCE_RUNTIME) | {"AsyncResource", "Resource"}
    runtime |= RESPONSES_RUNTIME - (ATTRIBUTES_RUNTIME if is_part else frozenset())
    package = Code("." * (path.count("/") + 1))
    name, asynchronous_name = identifier(own_name), identifier(f"Async{own_name}")
    return ResourceView(
        path=path,
        module=identifier(path.rpartition("/")[2].removesuffix(".py")),
        attribute=None,
        asynchronous_attribute=None,
        documentation=documentation(text, 0),
        imports=outside_imports(used, builtin_modules(used)),
        local_imports=inside_imports(used, runtime, models, package),
        head=_head(name, (Code("Resource"),)),
        asynchronous_head=_head(asynchronous_name, (Code("AsyncResource"),)),
        name=name,
        asynchronous_name=asynchronous_name,
        class_documentation=documentation(class_text, 4),
        methods=views,
        modes=modes_view(
            name,
            asynchronous_name,
            _responding(methods),
            is_deprecated="deprecated" in used_names(views),
            is_part=is_part,
        ),
        runs=runs,
    )


def _responding(methods: Mapping[str, MethodView]) -> tuple[str, ...]:
    """The methods with a response that can be had as it is."""
    return tuple(name for name, view in methods.items() if view.has_responses)


def _divided(
    whole: ResourceView,
    name: str,
    tag: str,
    divided: Mapping[str, tuple[str, ...]],
    methods: Mapping[str, MethodView],
    waiting: Mapping[str, tuple[RunView, ...]],
    around: Surroundings,
) -> ResourceView:
    """A resource that inherits its methods from its parts."""
    own = tuple(
        _module(
            f"resources/{name}/{part}.py",
            class_name(f"{whole.name} {part}"),
            {method: methods[method] for method in inside},
            waiting[part],
            around.models,
            f"Operations on {tag}: {' '.join(words(part))}.",
            f"The operations on {tag}: {' '.join(words(part))}.",
            is_part=True,
        )
        for part, inside in divided.items()
    )
    return replace(
        whole,
        path=f"resources/{name}/__init__.py",
        imports=(),
        local_imports=(
            *runtime_imports(Code("..."), ATTRIBUTES_RUNTIME | {"Mode"}),
            *(
                from_import(
                    Code(".") + one.module,
                    (
                        *(one.name, one.name + Code("WithResponse")),
                        *(
                            one.asynchronous_name,
                            one.asynchronous_name + Code("WithResponse"),
                        ),
                    ),
                )
                for one in own
            ),
        ),
        head=_head(whole.name, tuple(one.name for one in own)),
        asynchronous_head=_head(
            whole.asynchronous_name, tuple(one.asynchronous_name for one in own)
        ),
        methods=(),
        modes=inherited_modes_view(
            whole.name,
            whole.asynchronous_name,
            tuple((one.name, one.asynchronous_name) for one in own),
        ),
        runs=(),
        parts=own,
    )


def _head(name: Code, bases: tuple[Code, ...]) -> Code:
    group = Group(Code("class ") + name + Code("("), bases, Code("):"))
    return settled(lay_out(group, 0), 0, body=Code("pass"))


def resource_class_name(resource: str) -> str:
    """The class of a resource; one that is named like something of the runtime steps aside."""
    name = class_name(resource or "operations")
    runtime = RESOURCE_NAMES | CLIENT_NAMES
    return f"{name}Resource" if {name, f"Async{name}"} & runtime else name


def _tag(name: str, operation: Operation) -> str:
    """What the document calls the resource, or would."""
    if operation.tags:
        return operation.tags[0]
    return " ".join(word.capitalize() for word in words(name or "operations"))


def _attribute(name: str, class_name: str, tag: str) -> AttributeView | None:
    if not name:
        return None
    made = identifier(class_name)
    head = Group(
        Code("def ") + identifier(name) + Code("("),
        (Code("self"),),
        Code(") -> ") + made + Code(":"),
    )
    module = Code(".resources.") + identifier(name)
    return AttributeView(
        signature=settled(lay_out(head, 4), 4, body=Code("pass")),
        documentation=documentation(f"The operations on {tag}.", 8),
        loading=from_import(module, (class_name,), 8),
        statement=settled(Code("return ") + made + Code("(self._transport)"), 8),
    )


def root_resource(resources: tuple[ResourceView, ...]) -> ResourceView | None:
    """The operations that are methods of the client itself."""
    return next((one for one in resources if one.attribute is None), None)
