"""openapi-python-client: a configuration file in YAML or JSON; the document is named on its command line only."""

from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

from mooring.document import Json
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

MISSING = "No configuration of openapi-python-client is here, nor a script that runs it"
_FORMATTED = "Mooring formats what it writes by itself"
_OWN = "the package belongs to this project"
_REASONS = {
    "post_hooks": _FORMATTED,
    "content_type_overrides": "list an overlay in api.toml that states the media type",
    "literal_enums": "enumerations stay open to values of tomorrow",
    "docstrings_on_attributes": "descriptions stand where they are read best",
    "use_path_prefixes_for_title_model_names": "every schema is named by its own place",
    "field_prefix": "names that are no identifiers get a name of their own",
    "generate_all_tags": "an operation is under its first tag; [versions.V.operations] in api.toml says otherwise",
    "http_timeout": "the documents are vendored; a client takes timeout=…",
    "project_name_override": _OWN,
    "package_version_override": _OWN,
    "meta": f"{_OWN}; `mooring generate --package` writes one with metadata",
    "output_path": f"it is a project of its own there; here {_OWN}",
    "custom_template_path": "templates of Mooring see other names: templates = … in [tool.mooring]",
    "file_encoding": "what is written is UTF-8",
    "fail_on_warning": "`mooring generate --strict`",
    "overwrite": "a package that Mooring wrote is written anew; edits in it stop the run",
}
"""Its settings and options (its README and `--help`), but for those with an equivalent, and why they become nothing."""
_CLAIMED = ("package_name_override", "class_overrides")
_OPTIONS = ("--path", "--url", "--config")
_KNOWN = frozenset((*_REASONS, *_CLAIMED))


def clients(root: Path) -> Iterator[Takeover]:
    """Each client that a script of the project writes; else each that a configuration is about, without its document."""
    run = list(commands(root, "openapi-python-client"))
    writing = {one.option("--path", "--url"): one for one in reversed(run)}
    writing.pop(None, None)
    named = [stated for one in run if (stated := one.option("--config"))]
    nearby = list(_configurations(root, named))
    for document, command in reversed(writing.items()):
        own = command.option("--config")
        if own is not None:
            path, settings = root / own, load_settings(root / own)
        elif len(writing) == 1 and nearby:
            path, settings = nearby[0]
        else:
            path, settings = None, dict[str, Json]()
        yield _client(root, document, command, path, settings)
    if not writing:
        for path, settings in nearby:
            yield _client(root, None, None, path, settings)


def _client(
    root: Path,
    document: str | None,
    command: Command | None,
    path: Path | None,
    settings: Mapping[str, Json],
) -> Takeover:
    taken = list[Setting]()
    source = None if document is None else located(document, root)
    options = dict[str, str]() if command is None else command.options()
    if command is not None:
        # A script runs in the folder of the project, wherever it lies itself.
        taken.append(Setting(f"the command at {command.location}", f"reads {source}"))
    claimed = list(_OPTIONS)
    folder: str | None = None
    package = text_of(settings, "package_name_override")
    if package is not None:
        taken.append(Setting("package_name_override", f"the package {package}"))
    elif options.get("--meta") == "none" and (output := options.get("--output-path")):
        # Without metadata, what is written is the package itself.
        package, folder = place_of(PurePosixPath(output))
        if package is not None:
            claimed += ["--output-path", "--meta"]
            meaning = f"the package {package} in {folder}"
            taken.append(Setting("--output-path", meaning))
    classes = dict(_classes(settings))
    for schema, name in classes.items():
        meaning = f'"{schema}" = "{name}" under [versions.V.classes]'
        taken.append(Setting(f"class_overrides.{schema}", meaning))
    names = (package, options.get("--output-path"), document)
    return Takeover(
        place=shown(path) if path is not None else str(command and command.location),
        source=source,
        name=next((Path(one).stem for one in names if one), None),
        package=package,
        folder=folder,
        classes=classes,
        taken=tuple(taken),
        left=(
            *unclaimed(settings, _CLAIMED, _REASONS),
            *unclaimed(options, claimed, _REASONS),
        ),
    )


def _configurations(
    root: Path, named: list[str]
) -> Iterator[tuple[Path, Mapping[str, Json]]]:
    """The files that commands name, then those of the folder that say nothing but what it knows."""
    nearby = sorted(
        path
        for pattern in ("*.yml", "*.yaml", "*.json", "*/*.yml", "*/*.yaml")
        for path in root.glob(pattern)
    )
    for path in dict.fromkeys((*(root / name for name in named), *nearby)):
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
