"""An API is called by what its document says of itself."""

from pathlib import Path

import pytest

from mooring.workflows.projects.api_names import api_name, package_name, version_name
from mooring.workflows.documents.reading import open_document

PATHS = "paths: {%s: {get: {responses: {'200': {description: ''}}}}}\n"


def rows(*lines: str) -> list[tuple[str, str]]:
    """Pairs of what a document says and what follows from it."""
    return [(one, two) for one, _, two in (line.partition(" → ") for line in lines)]


TITLES = rows(
    "Swagger Petstore - OpenAPI 3.0 → petstore",
    "GitHub v3 REST API → github",
    "Acme Public API v2.1 → acme",
    "Netlify's API documentation → netlify",
    "The Zoo: animals (beta) → zoo-animals-beta",
    "Café Münster → cafe-munster",
    "Cal.com API v2 → cal-com",
    "one two three four five six → one-two-three-four",
    "REST API → acme",
    "日本語 → acme",
    "../../etc → etc",
)


@pytest.mark.parametrize(("title", "name"), TITLES)
def test_a_title_becomes_a_name(title: str, name: str, tmp_path: Path) -> None:
    path = tmp_path / "file.yaml"
    path.write_text(
        f'openapi: 3.1.0\ninfo: {{title: "{title}", version: "1"}}\n'
        "servers: [{url: https://api.acme.example}]\n" + PATHS % "/a"
    )
    assert api_name(open_document(None, str(path)).document, "file").name == name


NAMELESS = rows(
    "https://api.rockets.example/v1 → rockets",
    "https://www.rockets.co/x → rockets",
    "/api → place",
    "https://{host}/x → place",
    "http://127.0.0.1:8000 → place",
    "http://[::1 → place",
)


@pytest.mark.parametrize(("server", "name"), NAMELESS)
def test_without_a_telling_title_the_host_or_the_place_names_it(
    server: str, name: str, tmp_path: Path
) -> None:
    path = tmp_path / "file.yaml"
    path.write_text(
        f'openapi: 3.1.0\ninfo: {{title: API, version: "1"}}\nservers: [{{url: "{server}"}}]\n'
        + PATHS % "/a"
    )
    assert api_name(open_document(None, str(path)).document, "place").name == name


VERSIONS = [
    ("https://x.example/api/v2", "/a", "9.0", "v2"),
    ("https://x.example/v1beta1", "/a", "9.0", "v1beta1"),
    ("https://x.example", "/api/v3/a", "9.0", "v3"),
    ("https://x.example", "/a", "1.0.27", "v1"),
    ("https://x.example", "/a", "v4", "v4"),
    ("https://x.example", "/a", "0.1.0", "v0"),
    ("https://x.example", "/a", "2024-06-20", "v1"),
    ("https://x.example", "/a", "20240620", "v1"),
    ("https://x.example", "/a", "beta", "v1"),
    ("https://v8.example", "/vintage", "3-alpha", "v3"),
]


@pytest.mark.parametrize(("server", "path", "version", "name"), VERSIONS)
def test_a_version_is_where_callers_say_it_else_what_info_states(
    server: str, path: str, version: str, name: str, tmp_path: Path
) -> None:
    file = tmp_path / "file.yaml"
    file.write_text(
        f'openapi: 3.1.0\ninfo: {{title: T, version: "{version}"}}\nservers: [{{url: "{server}"}}]\n'
        + PATHS % path
    )
    assert version_name(open_document(None, str(file)).document).name == name


@pytest.mark.parametrize(
    ("name", "package"),
    rows(
        "browser-use → browser_use",
        "3scale → api_3scale",
        "class → api_class",
        "A.B → a_b",
    ),
)
def test_a_name_becomes_a_package_that_can_be_imported(name: str, package: str) -> None:
    assert package_name(name) == package
