"""What is known of the two documents: which places in them hold one thing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Link:
    """Two places that hold one thing, under whatever name; places are JSON Pointers.

    Args:
        declaration: The line for api.toml that makes it certain.
    """

    old: str
    new: str
    certain: bool = True
    declaration: str | None = None


@dataclass(frozen=True, slots=True)
class ValueLink:
    """Two values of an enumeration that are one."""

    old: str
    before: str | int
    after: str | int
    certain: bool = True


@dataclass(frozen=True, slots=True)
class Links:
    """All links, to be asked by the old place."""

    by_place: Mapping[str, tuple[Link, ...]] = field(
        default_factory=dict[str, tuple[Link, ...]]
    )
    by_value: Mapping[tuple[str, str | int], ValueLink] = field(
        default_factory=dict[tuple[str, str | int], ValueLink]
    )

    @classmethod
    def of(cls, links: Iterable[Link], values: Iterable[ValueLink] = ()) -> "Links":
        by_place: dict[str, tuple[Link, ...]] = {}
        for one in links:
            by_place[one.old] = (*by_place.get(one.old, ()), one)
        return cls(by_place, {(one.old, one.before): one for one in values})

    def places(self, old: str) -> tuple[Link, ...]:
        return self.by_place.get(old, ())
