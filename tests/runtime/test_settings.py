import pytest

from mooring.bindings.runtime.auth import ApiKey, Bearer, Credential
from mooring.bindings.runtime.settings import settings


@pytest.mark.parametrize(
    "base_url",
    [
        "",
        "api.example.com",
        "ftp://example.com",
        "https://",
        "http://x:port/",
        "https://x/?key=1",
        "https://x/#a",
        "https://u:p@x",
    ],
)
def test_a_base_url_that_cannot_be_one_is_refused(base_url: str) -> None:
    with pytest.raises(ValueError, match="base URL"):
        settings(base_url, {})


def test_a_call_has_a_deadline_and_repetitions_unless_told_otherwise() -> None:
    plain = settings("https://api.example.com/v1/", {})
    assert (plain.base_url, plain.timeout, plain.max_retries) == (
        "https://api.example.com/v1",
        60.0,
        2,
    )
    assert plain.changed({"timeout": None}).timeout is None
    assert plain.changed({}) == plain


def test_changed_headers_are_added_to_those_that_are_there() -> None:
    both = settings("https://x", {"headers": {"A": "1", "B": "1"}}).changed(
        {"headers": {"B": "2"}}
    )
    assert (both.headers["A"], both.headers["B"]) == ("1", "2")


def test_settings_show_no_secret() -> None:
    shown = repr(
        settings(
            "https://x",
            {
                "credentials": {"a": Bearer("secret")},
                "headers": {"Authorization": "secret"},
            },
        )
    )
    assert "secret" not in shown


def test_short_secrets_are_left_alone_in_what_the_server_says() -> None:
    credentials: dict[str, Credential | None] = {
        "a": ApiKey("header", "X", "a"),
        "b": Bearer("long enough"),
        "c": None,
    }
    assert settings("https://x", {"credentials": credentials}).secrets == (
        "long%20enough",
        "long enough",
    )
