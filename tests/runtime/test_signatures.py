"""Messages that are signed as published examples are, and what is not signed at all."""

import hmac
from typing import Any

import pytest
from mooring.bindings.runtime.errors import WebhookSignatureError
from mooring.bindings.runtime.signatures import Signature

# The example of the specification Standard Webhooks.
STANDARD = Signature(
    "webhook-signature",
    timestamp="webhook-timestamp",
    id="webhook-id",
    prefix="v1,",
    is_base64=True,
    secret_prefix="whsec_",
)
STANDARD_SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
STANDARD_BODY = b'{"test": 2432232314}'
STANDARD_HEADERS = {
    "Webhook-Id": "msg_p5jXN8AQM9LWM0D4loKWxJek",
    "Webhook-Timestamp": "1614265330",
    "Webhook-Signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
}
NOW = 1614265330
TIMED = Signature("X-Signature", timestamp="X-Timestamp", is_canonical=True)


def signed(message: bytes) -> str:
    return hmac.digest(b"secret", message, "sha256").hex()


GENUINE: list[tuple[str, Signature, bytes, dict[str, str], str]] = [
    ("standard", STANDARD, STANDARD_BODY, STANDARD_HEADERS, STANDARD_SECRET),
    (
        "one of several",
        STANDARD,
        STANDARD_BODY,
        STANDARD_HEADERS
        | {
            "Webhook-Signature": "v2,x v1,eHg= " + STANDARD_HEADERS["Webhook-Signature"]
        },
        STANDARD_SECRET,
    ),
    (
        "canonical body and a time",
        TIMED,
        b'{ "b": 1,\n"a": "\xc3\xa9" }',
        {
            "x-timestamp": str(NOW),
            "x-signature": signed(b'%d.{"a":"\\u00e9","b":1}' % NOW),
        },
        "secret",
    ),
    (
        "prefix and no time",
        Signature("X-Hub-Signature-256", prefix="sha256="),
        b"any bytes \xff",
        {"x-hub-signature-256": "sha256=" + signed(b"any bytes \xff")},
        "secret",
    ),
]


@pytest.mark.parametrize("case", GENUINE, ids=[one[0] for one in GENUINE])
def test_a_genuine_message_passes_and_any_other_does_not(case: Any) -> None:
    _, signature, body, headers, secret = case
    signature.check(body, headers, secret, now=NOW + 299)
    with pytest.raises(WebhookSignatureError):
        signature.check(
            body.replace(b"a", b"b").replace(b"2", b"3"), headers, secret, now=NOW
        )
    other = "whsec_AAAA" if signature.secret_prefix else "other"
    with pytest.raises(WebhookSignatureError, match="not signed with this secret"):
        signature.check(body, headers, other, now=NOW)
    for name in headers:
        with pytest.raises(WebhookSignatureError, match="no header"):
            signature.check(body, headers | {name: ""}, secret, now=NOW)


@pytest.mark.parametrize("now", [NOW - 301, NOW + 301])
def test_an_old_message_and_one_from_the_future_are_refused(now: int) -> None:
    with pytest.raises(WebhookSignatureError, match="300 seconds"):
        STANDARD.check(STANDARD_BODY, STANDARD_HEADERS, STANDARD_SECRET, now=now)


@pytest.mark.parametrize("time", ["soon", "-1", "1e9", "²", "9" * 30])
def test_a_time_that_is_none_is_refused(time: str) -> None:
    headers = {"x-timestamp": time, "x-signature": signed(b"x")}
    with pytest.raises(WebhookSignatureError, match="time of the message"):
        TIMED.check(b"{}", headers, "secret")


def test_a_signature_that_is_no_ascii_and_a_body_that_is_no_json_are_refused() -> None:
    headers = {"x-timestamp": str(NOW), "x-signature": "é"}
    with pytest.raises(WebhookSignatureError, match="not signed"):
        TIMED.check(b"{}", headers, "secret", now=NOW)
    with pytest.raises(WebhookSignatureError, match="no JSON"):
        TIMED.check(b"{", headers, "secret", now=NOW)


@pytest.mark.parametrize("secret", ["", "whsec_???"])
def test_a_secret_that_is_none_is_refused(secret: str) -> None:
    with pytest.raises(ValueError, match="secret is"):
        STANDARD.check(STANDARD_BODY, STANDARD_HEADERS, secret, now=NOW)
