"""A document → a project that vendors it and has its bindings; what is there already stays as it is."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TypeAlias, assert_never

from mooring.config import Project, VendoredApi, Version, find_project
from mooring.config.python_project import PythonProject, read_python_project
from mooring.diagnostics import Diagnostic, Misuse
from mooring.document import Document
from mooring.files import Edits, Manifest
from mooring.workflows import importing
from mooring.workflows.projects import api_names
from mooring.workflows.generating import generate, version_folder
from mooring.workflows.projects.placing import (
    WriteText,
    free_package,
    new_settings,
    project_settings,
    unwritable,
    write_text,
)
from mooring.workflows.predecessors import Takeover
from mooring.workflows.receipts import keep_receipt
from mooring.workflows.documents.revisions import find_version
from mooring.workflows.projects.settings_files import with_names
from mooring.workflows.subjects import Subject, vendoring_version
from mooring.workflows.documents.sites import Choice


@dataclass(frozen=True, slots=True)
class Vendor:
    """The document becomes the first revision of a version."""

    subject: Subject
    api: str
    version: str
    revision: str
    package: str
    path: Path
    classes: tuple[tuple[str, str], ...] = ()

    @property
    def told(self) -> str:
        return f"{self.version}@{self.revision}: the document byte for byte, what is read from it, api.toml"


@dataclass(frozen=True, slots=True)
class Generate:
    """The bindings of a version are written."""

    api: str
    version: str
    path: Path
    told: str


Step: TypeAlias = WriteText | Vendor | Generate


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be done, in this order; nothing where all is there already.

    Args:
        root: The project's folder.
        package: What callers import, such as petstore.v1.
        remarks: What a person may want to know about it.
    """

    root: Path
    package: str
    steps: tuple[Step, ...]
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Done:
    """What one step did."""

    path: Path
    told: str
    diagnostics: tuple[Diagnostic, ...] = ()
    remarks: tuple[str, ...] = ()


def is_vendored(project: Project | None, subject: Subject) -> bool:
    """Whether a project vendors the document already."""
    return project is not None and vendoring_version(project, subject) is not None


def plan(
    project: Project | None,
    root: Path,
    subject: Subject,
    revision: str | None,
    takeover: Takeover | None = None,
) -> Plan:
    """What is missing before a project has the bindings of a document.

    Raises:
        Misuse: the project follows another document under that name, or no name for a package is free.
        Unreadable: the project's settings cannot be read.
    """
    surroundings = read_python_project(root)
    if project is None:
        settings, output = project_settings(
            surroundings, None if takeover is None else takeover.folder
        )
    else:
        settings, output = None, project.output
    if (
        project is not None
        and (known := vendoring_version(project, subject)) is not None
    ):
        return _kept(project, *known)
    api_name, version_name = subject.api.name, subject.version.name
    specs = root / "specs" if project is None else project.specs
    api = _api(project, api_name)
    if api is not None and any(one.name == version_name for one in api.versions):
        verb = "import" if subject.fetched is None else "fetch"
        raise Misuse(
            f"{api_name}/{version_name} is set up already, and vendors another document. "
            f"A further revision of it: mooring {verb} {subject.place} --api {api_name} --version {version_name} --revision DATE. "
            "Another API: give --api or --version."
        )
    day = date.today().isoformat() if revision is None else revision
    importing.checked_date(day)
    package, remarks = _package(surroundings, output, subject, api, takeover)
    if settings is not None and not surroundings.path.is_file():
        settings = replace(
            settings, text=new_settings(surroundings, settings, output, package)
        )
    vendor = Vendor(
        subject,
        api_name,
        version_name,
        day,
        package,
        specs / api_name,
        _classes(subject.document, takeover),
    )
    bindings = Generate(
        api_name,
        version_name,
        output / package / version_name,
        f"bindings of {_operations(subject.operations)}",
    )
    first: tuple[Step, ...] = () if settings is None else (settings,)
    steps = (*first, vendor, bindings)
    return Plan(root, f"{package}.{version_name}", steps, remarks)


def carry_out(plan: Plan) -> Iterator[Done]:
    """Takes the steps of a plan, one after the other; settings that nothing was vendored for are taken back.

    Raises:
        Misuse: a file cannot be written.
        Unreadable: the document cannot be read after all.
    """
    before = {
        step.path: step.path.read_bytes() if step.path.is_file() else None
        for step in plan.steps
        if isinstance(step, WriteText)
    }
    for step in plan.steps:
        match step:
            case WriteText():
                write_text(step.path, step.text)
                yield Done(step.path, step.told)
            case Vendor():
                try:
                    done = _vendor(_project(plan.root), step)
                except BaseException as error:
                    for path, data in before.items():
                        path.unlink() if data is None else path.write_bytes(data)
                    if isinstance(error, OSError):
                        raise unwritable(step.path, error) from error
                    raise
                yield done
            case Generate():
                name = f"{step.api}/{step.version}"
                written, *_ = generate(
                    _project(plan.root),
                    (name,),
                    edits=Edits.STOP,
                    progress=lambda _: None,
                )
                yield Done(step.path, step.told, written.diagnostics)
            case _:
                assert_never(step)


def _project(root: Path) -> Project:
    """The project as its settings say by now."""
    project = find_project(root)
    assert project is not None
    return project


def _vendor(project: Project, step: Vendor) -> Done:
    settings = step.path / "api.toml"
    subject = step.subject
    origin = None if subject.fetched is None else subject.fetched.source
    if subject.path.is_dir():
        imported, _ = importing.vendor_folder(
            project,
            subject.path,
            api_name=step.api,
            version_name=step.version,
            revision_date=step.revision,
            trust=subject.trust,
            choice=Choice(),
            origin=origin,
        )
    else:
        imported = importing.vendor(
            project,
            subject.path,
            api_name=step.api,
            version_name=step.version,
            revision_date=step.revision,
            base=None,
            trust=subject.trust,
            origin=origin,
        )
    if subject.fetched is not None:
        _, version = find_version(_project(project.root), f"{step.api}/{step.version}")
        keep_receipt(version.revision(step.revision), subject.fetched)
    text = settings.read_text("utf-8")
    is_default = step.package == step.api.replace("-", "_")
    if not is_default or step.classes:
        named = with_names(text, step.package, step.version, dict(step.classes))
        write_text(settings, named)
    return Done(step.path, step.told, imported.diagnostics, imported.remarks)


def _kept(project: Project, api: VendoredApi, version: Version) -> Plan:
    """What is missing where the document is vendored: its bindings, if a run was stopped before them."""
    folder = version_folder(project, api, version)
    missing = Generate(api.name, version.name, folder, "bindings")
    steps = () if Manifest.read(folder) is not None else (missing,)
    return Plan(project.root, f"{api.package}.{version.name}", steps)


def _api(project: Project | None, name: str) -> VendoredApi | None:
    apis = () if project is None else project.apis
    return next((one for one in apis if one.name == name), None)


def _operations(count: int) -> str:
    return "1 operation" if count == 1 else f"{count} operations"


def _package(
    surroundings: PythonProject,
    output: Path,
    subject: Subject,
    api: VendoredApi | None,
    takeover: Takeover | None,
) -> tuple[str, tuple[str, ...]]:
    """The package of an API: as it is, as another generator called it, or by the API's name."""
    if api is not None:
        return api.package, ()
    wanted = None if takeover is None else takeover.package
    if wanted is None or not api_names.is_importable(wanted):
        wanted = api_names.package_name(subject.api.name)
    return free_package(surroundings, output, wanted)


def _classes(
    document: Document, takeover: Takeover | None
) -> tuple[tuple[str, str], ...]:
    """The class names that another generator was told, by the schemas that the document has."""
    stated = dict[str, str]() if takeover is None else takeover.classes
    components = document.root.get("components")
    schemas = components.get("schemas") if isinstance(components, dict) else None
    definitions = schemas or document.root.get("definitions")
    known = definitions if isinstance(definitions, dict) else {}
    by_letters = {_letters(name): name for name in known}
    return tuple(
        (by_letters[_letters(schema)], name)
        for schema, name in stated.items()
        if _letters(schema) in by_letters
    )


def _letters(name: str) -> str:
    return "".join(one for one in name.lower() if one.isalnum())
