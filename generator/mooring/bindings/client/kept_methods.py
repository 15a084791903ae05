"""Methods that had other names → what is printed so that these go on working: each calls the method that it is now."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from mooring.bindings.operations.arguments import Argument, Destination, arguments
from mooring.bindings.python.code import Code, identifier
from mooring.bindings.python.imports import from_import
from mooring.bindings.python.layout import Group, Item, lay_out, settled
from mooring.bindings.client.method_plan import method_view
from mooring.bindings.types.members import Member
from mooring.bindings.names.operation_names import OperationName
from mooring.bindings.operations.surroundings import Surroundings
from mooring.bindings.views import MethodView
from mooring.model import KeptKind, KeptName, Operation


@dataclass(frozen=True, slots=True)
class KeptMethods:
    """The names of methods that go on working in the resource that they were in.

    Args:
        operations: By the names of their methods.
        classes: Of resources, by the names of these.
        members: The Python types of each operation, by its key.
    """

    kept: tuple[KeptName, ...]
    operations: Mapping[OperationName, Operation]
    classes: Mapping[str, str]
    members: Mapping[str, Mapping[str, Member]]

    def names(self, resource: str) -> frozenset[str]:
        """What methods of a resource were called."""
        return frozenset(one.name for one in self._of(resource))

    def of(
        self, resource: str, around: Surroundings, siblings: Code
    ) -> Mapping[str, MethodView]:
        """These methods, by their names.

        Args:
            siblings: The way from their module to those of other resources.
        """
        return {
            one.name: self._view(one, around, siblings) for one in self._of(resource)
        }

    def divided(
        self, resource: str, parts: Mapping[str, tuple[str, ...]]
    ) -> Mapping[str, tuple[str, ...]]:
        """The methods of each part of a resource, with these: beside what each calls, or in the first part."""
        first = next(iter(parts))
        part_by_method = {
            str(OperationName(resource, method)): part
            for part, methods in parts.items()
            for method in methods
        }
        found = {part: [*methods] for part, methods in parts.items()}
        for one in self._of(resource):
            found[part_by_method.get(one.now, first)].append(one.name)
        return {part: tuple(methods) for part, methods in found.items()}

    def _of(self, resource: str) -> Iterator[KeptName]:
        for one in self.kept:
            if one.kind is KeptKind.METHOD and one.owner == resource:
                yield one

    def _view(self, one: KeptName, around: Surroundings, siblings: Code) -> MethodView:
        resource, _, method = one.now.rpartition(".")
        operation = self.operations[OperationName(resource, method)]
        like = method_view(
            operation,
            one.name,
            self.members[operation.key],
            around,
            told=(one,),
        )
        taken = arguments(operation, around.shapes)
        is_awaited = like.asynchronous_signature.startswith("async ")
        heads = "return ", "return await " if is_awaited else "return "
        owner = None if resource == one.owner else self.classes[resource]
        statement, asynchronous_statement = (
            (
                _called(head, method, taken)
                if owner is None
                else _called_elsewhere(
                    head,
                    f"{prefix}{owner}",
                    siblings + identifier(resource),
                    method,
                    taken,
                )
            )
            for head, prefix in zip(heads, ("", "Async"), strict=True)
        )
        return replace(
            like,
            operation=None,
            statement=statement,
            asynchronous_statement=asynchronous_statement,
        )


def _called(
    head: str, method: str, taken: tuple[Argument, ...], owner: str = "self"
) -> Code:
    items: list[Item] = []
    for argument in taken:
        name = identifier(argument.name)
        is_path = argument.destination is Destination.PATH
        items.append(name if is_path else name + Code("=") + name)
    called = Code(f"{head}{owner}.") + identifier(method) + Code("(")
    return settled(lay_out(Group(called, tuple(items), Code(")")), 8), 8)


def _called_elsewhere(
    head: str, owner: str, module: Code, method: str, taken: tuple[Argument, ...]
) -> Code:
    """The call of a method of another resource."""
    line = from_import(module, (owner,), 8)
    call = _called(head, method, taken, f"{identifier(owner)}(self._transport)")
    return line + Code("\n\n        ") + call
