"""A report as one message of a chat: `mooring drift OLD NEW --format chat`."""

import json

from mooring.drift import Report, Verdict


def chat(report: Report) -> str:
    """The breaking changes, as the JSON that a webhook takes; it escapes what the document says."""
    breaking = [one for one in report.open if one.severity is Verdict.BREAK]
    lines = [f"{report.old.name} → {report.new.name}: {len(breaking)} breaking"]
    lines += [f"• {one.place}: {one.rule}" for one in breaking[:10]]
    return json.dumps({"text": "\n".join(lines)}) + "\n"
