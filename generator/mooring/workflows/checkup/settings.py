"""Whether `[tool.mooring]` says what can be meant, and what it names is there."""

from collections.abc import Iterator
from difflib import get_close_matches

from mooring.config.project import KEYS
from mooring.diagnostics import Diagnostic, Misuse
from mooring.workflows.checkup.subject import Subject, fault
from mooring.workflows.packages.executors import check_reachable
from mooring.workflows.toolchain import templates_folder

_SECONDS = 2
"""How long a scheduler may take to answer."""


def unknown_keys(subject: Subject) -> Iterator[Diagnostic]:
    """A setting that nothing reads, such as one that is misspelt."""
    for key in subject.settings:
        if key not in KEYS:
            near = get_close_matches(key, KEYS, 1)
            mend = (
                f"write {near[0]}"
                if near
                else f"take it out; there are {', '.join(sorted(KEYS))}"
            )
            message = f"`{key}` is no setting of Mooring and is not heeded: {mend}."
            yield fault("setting-unknown", subject.settings_path, message, key)


def two_settings_files(subject: Subject) -> Iterator[Diagnostic]:
    """Settings in two places, of which one counts."""
    has_both = subject.settings_path.name == "mooring.toml" and isinstance(
        subject.surroundings.stated("tool", "mooring"), dict
    )
    if has_both:
        message = "[tool.mooring] is not heeded, since mooring.toml is beside it: take one of them out."
        yield fault(
            "settings-twice", subject.surroundings.path, message, "tool.mooring"
        )


def templates_missing(subject: Subject) -> Iterator[Diagnostic]:
    """A folder for the project's own templates that is not there."""
    templates = subject.project.templates
    if templates is not None and not templates.is_dir():
        message = "`templates` names a folder that is not there: make it, or take the setting out."
        yield fault("templates-missing", subject.settings_path, message, "templates")


def templates_of_no_use(subject: Subject) -> Iterator[Diagnostic]:
    """A template that takes the place of none."""
    templates = subject.project.templates
    for path in sorted(templates.rglob("*.jinja")) if templates else ():
        if not (templates_folder() / path.relative_to(templates or path)).is_file():
            message = "No template of Mooring has this name, so nothing prints it: give it the name of one of them."
            yield fault("template-unknown", path, message)


def nothing_vendored(subject: Subject) -> Iterator[Diagnostic]:
    """A project without documents, or whose documents are somewhere else."""
    project = subject.project
    if not any(version.revisions for api in project.apis for version in api.versions):
        message = f"Nothing is vendored in {project.specs.name}/: mooring init SOURCE does that; `specs` names another folder."
        yield fault("nothing-vendored", subject.settings_path, message, "specs")


def executor_out_of_reach(subject: Subject) -> Iterator[Diagnostic]:
    """A cluster that does not answer, or whose library is missing."""
    try:
        check_reachable(subject.project.execution, _SECONDS)
    except Misuse as error:
        place = subject.settings_path
        yield fault(
            "executor-unreachable",
            place,
            f"The executor cannot be used. {error}",
            "executor",
        )
