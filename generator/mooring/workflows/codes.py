"""What a rule of drift or the code of a message means, in words."""

import re
from collections.abc import Iterator

from mooring.diagnostics import Misuse
from mooring.workflows import comparing
from mooring.workflows.code_givers import Code, codes


def explain_code(name: str) -> str | None:
    """What is said under a code, and by what; None where there is no such code.

    A code of which a part follows from the document is found by what it was given in place of that.
    """
    for code in codes():
        pattern = re.escape(code.name).replace("…", "[a-z-]+")
        if re.fullmatch(pattern, name):
            return explanation(code)
    return None


def code_names() -> Iterator[str]:
    """Every code that can be named as it is: none of which a part follows from a document."""
    return (code.name for code in codes() if "…" not in code.name)


def explanation(code: Code) -> str:
    """A code as Markdown."""
    said = "".join(f"- {_quoted(message)}\n" for message in code.messages)
    about = "".join(f"- {_quoted(subject)}\n" for subject in code.subjects)
    messages = f"\nSays:\n\n{said}" if said else ""
    return f"## {code.name}\n{messages}\nFrom:\n\n{about}"


def catalogue() -> str:
    """Every code as one Markdown page."""
    head = (
        "# Codes of messages\n\n"
        "A refusal or a warning ends with its code in brackets, and an entry of `generate --report` carries one. "
        "`mooring explain CODE` prints what is here.\n\n"
        "What stands in braces is filled in. “From” names what the part of Mooring that says it is about.\n\n"
    )
    return head + "\n".join(explanation(code) for code in codes())


def explain(name: str) -> str:
    """What a rule of drift or a code of a message means; of `rules` and `codes`, all of them.

    Raises:
        Misuse: there is no such rule or code.
    """
    if name == "codes":
        return catalogue()
    if name == "rules" or name in dict(comparing.rule_ids()):
        return comparing.explain_rule(name)
    found = explain_code(name)
    if found is not None:
        return found
    try:
        return comparing.explain_rule(name)
    except Misuse:
        raise Misuse(
            f"There is no rule and no code {name}; `mooring explain rules` and `mooring explain codes` list them all."
        ) from None


def _quoted(text: str) -> str:
    """A text of the source, of which only what stands between backticks is markup."""
    parts = text.replace("\n", " ").split("`")
    parts[::2] = [re.sub(r"([<*])", r"\\\1", part) for part in parts[::2]]
    return "`".join(parts)
