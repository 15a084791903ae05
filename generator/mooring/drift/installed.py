"""Rules and report formats that other distributions add."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache

from mooring import plugins
from mooring.diagnostics import Misuse
from mooring.drift.compare import RULES
from mooring.drift.report import Report
from mooring.drift.rule import Rule


@cache
def every_rule() -> tuple[Rule, ...]:
    """Mooring's rules, and behind them those that are installed, by the alphabet.

    Raises:
        Misuse: one cannot be loaded, is none, or has the id of another.
    """
    ids = {rule.id for rule in RULES}
    found = list[Rule]()
    for name, rule in plugins.loaded(plugins.RULES).items():
        if not isinstance(rule, Rule):
            raise plugins.refused(
                plugins.RULES,
                name,
                "rule: it needs a decorator of mooring.drift.rule",
            )
        if rule.id in ids:
            raise Misuse(
                f"The plugin {name} of {plugins.RULES} has a rule {rule.id}, and so has another."
            )
        ids.add(rule.id)
        check = plugins.guarded(plugins.RULES, name, rule.check)
        found.append(replace(rule, check=check))
    return (*RULES, *found)


def installed_report(name: str) -> Callable[[Report], str] | None:
    """What writes reports of a format that is installed; None where there is none of that name.

    Raises:
        Misuse: a format cannot be loaded, is no function, or returns no text.
    """
    found = plugins.loaded(plugins.REPORTS).get(name)
    if found is None:
        return None
    if not callable(found):
        raise plugins.refused(plugins.REPORTS, name, "function of a Report")
    function: Callable[[Report], object] = found
    call = plugins.guarded(plugins.REPORTS, name, function)

    def written(report: Report) -> str:
        text = call(report)
        if not isinstance(text, str):
            raise plugins.refused(plugins.REPORTS, name, "report: it returns no text")
        return text

    return written
