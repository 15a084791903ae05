"""The report as a run of tests, for the pages of continuous integration that show those.

One test is one rule, not one finding or operation: the same tests run every time, so a page that compares runs says
"newly failed" and "fixed" truly, and a rule that could not be asked is a test that was skipped.
"""

from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from mooring.drift.facts.effects import Verdict
from mooring.drift.judgement.gate import Gate, Level
from mooring.drift.report import Finding, Report
from mooring.drift.reports.asides import acceptance, witnessed
from mooring.escapes import visible
from mooring.drift.reports.telling import nearest, path_in_repository
from mooring.drift.reports.text import spot
from mooring.drift.rule import Rule


def junit(report: Report, gate: Gate, rules: Sequence[Rule]) -> str:
    """The findings by rule: a test fails by a break, or by less where the gate stops less."""
    findings_by_rule: dict[str, list[Finding]] = {rule.id: [] for rule in rules}
    for finding in report.findings:
        findings_by_rule[finding.rule].append(finding)
    why_by_facts = {one.facts: visible(one.why) for one in report.unknown}
    suites = Element("testsuites", name="mooring drift")
    suite = SubElement(suites, "testsuite", name=_title(report))
    for rule in sorted(rules, key=lambda one: one.id):
        found = findings_by_rule[rule.id]
        case = SubElement(suite, "testcase", classname="drift", name=rule.id)
        if found and (near := nearest(found[0])) is not None:
            case.set("file", visible(path_in_repository(near.file)))
            case.set("line", str(near.line))
        stopped = [one for one in found if _fails(gate, one)]
        passed = [one for one in found if not _fails(gate, one)]
        why = why_by_facts.get(rule.fact.value)
        if stopped:
            worst = visible(stopped[0].message)
            more = f" (and {len(stopped) - 1} more)" if len(stopped) > 1 else ""
            failure = SubElement(case, "failure", type="drift", message=worst + more)
            failure.text = _lines(stopped, gate) + f"\n{rule.advice}\n"
        elif not found and why is not None:
            SubElement(case, "skipped", message=why)
        if passed:
            SubElement(case, "system-out").text = _lines(passed, gate)
    _count(suites, suite)
    _count(suite, suite)
    indent(suites)
    head = '<?xml version="1.0" encoding="UTF-8"?>\n'
    return head + tostring(suites, encoding="unicode") + "\n"


def _fails(gate: Gate, finding: Finding) -> bool:
    if finding.accepted is not None:
        return False
    # A gate that stops nothing still shows its breaks red; the exit code is what lets them pass.
    return gate.stops(finding) or (
        gate.level is Level.NONE and gate.verdict(finding) is Verdict.BREAK
    )


def _title(report: Report) -> str:
    return f"{visible(report.old.name)} → {visible(report.new.name)}"


def _lines(findings: list[Finding], gate: Gate) -> str:
    return "\n".join(
        f"{gate.verdict(one).value}: {visible(one.message)} [{spot(one.old_location)} → {spot(one.new_location)}]{_aside(one)}"
        for one in findings
    )


def _aside(finding: Finding) -> str:
    shown, why = witnessed(finding), acceptance(finding)
    return (f" {visible(str(shown))}" if shown else "") + (
        f" accepted: {visible(why)}" if why else ""
    )


def _count(element: Element, suite: Element) -> None:
    element.set("tests", str(len(suite)))
    element.set("failures", str(len(suite.findall("testcase/failure"))))
    element.set("errors", "0")
    element.set("skipped", str(len(suite.findall("testcase/skipped"))))
