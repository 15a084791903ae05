"""What was inferred of an operation, and from which words of its document."""

from dataclasses import dataclass

from mooring.model import Behaviour, Conduct


@dataclass(frozen=True, slots=True)
class Inference:
    """A behaviour of an operation that its document suggests.

    Args:
        evidence: What in the document speaks for it, one sentence each.
        certain: Whether that is enough to act on without anybody having looked.
    """

    operation: str
    behaviour: Behaviour
    evidence: tuple[str, ...]
    certain: bool

    @property
    def conduct(self) -> Conduct:
        return Conduct(self.operation, self.behaviour)
