import pickle

import pytest

from mooring.bindings.runtime.auth import (
    ApiKey,
    Basic,
    Bearer,
    Credential,
    as_key,
    choose,
    secrets,
)
from mooring.bindings.runtime.errors import MissingCredentialError
from mooring.bindings.runtime.operation import Alternatives

KEY = ApiKey("header", "X-Key", "k-123456")
TOKEN = Bearer("t-123456")
USER = Basic("Aladdin", "open sesame")
CREDENTIALS: dict[str, Credential] = {"key": KEY, "token": TOKEN}


@pytest.mark.parametrize(
    ("credential", "key"),
    [
        (KEY, KEY),
        (TOKEN, ApiKey("header", "Authorization", "Bearer t-123456")),
        (USER, ApiKey("header", "Authorization", "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==")),
    ],
)
def test_every_credential_travels_as_a_named_value(
    credential: Credential, key: ApiKey
) -> None:
    assert as_key(credential) == key


@pytest.mark.parametrize("credential", [KEY, TOKEN, USER])
def test_a_credential_does_not_show_its_secret(credential: Credential) -> None:
    assert not any(
        secret in f"{credential!r} {credential}" for secret in secrets(credential)
    )
    assert pickle.loads(pickle.dumps(credential)) == credential


@pytest.mark.parametrize(
    ("alternatives", "chosen"),
    [
        (None, (KEY, as_key(TOKEN))),
        ((), ()),
        (((),), ()),
        ((("key",),), (KEY,)),
        ((("other",), ("token",)), (as_key(TOKEN),)),
        ((("key", "token"),), (KEY, as_key(TOKEN))),
        ((("key", "other"), ("token",)), (as_key(TOKEN),)),
        (((), ("key",)), (KEY,)),
        (((), ("other",)), ()),
    ],
)
def test_the_first_alternative_that_is_configured_is_used(
    alternatives: Alternatives | None, chosen: tuple[ApiKey, ...]
) -> None:
    assert choose(alternatives, CREDENTIALS, "GET /x") == chosen


def test_a_missing_credential_is_named_before_anything_is_sent() -> None:
    with pytest.raises(MissingCredentialError) as caught:
        choose((("other",), ("key", "third")), CREDENTIALS, "GET /x")
    assert (
        str(caught.value)
        == "GET /x needs a credential that is not configured: other, or key with third."
    )


def test_what_is_no_credential_is_refused() -> None:
    for take_apart in (as_key, secrets):
        with pytest.raises(AssertionError):
            # A type checker refuses it too, and that is the point.
            take_apart("k-123456")  # type: ignore[arg-type]
