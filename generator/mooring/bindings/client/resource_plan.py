"""Operations, grouped as people call them → the views of resources."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from mooring.bindings.python.code import Code, identifier
from mooring.bindings.operations.credentials import default_security
from mooring.bindings.python.docstrings import documentation
from mooring.bindings.schemas.fingerprints import fingerprint
from mooring.bindings.groundwork import SIGNATURE
from mooring.bindings.python.identifiers import class_name, words
from mooring.bindings.python.imports import from_import
from mooring.bindings.client.kept_methods import KeptMethods
from mooring.bindings.python.layout import Group, lay_out, settled
from mooring.bindings.client.method_plan import method_view
from mooring.bindings.types.members import Member
from mooring.bindings.names.operation_names import OperationName
from mooring.bindings.operations.renamed_keywords import kept_by_owner
from mooring.bindings.client.resource_imports import CLIENT_NAMES, RESOURCE_NAMES
from mooring.bindings.client.resource_modules import (
    divided_resource,
    resource_module,
    responding,
)
from mooring.bindings.client.resource_parts import parts
from mooring.bindings.client.responses_plan import modes_view
from mooring.bindings.schemas.shapes import Shapes
from mooring.bindings.recollection import Recollection
from mooring.bindings.client.run_plan import run_views
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
        method: _method(operation, method, members_by_operation, around, recollection)
        for method, operation in operations.items()
    }
    siblings = Code(".") if name else Code(".resources.")
    renamed = former.of(name, around, siblings)
    tag = _tag(name, next(iter(operations.values())))
    whole = resource_module(
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
        modes = modes_view(
            *names, responding({**methods, **renamed}), is_deprecated=deprecated
        )
        return replace(whole, modes=modes)
    if not (divided := parts(name, operations, methods)):
        return whole
    waiting = {
        part: runs.views({one: operations[one] for one in inside}, around)
        for part, inside in divided.items()
    }
    divided = former.divided(name, divided)
    renamed = former.of(name, around, Code(".."))
    return divided_resource(
        whole, name, tag, divided, {**methods, **renamed}, waiting, around
    )


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
