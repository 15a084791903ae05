"""Documents in several files, read from a folder that they cannot leave."""

from pathlib import Path

import pytest

from mooring import spec
from mooring.diagnostics import Location, Unreadable
from mooring.document import resolve
from mooring.workflows.documents.reading import open_document

ROOT = """openapi: 3.1.0
info: {title: T, version: '1'}
paths:
  /pets: {$ref: 'paths.yaml#/pets'}
components:
  schemas:
    Pet: {$ref: schemas/Pet.yaml}
"""
PATHS = """pets:
  get:
    operationId: list
    responses:
      '200':
        description: ''
        content:
          application/json:
            schema: {$ref: 'schemas/Pet.yaml'}
            example: {$ref: this-is-data.yaml}
"""
PET = """type: object
properties:
  owner: {$ref: './Owner.yaml'}
  parent: {$ref: '../api.yaml#/components/schemas/Pet'}
  former: {$ref: '#/properties/owner'}
"""
OWNER = "type: object\nproperties:\n  name: {type: string}\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    inside = tmp_path / "inside"
    (inside / "schemas").mkdir(parents=True)
    (inside / "api.yaml").write_text(ROOT)
    (inside / "paths.yaml").write_text(PATHS)
    (inside / "schemas" / "Pet.yaml").write_text(PET)
    (inside / "schemas" / "Owner.yaml").write_text(OWNER)
    (tmp_path / "secret.yaml").write_text(OWNER)
    return inside


def test_files_refer_to_one_another(folder: Path) -> None:
    api = spec.parse(open_document(None, str(folder / "api.yaml")).document)
    assert [one.key for one in api.operations] == ["list"]
    assert list(api.schemas) == ["Pet", "Owner", "Pet/owner"]
    assert api.diagnostics == ()


def test_each_fact_is_found_in_its_own_file(folder: Path) -> None:
    document = open_document(None, str(folder / "api.yaml")).document
    api = spec.parse(document)
    pet, (operation,) = api.schemas["Pet"], api.operations
    assert document.origins(f"{pet.pointer}/properties/parent").location == Location(
        str(folder / "schemas" / "Pet.yaml"), 4, 3
    )
    assert document.origins(operation.pointer).location == Location(
        str(folder / "paths.yaml"), 2, 3
    )
    assert resolve(document.root, operation.pointer)
    assert document.origins("/info").location.file == str(folder / "api.yaml")


OUTSIDE = [
    "../secret.yaml",
    "schemas/../../secret.yaml",
    "link.yaml",
    "absent.yaml",
    "schemas",
    "/etc/passwd",
    "file:///etc/passwd",
    "http://127.0.0.1:9/x.yaml",
]


@pytest.mark.parametrize("reference", OUTSIDE)
def test_a_reference_never_leaves_the_folder(folder: Path, reference: str) -> None:
    (folder / "link.yaml").symlink_to(folder.parent / "secret.yaml")
    (folder / "api.yaml").write_text(ROOT.replace("schemas/Pet.yaml", reference))
    (folder / "paths.yaml").write_text(PATHS.replace("schemas/Pet.yaml", reference))
    with pytest.raises(Unreadable) as refusal:
        spec.parse(open_document(None, str(folder / "api.yaml")).document)
    assert {one.code for one in refusal.value.diagnostics} == {"external-reference"}
    assert refusal.value.diagnostics[0].location.file == str(folder / "paths.yaml")


def test_a_broken_file_is_named(folder: Path) -> None:
    (folder / "schemas" / "Owner.yaml").write_text("type: object\nproperties: {a: [}\n")
    with pytest.raises(Unreadable) as refusal:
        open_document(None, str(folder / "api.yaml")).document
    location = refusal.value.diagnostics[0].location
    assert (location.file, location.line) == (str(folder / "schemas" / "Owner.yaml"), 2)


def test_a_document_of_one_file_stays_as_it_is(folder: Path) -> None:
    path = folder / "schemas" / "Alone.yaml"
    path.write_text("openapi: 3.1.0\ninfo: {}\npaths: {/a: {get: {}}}\n")
    assert list(open_document(None, str(path)).document.root) == [
        "openapi",
        "info",
        "paths",
    ]


def test_path_items_that_stand_in_other_files_are_operations(tmp_path: Path) -> None:
    (tmp_path / "api.yaml").write_text(
        "openapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths: {/a: {$ref: a.yaml}}\n"
    )
    (tmp_path / "a.yaml").write_text(
        "get: {operationId: getA, responses: {'200': {description: A}}}\n"
    )
    api = spec.parse(open_document(None, str(tmp_path / "api.yaml")).document)
    assert [str(one) for one in api.operations] == ["GET /a"]
