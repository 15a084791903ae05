"""What a drift rule is, and how one is declared."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib import import_module
from inspect import getdoc
from pkgutil import iter_modules
from types import ModuleType
from typing import TypeVar

from mooring.document import Fact
from mooring.drift.facts.differences import Change, Difference, LinkKind
from mooring.drift.facts.effects import Effect, Guard
from mooring.drift.facts.elements import Element

E = TypeVar("E")
Check = Callable[[Element | None, Element | None], Effect | None]


@dataclass(frozen=True, slots=True)
class Example:
    """Two fragments of a document: what a reader sees in the catalogue, and what the rule is tested with."""

    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of change.

    `fact` is what a published form must be able to state before its silence means anything; `aspects` are the
    fields that the rule speaks for.
    """

    id: str
    summary: str
    advice: str
    change: Change
    subjects: tuple[type[Element], ...]
    aspects: frozenset[str]
    links: frozenset[LinkKind]
    fact: Fact
    guards: frozenset[Guard]
    reports: Example
    ignores: Example
    check: Check

    def effect(self, difference: Difference) -> Effect | None:
        """The effect of a difference that this rule is about; None where it has nothing to say."""
        element = difference.new if difference.old is None else difference.old
        if difference.change is not self.change or not isinstance(
            element, self.subjects
        ):
            return None
        if self.aspects and not self.aspects & difference.aspects:
            return None
        if (
            difference.link is not None
            and self.links
            and difference.link.kind not in self.links
        ):
            return None
        return self.check(difference.old, difference.new)


def added(
    subject: type[E],
    *,
    fact: Fact,
    guards: Iterable[Guard] = (),
    reports: Example,
    ignores: Example,
) -> Callable[[Callable[[E], Effect | None]], Rule]:
    """Declares a rule about a thing that only the new side has."""

    def declare(check: Callable[[E], Effect | None]) -> Rule:
        def on(_: Element | None, new: Element | None) -> Effect | None:
            return check(new) if isinstance(new, subject) else None

        return _rule(
            check, on, Change.ADDED, (subject,), (), (), fact, guards, reports, ignores
        )

    return declare


def removed(
    subject: type[E],
    *,
    fact: Fact,
    guards: Iterable[Guard] = (),
    reports: Example,
    ignores: Example,
) -> Callable[[Callable[[E], Effect | None]], Rule]:
    """Declares a rule about a thing that only the old side has."""

    def declare(check: Callable[[E], Effect | None]) -> Rule:
        def on(old: Element | None, _: Element | None) -> Effect | None:
            return check(old) if isinstance(old, subject) else None

        return _rule(
            check,
            on,
            Change.REMOVED,
            (subject,),
            (),
            (),
            fact,
            guards,
            reports,
            ignores,
        )

    return declare


def changed(
    subject: type[E],
    *aspects: str,
    fact: Fact,
    guards: Iterable[Guard] = (),
    reports: Example,
    ignores: Example,
) -> Callable[[Callable[[E, E], Effect | None]], Rule]:
    """Declares a rule about fields of a thing that both sides have."""

    def declare(check: Callable[[E, E], Effect | None]) -> Rule:
        return _rule(
            check,
            _on_both(subject, check),
            Change.CHANGED,
            (subject,),
            aspects,
            (),
            fact,
            guards,
            reports,
            ignores,
        )

    return declare


def restated(
    *subjects: type[Element],
    aspect: str,
    fact: Fact,
    guards: Iterable[Guard] = (),
    reports: Example,
    ignores: Example,
) -> Callable[[Callable[[Element, Element], Effect | None]], Rule]:
    """Declares a rule about a field that several kinds of things have."""

    def declare(check: Callable[[Element, Element], Effect | None]) -> Rule:
        def on(old: Element | None, new: Element | None) -> Effect | None:
            return None if old is None or new is None else check(old, new)

        return _rule(
            check,
            on,
            Change.CHANGED,
            subjects,
            (aspect,),
            (),
            fact,
            guards,
            reports,
            ignores,
        )

    return declare


def linked(
    subject: type[E],
    *links: LinkKind,
    fact: Fact,
    guards: Iterable[Guard] = (),
    reports: Example,
    ignores: Example,
) -> Callable[[Callable[[E, E], Effect | None]], Rule]:
    """Declares a rule about a thing that both sides have under different names or in different places."""

    def declare(check: Callable[[E, E], Effect | None]) -> Rule:
        return _rule(
            check,
            _on_both(subject, check),
            Change.LINKED,
            (subject,),
            (),
            links,
            fact,
            guards,
            reports,
            ignores,
        )

    return declare


def last_resort(
    *, fact: Fact, reports: Example, ignores: Example
) -> Callable[[Callable[[], Effect]], Rule]:
    """Declares the rule for what no other rule speaks for; it is never asked, only used."""

    def declare(check: Callable[[], Effect]) -> Rule:
        return _rule(
            check,
            lambda _old, _new: None,
            Change.CHANGED,
            (),
            (),
            (),
            fact,
            (),
            reports,
            ignores,
        )

    return declare


def all_rules(package: ModuleType) -> tuple[Rule, ...]:
    """Every rule of a package: one in each module, of the module's name."""
    names = [module.name for module in iter_modules(package.__path__)]
    return tuple(
        getattr(import_module(f"{package.__name__}.{name}"), name) for name in names
    )


def _on_both(
    subject: type[E], check: Callable[[E, E], Effect | None]
) -> Callable[[Element | None, Element | None], Effect | None]:
    """A check of two things of one kind, for whatever pair it is asked about."""

    def on(old: Element | None, new: Element | None) -> Effect | None:
        if isinstance(old, subject) and isinstance(new, subject):
            return check(old, new)
        return None

    return on


def _rule(
    declared: Callable[..., Effect | None],
    check: Check,
    change: Change,
    subjects: tuple[type, ...],
    aspects: Iterable[str],
    links: Iterable[LinkKind],
    fact: Fact,
    guards: Iterable[Guard],
    reports: Example,
    ignores: Example,
) -> Rule:
    summary, _, advice = (getdoc(declared) or "").partition("\n\n")
    return Rule(
        id=declared.__name__.replace("_", "-"),
        summary=" ".join(summary.split()),
        advice=" ".join(advice.split()),
        change=change,
        subjects=subjects,
        aspects=frozenset(aspects),
        links=frozenset(links),
        fact=fact,
        guards=frozenset(guards),
        reports=reports,
        ignores=ignores,
        check=check,
    )
