"""Names of the bindings that callers still use, though the document has other names for what they mean."""

from dataclasses import dataclass
from enum import Enum


class KeptKind(Enum):
    """What goes by another name; the value is the table of `api.toml` that lists it."""

    FIELD = "fields"
    ARGUMENT = "arguments"
    MEMBER = "members"
    METHOD = "methods"
    RESOURCE = "resources"


@dataclass(frozen=True, slots=True)
class KeptName:
    """A name that goes on working, and warns.

    Args:
        owner: The class of a field or a member, the method of an argument, the resource of a method; empty for a
            resource, and for a method of the client itself.
        now: What it is called now; a method with its resource.
        since: The revision that brought the new name.
        until: The first revision whose bindings have the old name no more.
    """

    kind: KeptKind
    owner: str
    name: str
    now: str
    since: str
    until: str | None = None

    def __str__(self) -> str:
        return f"{self.owner}.{self.name}" if self.owner else self.name

    @property
    def message(self) -> str:
        """What whoever uses it is told."""
        said = str(self) if self.kind is KeptKind.METHOD else self.name
        return f"`{said}` is `{self.now}` since {self.since}."

    def holds(self, revision: str) -> bool:
        """Whether the bindings of a revision have it."""
        return self.since <= revision and (self.until is None or revision < self.until)
