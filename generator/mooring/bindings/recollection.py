"""What an earlier run decided about classes and methods, as far as it still holds.

A view is kept with its trace. A large document of which little has changed is planned from what is kept;
a small one sooner than anything could be read.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from mooring.bindings.types.members import Member
from mooring.bindings.schemas.shapes import Shapes
from mooring.bindings.operations.surroundings import known_types
from mooring.bindings.schemas.traces import Notes, Present, Trace
from mooring.bindings.views import MethodView, ModelView


@dataclass(frozen=True, slots=True)
class KeptModel:
    trace: Trace
    view: ModelView


@dataclass(frozen=True, slots=True)
class KeptMethod:
    """A method.

    Args:
        operation: The digest of what it was planned from.
        surroundings: The digest of what it was told about its module.
    """

    operation: str
    surroundings: str
    trace: Trace
    view: MethodView


@dataclass(frozen=True, slots=True)
class Kept:
    """All that is kept of a package.

    Args:
        models: By schema key.
        methods: By operation key.
        types: Those that had to be generated, by the JSON Schema that was asked about.
    """

    models: dict[str, KeptModel] = field(default_factory=dict[str, KeptModel])
    methods: dict[str, KeptMethod] = field(default_factory=dict[str, KeptMethod])
    types: dict[str, Member] = field(default_factory=dict[str, Member])


class Recollection:
    """What is kept, beside what is there now; and what is to be kept of it.

    Args:
        operations: The digests of what each method is planned from, by operation key.
        kept: What an earlier run left.
    """

    def __init__(
        self, shapes: Shapes, operations: Mapping[str, str], kept: Kept
    ) -> None:
        self._shapes = shapes
        self._operations = operations
        self._present = Present(shapes, known_types(shapes))
        self._notes = defaultdict[str, Notes](Notes)
        self._models = {
            key: one
            for key, one in kept.models.items()
            if self._present.confirms(one.trace)
        }
        self._methods = {
            key: one
            for key, one in kept.methods.items()
            if one.operation == operations.get(key)
            and self._present.confirms(one.trace)
        }
        self.found = Kept(types=dict(kept.types))
        """What the next run is left."""

    def notes(self, subject: str) -> Notes:
        """What is looked at for one subject."""
        return self._notes[subject]

    def watched(self, subject: str) -> Shapes:
        """The shapes; what is looked at there is noted for a subject, by the name of its definition."""
        return self._notes[subject].watched(self._shapes)

    def model(self, key: str) -> ModelView | None:
        """The view of a class that would be planned as it was; None where it may be another one."""
        found = self._models.get(key)
        if found is None:
            return None
        self.found.models[key] = found
        return found.view

    def keep_model(self, key: str, subject: str, view: ModelView) -> None:
        """Keeps the view of a class, with all that was noted for it."""
        trace = self._present.trace(self._notes[subject])
        self.found.models[key] = KeptModel(trace, view)

    def has_model(self, key: str) -> bool:
        """Whether a class would be planned as it was."""
        return key in self._models

    def has_method(self, key: str) -> bool:
        """Whether an operation is what it was; what surrounds its method may have changed."""
        return key in self._methods

    def method(self, key: str, surroundings: str) -> MethodView | None:
        """The view of a method that would be planned as it was; None where it may be another one."""
        found = self._methods.get(key)
        if found is None or found.surroundings != surroundings:
            return None
        self.found.methods[key] = found
        return found.view

    def keep_method(
        self, key: str, subject: str, surroundings: str, view: MethodView
    ) -> None:
        """Keeps the view of a method, with all that was noted for it."""
        trace = self._present.trace(self._notes[subject])
        self.found.methods[key] = KeptMethod(
            self._operations[key], surroundings, trace, view
        )
