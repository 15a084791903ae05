"""What Mooring writes into settings files, which leaves what people wrote there as it is; the one caller of tomlkit."""

import re
from collections.abc import Mapping, MutableMapping, MutableSequence
from pathlib import Path
from typing import cast

import tomlkit
from tomlkit.items import AoT, InlineTable, Table

from mooring.config import Revision, kept_entry
from mooring.model import KeptKind, KeptName

NEEDS = ("httpx2>=2.16", "pydantic>=2.12")
"""What the bindings run on (PEP 508)."""
PYTHON = ">=3.11"
"""The versions of Python that the bindings run on."""

Tables = MutableSequence[MutableMapping[str, object]]
"""An array of tables, as far as it is written here."""


def list_revision(
    path: Path, api_name: str, version_name: str, revision: Revision
) -> None:
    """Adds a revision to `api.toml`."""
    settings = (
        tomlkit.parse(path.read_text("utf-8")) if path.is_file() else tomlkit.document()
    )
    if "name" not in settings:
        settings["name"] = api_name
    versions = settings.setdefault("versions", tomlkit.table(is_super_table=True))
    version = versions.setdefault(version_name, tomlkit.table())
    revisions = version.setdefault("revisions", tomlkit.aot())
    entry = _entry(path.parent, revision)
    cast(AoT, revisions).append(entry)  # pyright: ignore[reportUnknownMemberType]
    path.write_bytes(tomlkit.dumps(settings).encode())


def keep_classes(path: Path, version: str, kept: Mapping[str, tuple[str, ...]]) -> None:
    """Adds to `api.toml` the names that callers know a class by."""
    settings = tomlkit.parse(path.read_text("utf-8"))
    versions = cast(Table, settings["versions"])
    table = cast(Table, versions[version])
    outer = table.setdefault("kept", tomlkit.table(is_super_table=True))
    classes = cast(Table, cast(Table, outer).setdefault("classes", tomlkit.table()))
    for key, names in sorted(kept.items()):
        classes[key] = list(names)
    path.write_bytes(tomlkit.dumps(settings).encode())


def keep_names(
    path: Path,
    version: str,
    before: tuple[KeptName, ...],
    after: tuple[KeptName, ...],
) -> None:
    """Writes the other names that go on working into `api.toml`.

    Args:
        before: Those that it lists; the first of `after` are the same, as far as they have not changed.
    """
    settings = tomlkit.parse(path.read_text("utf-8"))
    versions = cast(Table, settings["versions"])
    table = cast(Table, versions[version])
    outer = cast(Table, table.setdefault("kept", tomlkit.table(is_super_table=True)))
    for kind in KeptKind:
        own = [one for one in after if one.kind is kind]
        if not own:
            continue
        listed = cast(Tables, outer.setdefault(kind.value, tomlkit.aot()))
        known = [one for one in before if one.kind is kind]
        for index, one in enumerate(own):
            if index >= len(known):
                listed.append(tomlkit.table())
            stated = listed[index]
            for key, value in kept_entry(one).items():
                if stated.get(key) != value:
                    stated[key] = value
    text = re.sub(r"(?<=\n)(?<!\n\n)(?=\[\[)", "\n", tomlkit.dumps(settings))
    path.write_bytes(text.encode())


def with_names(
    text: str, package: str, version: str, classes: Mapping[str, str]
) -> str:
    """The text of an `api.toml` that says what its package and the classes of a version are called."""
    settings = tomlkit.parse(text)
    settings.setdefault("package", package)
    if classes:
        versions = settings.setdefault("versions", tomlkit.table(is_super_table=True))
        listed = versions.setdefault(version, tomlkit.table())
        names = listed.setdefault("classes", tomlkit.table())
        for schema, name in classes.items():
            names.setdefault(schema, name)
    return tomlkit.dumps(settings)


def with_project_settings(text: str, settings: Mapping[str, str]) -> str:
    """The text of a pyproject.toml with `[tool.mooring]` at its end."""
    newline = "\r\n" if "\r\n" in text else "\n"
    document = tomlkit.parse(text.replace("\r\n", "\n"))
    tools = document.setdefault("tool", tomlkit.table(is_super_table=True))
    is_inline = isinstance(tools, InlineTable)
    own = tomlkit.inline_table() if is_inline else tomlkit.table()
    for key, value in settings.items():
        own[key] = value
    tools["mooring"] = own
    return _set_apart(tomlkit.dumps(document)).replace("\n", newline)


def new_project(name: str) -> str:
    """The text of the smallest pyproject.toml that installs a package of the project's own name, and what it runs on."""
    document = tomlkit.document()
    build = tomlkit.table()
    build["requires"] = ["hatchling"]
    build["build-backend"] = "hatchling.build"
    document["build-system"] = build
    project = tomlkit.table()
    project["name"] = name
    project["version"] = "0.1.0"
    project["requires-python"] = PYTHON
    project["dependencies"] = list(NEEDS)
    document["project"] = project
    return tomlkit.dumps(document)


def _set_apart(text: str) -> str:
    """The text with an empty line before and after `[tool.mooring]`, wherever that had to be put."""
    before = re.sub(r"\n+(?=\[tool\.mooring\]\n)", "\n\n", text)
    return re.sub(
        r"^(\[tool\.mooring\]\n(?:[^\[\n].*\n)*)(?=\[)",
        r"\1\n",
        before,
        flags=re.MULTILINE,
    )


def _entry(folder: Path, revision: Revision) -> Table:
    entry = tomlkit.table()
    entry["date"] = revision.date
    entry["file"] = revision.path.relative_to(folder).as_posix()
    entry["format"] = revision.format
    if revision.source is not None:
        entry["source"] = revision.source
    entry["sha256"] = revision.sha256
    if revision.base is not None:
        entry["base"] = revision.base
    if revision.trust:
        entry["trust"] = sorted(standing.value for standing in revision.trust)
    if revision.prefer:
        entry["prefer"] = list(revision.prefer)
    if revision.only is not None:
        entry["only"] = revision.only
    if revision.files:
        files = tomlkit.table()
        for name, sha256 in revision.files.items():
            files[name] = sha256
        files.add(tomlkit.nl())
        entry["files"] = files
    return entry
