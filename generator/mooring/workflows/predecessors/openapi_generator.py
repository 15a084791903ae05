"""openapi-generator: openapitools.json of its npm package, configuration files and options of its command line, its marks in what it wrote."""

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
    text_of,
    unclaimed,
)

MISSING = "No settings of openapi-generator for a client in Python are here (openapitools.json, a configuration file, a script)"
_OWN = "the package belongs to this project"
_MAPPED = "types follow the document; an overlay in api.toml changes it"
_NAMED = "names follow the document; [versions.V.operations] and [versions.V.classes] in api.toml say otherwise"
_WHOLE = "everything that an operation reaches is written"
_REASONS = {
    "generatorName": "Mooring writes Python",
    "globalPropert*": _WHOLE,
    "library": "the client is on httpx2, synchronous and asynchronous",
    "supportHttpxSync": "the client is synchronous and asynchronous",
    "packageVersion": _OWN,
    "projectName": _OWN,
    "packageUrl": _OWN,
    "buildSystem": _OWN,
    "poetry1": _OWN,
    "git*": _OWN,
    "releaseNote": _OWN,
    "generateSourceCodeOnly": "only the package is written",
    "typeMappings": _MAPPED,
    "importMappings": _MAPPED,
    "schemaMappings": _MAPPED,
    "openapiNormalizer": _MAPPED,
    "mapNumberTo": "numbers are float, and Decimal where the document states a decimal",
    "modelName*": _NAMED,
    "operationIdNameMappings": _NAMED,
    "removeOperationIdPrefix": _NAMED,
    "*Mappings": "names follow the document",
    "apiNameSuffix": "an attribute of the client for each tag",
    "*Package": "a package has one module of models, and one for each tag",
    "templateDir": "templates of Mooring see other names: templates = … in [tool.mooring]",
    "skipValidateSpec": "nothing is dropped; what is held only in part is listed",
    "strictSpec": "nothing is dropped; what is held only in part is listed",
    "auth": "`mooring fetch` gets documents, without credentials",
    "httpUserAgent": "the package names itself",
    "hideGenerationTimestamp": "no file holds a time",
    "date*Format": "dates are as RFC 3339 writes them",
    "disallowAdditionalPropertiesIfNotPresent": "unknown fields are kept always",
    "useOneOfDiscriminatorLookup": "a discriminator is always used",
    "lazyImports": "modules are always loaded when they are needed",
    "ignoreFileOverride": "files that Mooring did not write are left alone",
    "skipOverwrite": "files that Mooring did not write are left alone",
    "enablePostProcessFile": "Mooring formats what it writes by itself",
    "serverVariables": "the client takes base_url=…",
}
"""Its settings (its documentation, Customization and the Python generator), and why they become nothing here."""
_OPTIONS = {
    "-g": "generatorName",
    "-i": "inputSpec",
    "-o": "output",
    "-c": "config",
    "-t": "templateDir",
    "-a": "auth",
    "-s": "skipOverwrite",
}
_CLAIMED = (
    *("inputSpec", "packageName", "output", "outputDir", "glob", "disabled", "config"),
    *("modelNameMappings", "sourceFolder", "additionalProperties"),
)
_NOT_SETTINGS = frozenset(("cli", "p", "v", "rm", "u", "verbose", "q", "quiet", "D"))
"""Options of a command that are read elsewhere, are docker's, or say only what is printed."""
_PATTERNS = ("*.yml", "*.yaml", "*.json", "*/*.yml", "*/*.yaml", "*/*.json")
_MARKS = frozenset(("generatorName", "inputSpec", "packageName", "packageVersion"))
_WRITTEN = ".openapi-generator/FILES"
"""In the folder that a client was written to: the paths of its files."""


def clients(root: Path) -> Iterator[Takeover]:
    """Each client in Python that its settings or a script describe; else those that it wrote, without their documents."""
    run = list(commands(root, "openapi-generator"))
    known = set[str | None]()
    found = False
    for name, place, settings in (*_listed(root), *_run(root, run), *_files(root, run)):
        client = _client(root, name, place, settings)
        found = True
        if client.source is None or client.source not in known:
            known.add(client.source)
            yield client
    if not found:
        yield from _marks(root)


_Stated = tuple[str | None, str, Mapping[str, Json]]
"""What settings call a client, where they stand, and the settings."""


def _listed(root: Path) -> Iterator[_Stated]:
    """The clients that openapitools.json lists."""
    path = root / "openapitools.json"
    tool = load_settings(path).get("generator-cli")
    generators = tool.get("generators") if isinstance(tool, dict) else None
    for name, settings in (generators.items() if isinstance(generators, dict) else ()):
        if not isinstance(settings, dict) or settings.get("disabled") is True:
            continue
        merged = {**_configured(root, settings), **settings}
        if _is_python(merged):
            for document in _documents(root, merged):
                called = name if document is None else f"{name}-{Path(document).stem}"
                own = {} if document is None else {"inputSpec": document}
                yield called, shown(path), {**merged, **own}


def _documents(root: Path, settings: Mapping[str, Json]) -> list[str] | list[None]:
    """The documents that a pattern matches; one that is not told apart where there is no pattern, or it matches one."""
    pattern = text_of(settings, "glob")
    if pattern is None or settings.get("inputSpec"):
        return [None]
    plain = PurePosixPath(pattern.removeprefix("#{cwd}/"))
    if plain.is_absolute() or ".." in plain.parts:
        return [None]
    return sorted(path.relative_to(root).as_posix() for path in root.glob(str(plain)))


def _run(root: Path, run: list[Command]) -> Iterator[_Stated]:
    """The clients that scripts write."""
    for command in run:
        options = {
            _OPTIONS.get(name, _camel(name.lstrip("-"))): value
            for name, value in command.options().items()
        }
        properties = command.option("-p", "--additional-properties") or ""
        stated: Mapping[str, Json] = {
            **_configured(root, options),
            **{name: value for name, value in options.items() if name != "glob"},
            **dict(_pairs(properties)),
        }
        settings = {
            name: value for name, value in stated.items() if name not in _NOT_SETTINGS
        }
        if settings.get("inputSpec") and _is_python(settings):
            yield None, str(command.location), settings


def _files(root: Path, run: list[Command]) -> Iterator[_Stated]:
    """The configuration files that commands are given, then those nearby that could be one."""
    named = [one.option("-c", "--config") for one in run]
    listed = [root / name for name in named if name is not None]
    listed += [path for pattern in _PATTERNS for path in sorted(root.glob(pattern))]
    for path in dict.fromkeys(listed):
        stated = load_settings(path)
        if stated.keys() & _MARKS and not stated.keys() & {"openapi", "swagger"}:
            settings = _flat(stated)
            alone = [one for one in run if one.option("-c", "--config") is None]
            if settings.get("inputSpec") is None and len(run) == 1 and alone:
                document = alone[0].option("-i", "--input-spec")
                settings = {**settings, **({"inputSpec": document} if document else {})}
            if _is_python(stated) or (
                "generatorName" not in stated and "packageName" in settings
            ):
                yield path.stem, shown(path), settings


def _marks(root: Path) -> Iterator[Takeover]:
    """The clients that it wrote, by the lists of their files."""
    for depth in ("", "*/", "*/*/"):
        for path in sorted(root.glob(depth + _WRITTEN)):
            written = path.read_text("utf-8", errors="replace").splitlines()
            for file in written:
                package, _, name = file.rpartition("/")
                if name == "api_client.py" and package:
                    package = package.rpartition("/")[2]
                    meaning = f"the package {package}"
                    taken = (Setting(file, meaning),)
                    place = shown(path)
                    yield Takeover(place, None, package, package, taken=taken)


def _client(
    root: Path, name: str | None, place: str, stated: Mapping[str, Json]
) -> Takeover:
    settings = _flat(stated)
    taken = list[Setting]()
    document = text_of(settings, "inputSpec")
    if document is not None:
        # The working directory of its npm package, and of its image as its manual starts it.
        document = document.removeprefix("#{cwd}/").removeprefix("/local/")
        taken.append(Setting("inputSpec", f"reads {document}"))
    package = text_of(settings, "packageName")
    if package is not None:
        # Its package may be a package in a package.
        package = package.replace("-", "_").rpartition(".")[2]
        taken.append(Setting("packageName", f"the package {package}"))
    if (folder := text_of(settings, "output", "outputDir")) is not None:
        meaning = f"{folder} was a project of its own; the package is part of this one"
        taken.append(Setting("output", meaning))
    classes = dict(_pairs(settings.get("modelNameMappings")))
    for schema, called in classes.items():
        meaning = f'"{schema}" = "{called}" under [versions.V.classes]'
        taken.append(Setting(f"modelNameMappings.{schema}", meaning))
    return Takeover(
        place=place,
        source=None if document is None else located(document, root),
        name=name or package or (None if document is None else Path(document).stem),
        package=package,
        classes=classes,
        taken=tuple(taken),
        left=unclaimed(settings, _CLAIMED, _REASONS),
    )


def _pairs(stated: Json) -> Iterator[tuple[str, str]]:
    """The names in a mapping, and what they are mapped to; a command writes one as `name=value,name=value`."""
    if isinstance(stated, str):
        for pair in stated.split(","):
            name, equals, value = pair.partition("=")
            if equals:
                yield name.strip(), value.strip()
    for name, called in stated.items() if isinstance(stated, dict) else ():
        if isinstance(called, str):
            yield name, called


def _configured(
    root: Path, settings: Mapping[str, Json] | Mapping[str, str]
) -> Mapping[str, Json]:
    """What the configuration file says that settings name."""
    stated = text_of(settings, "config")
    return {} if stated is None else load_settings(root / stated)


def _flat(settings: Mapping[str, Json]) -> Mapping[str, Json]:
    """Settings with those of a generator's own among them, in one spelling."""
    own = settings.get("additionalProperties")
    merged = {**settings, **(own if isinstance(own, dict) else {})}
    return {
        _camel(name): value
        for name, value in merged.items()
        if name != "additionalProperties"
    }


def _camel(name: str) -> str:
    first, *others = name.split("-")
    return first + "".join(one[:1].upper() + one[1:] for one in others)


def _is_python(settings: Mapping[str, Json]) -> bool:
    name = settings.get("generatorName")
    is_server = name in ("python-flask", "python-fastapi", "python-aiohttp")
    return isinstance(name, str) and name.startswith("python") and not is_server
