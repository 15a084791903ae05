"""The rules as a reader's page."""

from collections.abc import Iterable

from mooring.drift.rule import Rule


def catalogue(rules: Iterable[Rule]) -> str:
    """Every rule with what it says and what it looks like, as Markdown."""
    return "# Drift rules\n\n" + "\n".join(
        explanation(rule) for rule in sorted(rules, key=lambda rule: rule.id)
    )


def explanation(rule: Rule) -> str:
    """One rule: what it finds, what to do, whom each effect breaks, and an example."""
    lines = [f"## {rule.id}", "", rule.summary, "", rule.advice, ""]
    if rule.guards:
        lines += [
            "Taken into account: "
            + "; ".join(sorted(guard.value for guard in rule.guards))
            + ".",
            "",
        ]
    lines += ["Reported:", "", *_example(rule.reports.before, rule.reports.after)]
    lines += ["Not reported:", "", *_example(rule.ignores.before, rule.ignores.after)]
    return "\n".join(lines)


def _example(before: str, after: str) -> list[str]:
    return [
        "```diff",
        *(f"- {line}" for line in before.splitlines()),
        *(f"+ {line}" for line in after.splitlines()),
        "```",
        "",
    ]
