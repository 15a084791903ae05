"""Where the facts of a document stand after the actions of overlays."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from mooring.document import Origin, Origins
from mooring.sources.yaml import Positions


@dataclass(frozen=True, slots=True)
class Writing:
    """Values that actions wrote, by their pointer in the document: the places in an overlay, and the pointer there."""

    places: dict[str, tuple[Positions, str]] = field(
        default_factory=dict[str, tuple[Positions, str]]
    )


@dataclass(frozen=True, slots=True)
class Removal:
    """An item that is gone from an array, so that those after it have moved up."""

    array: str
    index: int

    def before(self, pointer: str) -> str:
        """The pointer that a value had before the item was removed."""
        prefix = f"{self.array}/"
        if not pointer.startswith(prefix):
            return pointer
        item, slash, below = pointer.removeprefix(prefix).partition("/")
        if int(item) < self.index:
            return pointer
        return f"{prefix}{int(item) + 1}{slash}{below}"


Step: TypeAlias = Writing | Removal


@dataclass(frozen=True, slots=True)
class History:
    """What actions did to a document, step by step."""

    steps: list[Step] = field(default_factory=lambda: [Writing()])

    def write(self, pointer: str, places: Positions, place: str) -> None:
        """Notes that the value at `pointer`, and all that is in it, stands at `place` in an overlay."""
        match self.steps[-1]:
            case Writing(places=written):
                written[pointer] = (places, place)
            case Removal():
                self.steps.append(Writing({pointer: (places, place)}))

    def remove(self, pointer: str) -> None:
        """Notes that a member of an object is gone; one of the same name may be written later."""
        match self.steps[-1]:
            case Writing(places=written):
                for known in [
                    one for one in written if f"{one}/".startswith(f"{pointer}/")
                ]:
                    del written[known]
            case Removal():
                pass

    def remove_item(self, array: str, index: int) -> None:
        self.steps.append(Removal(array, index))


@dataclass(frozen=True, slots=True)
class OverlaidOrigins:
    """Origins in a document after the steps of a history; what no action wrote stands where it stood before."""

    before: Origins
    steps: Sequence[Step]

    def __call__(self, pointer: str) -> Origin:
        for step in reversed(self.steps):
            match step:
                case Removal():
                    pointer = step.before(pointer)
                case Writing(places=written):
                    ancestor = pointer
                    while ancestor and ancestor not in written:
                        ancestor = ancestor.rpartition("/")[0]
                    if ancestor:
                        places, place = written[ancestor]
                        return Origin(places(place + pointer[len(ancestor) :]))
        return self.before(pointer)
