"""What holds for every program: a second run changes nothing, no comment is lost, no other line is touched."""

import tokenize
from collections import Counter
from io import BytesIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mooring.config import Project
from mooring.migration import Bindings, Changes, Link, Links, changes, migrate
from mooring.surface import Attribute, Method, Plain, Surface
from mooring.workflows.migrating import name_changes

LEAVES = {
    "llm": "llm",
    "start_url": "start_url",
    "profile_id": None,
}
"""Members of the settings, and the keyword that each is now."""
OTHERS = {
    "task": "task",
    "vision": "vision",
    "structured_output_json": "structured_output",
}

names = st.lists(st.sampled_from(sorted(LEAVES)), unique=True, max_size=3)
others = st.lists(st.sampled_from(sorted(OTHERS)), unique=True, max_size=3)
gaps = st.sampled_from(["", " ", "\n        ", "  # c{}\n        ", "\n        # c{}\n        ", "  # c{}\n        # c{}\n\n        "])  # fmt: skip
is_trailing = st.booleans()


@pytest.fixture(scope="session")
def task_changes(project: Project) -> Changes:
    return name_changes(project, "v2@2025-08-20", "v2@2026-03-10", None)


def numbered(text: str) -> str:
    """The text with a number of its own in each comment."""
    parts = text.split("{}")
    return "".join(
        f"{part}{index}" if index < len(parts) - 1 else part
        for index, part in enumerate(parts)
    )


def joined(entries: list[str], draw: st.DrawFn) -> str:
    """Entries between brackets, with anything between them that Python allows."""
    if not entries:
        return draw(gaps)
    text = draw(gaps)
    for index, entry in enumerate(entries):
        is_last = index == len(entries) - 1
        text += entry + ("" if is_last and not draw(is_trailing) else ",") + draw(gaps)
    return text


@st.composite
def programs(draw: st.DrawFn) -> tuple[str, list[str], list[str]]:
    inner = draw(names)
    outer = draw(others)
    place = draw(st.integers(0, len(outer)))
    settings_ = joined([f"{name}=v_{name}" for name in inner], draw)
    entries = [f"{name}=v_{name}" for name in outer]
    entries.insert(place, f"agent_settings=models.AgentSettingsView({settings_})")
    call = f"client.tasks.create({joined(entries, draw)})"
    text = f"from browser_use_cloud.v2 import Client, models\nclient = Client()\n# above\nx = {call}  # behind\n"
    return numbered(text), inner, outer


def comments_of(text: str) -> Counter[str]:
    tokens = tokenize.tokenize(BytesIO(text.encode()).readline)
    return Counter(one.string for one in tokens if one.type == tokenize.COMMENT)


@given(program=programs())
@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_no_comment_is_lost_and_a_second_run_changes_nothing(
    program: tuple[str, list[str], list[str]], task_changes: Changes
) -> None:
    text, inner, outer = program
    (done,) = migrate({"a.py": text.encode()}, task_changes)
    after = text if done.after is None else done.after.decode()
    assert comments_of(after) == comments_of(text)
    given_: dict[str, str] = {}
    kept: list[str] = []

    class Tasks:
        def create(self, **arguments: str) -> None:
            given_.update(arguments)

    class Models:
        @staticmethod
        def AgentSettingsView(**arguments: str) -> str:
            kept.extend(arguments)
            return "settings"

    values = {f"v_{name}": name for name in (*LEAVES, *OTHERS)}
    client = type("Client", (), {"tasks": Tasks()})
    body = after.partition("client = Client()\n")[2]
    exec(body, {"client": client, "models": Models, **values})
    wanted = {OTHERS[name]: name for name in outer}
    wanted |= {there: name for name in inner if (there := LEAVES[name])}
    given_.pop("agent_settings", None)
    assert given_ == wanted
    assert kept == [name for name in inner if not LEAVES[name]]
    (again,) = migrate({"a.py": after.encode()}, task_changes)
    assert again.after is None


def side(*names: str) -> Bindings:
    """Bindings with one method whose keywords stand at the places `/0`, `/1`, … of a document."""
    keywords = tuple(
        Attribute(name, name, f"/{index}", Plain()) for index, name in enumerate(names)
    )
    method = Method("things", "do", "/do", keywords, Plain(), (), Plain())
    return Bindings("api", Surface((method,), {}, {"things": "Things"}, ()))


CHAINS = [
    # What the keywords were called and are called, the keywords of a call, and those of the call afterwards.
    (("a", "b"), ("x", "y"), "a=1, b=2", "x=1, y=2"),
    (("a", "b"), ("b", "c"), "a=1", "b=1"),
    (("a", "b"), ("b", "c"), "a=1, b=2", "a=1, b=2"),
    (("a", "b"), ("b", "a"), "a=1, b=2", "a=1, b=2"),
    (("a", "b"), ("b", "a"), "a=1", "a=1"),
]


@pytest.mark.parametrize(("old", "new", "before", "after"), CHAINS)
def test_a_name_that_is_another_things_new_name_is_left_to_the_caller(
    old: tuple[str, ...], new: tuple[str, ...], before: str, after: str
) -> None:
    links = Links.of([Link(f"/{index}", f"/{index}") for index in range(len(old))] + [Link("/do", "/do")])  # fmt: skip
    found = changes(side(*old), side(*new), links)
    start = "from api import Client\n"
    text = f"{start}Client().things.do({before})\n"
    for _ in range(2):
        (done,) = migrate({"a.py": text.encode()}, found)
        text = text if done.after is None else done.after.decode()
        assert text == f"{start}Client().things.do({after})\n"
