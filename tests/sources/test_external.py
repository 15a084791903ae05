import pytest

from mooring.sources.external import EXTERNAL


@pytest.mark.parametrize(
    "text",
    [
        "$ref: pets.yaml",
        "$ref: 'pets.yaml#/Pet'",
        '"$ref" : "./pets.json"',
        "{$ref: ../pets.yaml}",
        "$ref: >-\n  pets.yaml#/Pet",
        "$ref: |2-\n    pets.yaml",
        "$ref:\n  pets.yaml",
        "$ref: !!str pets.yaml",
    ],
)
def test_a_reference_to_another_file_is_never_overlooked(text: str) -> None:
    assert EXTERNAL.search(text.encode()) is not None


@pytest.mark.parametrize(
    "text",
    [
        "$ref: '#/components/schemas/Pet'",
        '"$ref":"#/components/schemas/Pet"',
        "$ref: >-\n  #/components/schemas/Pet",
        "$ref:\n  '#/components/schemas/Pet'",
        '"$ref": {"type": "string"}',
    ],
)
def test_a_reference_inside_or_a_member_of_that_name_is_none(text: str) -> None:
    assert EXTERNAL.search(text.encode()) is None
