"""Which names a module of operations imports."""

from .documents import api_of, package_of

DOCUMENT = """
openapi: 3.1.0
info: {{title: T, version: "1"}}
paths:
  /reminders:
    get:
      tags: [Reminders]
      operationId: list_reminders
      parameters: [{{name: {name}, in: query, schema: {schema}}}]
      responses: {{"204": {{description: done}}}}
"""


def imports(name: str, schema: str) -> list[str]:
    """The imports from outside the package."""
    files = package_of(api_of(DOCUMENT.format(name=name, schema=schema)))
    lines = files["resources/reminders.py"].splitlines()
    found = [
        line for line in lines if line.startswith("from ") and "from .." not in line
    ]
    return found[1:]


def test_an_argument_that_is_called_like_a_type_is_no_use_of_the_type() -> None:
    assert imports("time", "{type: string}") == []


def test_a_type_is_imported_where_it_is_used() -> None:
    assert imports("at", "{type: string, format: time}") == [
        "from datetime import time"
    ]


WITHOUT_RESOURCES = """
openapi: 3.1.0
info: {title: T, version: "1"}
paths:
  /:
    post:
      responses: {"204": {description: done}}
"""


def test_a_client_without_resources_imports_nothing_for_them() -> None:
    files = package_of(api_of(WITHOUT_RESOURCES))
    lines = files["client.py"].splitlines()
    assert "from typing import Self, Unpack" in lines
    assert [line for line in lines if "cached_property" in line] == []
