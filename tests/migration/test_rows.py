"""One thing a row: what becomes of a few lines, and what is said of them."""

import shutil
from pathlib import Path

import pytest

from mooring.config import Project, find_project
from mooring.migration import Changes, migrate
from mooring.workflows.migrating import name_changes

TASKS = (
    "from browser_use_cloud.v2 import Client, AsyncClient, models\nclient = Client()\n"
)
CLINIC = "from clinic.v1 import Client, models\nclinic = Client()\n"
V1 = "from browser_use_cloud.v1 import Client\n"


@pytest.fixture(scope="session")
def changes_by_start(project: Project) -> dict[str, Changes]:
    """The changes that each of the starts above is written for."""
    return {
        TASKS: name_changes(project, "v2@2025-08-20", "v2@2026-03-10", None),
        CLINIC: name_changes(
            project, "clinic/v1@2026-01-01", "clinic/v1@2026-06-01", None
        ),
        V1: name_changes(project, "browser-use/v1", "v2", None),
    }


REWRITTEN = [
    # Receivers.
    (TASKS, "client.tasks.create(structured_output_json=x)", "client.tasks.create(structured_output=x)"),
    (TASKS, "(client).tasks.create(structured_output_json=x)", "(client).tasks.create(structured_output=x)"),
    (TASKS, "def f(c: Client | None = None):\n    c.tasks.create(structured_output_json=x)", "def f(c: Client | None = None):\n    c.tasks.create(structured_output=x)"),
    (TASKS, "def f(c: 'Client'):\n    c.tasks.create(structured_output_json=x)", "def f(c: 'Client'):\n    c.tasks.create(structured_output=x)"),
    (TASKS, "def f(cs: list[Client]):\n    cs[0].tasks.create(structured_output_json=x)", "def f(cs: list[Client]):\n    cs[0].tasks.create(structured_output=x)"),
    (TASKS, "def f(*cs: Client):\n    for c in cs:\n        c.tasks.create(structured_output_json=x)", "def f(*cs: Client):\n    for c in cs:\n        c.tasks.create(structured_output=x)"),
    (TASKS, "def f(cs: dict[str, Client]):\n    [c.tasks.create(structured_output_json=n) for n, c in cs.items()]", "def f(cs: dict[str, Client]):\n    [c.tasks.create(structured_output=n) for n, c in cs.items()]"),
    (TASKS, "if (c := Client()):\n    c.tasks.create(structured_output_json=x)", "if (c := Client()):\n    c.tasks.create(structured_output=x)"),
    (TASKS, "async def f():\n    async with AsyncClient() as c:\n        await c.tasks.create(structured_output_json=x)", "async def f():\n    async with AsyncClient() as c:\n        await c.tasks.create(structured_output=x)"),
    (TASKS, "import pytest\n@pytest.fixture\ndef c():\n    with Client() as one:\n        yield one\ndef test_it(c):\n    c.tasks.create(structured_output_json=x)", "import pytest\n@pytest.fixture\ndef c():\n    with Client() as one:\n        yield one\ndef test_it(c):\n    c.tasks.create(structured_output=x)"),
    (TASKS, "getattr(client.tasks, 'create')(structured_output_json=x)", "getattr(client.tasks, 'create')(structured_output=x)"),
    (TASKS, "client.tasks.create(task='a'  # why\n    , structured_output_json=x)", "client.tasks.create(task='a'  # why\n    , structured_output=x)"),
    (TASKS, "client.tasks.create(task='a' , structured_output_json=x ,)", "client.tasks.create(task='a' , structured_output=x ,)"),
    (TASKS, "from typing import cast\ncast(Client, x).tasks.create(structured_output_json=x)", "from typing import cast\ncast(Client, x).tasks.create(structured_output=x)"),
    (TASKS, "class A:\n    client: Client\n    def f(self):\n        self.client.tasks.create(structured_output_json=x)", "class A:\n    client: Client\n    def f(self):\n        self.client.tasks.create(structured_output=x)"),
    (TASKS, "class A:\n    def __enter__(self): return Client()\nwith A() as c:\n    c.tasks.create(structured_output_json=x)", "class A:\n    def __enter__(self): return Client()\nwith A() as c:\n    c.tasks.create(structured_output=x)"),
    # Settings.
    (TASKS, "client.tasks.create(agent_settings={'llm': 'o3', 'startUrl': u})", "client.tasks.create(llm='o3', start_url=u)"),
    (TASKS, "client.tasks.create(agent_settings=models.AgentSettingsView(), task='a')", "client.tasks.create(agent_settings=models.AgentSettingsView(), task='a')"),
    (TASKS, "client.tasks.create(browser_settings=models.BrowserSettingsView(session_id=s, profile_id=p))", "client.tasks.create(session_id=s, session_settings=models.SessionSettings(profile_id=p))"),
    # Names, positions, values.
    (CLINIC, "clinic.pets.get(pet_id='1')", "clinic.pets.get(id='1')"),
    (CLINIC, "clinic.pets.get('1').chip_code", "clinic.pets.get('1').microchip"),
    (CLINIC, "clinic.pets.get('1').address.town.upper()", "clinic.pets.get('1').town.upper()"),
    (CLINIC, "[p.chip_code for p in clinic.pets.list()]", "[p.microchip for p in clinic.pets.list()]"),
    (CLINIC, "sorted(clinic.pets.list())[0].chip_code", "sorted(clinic.pets.list())[0].microchip"),
    (CLINIC, "p = clinic.pets.get('1')\np.chip_code = 'x'", "p = clinic.pets.get('1')\np.microchip = 'x'"),
    (CLINIC, "p = clinic.pets.get('1').model_copy(update={'chip_code': 'x', 'name': 'y'})", "p = clinic.pets.get('1').model_copy(update={'microchip': 'x', 'name': 'y'})"),
    (CLINIC, "models.Pet.model_validate({'chipCode': 'x', 'chip_code': 'y'}).chip_code", "models.Patient.model_validate({'microchip': 'x', 'microchip': 'y'}).microchip"),
    (CLINIC, "models.Pet(chip_code='x', **{'name': 'y'})", "models.Patient(microchip='x', **{'name': 'y'})"),
    (CLINIC, "match clinic.pets.get('1'):\n    case models.Pet(chip_code=c): print(c)", "match clinic.pets.get('1'):\n    case models.Patient(microchip=c): print(c)"),
    (CLINIC, "clinic.pets.visit('1', reason='r')", "clinic.visits.create('1', reason='r')"),
    (CLINIC, "visit = clinic.pets.visit", "visit = clinic.visits.create"),
    (CLINIC, "clinic.pets.list(kind=models.Kind.CAT_PREVIEW)", "clinic.pets.list(kind=models.Kind.CAT)"),
    (CLINIC, "clinic.pets.list(kind='cat-preview')", "clinic.pets.list(kind='cat')"),
    (CLINIC, "x: dict[str, 'list[models.Pet]'] = {}", "x: dict[str, 'list[models.Patient]'] = {}"),
    (CLINIC, "isinstance(x, (models.Pet, models.Condition))", "isinstance(x, (models.Patient, models.State))"),
    (CLINIC, "from clinic.v1.models import Pet as P\nP(chip_code='x')", "from clinic.v1.models import Patient as P\nP(microchip='x')"),
    (CLINIC, "from clinic.v1.models import Pet\nPatient = 1\nx: Pet", "from clinic.v1.models import Patient as Pet\nPatient = 1\nx: Pet"),
    (CLINIC, "from clinic.v1.models import Pet\n__all__ = ['Pet']", "from clinic.v1.models import Patient as Pet\n__all__ = ['Pet']"),
    (CLINIC, "from clinic.v1.models import *\nx: Pet", "from clinic.v1.models import *\nx: Pet"),
    (CLINIC, "if True:\n    from clinic.v1.models import Pet  # late\n    x = Pet(chip_code='1')", "if True:\n    from clinic.v1.models import Patient  # late\n    x = Patient(microchip='1')"),
    # Packages.
    (V1, "import browser_use_cloud.v1\nbrowser_use_cloud.v1.Client().tasks.run(task='a')", "import browser_use_cloud.v2\nbrowser_use_cloud.v2.Client().tasks.create(task='a')"),
    (V1, "import browser_use_cloud.v1 as bu\nbu.Client().tasks.run(llm_model='a')", "import browser_use_cloud.v2 as bu\nbu.Client().tasks.create(llm='a')"),
    (V1, "from browser_use_cloud import v1\nv1.Client().tasks.run(task='a')", "from browser_use_cloud import v2\nv2.Client().tasks.create(task='a')"),
    (V1, "from browser_use_cloud import v1\nv2 = v1.Client()", "from browser_use_cloud import v2 as v1\nv2 = v1.Client()"),
    (V1, "from acme.apis.browser_use_cloud.v1 import Client as C\nC().tasks.run(task='a')", "from acme.apis.browser_use_cloud.v2 import Client as C\nC().tasks.create(task='a')"),
    (V1, "from ..browser_use_cloud.v1.models import *", "from ..browser_use_cloud.v2.models import *"),
    (V1, "Client().tasks.run(browser_profile_id=None)", "Client().tasks.create(session_settings=models.SessionSettings(profile_id=None))"),
    (V1, "from browser_use_cloud.v10 import Client as D\nD().tasks.run(llm_model='a')", "from browser_use_cloud.v10 import Client as D\nD().tasks.run(llm_model='a')"),
]  # fmt: skip
"""What the code starts with, and some lines of it before and after."""


def shown(text: str) -> str:
    return text.splitlines()[-1][:70]


@pytest.mark.parametrize(
    ("start", "before", "after"), REWRITTEN, ids=[shown(row[1]) for row in REWRITTEN]
)
def test_what_refers_to_our_bindings_is_rewritten(
    start: str, before: str, after: str, changes_by_start: dict[str, Changes]
) -> None:
    changes = changes_by_start[start]
    (done,) = migrate({"a.py": f"{start}{before}\n".encode()}, changes)
    text = f"{start}{before}\n" if done.after is None else done.after.decode()
    own_imports = ("from browser_use_cloud.v2 import Client", "from clinic.v1 import")
    _, _, rest = text.partition("\n")
    expected = f"{start.partition(chr(10))[2]}{after}\n"
    assert rest == expected
    assert text.startswith(own_imports)
    (again,) = migrate({"a.py": text.encode()}, changes)
    assert again.after is None


LEFT = [
    (TASKS, "def f(c):\n    c.tasks.create(structured_output_json=x)", "4:20: `structured_output_json` of tasks.create"),
    (TASKS, "def f(c=Client()):\n    c.tasks.create(structured_output_json=x)", "4:20: `structured_output_json` of tasks.create"),
    (TASKS, "c = Client()\nc = other()\nc.tasks.create(structured_output_json=x)", "5:16: `structured_output_json` of tasks.create"),
    (TASKS, "from functools import partial\npartial(client.tasks.create, structured_output_json=x)", "4:30: `structured_output_json` of tasks.create"),
    (TASKS, "client.tasks.create(**x)", "3:21: What ** passes to tasks.create"),
    (TASKS, "client.tasks.create(**{name: '{}'})", "3:21: What ** passes to tasks.create"),
    (CLINIC, "getattr(clinic.pets.get('1'), 'chip_code', None)", "3:31: The name `chip_code` was left as it is: it is microchip now"),
    (CLINIC, "getattr(clinic.pets, 'visit')('1', reason='r')", "3:22: The name `visit` was left as it is: it is visits.create now"),
    (TASKS, "client.tasks.create(agent_settings=x)", "3:21: `agent_settings` of tasks.create is passed as a whole"),
    (TASKS, "client.tasks.create(agent_settings=models.AgentSettingsView(**x))", "3:21: `agent_settings` of tasks.create is passed as a whole"),
    (TASKS, "client.tasks.create(included_file_names=x)", "3:21: `included_file_names` of tasks.create is gone"),
    (TASKS, "client.tasks.create(agent_settings=models.AgentSettingsView(llm=x), llm=y)", "3:65: This value was left as it is: llm is given already."),
    (TASKS, "client.tasks.create(browser_settings=models.BrowserSettingsView(profile_id=p), session_settings=s)", "3:76: This value was left as it is: it is session_settings.profile_id now, and session_settings is given as a whole."),
    (CLINIC, "clinic.pets.list(limit=3)", "3:18: `limit` of pets.list was left as it is: it is possibly page_limit now; if it is so, put `"),
    (CLINIC, "clinic.reminders.send()", "3:18: `reminders.send` is gone: the API has no such operation any more."),
    (CLINIC, "clinic.pets.get('1').nickname", "3:22: `nickname` of Pet is gone: Patient has nothing in its place."),
    (CLINIC, "models.Kind.SNAKE", "3:13: `SNAKE` of Kind is gone"),
    (CLINIC, "pets = clinic.pets", "3:15: `pets` of the client was left as it is: its methods went to pets, visits."),
    (V1, "mock('browser_use_cloud.v1.Client')", "2:6: The string names browser_use_cloud.v1, which is browser_use_cloud.v2 now"),
    (V1, "Client().tasks.run(browser_profile_id=p)", "2:39: This value is session_settings.profile_id now, which takes uuid: convert it."),
]  # fmt: skip
"""What the code starts with, some lines of it, and the place and words of a remark."""


@pytest.mark.parametrize(
    ("start", "before", "remark"), LEFT, ids=[shown(row[1]) for row in LEFT]
)
def test_what_is_uncertain_or_gone_is_told_with_its_place(
    start: str, before: str, remark: str, changes_by_start: dict[str, Changes]
) -> None:
    files = {"a.py": f"{start}{before}\n".encode()}
    (done,) = migrate(files, changes_by_start[start])
    told = [f"{one}".replace("warning: ", "") for one in done.remarks]
    assert any(one.startswith(f"a.py:{remark}") for one in told), told


def test_a_parameter_whose_rename_is_declared_is_rewritten(
    project: Project, tmp_path: Path
) -> None:
    """The line to declare it by is that of the remark."""
    before = f"{CLINIC}clinic.pets.list(limit=3)\n"
    versions = "clinic/v1@2026-01-01", "clinic/v1@2026-06-01"
    (done,) = migrate({"a.py": before.encode()}, name_changes(project, *versions, None))
    (remark,) = done.remarks
    declaration = remark.message.split("`")[3]
    root = shutil.copytree(project.root, tmp_path / "project")
    settings = root / "specs/clinic/api.toml"
    settings.write_text(f"{settings.read_text()}\n[drift.renames]\n{declaration}\n")
    declared = find_project(root)
    (done,) = migrate(
        {"a.py": before.encode()}, name_changes(declared, *versions, None)
    )
    assert done.after == before.replace("limit", "page_limit").encode()
    assert done.remarks == ()


STRANGERS = [
    "from other import Client\nClient().tasks.create(structured_output_json=1)",
    "class Client:\n    tasks = None\nClient().tasks.create(structured_output_json=1)",
    "from browser_use_cloud_v2 import Client\nClient().tasks.create(structured_output_json=1)",
    "create(structured_output_json=1, agent_settings=2)",
    "structured_output_json = agent_settings = 1\nprint(structured_output_json)",
    "from browser_use_cloud.v2 import Client\nClient = other\nClient().structured_output_json",
    "from browser_use_cloud.v2 import Client\ndef f(Client):\n    Client().tasks.create(structured_output_json=1)",
]


@pytest.mark.parametrize("text", STRANGERS)
def test_what_only_looks_alike_is_left_alone(
    text: str, changes_by_start: dict[str, Changes]
) -> None:
    (done,) = migrate({"a.py": text.encode()}, changes_by_start[TASKS])
    assert done.after is None


def test_clients_are_followed_through_the_modules_of_a_project(
    changes_by_start: dict[str, Changes],
) -> None:
    files = {
        "src/app/__init__.py": "",
        "src/app/api.py": "from clinic.v1 import Client\nfrom clinic.v1.models import Pet\n\ndef make():\n    return Client()\n\nshared = make()\n",
        "src/app/base.py": "from app import api\n\nclass Base:\n    def __init__(self):\n        self.clinic = api.make()\n",
        "src/app/views/pets.py": "from ..api import Pet, shared\nfrom ..base import Base\n\nclass View(Base):\n    def show(self, pet: Pet):\n        return self.clinic.pets.get('1').chip_code, shared.pets.get(pet.id).chip_code\n",
        "tests/conftest.py": "import pytest\nfrom app.api import make\n\n@pytest.fixture\ndef clinic():\n    return make()\n",
        "tests/test_pets.py": "def test_it(clinic):\n    assert clinic.pets.get('1').chip_code\n",
    }
    done = migrate(
        {path: text.encode() for path, text in files.items()}, changes_by_start[CLINIC]
    )
    after = {one.path: one.after.decode() for one in done if one.after is not None}
    assert after == {
        "src/app/api.py": files["src/app/api.py"].replace("Pet", "Patient"),
        "src/app/views/pets.py": files["src/app/views/pets.py"]
        .replace("Pet,", "Patient,")
        .replace(": Pet", ": Patient")
        .replace("chip_code", "microchip"),
        "tests/test_pets.py": files["tests/test_pets.py"].replace(
            "chip_code", "microchip"
        ),
    }


ODD = [
    b"\xef\xbb\xbfimport clinic.v1\r\nx = clinic.v1.Client().pets.get('1').chip_code\r\n",
    "# -*- coding: latin-1 -*-\nimport clinic.v1\nx = '\xe9', clinic.v1.Client().pets.get('1').chip_code".encode("latin-1"),
    b"import clinic.v1\nif x :\n\ty = clinic . v1 .Client( ) . pets.get( '1' ) . chip_code   ;z=1\n\x0c\n",
    b"import clinic.v1\nx = clinic.v1.Client().pets.get('1') \\\n   .chip_code",
]  # fmt: skip


@pytest.mark.parametrize("data", ODD)
def test_every_other_byte_of_a_file_stays(
    data: bytes, changes_by_start: dict[str, Changes]
) -> None:
    (done,) = migrate({"a.py": data}, changes_by_start[CLINIC])
    assert done.after == data.replace(b"chip_code", b"microchip")


IMPORTS = [
    ("from browser_use_cloud.v1 import Client", "from browser_use_cloud.v2 import Client, models"),
    ("from browser_use_cloud.v1 import (Client)", "from browser_use_cloud.v2 import (Client, models)"),
    ("from browser_use_cloud.v1 import (\n    Client,  # a\n)  # b", "from browser_use_cloud.v2 import (\n    Client,  # a\n    models,\n)  # b"),
    ("from browser_use_cloud.v1 import (\n    Client,  # a\n    errors,  # b\n)", "from browser_use_cloud.v2 import (\n    Client,  # a\n    errors,  # b\n    models,\n)"),
    ("from browser_use_cloud.v1 import Client, models as m", "from browser_use_cloud.v2 import Client, models as m"),
    ("from browser_use_cloud.v1.client import Client\nimport os", "from browser_use_cloud.v2.client import Client\nimport os\nfrom browser_use_cloud.v2 import models"),
    ("models = 1\nfrom browser_use_cloud.v1 import Client", "models = 1\nfrom browser_use_cloud.v2 import Client, models as v2_models"),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after"), IMPORTS)
def test_new_code_finds_the_models_that_it_needs(
    before: str, after: str, changes_by_start: dict[str, Changes]
) -> None:
    call = "Client().tasks.run(browser_profile_id=None)\n"
    (done,) = migrate({"a.py": f"{before}\n{call}".encode()}, changes_by_start[V1])
    assert done.after is not None
    rewritten, _, rest = done.after.decode().partition("\nClient()")
    assert rewritten == after
    bound = after.rpartition(" as ")[2] if " as " in after else "models"
    assert (
        rest
        == f".tasks.create(session_settings={bound}.SessionSettings(profile_id=None))\n"
    )


UNREADABLE = [
    (b"import clinic\nx = = 1\n", "a.py:2:"),
    (b"def f(:\n", "a.py:1:"),
    (b"print 'clinic'\n", "a.py:1:"),
    (b"\xff\xfe\x00", "a.py:1:1:"),
    (b"# coding: nonsense\nx = 1\n", "a.py:1:1:"),
    (b"x = " + b"(" * 3000 + b")" * 3000 + b"\n", "a.py:1:"),
]


@pytest.mark.parametrize(("data", "place"), UNREADABLE)
def test_what_is_no_python_is_one_error_and_stays(
    data: bytes, place: str, changes_by_start: dict[str, Changes]
) -> None:
    (done,) = migrate({"a.py": data}, changes_by_start[CLINIC])
    (error,) = done.remarks
    assert done.after is None
    assert str(error).startswith(place)
    assert "error: " in str(error) and "[not-python]" in str(error)
    assert "\n" not in str(error)
