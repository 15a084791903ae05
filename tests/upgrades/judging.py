"""What drift says of an upgrade beside what its callers see: which breaks were foretold, and which were not."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from mooring.drift import Report, Verdict
from mooring.drift.facts.differences import Subject
from mooring.drift.report import Finding
from mooring.model import Api, Operation, Reference, Schema, children
from mooring.surface import Model
from tests.upgrades.observing import Break, Package, Upgrade

DEEPEST = 100


@dataclass(frozen=True, slots=True)
class Judgement:
    """The breaks of one upgrade, told apart.

    Args:
        foretold: Findings that break Python callers, and that somebody sees.
        on_the_wire: Findings that break Python callers because the service no longer agrees with the old package.
        alarms: Findings that break Python callers, and that nobody sees.
        missed: What somebody sees, and no finding says.
        quiet: Findings that break no Python caller; nobody sees anything of them.
    """

    foretold: list[Finding] = field(default_factory=list[Finding])
    on_the_wire: list[Finding] = field(default_factory=list[Finding])
    alarms: list[Finding] = field(default_factory=list[Finding])
    missed: list[Break] = field(default_factory=list[Break])
    quiet: list[Finding] = field(default_factory=list[Finding])


def judged(upgrade: Upgrade, report: Report, seen: Iterable[Break]) -> Judgement:
    found = Judgement()
    sides = _Places.of(upgrade.old), _Places.of(upgrade.new)
    breaks = [(one, sides[0].of_break(one) | sides[1].of_break(one)) for one in seen]
    foretold = set[int]()
    for finding in report.findings:
        places = _pointers(finding)
        if finding.verdicts.wire is Verdict.BREAK:
            # A value that the service no longer takes is refused by a model at once.
            foretold |= {
                number
                for number, (one, known) in enumerate(breaks)
                if one.is_value and _touches(places, known, finding)
            }
        if finding.verdicts.python is not Verdict.BREAK:
            found.quiet.append(finding)
            continue
        met = {
            number
            for number, (_, known) in enumerate(breaks)
            if _touches(places, known, finding)
        }
        foretold |= met
        if met:
            found.foretold.append(finding)
        elif finding.verdicts.wire is Verdict.BREAK:
            found.on_the_wire.append(finding)
        else:
            found.alarms.append(finding)
    found.missed.extend(
        one for number, (one, _) in enumerate(breaks) if number not in foretold
    )
    return found


def _pointers(finding: Finding) -> frozenset[str]:
    pairs = ((finding.old_pointer, finding.new_pointer), *finding.copies)
    return frozenset(one for pair in pairs for one in pair if one is not None)


def _touches(places: frozenset[str], known: frozenset[str], finding: Finding) -> bool:
    """Whether one of the places is one of the known, or inside of it, or closely around it.

    What is written inside of an operation goes by the operation's names.
    """
    depth = DEEPEST if finding.subject is Subject.OPERATION else 2
    return any(
        one == other
        or one.startswith(f"{other}/")
        or (other.startswith(f"{one}/") and other.count("/") - one.count("/") <= depth)
        for one in places
        for other in known
    )


@dataclass(frozen=True, slots=True)
class _Places:
    """Where in a document each name of a package comes from."""

    api: Api
    by_name: dict[str, frozenset[str]]

    @classmethod
    def of(cls, package: Package) -> "_Places":
        api = package.ground.api
        keys_by_class = {
            name: key for key, name in package.ground.shapes.class_names.items()
        }
        by_name, stated = dict[str, frozenset[str]](), _by_pointer(api)
        for one in package.surface.classes.values():
            whole = f"models.{one.name}"
            by_name[whole] = frozenset(
                _inside(api.schemas[keys_by_class[one.name]], api)
            ) | {one.pointer}
            if isinstance(one, Model):
                for attribute in one.attributes:
                    schema = stated.get(attribute.pointer)
                    by_name[f"{whole}.{attribute.name}"] = frozenset(
                        (
                            attribute.pointer,
                            *(() if schema is None else _inside(schema, api)),
                        )
                    )
        operations = {one.pointer: one for one in api.operations}
        for method in package.surface.methods:
            places = {method.pointer}
            for schema in _schemas_of(operations[method.pointer]):
                places.update(_inside(schema, api))
            by_name[str(method)] = frozenset(places)
        security = frozenset(
            ("/security", *(one.pointer for one in api.security_schemes))
        )
        by_name["Client"] = security | frozenset(one.pointer for one in api.servers)
        return cls(api, by_name)

    def of_break(self, one: Break) -> frozenset[str]:
        """The places of what broke, and of the classes that its types mention."""
        name = one.name.partition("(")[0]
        while name and name not in self.by_name:
            if any(known.startswith(f"{name}.") for known in self.by_name):
                # A resource: all of its methods.
                return frozenset[str]().union(
                    *(
                        places
                        for known, places in self.by_name.items()
                        if known.startswith(f"{name}.")
                    )
                )
            name = name.rpartition(".")[0]
        found = self.by_name.get(name, frozenset())
        for class_ in one.mentions:
            found |= self.by_name.get(f"models.{class_}", frozenset())
        return found


def _schemas_of(operation: Operation) -> Iterator[Schema]:
    for one in operation.parameters:
        yield Schema(one.schema.type, pointer=one.pointer)
    for content in operation.body.contents if operation.body else ():
        if content.schema is not None:
            yield content.schema
    for response in operation.responses:
        yield from (one.schema for one in response.contents if one.schema is not None)


def _inside(schema: Schema, api: Api) -> Iterator[str]:
    """The places of a schema, of what is written inside of it, and of what it refers to by name."""
    seen = set[str]()
    waiting = [(schema, 0)]
    while waiting:
        one, depth = waiting.pop()
        yield one.pointer
        match one.type:
            case Reference(name) if (
                name in api.schemas and name not in seen and depth < 3
            ):
                seen.add(name)
                waiting.append((api.schemas[name], depth + ("/" not in name)))
            case _:
                waiting += [(child, depth) for child in children(one)]


def _by_pointer(api: Api) -> dict[str, Schema]:
    """Every schema of a document by its place."""
    found = dict[str, Schema]()
    waiting = [
        *api.schemas.values(),
        *(one for each in api.operations for one in _schemas_of(each)),
    ]
    while waiting:
        one = waiting.pop()
        found[one.pointer] = one
        waiting += children(one)
    return found
