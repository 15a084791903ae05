"""datamodel-code-generator: `[tool.datamodel-codegen]` in pyproject.toml, where options have the names of its command line."""

from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

from mooring.config.python_project import read_python_project
from mooring.config.toml import Table, Toml
from mooring.diagnostics import Misuse
from mooring.workflows.predecessors.commands import commands
from mooring.workflows.predecessors.takeover import (
    Setting,
    Takeover,
    located,
    text_of,
    unclaimed,
)

_STYLE = "what Mooring writes has one style"
_PYDANTIC = "models are pydantic 2, in Python 3.11"
_TYPES = "Mooring decides this by what the document states"
_REASONS = {
    "output_model_type": _PYDANTIC,
    "target_python_version": _PYDANTIC,
    "target_pydantic_version": _PYDANTIC,
    "input_file_type": "a document is known by its content",
    "formatters": _STYLE,
    "use_schema_description": "descriptions become documentation",
    "use_field_description": "descriptions become documentation",
    "snake_case_field": "fields are always named so, and keep the name of the document as alias",
    "field_constraints": _TYPES,
    "strict_nullable": "absent and null differ always",
    "use_annotated": _TYPES,
    "use_union_operator": _STYLE,
    "use_standard_collections": _STYLE,
    "enum_field_as_literal": "enumerations stay open to values of tomorrow",
    "custom_template_dir": "templates of Mooring see other names: templates = … in [tool.mooring]",
    "openapi_scopes": "everything that an operation reaches is written",
    "disable_timestamp": "no file holds a time",
    "encoding": "documents are UTF-8",
    "http_headers": "mooring fetch is told them",
    "class_name": "the root of an OpenAPI document has no class",
    "base_class": "models derive from pydantic's own",
    "collapse_root_models": _TYPES,
    "allow_extra_fields": "unknown fields are kept always",
    "profile": "one set of settings writes everything",
    "check": "mooring check",
    "watch": "mooring generate leaves alone what has not changed",
}
"""Its options (its manual, CLI reference) that people set most, and why they become nothing here."""
_CLAIMED = ("input", "url", "output")
_TABLES = ("jobs", "profiles")


def take_over(root: Path, chosen: str | None) -> Takeover:
    """What its settings in a folder say.

    Raises:
        Misuse: there are none, or of several jobs none is chosen.
        Unreadable: pyproject.toml is not TOML.
    """
    project = read_python_project(root)
    table = project.stated("tool", "datamodel-codegen")
    if not isinstance(table, dict):
        raise Misuse(
            f"{project.path.name} here has no [tool.datamodel-codegen]; name the document: mooring init SOURCE."
        )
    settings = _settings(table, chosen)
    stated = text_of(settings, "url", "input")
    if stated is None:
        run = list(commands(root, "datamodel-codegen"))
        options = (one.option("--url", "--input") for one in run)
        stated = next(filter(None, options), None)
    taken = list[Setting]()
    source = None if stated is None else located(stated, root)
    if source is not None:
        name = "url" if "url" in settings else "input"
        taken.append(Setting(name, f"reads {source}"))
    package, folder = _place(text_of(settings, "output"))
    if package is not None:
        taken.append(Setting("output", f"the package {package} in {folder}"))
    return Takeover(
        place=project.path,
        source=source,
        package=package,
        folder=folder,
        taken=tuple(taken),
        left=unclaimed(settings, _CLAIMED, _REASONS),
    )


def _settings(table: Table, chosen: str | None) -> Mapping[str, Toml]:
    """The settings of one job over those of its profile over those for all."""
    common = {key: value for key, value in table.items() if key not in _TABLES}
    named = {
        **_named(table.get("profiles")),
        **_named(table.get("jobs")),
    }
    jobs = _named(table.get("jobs"))
    is_complete = text_of(common, "url", "input") is not None
    if chosen is not None and chosen in named:
        return common | _with_profile(named[chosen], named)
    if is_complete or not named:
        return common
    if len(jobs or named) == 1:
        (only,) = (jobs or named).values()
        return common | _with_profile(only, named)
    raise Misuse(
        f"[tool.datamodel-codegen] is about {', '.join(jobs or named)}; say which with --api, and run it once for each."
    )


def _with_profile(job: Table, named: Mapping[str, Table]) -> Table:
    profile = job.get("profile")
    return (named.get(profile, {}) if isinstance(profile, str) else {}) | job


def _named(value: "Toml | None") -> Mapping[str, Table]:
    """The tables in a table."""

    def tables() -> Iterator[tuple[str, Table]]:
        for name, member in value.items() if isinstance(value, dict) else ():
            if isinstance(member, dict):
                yield name, member

    return dict(tables())


def _place(output: str | None) -> tuple[str | None, str | None]:
    """The package that an output stands in, and the folder of that: `src/acme/models.py` is in `acme` in `src`."""
    if output is None:
        return None, None
    path = PurePosixPath(output.replace("\\", "/"))
    package = path.parent if path.suffix == ".py" else path
    if path.is_absolute() or ".." in path.parts or not package.name.isidentifier():
        return None, None
    return package.name, package.parent.as_posix()
