"""Real documents that change in one place: nothing in any other place is renamed, or written differently."""

import ast
import copy
import gzip
import json
import random
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import pytest

from mooring import sources
from mooring.spec import parse

from .documents import PROJECT, package_of

CORPUS = PROJECT / ".." / "shared" / "corpus" / "specs"
NAMES = ("museum.yaml", "petstore.yaml", "netlify.yaml", "clerk.yaml", "nexus.json")

# The documents are other vendors' and not part of the project.
pytestmark = pytest.mark.skipif(
    not CORPUS.is_dir(), reason="the corpus of real documents is not here"
)

Document = dict[str, Any]
Change = Callable[[Document, random.Random], None]


def adds_schemas(document: Document, chance: random.Random) -> None:
    holder, key = (
        (document, "definitions")
        if "swagger" in document
        else (document["components"], "schemas")
    )
    schemas = [*holder[key].items()]
    for name in ("Aaa", "Mmm", "Zzz"):
        schema = {"type": "object", "properties": {"v": {"enum": ["p", "q"]}}}
        schemas.insert(chance.randrange(len(schemas) + 1), (name, schema))
    holder[key] = dict(schemas)


def adds_operations(document: Document, chance: random.Random) -> None:
    tags = [one["tags"][0] for one in _operations(document) if one.get("tags")]
    paths = [*document["paths"].items()]
    for path in ("/aaa/made", "/zzz/made"):
        operation = {
            "operationId": f"made{path[1]}",
            "tags": [chance.choice(tags)],
            "responses": {"200": {"description": "Made"}},
        }
        paths.insert(chance.randrange(len(paths) + 1), (path, {"get": operation}))
    document["paths"] = dict(paths)


def removes_operations(document: Document, chance: random.Random) -> None:
    for path in chance.sample([*document["paths"]], len(document["paths"]) // 5):
        del document["paths"][path]


def adds_enum_values(document: Document, chance: random.Random) -> None:
    for one in _objects(document):
        values = one.get("enum")
        if isinstance(values, list) and len(values) > 1 and isinstance(values[0], str):
            values.insert(chance.randrange(len(values) + 1), "made")


def adds_branches(document: Document, chance: random.Random) -> None:
    made = {
        "type": "object",
        "required": ["made"],
        "properties": {"made": {"type": "string"}},
    }
    for branches in _unions(document):
        # What was a list of constants is no enumeration any more with an object in it.
        if not any("enum" in one or "const" in one for one in branches):
            branches.insert(chance.randrange(len(branches) + 1), made)


def reorders_branches(document: Document, chance: random.Random) -> None:
    for branches in _unions(document):
        chance.shuffle(branches)


def shuffles_keys(document: Document, chance: random.Random) -> None:
    """Every mapping but `properties`, whose order is the author's and that of the class's fields."""
    for one in [*_objects(document)]:
        members = [*one.items()]
        if not all(
            isinstance(value, dict) and "$ref" not in one for value in one.values()
        ):
            chance.shuffle(members)
        one.clear()
        one.update(members)
    for holder in ("paths", "definitions"):
        if holder in document:
            members = [*document[holder].items()]
            chance.shuffle(members)
            document[holder] = dict(members)


EVERYWHERE = [adds_schemas, adds_operations, adds_enum_values, adds_branches]
ORDER_ALONE = [reorders_branches, shuffles_keys]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("change", [*EVERYWHERE, *ORDER_ALONE])
def test_no_class_member_method_or_file_is_renamed(name: str, change: Change) -> None:
    before, after = _package(name), _changed(name, change)
    assert before.keys() <= after.keys()
    assert _names(before) <= _names(after)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("change", [adds_schemas, adds_operations, removes_operations])
def test_no_byte_of_another_class_or_method_changes(name: str, change: Change) -> None:
    before, after = _texts(_package(name)), _texts(_changed(name, change))
    assert {place: after[place] for place in before.keys() & after.keys()} == {
        place: before[place] for place in before.keys() & after.keys()
    }


@pytest.mark.parametrize("name", NAMES)
def test_the_order_of_keys_changes_no_byte(name: str) -> None:
    assert _changed(name, shuffles_keys) == _package(name)


@cache
def _document(name: str) -> Document:
    data = gzip.decompress((CORPUS / f"{name}.gz").read_bytes())
    return sources.read(name, data).root


@cache
def _package(name: str) -> dict[str, str]:
    return _written(_document(name))


def _changed(name: str, change: Change) -> dict[str, str]:
    document = copy.deepcopy(_document(name))
    change(document, random.Random(7))
    return _written(document)


def _written(document: Document) -> dict[str, str]:
    data = json.dumps(document, ensure_ascii=False).encode()
    return package_of(parse(sources.read("real.json", data)))


def _objects(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from _objects(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _objects(inner)


def _operations(document: Document) -> list[dict[str, Any]]:
    return [
        operation
        for item in document["paths"].values()
        for operation in item.values()
        if isinstance(operation, dict) and "responses" in operation
    ]


def _unions(document: Document) -> Iterator[list[dict[str, Any]]]:
    """The alternatives of every union of more than one type and null."""
    for one in _objects(document):
        for keyword in ("oneOf", "anyOf"):
            branches = one.get(keyword)
            if isinstance(branches, list):
                others = [branch for branch in branches if branch != {"type": "null"}]
                if len(others) > 1:
                    yield branches


def _texts(package: dict[str, str]) -> dict[tuple[str, ...], str]:
    """The text of every class of models, and of every method, by where it stands."""
    texts = dict[tuple[str, ...], str]()
    for path, text in package.items():
        if not path.endswith(".py"):
            continue
        for node in ast.parse(text).body:
            if isinstance(node, ast.ClassDef) and path.startswith("models"):
                texts[path, node.name] = ast.get_source_segment(text, node) or ""
            elif isinstance(node, ast.ClassDef):
                for member in node.body:
                    if isinstance(member, ast.FunctionDef | ast.AsyncFunctionDef):
                        place = (path, node.name, member.name)
                        texts[place] = ast.get_source_segment(text, member) or ""
    return texts


def _names(package: dict[str, str]) -> set[tuple[str, ...]]:
    """Every class, member, method and argument, by where it stands."""
    names = set[tuple[str, ...]]()
    for path, text in package.items():
        for node in ast.parse(text).body if path.endswith(".py") else ():
            if isinstance(node, ast.ClassDef):
                names |= {(path, node.name, *one) for one in _members(node)}
    return names


def _members(node: ast.ClassDef) -> Iterator[tuple[str, ...]]:
    for member in node.body:
        match member:
            case ast.AnnAssign(target=target) | ast.Assign(targets=[target]):
                yield (ast.unparse(target),)
            case ast.FunctionDef(args=arguments) | ast.AsyncFunctionDef(args=arguments):
                yield (member.name,)
                for argument in (*arguments.args, *arguments.kwonlyargs):
                    yield (member.name, argument.arg)
            case _:
                pass
