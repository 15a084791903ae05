"""Expressions of the caller's code → what they are, followed through imports, assignments, calls and attributes.

Scopes are LibCST's; a name means whatever any assignment in its scope makes it, so that an inference is sure only if
all of them agree that nothing else is meant.
"""

import libcst as cst
from libcst.metadata import Assignment, BuiltinAssignment, ImportAssignment, Scope

from mooring.migration.annotations import annotated
from mooring.migration.assignments import assigned
from mooring.migration.calls import called
from mooring.migration.fates import Bindings
from mooring.migration.kinds import (
    NOTHING_OF_OURS,
    UNKNOWN,
    Collection,
    Inference,
    Namespace,
    OwnModule,
    Package,
    Row,
    either,
)
from mooring.migration.members import iterated, member
from mooring.migration.modules import (
    Modules,
    SourceModule,
    dotted,
    imported_names,
)


class Resolver:
    """Knows the old bindings and all modules of a run; remembers what it has worked out."""

    def __init__(self, bindings: Bindings, modules: Modules) -> None:
        self.bindings = bindings
        self.modules = modules
        self._known: dict[cst.CSTNode, Inference] = {}
        self._asked: set[object] = set()

    def infer(self, module: SourceModule, node: cst.BaseExpression) -> Inference:
        """What an expression is."""
        if node not in self._known:
            # What leads back to itself adds nothing to what else it may be.
            if node in self._asked:
                return NOTHING_OF_OURS
            self._asked.add(node)
            self._known[node] = self._infer(module, node)
            self._asked.discard(node)
        return self._known[node]

    def annotation(self, module: SourceModule, node: cst.BaseExpression) -> Inference:
        """What a value is that is annotated so."""
        return annotated(self, module, node, module.scope(node))

    def name(self, module: SourceModule, name: str, scope: Scope) -> Inference:
        """What a name is in a scope."""
        key = (module.path, name, id(scope))
        if key in self._asked:
            return NOTHING_OF_OURS
        self._asked.add(key)
        try:
            found = module.assignments(name, scope)
            if not found:
                return self._starred(module, name)
            return either(self._assigned(module, one) for one in found)
        finally:
            self._asked.discard(key)

    def imported(self, module: SourceModule, name: str) -> Inference:
        """What a dotted name means that `module` imports."""
        package = self.bindings.package
        inner = self.inside_package(name)
        if inner is not None:
            return self._members(Inference.of(Package()), inner)
        if package.startswith(f"{name}."):
            left = package.removeprefix(f"{name}.").split(".")
            return Inference.of(Namespace(tuple(left)))
        return self._from_own(module, name)

    def member(self, module: SourceModule, owner: Inference, name: str) -> Inference:
        """What an attribute of something is."""
        found = [member(self, kind, name) for kind in owner.kinds]
        if not found:
            return UNKNOWN
        merged = either(found)
        return Inference(merged.kinds, merged.is_sure and owner.is_sure)

    def _infer(self, module: SourceModule, node: cst.BaseExpression) -> Inference:
        match node:
            case cst.Name(value="None"):
                return NOTHING_OF_OURS
            case cst.Name(value=name):
                return self.name(module, name, module.scope(node))
            case cst.Attribute(value=value, attr=cst.Name(value=name)):
                if self.is_package(module, node):
                    return Inference.of(Package())
                return self.member(module, self.infer(module, value), name)
            case cst.Call():
                return called(self, module, node)
            case cst.Await(expression=inner):
                return iterated(self, self.infer(module, inner), "await")
            case cst.Subscript(value=value):
                return iterated(self, self.infer(module, value), "subscript")
            case cst.IfExp(body=first, orelse=second):
                return either((self.infer(module, first), self.infer(module, second)))
            case cst.BooleanOperation(left=first, right=second):
                return either((self.infer(module, first), self.infer(module, second)))
            case cst.NamedExpr(value=value):
                return self.infer(module, value)
            case cst.List(elements=elements) | cst.Set(elements=elements):
                return _collected(
                    either(self._element(module, one) for one in elements)
                )
            case cst.Tuple(elements=elements):
                places = tuple(self._element(module, one) for one in elements)
                return Inference.of(Row(places))
            case (
                cst.ListComp(elt=item)
                | cst.SetComp(elt=item)
                | cst.GeneratorExp(elt=item)
            ):
                return _collected(self.infer(module, item))
            case (
                cst.SimpleString()
                | cst.FormattedString()
                | cst.ConcatenatedString()
                | cst.Integer()
                | cst.Float()
                | cst.Dict()
                | cst.DictComp()
                | cst.Comparison()
                | cst.UnaryOperation()
                | cst.Lambda()
            ):
                return NOTHING_OF_OURS
            case _:
                return UNKNOWN

    def _element(self, module: SourceModule, one: cst.BaseElement) -> Inference:
        if isinstance(one, cst.StarredElement):
            return iterated(self, self.infer(module, one.value), "iterate")
        return self.infer(module, one.value)

    def _assigned(self, module: SourceModule, one: object) -> Inference:
        match one:
            case ImportAssignment():
                return either(
                    self.imported(module, name) for name in imported_names(one)
                )
            case BuiltinAssignment():
                return NOTHING_OF_OURS
            case Assignment():
                return assigned(self, module, one.node)
            case _:
                return UNKNOWN

    def inside_package(self, name: str) -> tuple[str, ...] | None:
        """The names behind that of the package in a dotted name; None where it is not inside of the package."""
        wanted = tuple(self.bindings.package.split("."))
        parts = tuple(name.lstrip(".").split("."))
        starts = range(len(parts)) if self.bindings.is_nested else range(1)
        for start in starts:
            end = start + len(wanted)
            if parts[start:end] == wanted:
                return parts[end:]
        return None

    def is_package(self, module: SourceModule, node: cst.Attribute) -> bool:
        """Whether `a.b.c` is the package under its whole name, wherever it lies."""
        whole = dotted(node)
        if whole is None or node.attr.value != self.bindings.package.rpartition(".")[2]:
            return False
        first = whole.partition(".")[0]
        return any(
            self.inside_package(name + whole.removeprefix(first)) == ()
            for one in module.assignments(first, module.scope(node))
            if isinstance(one, ImportAssignment)
            for name in imported_names(one)
        )

    def _members(self, owner: Inference, names: tuple[str, ...]) -> Inference:
        for name in names:
            owner = either(member(self, kind, name) for kind in owner.kinds)
        return owner

    def _from_own(self, module: SourceModule, name: str) -> Inference:
        """What a name is that comes from another module of the caller's."""
        found = self.modules.find(name, module)
        if found is not None:
            return Inference.of(OwnModule(found))
        owner, _, last = name.rpartition(".")
        if name.startswith(".") and not owner.strip("."):
            owner = name[: len(name) - len(last)]
        home = self.modules.find(owner, module) if owner else None
        if home is None:
            return UNKNOWN
        return self.name(home, last, home.globals)

    def _starred(self, module: SourceModule, name: str) -> Inference:
        """What a name is that nothing but an import with a star can give."""
        if not module.stars:
            return UNKNOWN
        found = [self.imported(module, f"{star}.{name}") for star in module.stars]
        known = [one for one in found if one.kinds]
        return known[0] if len(known) == len(found) == 1 else UNKNOWN


def _collected(item: Inference) -> Inference:
    return Inference(frozenset(Collection(kind) for kind in item.kinds), item.is_sure)
