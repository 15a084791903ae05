"""openapi-generator: openapitools.json of its npm package, or a configuration file of its command line."""

from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

from mooring.diagnostics import Misuse
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

_OWN = "the package belongs to this project"
_MAPPED = "types follow the document; an overlay in api.toml changes it"
_REASONS = {
    "generatorName": "Mooring writes Python",
    "additionalProperties": "see its members",
    "globalProperty": "everything that an operation reaches is written",
    "globalProperties": "everything that an operation reaches is written",
    "library": "the client is on httpx2, synchronous and asynchronous",
    "packageVersion": _OWN,
    "projectName": _OWN,
    "packageUrl": _OWN,
    "generateSourceCodeOnly": "only the package is written",
    "typeMappings": _MAPPED,
    "type-mappings": _MAPPED,
    "importMappings": _MAPPED,
    "modelNameMappings": "[versions.V.classes] in api.toml",
    "nameMappings": "names follow the document",
    "templateDir": "templates of Mooring see other names: templates = … in [tool.mooring]",
    "skipValidateSpec": "nothing is dropped; what is held only in part is listed",
    "auth": "mooring fetch is told it",
    "httpUserAgent": "the package names itself",
    "hideGenerationTimestamp": "no file holds a time",
    "disallowAdditionalPropertiesIfNotPresent": "unknown fields are kept always",
    "removeOperationIdPrefix": "operations are named for what they do",
    "ignoreFileOverride": "files that Mooring did not write are left alone",
    "enablePostProcessFile": "Mooring formats what it writes by itself",
}
"""Its settings (its documentation, Customization and the Python generator) that people set most, and why they become nothing."""
_CLAIMED = ("inputSpec", "packageName", "output", "outputDir", "glob", "disabled")
_PATTERNS = ("*.yml", "*.yaml", "*.json", "*/*.yml", "*/*.yaml", "*/*.json")
_MARKS = frozenset(("generatorName", "inputSpec", "packageName", "packageVersion"))


def take_over(root: Path, chosen: str | None) -> Takeover:
    """What its settings in a folder say about a client in Python.

    Raises:
        Misuse: there are none, or of several clients none is chosen.
    """
    clients = dict(_clients(root))
    named = {name: one for name, one in clients.items() if name == chosen} or clients
    match list(named.values()):
        case []:
            raise Misuse(
                "No settings of openapi-generator for a client in Python are here (openapitools.json, or a configuration file): name the document, mooring init SOURCE."
            )
        case [(path, settings)]:
            return _taken(root, path, settings)
        case _:
            raise Misuse(
                f"openapi-generator writes {', '.join(named)} here; say which with --api, and run it once for each."
            )


def _taken(root: Path, path: Path, stated: Mapping[str, Json]) -> Takeover:
    extra = stated.get("additionalProperties")
    settings = {**stated, **(extra if isinstance(extra, dict) else {})}
    settings.pop("additionalProperties", None)
    run = list(commands(root, "openapi-generator"))
    taken = list[Setting]()
    document = text_of(settings, "inputSpec") or _option(run, "-i", "--input-spec")
    if document is None and (pattern := text_of(settings, "glob")) is not None:
        document = _only(root, pattern)
    if document is not None:
        document = document.removeprefix("#{cwd}/")
        taken.append(Setting("inputSpec", f"reads {document}"))
    package = text_of(settings, "packageName")
    if package is not None:
        # Its package may be a package in a package.
        package = package.replace("-", "_").rpartition(".")[2]
        taken.append(Setting("packageName", f"the package {package}"))
    if (folder := text_of(settings, "output", "outputDir")) is not None:
        meaning = f"{folder} was a project of its own; the package is part of this one"
        taken.append(Setting("output", meaning))
    return Takeover(
        place=path,
        source=None if document is None else located(document, root),
        package=package,
        taken=tuple(taken),
        left=unclaimed(settings, _CLAIMED, _REASONS),
    )


def _clients(root: Path) -> Iterator[tuple[str, tuple[Path, Mapping[str, Json]]]]:
    """Every client in Python that settings in a folder describe, by a name."""
    path = root / "openapitools.json"
    tool = load_settings(path).get("generator-cli")
    generators = tool.get("generators") if isinstance(tool, dict) else None
    for name, settings in (generators.items() if isinstance(generators, dict) else ()):
        if isinstance(settings, dict) and _is_python(settings):
            further = settings.get("config")
            place = root / further if isinstance(further, str) else root
            more = load_settings(place)
            own = {key: value for key, value in settings.items() if key != "config"}
            yield name, (path, {**more, **own})
    for found in _files(root):
        stated = load_settings(found)
        if stated.keys() & _MARKS and not stated.keys() & {"openapi", "swagger"}:
            if _is_python(stated) or "packageName" in stated:
                yield found.stem, (found, stated)


def _files(root: Path) -> Iterator[Path]:
    """The files that commands are given, then those nearby that could be one."""
    run = list(commands(root, "openapi-generator"))
    named = [one.option("-c", "--config") for one in run]
    listed = [root / name for name in named if name is not None]
    listed += [path for pattern in _PATTERNS for path in sorted(root.glob(pattern))]
    known = {root / "openapitools.json", root / "package.json"}
    yield from (path for path in dict.fromkeys(listed) if path not in known)


def _is_python(settings: Mapping[str, Json]) -> bool:
    name = settings.get("generatorName")
    is_server = name in ("python-flask", "python-fastapi", "python-aiohttp")
    return isinstance(name, str) and name.startswith("python") and not is_server


def _option(run: list[Command], *names: str) -> str | None:
    return next(filter(None, (one.option(*names) for one in run)), None)


def _only(root: Path, pattern: str) -> str | None:
    """The one document that a pattern matches."""
    if PurePosixPath(pattern).is_absolute() or ".." in PurePosixPath(pattern).parts:
        return None
    found = sorted(root.glob(pattern))
    return shown(found[0]) if len(found) == 1 else None
