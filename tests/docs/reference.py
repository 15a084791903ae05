"""The pages of the reference, and the list of all pages, written from what they are about."""

import inspect
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import click

import mooring
from mooring import api
from mooring.cli import main
from mooring.workflows import codes, comparing

DOCS = Path(__file__).parents[2] / "docs"


def commands_page() -> str:
    """Every command with its arguments and options, in the order in which `mooring --help` lists them."""
    sections = [
        "# Commands\n",
        "Every command with its arguments and options; these stand before its name:\n",
        _options(main),
    ]
    for name, command in _commands(main, "mooring"):
        sections += [f"## {name}\n", _usage(name, command), _help(command)]
        sections += [_options(command)]
    return "\n".join(section for section in sections if section)


def rules_page() -> str:
    """What `mooring explain rules` prints."""
    title, _, rules = comparing.explain_rule("rules").partition("\n")
    about = "What each rule of `mooring drift` finds; `mooring explain RULE` prints one of them."
    return f"{title}\n\n{about}\n{rules}"


def codes_page() -> str:
    """What `mooring explain codes` prints."""
    return codes.catalogue()


def python_page() -> str:
    """The functions of `mooring.api`, by their signatures and docstrings."""
    text = f"# Python\n\n{_paragraphs(inspect.getdoc(api) or '')}\n"
    text += (
        "\n```python\nimport mooring\n\n"
        'report = mooring.drift("old.yaml", "new.yaml")\n'
        "for finding in report.open:\n"
        "    print(finding.verdicts.python.value, finding.message)\n\n"
        'mooring.generate("new.yaml", "src/my_client")\n```\n'
    )
    for name in sorted(mooring.__all__):
        function: Callable[..., object] = getattr(api, name)
        signature = str(inspect.signature(function)).replace("mooring.", "")
        signature = re.sub(r"<(\w+\.\w+): [^>]*>", r"\1", signature)
        signature = re.sub(r"\b(?:[a-z_]+\.)+(?=[A-Z])", "", signature)
        documented = inspect.getdoc(function) or ""
        text += f"\n## mooring.{name}\n\n```text\n{name}{signature}\n```\n\n{_documented(documented)}"
    return text


def llms_text() -> str:
    """Every page with its first sentence (llmstxt.org)."""
    text = "# Mooring\n\n> Keeps Python bindings moored while an API drifts.\n\n## Docs\n\n"
    for path in sorted(DOCS.rglob("*.md")):
        title, about = _title_and_first_sentence(path.read_text("utf-8"))
        text += f"- [{title}]({path.relative_to(DOCS).as_posix()}): {about}\n"
    return text


PAGES: dict[str, Callable[[], str]] = {
    "reference/commands.md": commands_page,
    "reference/rules.md": rules_page,
    "reference/codes.md": codes_page,
    "reference/python.md": python_page,
    "llms.txt": llms_text,
}
"""What is written by whom; the last one reads the others."""


def _commands(group: click.Group, prefix: str) -> Iterator[tuple[str, click.Command]]:
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from _commands(command, f"{prefix} {name}")
        else:
            yield f"{prefix} {name}", command


def _usage(name: str, command: click.Command) -> str:
    context = click.Context(command, info_name=name)
    return f"```text\n{' '.join([name, *command.collect_usage_pieces(context)])}\n```\n"


def _help(command: click.Command) -> str:
    """The words of a command; a paragraph that click leaves as it is becomes a block."""
    text = inspect.cleandoc(command.help or "")
    paragraphs = list[str]()
    for paragraph in text.split("\n\n"):
        if paragraph.startswith("\b\n"):
            lines = paragraph.removeprefix("\b\n").splitlines()
            title = f"{lines.pop(0)}\n\n" if lines[0].endswith(":") else ""
            block = inspect.cleandoc("\n".join(lines))
            paragraphs.append(f"{title}```text\n{block}\n```\n")
        else:
            paragraphs.append(_paragraphs(paragraph) + "\n")
    return "\n".join(paragraphs)


def _options(command: click.Command) -> str:
    options = [one for one in command.params if isinstance(one, click.Option)]
    context = click.Context(command)
    rows = [_row(one, context) for one in options if not one.hidden]
    if not rows:
        return ""
    return "| option | what it does |\n|---|---|\n" + "".join(rows)


def _row(option: click.Option, context: click.Context) -> str:
    names = ", ".join(option.opts)
    value = "" if option.is_flag else f" {option.make_metavar(context)}"
    told = option.help or ""
    if option.show_default and not option.is_flag and option.default is not None:
        told += f" Default: {option.default}."
    if option.show_envvar:
        told += f" Variable: {option.envvar}."
    return f"| `{_cell(names + value)}` | {_cell(_escaped(told))} |\n"


def _documented(text: str) -> str:
    """A docstring with its sections (Google style) as Markdown."""
    text = re.sub(
        r"^(Args|Returns|Raises):\n((?:    .*\n?)+)",
        lambda match: f"{match[1]}:\n\n{_listed(match[2])}",
        text,
        flags=re.MULTILINE,
    )
    return text.rstrip() + "\n"


def _listed(section: str) -> str:
    lines = inspect.cleandoc(section).splitlines()
    items = list[str]()
    for line in lines:
        if line.startswith("    ") and items:
            items[-1] += f" {line.strip()}"
        elif (found := re.match(r"(\w+): (.*)", line)) is not None:
            items.append(f"- `{found[1]}`: {found[2]}")
        elif items:
            items[-1] += f" {line}"
        else:
            items.append(line)
    return "\n".join(items) + "\n"


def _paragraphs(text: str) -> str:
    return _escaped(" ".join(text.split("\n"))) if "\n\n" not in text else text


def _escaped(text: str) -> str:
    return re.sub(r"([<*])", r"\\\1", text)


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def _title_and_first_sentence(text: str) -> tuple[str, str]:
    title, _, rest = text.removeprefix("# ").partition("\n")
    rest = rest.partition("\n## ")[0]
    for paragraph in rest.split("\n\n"):
        plain = " ".join(paragraph.split())
        if plain and not plain.startswith(("#", "|", "```", "!")):
            plain = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", plain)
            return title, re.split(r"(?<=[.:;])\s", plain)[0].rstrip(":;.")
    raise AssertionError(f"{title} says of itself nothing before its first section.")
