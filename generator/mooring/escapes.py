"""Text of a document → text that nobody obeys: no terminal, no log of a build, no reader of XML or Markdown.

These are the only ways by which words of others come into what is printed or written for people; `bindings/python/code.py`
has those into source, `drift/reports/html/markup.py` those into pages.
"""

import json
import re

from mooring.document import Json

COMMANDS = re.compile(r"^\s*::|##")
"""How a line of a build's log becomes a command: `::` in front (GitHub), `##[` or `##vso[` anywhere (GitHub, Azure)."""
UNPRINTABLE_IN_JSON = re.compile(
    "[\x7f-\x9f\xad\u0600-\u0605\u061c\u06dd\u070f\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\ud800-\udfff\ufeff\ufff9-\uffff\U000e0000-\U000e0fff]|##"
)
"""Controls, bidirectional and other format characters, lone surrogates; and what starts a command in a build's log."""
_ENTITIES = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"}
)


def spelled(text: str) -> str:
    """Text on one line, in which every control, bidirectional or otherwise unseen character is spelled out.

    A reader sees that it is there; a terminal or a page sees letters only. For lines that are code: nothing else of
    them is changed, so where they go to the log of a build, something must stand in front.
    """
    return text if text.isprintable() else "".join(_shown(one) for one in text)


def visible(text: str) -> str:
    """Text on one line in which everything is seen, and nothing is a command to a terminal or to the log of a build."""
    return COMMANDS.sub(lambda found: _broken(found[0]), spelled(text))


def json_text(value: Json) -> str:
    """A value as JSON (RFC 8259) that can be encoded, and that a terminal can show, whatever its strings hold."""
    text = json.dumps(value, indent=2, ensure_ascii=False, allow_nan=False)
    return UNPRINTABLE_IN_JSON.sub(lambda found: _json_escaped(found[0]), text) + "\n"


def xml(text: str) -> str:
    """Text for an element or an attribute of XML or HTML."""
    return visible(text).translate(_ENTITIES)


def code_span(text: str) -> str:
    """Text as a code span of Markdown, in which nothing is markup, a mention or a link (CommonMark 0.31, section 6.1).

    The fence is longer than any run of backticks inside.
    """
    shown = visible(text) or " "
    fence = "`" * (max((len(run) for run in re.findall("`+", shown)), default=0) + 1)
    padding = " " if shown.startswith("`") or shown.endswith("`") else ""
    return f"{fence}{padding}{shown}{padding}{fence}"


def _shown(one: str) -> str:
    if (
        one.isprintable()
        or one.isspace()
        and one not in "\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\u2028\u2029"
    ):
        return one
    known = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}
    code = ord(one)
    return known.get(one) or (f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}")


def _broken(command: str) -> str:
    return command.replace("::", "\\x3a:").replace("##", "#\\x23")


def _json_escaped(text: str) -> str:
    if text == "##":
        return "#\\u0023"
    units = text.encode("utf-16-be", "surrogatepass")
    return "".join(
        f"\\u{int.from_bytes(units[at : at + 2]):04x}" for at in range(0, len(units), 2)
    )
