"""Bodies that are not what was promised, from a real server, to clients as they are by default: nothing escapes untyped."""

import json

import pytest
from browser_use_cloud import v2, v3

from .conftest import Call
from .loopback import Recorder
from .test_responses import CREATE, OPEN, SESSION_BODY

ID = '"5b1f9c1e-2a3d-4e5f-8a9b-1c2d3e4f5a6b"'
BODIES: list[tuple[str, bytes, bool]] = [
    ("truncated", b'{"id": "5b1f', False),
    ("no JSON", b"{'id': 1}", False),
    ("empty", b"", False),
    ("null", b"null", False),
    ("array", b"[]", False),
    ("text", b'"ok"', False),
    ("deep", b"[" * 100_000, False),
    ("NaN", b'{"id": NaN}', False),
    ("Latin-1", '{"id": "é"}'.encode("latin-1"), False),
    ("missing", b"{}", True),
    ("wrong type", b'{"id": 5}', True),
    ("null inside", b'{"id": null}', True),
    ("no UUID", b'{"id": "x"}', True),
    ("5000 digits", b'{"id": ' + b"9" * 5000 + b"}", False),
    ("duplicate keys", f'{{"id": 1, "id": {ID}}}'.encode(), True),
    ("deep inside", b'{"id": ' + b"[" * 150 + b"]" * 150 + b"}", True),
]


@pytest.mark.parametrize(
    ("body", "has_value"), [row[1:] for row in BODIES], ids=[row[0] for row in BODIES]
)
def test_a_body_is_a_value_with_its_faults_known_or_an_error(
    call: Call, service: Recorder, body: bytes, has_value: bool
) -> None:
    service.says(202, body, x_request_id="r1")
    if not has_value:
        with pytest.raises(v2.errors.APIResponseError) as caught:
            call(*CREATE, task="a")
        assert (caught.value.status_code, caught.value.request_id) == (202, "r1")
        assert len(caught.value.response_text) <= 65_536
        return
    created = call(*CREATE, task="a")
    places = [one.path for one in v2.mismatches(created)]
    assert "$.sessionId" in places
    for name in ("id", "session_id"):
        is_wrong = f"$.{'id' if name == 'id' else 'sessionId'}" in places
        try:
            value = getattr(created, name)
        except v2.errors.MismatchError as error:
            assert is_wrong and error.mismatch.operation == "POST /tasks"
        else:
            assert not is_wrong and type(value).__name__ == "UUID"


@pytest.mark.parametrize(
    ("member", "value", "is_wrong"),
    [
        ("status", "hibernating", False),
        ("status", None, True),
        ("createdAt", "yesterday", True),
        ("createdAt", None, True),
        ("title", None, False),
        ("totalCostUsd", "a lot", True),
        ("invented", {"a": [1]}, False),
    ],
)
def test_a_member_is_kept_or_known_to_be_wrong(
    call: Call, service: Recorder, member: str, value: object, is_wrong: bool
) -> None:
    service.says(200, json.dumps(SESSION_BODY | {member: value}).encode())
    session = call(*OPEN, task="a")
    assert [one.path for one in v3.mismatches(session)] == (
        [f"$.{member}"] if is_wrong else []
    )
    assert str(session.id) == SESSION_BODY["id"]


@pytest.mark.parametrize("value", ["..", ".", "%2e%2e", "a/../b", "x?y", "a\r\nX: 1"])
def test_a_value_in_a_path_stays_in_its_segment(value: str) -> None:
    """No generated operation here has a path with text in it, so this is the runtime's own."""
    from browser_use_cloud.v2._runtime.parameters import expand_path

    try:
        path = expand_path("/files/{name}/content", {"name": value}, {})
    except ValueError as error:
        assert "would lead to another resource" in str(error)
    else:
        assert path.count("/") == 3 and not set("?#\r\n") & set(path)
