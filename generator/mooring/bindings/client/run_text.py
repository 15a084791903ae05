"""The docstring of a method that waits until something is done."""

from collections.abc import Mapping

from mooring.bindings.python.code import Code
from mooring.bindings.python.docstrings import documentation, entry
from mooring.model import Operation, Run


def run_documentation(
    run: Run,
    begin: Operation,
    methods: tuple[str, str],
    own: Mapping[str, str],
    *,
    has_output: bool,
) -> Code:
    """The docstring.

    Args:
        methods: What begins it, and what asks after it.
        own: What the keywords of the method itself are called.
    """
    begin_method, ask_method = methods
    said = begin.description or begin.summary or str(begin)
    opening = said.strip().split("\n\n")[0]
    done = ", ".join(f"`{one}`" for one in run.done)
    failed = ", ".join(f"`{one}`" for one in run.failed)
    lines = [
        opening,
        "",
        f"Then wait until it is done: `{ask_method}` is called until it says {done}. "
        f"The other arguments are those of `{begin_method}`. "
        "Whoever cancels or interrupts it leaves no call open; what was begun goes on.",
        "",
        "Args:",
    ]
    if has_output:
        lines.append(
            entry(
                own["output"],
                "A pydantic model or another type: its JSON Schema is sent, and the output is read as it.",
                8,
            )
        )
    lines += [
        entry(own["on_progress"], "Called with every state that is heard.", 8),
        entry(
            own["timeout"], "Seconds that all of it may take; None waits for ever.", 8
        ),
        entry(
            own["interval"],
            "Seconds until the second question; later ones come more slowly.",
            8,
        ),
        "",
        "Raises:",
    ]
    if failed:
        lines.append(entry("RunFailedError", f"It has ended as one of {failed}.", 8))
    lines.append(entry("RunTimeoutError", "It has not ended in time.", 8))
    if has_output:
        lines.append(entry("RunOutputError", "The output is not of that type.", 8))
    return documentation("\n".join(lines), 8)
