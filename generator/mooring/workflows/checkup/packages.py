"""Whether the bindings are as they would be written, can be imported, and come with what they need."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from mooring.config.python_project import lets_in
from mooring.diagnostics import Diagnostic, Misuse, Severity, Unreadable
from mooring.files import State, shown
from mooring.workflows.projects import api_names
from mooring.workflows.checking import check
from mooring.workflows.checkup.builds import Shipping, shipping
from mooring.workflows.checkup.subject import Subject, fault
from mooring.workflows.projects.settings_files import NEEDS, PYTHON

_MENDS = {
    State.MISSING: "missing: {command} writes {it}",
    State.STALE: "not what would be written now: {command} writes {it} anew",
    State.EDITED: "edited by hand: move the edits elsewhere, or mooring generate --force, which keeps a copy",
    State.EXTRA: "not Mooring's own: move {it} out of the package",
}
_TOO_OLD = ("3.8", "3.9", "3.10")


def differs(subject: Subject) -> Iterator[Diagnostic]:
    """Files that are not what would be written, told once for each folder."""
    try:
        found = check(subject.project)
    # What stops the check is said of the documents.
    except (Unreadable, Misuse):
        return
    counts = Counter((one.path.parent, one.state) for one in found)
    for (folder, state), count in counts.items():
        first = next(
            one.path for one in found if (one.path.parent, one.state) == (folder, state)
        )
        others = "" if count == 1 else f", and {count - 1} more in {shown(folder)}/"
        is_document = folder.is_relative_to(subject.project.specs)
        mend = _MENDS[state].format(
            it="it" if count == 1 else "them",
            command=f"mooring {'import' if is_document else 'generate'}",
        )
        message = f"{first.name}{others}: {mend}."
        severity = Severity.WARNING if state is State.EXTRA else Severity.ERROR
        yield fault(f"file-{state.value}", first, message, severity=severity)


def hides_a_module(subject: Subject) -> Iterator[Diagnostic]:
    """A package that stands before a module of Python's own library, which the bindings themselves may need."""
    for api in subject.project.apis:
        if api_names.hides_a_module(api.package):
            message = f"The package {api.package} hides Python's own module of that name: give it another by `package`, and move the folder."
            yield fault("module-hidden", api.settings_path, message, "package")


def out_of_reach(subject: Subject) -> Iterator[Diagnostic]:
    """Bindings in a folder that nothing imports from."""
    root, output = subject.project.root.resolve(), subject.project.output.resolve()
    if not output.is_relative_to(root):
        message = "`output` names a folder outside of the project, which its packages cannot be imported from."
        yield fault("output-not-importable", subject.settings_path, message, "output")
        return
    surroundings = subject.surroundings
    roots = {".", surroundings.layout, *surroundings.package_roots}
    if not any(_is_package_path(output, (root / one).resolve()) for one in roots):
        message = (
            f"Packages in {shown(output)}/ cannot be imported: packages of this project are in {_named(surroundings.layout)}. "
            f'Set output = "{surroundings.layout}", or put {shown(output)} on the path, for instance by `pythonpath` of pytest.'
        )
        yield fault("output-not-importable", subject.settings_path, message, "output")


def stops_the_build(subject: Subject) -> Iterator[Diagnostic]:
    """Folders beside a package that setuptools refuses to choose from."""
    if shipping(subject.surroundings, _relative(subject)) is Shipping.REFUSED:
        root = subject.project.root
        names = {one.parent.name for one in root.glob("*/__init__.py")}
        listed = ", ".join(f'"{one}*"' for one in sorted(names))
        message = (
            "setuptools stops at several folders beside each other that could be packages: say which are, "
            f"[tool.setuptools.packages.find] include = [{listed}]."
        )
        yield fault("build-stopped", subject.surroundings.path, message, "project")


def left_out_of_the_build(subject: Subject) -> Iterator[Diagnostic]:
    """Bindings that whoever installs the project does not get."""
    if shipping(subject.surroundings, _relative(subject)) is Shipping.LEFT_OUT:
        names = ", ".join(shown(one) for one in subject.package_folders)
        message = (
            f"What is built from this project does not hold {names}: name it among the packages of {subject.surroundings.backend}, "
            "unless only this repository uses it."
        )
        yield fault(
            "bindings-not-shipped",
            subject.surroundings.path,
            message,
            "build-backend",
            Severity.WARNING,
        )


def needs_undeclared(subject: Subject) -> Iterator[Diagnostic]:
    """Packages that the bindings import and the project does not ask for."""
    stated = subject.surroundings.requirements
    if stated is None or not subject.project.apis:
        return
    for need in NEEDS:
        name = need.partition(">")[0]
        if name not in stated and not (name == "httpx2" and "httpx" in stated):
            message = f'The bindings need {name}, which the project does not ask for: add "{need}" to `dependencies`.'
            yield fault(
                "need-undeclared", subject.surroundings.path, message, "dependencies"
            )


def needs_excluded(subject: Subject) -> Iterator[Diagnostic]:
    """Packages that the project asks for in versions that the bindings do not run on."""
    stated = subject.surroundings.requirements or {}
    for need in NEEDS:
        name, _, floor = need.partition(">=")
        if name in stated and not lets_in(stated[name], floor):
            wanted = stated[name]
            message = f"The bindings need {need}, and the project asks for {name}{wanted}: let it be newer."
            yield fault("need-excluded", subject.surroundings.path, message, name)


def python_too_old(subject: Subject) -> Iterator[Diagnostic]:
    """A project that is to run on a Python that the bindings do not run on."""
    wanted = subject.surroundings.requires_python
    if wanted is not None and any(wanted.contains(one) for one in _TOO_OLD):
        message = f'The bindings need Python {PYTHON}, and the project is said to run on {wanted}: requires-python = "{PYTHON}".'
        yield fault(
            "python-too-old", subject.surroundings.path, message, "requires-python"
        )
    pinned = subject.project.root / ".python-version"
    text = (
        pinned.read_text("utf-8", errors="replace").strip() if pinned.is_file() else ""
    )
    if any(text == one or text.startswith(f"{one}.") for one in _TOO_OLD):
        message = f"The bindings need Python {PYTHON}, and this file names {text}: name a newer one."
        yield fault("python-too-old", pinned, message)


def _relative(subject: Subject) -> tuple[Path, ...]:
    """The folders of the packages from the root of the project."""
    root = subject.project.root.resolve()
    folders = (one.resolve() for one in subject.package_folders)
    return tuple(one.relative_to(root) for one in folders if one.is_relative_to(root))


def _is_package_path(output: Path, top: Path) -> bool:
    """Whether a folder is one that packages are imported from, or a package below it."""
    if not output.is_relative_to(top):
        return False
    parts = output.relative_to(top).parts
    within = [top.joinpath(*parts[:count]) for count in range(1, len(parts) + 1)]
    return all((one / "__init__.py").is_file() for one in within)


def _named(layout: str) -> str:
    return "its topmost folder" if layout == "." else f"{layout}/"
