"""datamodel-code-generator: `[tool.datamodel-codegen]` in pyproject.toml, where options have the names of its command line, and commands."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

from mooring.config.python_project import read_python_project
from mooring.config.toml import Table, Toml
from mooring.files import shown
from mooring.workflows.predecessors.commands import Command, commands
from mooring.workflows.predecessors.takeover import (
    Setting,
    Takeover,
    load_settings,
    located,
    place_of,
    text_of,
    unclaimed,
)

MISSING = "There is no [tool.datamodel-codegen] in pyproject.toml here, nor a script that runs datamodel-codegen"
_STYLE = "what Mooring writes has one style"
_PYDANTIC = "models are pydantic 2, in Python 3.11"
_TYPES = "Mooring decides this by what the document states"
_NAMES = "names follow the document; [versions.V.classes] in api.toml says otherwise"
_HEADERS = "files say what wrote them, and nothing that changes from run to run"
_CLIENT = "the client is Mooring's own"
_FETCHED = "`mooring fetch` gets documents, without credentials"
_REASONS = {
    "output_model_type": _PYDANTIC,
    "target_python_version": _PYDANTIC,
    "target_pydantic_version": _PYDANTIC,
    "input_file_type": "a document is known by its content; OpenAPI is read, and pages that hold it",
    "input_model": "OpenAPI is read, not Python",
    "formatters": _STYLE,
    "*_description": "descriptions become documentation",
    "*docstring*": "descriptions become documentation",
    "snake_case_field": "fields are always named so, and keep the name of the document as alias",
    "no_alias": "fields keep the name of the document as alias",
    "aliases": "fields keep the name of the document as alias",
    "strict_nullable": "absent and null differ always",
    "force_optional": "what the document requires is required",
    "enum_field_as_literal*": "enumerations stay open to values of tomorrow",
    "custom_template_dir": "templates of Mooring see other names: templates = … in [tool.mooring]",
    "openapi_scopes": "everything that an operation reaches is written",
    "disable_timestamp": "no file holds a time",
    "encoding": "documents are UTF-8",
    "base_class*": "models derive from pydantic's own",
    "*extra_fields": "unknown fields are kept always",
    "check": "`mooring check`",
    "watch*": "`mooring generate` leaves alone what has not changed",
    "profile": "its settings are among these",
    "job": "every job is taken over",
    "all_jobs": "every job is taken over",
    "*lock*": "`mooring check` compares digests of every input",
    "http_*": _FETCHED,
    "allow_*": _FETCHED,
    "client_*": _CLIENT,
    "generate_client": _CLIENT,
    "server_*": "`mooring generate --target server`",
    "generate_server": "`mooring generate --target server`",
    "*header*": _HEADERS,
    "class_name*": _NAMES,
    "*naming*": _NAMES,
    "*_name*": _NAMES,
    "*format*": _STYLE,
    "use_*": _TYPES,
    "*": _TYPES,
}
"""Its options (its manual, CLI reference), and why they become nothing here; the groups among them by pattern."""
_CLAIMED = (
    *("input", "url", "output", "client-output", "model-name-map"),
    *("--input", "--url", "--output", "--client-output", "--model-name-map"),
)
_TABLES = ("jobs", "profiles")
_LAYOUTS = ("src", "lib")
"""Folders of packages, which are none."""


def clients(root: Path) -> Iterator[Takeover]:
    """Each set of settings that names a document: the base, profiles, jobs, commands; else the base without one.

    Raises:
        Unreadable: pyproject.toml is not TOML.
    """
    project = read_python_project(root)
    stated = project.stated("tool", "datamodel-codegen")
    table: Table = stated if isinstance(stated, dict) else {}
    base = {key: value for key, value in table.items() if key not in _TABLES}
    profiles, jobs = _named(table.get("profiles")), _named(table.get("jobs"))
    found = list[Takeover]()
    place = shown(project.path)
    if _document(base) is not None and not jobs:
        found.append(_client(root, place, None, base))
    for name in profiles:
        profile = _extended(name, profiles)
        if _document(profile) is not None:
            found.append(_client(root, place, name, base | profile))
    for name, job in jobs.items():
        found.append(_client(root, place, name, _of_job(base, profiles, job)))
    for command in commands(root, "datamodel-codegen"):
        options = _options(command)
        profile = _extended(text_of(options, "profile") or "", profiles)
        if _document(options) is not None:
            place_of_command = str(command.location)
            settings = {**base, **profile, **options}
            found.append(_client(root, place_of_command, None, settings))
    if table and not found:
        found.append(_client(root, place, None, base))
    known = set[tuple[str | None, str | None, str | None]]()
    for one in found:
        written = (one.source, one.folder, one.package)
        if written not in known:
            known.add(written)
            yield one


def _of_job(base: Table, profiles: Mapping[str, Table], job: Table) -> Table:
    """The settings of one job over those of its profile over those for all; the document is its own."""
    profile = job.get("profile")
    below = base | _extended(profile if isinstance(profile, str) else "", profiles)
    shared = {key: value for key, value in below.items() if key not in ("url", "input")}
    return shared | {key: value for key, value in job.items() if key != "profile"}


def _extended(
    name: str, profiles: Mapping[str, Table], above: tuple[str, ...] = ()
) -> Table:
    """A profile over those that it extends; of several the later counts more."""
    if name in above or name not in profiles:
        return {}
    own = profiles[name]
    parents = own.get("extends")
    merged: Table = {}
    for parent in parents if isinstance(parents, list) else [parents]:
        if isinstance(parent, str):
            merged = merged | _extended(parent, profiles, (*above, name))
    return merged | {key: value for key, value in own.items() if key != "extends"}


def _options(command: Command) -> Table:
    """The options of a command by the names that they have in pyproject.toml."""
    return {
        name.removeprefix("--"): value
        for name, value in command.options().items()
        if name.startswith("--")
    }


def _client(root: Path, place: str, name: str | None, settings: Table) -> Takeover:
    taken = list[Setting]()
    document = _document(settings)
    source = None if document is None else located(document, root)
    if source is not None:
        key = "url" if text_of(settings, "url") else "input"
        taken.append(Setting(key, f"reads {source}"))
    output = text_of(settings, "client-output", "output")
    package, folder = (None, None) if output is None else _place(output)
    if package is not None:
        taken.append(Setting("output", f"the package {package} in {folder}"))
    classes = dict(_classes(root, settings.get("model-name-map")))
    for schema, called in classes.items():
        meaning = f'"{schema}" = "{called}" under [versions.V.classes]'
        taken.append(Setting(f"model-name-map.{schema}", meaning))
    return Takeover(
        place=place,
        source=source,
        name=name or package,
        package=package,
        folder=folder,
        classes=classes,
        taken=tuple(taken),
        left=unclaimed(settings, _CLAIMED, _REASONS),
    )


def _document(settings: Table) -> str | None:
    return text_of(settings, "url", "input")


def _named(value: "Toml | None") -> Mapping[str, Table]:
    """The tables in a table."""
    members = value.items() if isinstance(value, dict) else ()
    return {name: member for name, member in members if isinstance(member, dict)}


def _classes(root: Path, stated: "Toml | None") -> Iterator[tuple[str, str]]:
    """What classes are called, by schema: a table, JSON, or a file of JSON; a key may be a reference to the schema."""
    names: Mapping[str, object] = stated if isinstance(stated, dict) else {}
    if isinstance(stated, str) and stated.lstrip().startswith("{"):
        try:
            names = json.loads(stated)
        except ValueError:
            return
    elif isinstance(stated, str):
        names = load_settings(root / stated)
    for schema, name in names.items():
        if isinstance(name, str):
            yield schema.rpartition("/")[2], name


def _place(output: str) -> tuple[str | None, str | None]:
    """The package that an output stands in, and the folder of that: `src/acme/models.py` is in `acme` in `src`.

    A module that stands in no package is one itself.
    """
    path = PurePosixPath(output.replace("\\", "/"))
    is_alone = path.parent.name in ("", *_LAYOUTS)
    if path.suffix == ".py":
        path = path.with_suffix("") if is_alone else path.parent
    return place_of(path)
