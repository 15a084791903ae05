"""openapi-python-client: a configuration file in YAML or JSON; the document is named on its command line only."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from mooring.diagnostics import Misuse
from mooring.document import Json
from mooring.workflows.predecessors.commands import Command, commands
from mooring.workflows.predecessors.takeover import (
    Setting,
    Takeover,
    load_settings,
    located,
    text_of,
    unclaimed,
)

_FORMATTED = "Mooring formats what it writes by itself"
_REASONS = {
    "post_hooks": _FORMATTED,
    "content_type_overrides": "list an overlay in api.toml that states the media type",
    "literal_enums": "enumerations stay open to values of tomorrow",
    "docstrings_on_attributes": "descriptions stand where they are read best",
    "use_path_prefixes_for_title_model_names": "every schema is named by its own place",
    "field_prefix": "names that are no identifiers get a name of their own",
    "generate_all_tags": "an operation is under its first tag; [versions.V.operations] in api.toml says otherwise",
    "http_timeout": "the documents are vendored; a client takes timeout=…",
    "project_name_override": "the package belongs to this project",
    "package_version_override": "the package belongs to this project",
}
"""Its settings (its README, section Configuration), but for those with an equivalent, and why they become nothing."""
_CLAIMED = ("package_name_override", "class_overrides")
_KNOWN = frozenset((*_REASONS, *_CLAIMED))


def take_over(root: Path) -> Takeover:
    """What its configuration in a folder says, and the command that runs it there.

    Raises:
        Misuse: there is neither.
    """
    found = list(commands(root, "openapi-python-client"))
    command = next((one for one in found if _document(one)), None)
    configuration = next(_configurations(root, found), None)
    if configuration is None and command is None:
        raise Misuse(
            "No configuration of openapi-python-client is here, nor a script that runs it: name the document, mooring init SOURCE."
        )
    path, settings = configuration or (root / "pyproject.toml", {})
    taken = list[Setting]()
    source = None
    if command is not None and (stated := _document(command)) is not None:
        # A script runs in the folder of the project, wherever it lies itself.
        source = located(stated, root)
        taken.append(Setting(f"the command at {command.location}", f"reads {source}"))
    package = text_of(settings, "package_name_override")
    if package is not None:
        taken.append(Setting("package_name_override", f"the package {package}"))
    classes = dict(_classes(settings))
    for schema, name in classes.items():
        meaning = f'"{schema}" = "{name}" under [versions.V.classes]'
        taken.append(Setting(f"class_overrides.{schema}", meaning))
    return Takeover(
        place=path,
        source=source,
        package=package,
        classes=classes,
        taken=tuple(taken),
        left=unclaimed(settings, _CLAIMED, _REASONS),
    )


def _document(command: Command) -> str | None:
    return command.option("--path", "--url")


def _configurations(
    root: Path, found: list[Command]
) -> Iterator[tuple[Path, Mapping[str, Json]]]:
    """The files that commands name, then those of the folder that say nothing but what it knows."""
    named = [stated for one in found if (stated := one.option("--config"))]
    nearby = sorted(
        path
        for pattern in ("*.yml", "*.yaml", "*.json", "*/*.yml", "*/*.yaml")
        for path in root.glob(pattern)
    )
    for path in (*(root / name for name in named), *nearby):
        settings = load_settings(path)
        if settings and settings.keys() <= _KNOWN:
            yield path, settings


def _classes(settings: Mapping[str, Json]) -> Iterator[tuple[str, str]]:
    """What classes are to be called, by the name that they would have had."""
    overrides = settings.get("class_overrides")
    for schema, override in (overrides.items() if isinstance(overrides, dict) else ()):
        name = override.get("class_name") if isinstance(override, dict) else None
        if isinstance(name, str):
            yield schema, name
