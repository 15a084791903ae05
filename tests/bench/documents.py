"""The documents of the bench: unpacked, counted, and changed in one schema."""

import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeAlias

import yaml

Operation: TypeAlias = tuple[str, str]
METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")


def unpacked(folder: Path, into: Path, names: tuple[str, ...]) -> list[Path]:
    """The documents of a folder, packed by gzip or not, in a folder of their own; the smallest first.

    Args:
        names: Those that are wanted, without their suffixes; all where it is empty.
    """
    found = list[Path]()
    for path in sorted(folder.iterdir()):
        target = into / path.name.removesuffix(".gz")
        if target.suffix in (".json", ".yaml") and (not names or target.stem in names):
            data = path.read_bytes()
            target.write_bytes(gzip.decompress(data) if path.suffix == ".gz" else data)
            found.append(target)
    return sorted(found, key=lambda path: (path.stat().st_size, path.name))


def loaded(path: Path) -> Any:
    """The mapping of a document, read without Mooring."""
    text = path.read_text("utf-8")
    return (
        json.loads(text)
        if path.suffix == ".json"
        else yaml.load(text, Loader=yaml.CBaseLoader)
    )


def operation(method: str, path: str) -> Operation:
    """An operation by method and path, whatever style a tool writes the names of the path's parameters in."""
    return method.upper(), re.sub(r"\{[^}]*\}", _plain, path)


def _plain(name: re.Match[str]) -> str:
    plain = re.sub(r"[\W_]", "", name[0]).lower()
    return f"{{{plain}}}"


def operations(root: Any) -> frozenset[Operation]:
    """The operations that a document declares below its paths."""
    return frozenset(
        operation(method, path)
        for path, item in root.get("paths", {}).items()
        for method in (item if isinstance(item, dict) else ())
        if method in METHODS
    )


def changed(path: Path) -> str:
    """The text of a document with another description of one property; of another type where none has one.

    The rest of the text stays as it is, so that nothing but the change is measured.
    """
    text = path.read_text("utf-8")
    root = yaml.compose(text, Loader=yaml.CSafeLoader)
    members = list(_members(_schemas(root)))
    for schema in members:
        for member in _members(_child(schema, "properties")):
            description = _child(member, "description")
            if isinstance(description, yaml.ScalarNode) and description.value:
                return _replaced(text, description, f"{description.value} Changed.")
    for schema in members:
        for member in _members(_child(schema, "properties")):
            kind = _child(member, "type")
            if isinstance(kind, yaml.ScalarNode) and not _child(member, "enum"):
                return _replaced(
                    text, kind, "boolean" if kind.value == "string" else "string"
                )
    raise ValueError(f"{path} has no schema with a property that can be changed")


def _replaced(text: str, node: Any, value: str) -> str:
    # A block scalar ends after its last line break, which must stay.
    end = len(text[: node.end_mark.index].rstrip())
    # In YAML too, a JSON string is one (YAML 1.2, section 1.3).
    return f"{text[: node.start_mark.index]}{json.dumps(value)}{text[end:]}"


def _schemas(root: Any) -> Any:
    """The schemas that a document shares: in OpenAPI's components, or in Swagger's definitions."""
    shared = _child(root, "components")
    return _child(root, "definitions") if shared is None else _child(shared, "schemas")


def _members(node: Any) -> Iterator[Any]:
    if isinstance(node, yaml.MappingNode):
        for _, value in node.value:
            yield value


def _child(node: Any, name: str) -> Any:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if isinstance(key, yaml.ScalarNode) and key.value == name:
                return value
    return None
