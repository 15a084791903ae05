"""One broken corner costs itself alone: whatever stands where it means nothing, there is a package, and the ledger names the place.

`MOORING_FUZZ_ROUNDS` makes it go on: each round breaks as many places again.
"""

import gzip
import itertools
import json
import os
import subprocess
import sys
import zlib
from pathlib import Path

import pytest
from mooring import bindings, sources
from mooring.bindings.ledger import ledger, stubs
from mooring.document import JsonObject
from mooring.spec import parse

from .breaking import Broken, broken
from .documents import CASES, PROJECT, TEMPLATES

CORPUS = PROJECT / ".." / "shared" / "corpus" / "specs"
DOCUMENTS = [
    *sorted(CASES.glob("*/openapi.yaml")),
    *(CORPUS / f"{name}.gz" for name in ("petstore.yaml", "museum.yaml")),
]
PLACES = 3 * int(os.environ.get("MOORING_FUZZ_ROUNDS", "1"))
"""Places of a document that are broken."""
SKELETON = ("/openapi", "/info", "/paths")
"""Where nonsense costs the document: it does not say what it is, or describes nothing."""
SETTINGS = bindings.Settings("broken", "broken", "BROKEN")


@pytest.mark.parametrize(
    "path", DOCUMENTS, ids=lambda path: path.parent.name + path.stem
)
def test_a_broken_corner_costs_itself_alone(path: Path, tmp_path: Path) -> None:
    if not path.exists():
        pytest.skip("the corpus of real documents is not here")
    seed = zlib.crc32(path.name.encode() + path.parent.name.encode())
    found = (one for one in broken(root_of(path), seed) if one.place not in SKELETON)
    imports = "import sys\n"
    for at, one in enumerate(itertools.islice(found, PLACES)):
        for name, text in package_of(one).items():
            file = tmp_path / f"broken_{at}" / name
            if name.endswith(".py"):
                compile(text, str(file), "exec")
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, "utf-8")
        if at % 3 == 0:
            imports += f"import broken_{at}.client; [getattr(broken_{at}.models, name) for name in dir(broken_{at}.models)]\n"
    done = subprocess.run(
        [sys.executable, "-c", imports],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.stderr == ""


def root_of(path: Path) -> JsonObject:
    data = path.read_bytes()
    data = gzip.decompress(data) if path.suffix == ".gz" else data
    return sources.read(path.name.removesuffix(".gz"), data).root


def package_of(one: Broken) -> dict[str, str]:
    """The package of a broken document, whose ledger names each fault that belongs to a counted part."""
    paths = one.root.get("paths")
    assert isinstance(paths, dict)
    # Of a document with one operation nothing might be left.
    beside: JsonObject = {"get": {"responses": {}}}
    root = {**one.root, "paths": {**paths, "/beside": beside}}
    api = parse(sources.read("api.json", json.dumps(root).encode()))
    parts = ledger(api).parts
    told = {loss.pointer for part in parts for loss in part.losses}
    for fault in api.faults:
        if any(f"{fault.pointer}/".startswith(f"{part.pointer}/") for part in parts):
            assert fault.pointer in told, one
    return bindings.generate(api, SETTINGS, TEMPLATES)


HEAD = "openapi: 3.0.3\ninfo: {title: T, version: '1'}\n"
SOUND = "/sound: {get: {responses: {'200': {description: ok}}}}"
CORNERS = [
    ("schema: 5", "not-a-schema"),
    ("schema: {allOf: {type: string}}", "not-an-array"),
    ("schema: {anyOf: text}", "not-an-array"),
    ("schema: {properties: [a]}", "not-an-object"),
    ("schema: {properties: null}", "not-an-object"),
    ("schema: {properties: {a: null}}", "not-a-schema"),
    ("schema: {properties: {a: {required: true}}}", "required-without-names"),
    ("schema: {required: a, properties: {a: {type: string}}}", "not-an-array"),
    ("schema: {type: date}", "unknown-type"),
    ("schema: {type: [string, 5]}", "not-a-type"),
    ("schema: {enum: {a: 1}}", "not-an-array"),
    ("schema: {enum: []}", "no-values"),
    ("schema: {type: array, items: [{type: string}]}", "not-a-schema"),
    ("schema: {type: integer, maximum: many}", "not-a-number"),
    ("schema: {type: string, maxLength: -1}", "not-a-count"),
    ("schema: {$ref: 5}", "not-a-reference"),
    ("schema: {$ref: Pet}", "external-reference"),
    ("schema: {$ref: 'https://vendor.example/pet.json'}", "external-reference"),
]  # fmt: skip


@pytest.mark.parametrize(("content", "code"), CORNERS)
def test_what_a_schema_may_not_say_is_widened_and_told(content: str, code: str) -> None:
    """The same in a response and in a schema with a name."""
    stated = content.removeprefix("schema: ")
    response = f"responses: {{'200': {{description: ok, content: {{application/json: {{{content}}}}}}}}}"
    for text in (
        f"paths: {{/a: {{get: {{{response}}}}}, {SOUND}}}",
        f"paths: {{{SOUND}}}\ncomponents: {{schemas: {{A: {stated}}}}}",
    ):
        api = parse(sources.read("api.yaml", (HEAD + text).encode()))
        (lossy,) = (part for part in ledger(api).parts if part.losses)
        assert code in [loss.code for loss in lossy.losses]
        assert stubs(api, ()) == ()


STUBBED = [
    ("/a: {get: null}", "GET /a", "not-an-operation"),
    ("/a: {get: text}", "GET /a", "not-an-operation"),
    ("/a: null", "/a", "path-not-read"),
    ("/a: [get]", "/a", "path-not-read"),
    ("/a: {$ref: '#/nowhere'}", "/a", "path-not-read"),
    ("/a: {get: {parameters: [text], responses: {}}}", "GET /a", "parameter-not-found"),
    ("/a: {get: {requestBody: text, responses: {}}}", "GET /a", "part-not-read"),
    ("/a: {get: {responses: {'200': [text]}}}", "GET /a", "part-not-read"),
]


@pytest.mark.parametrize(("path", "name", "code"), STUBBED)
def test_an_operation_of_which_too_little_is_left_is_a_stub(
    path: str, name: str, code: str
) -> None:
    text = f"{HEAD}paths: {{{path}, {SOUND}}}"
    api = parse(sources.read("api.yaml", text.encode()))
    (stub,) = stubs(api, ())
    assert stub.names == (name,)
    assert stubs(api, (name,)) == ()
    assert code in [loss.code for part in ledger(api).parts for loss in part.losses]
