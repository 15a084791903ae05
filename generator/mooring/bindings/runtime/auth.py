"""Credentials, and which of them an operation needs."""

from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias, assert_never

from .errors import MissingCredentialError
from .operation import Alternatives


@dataclass(frozen=True, slots=True)
class ApiKey:
    """A key in a header, the query or a cookie."""

    place: Literal["header", "query", "cookie"]
    name: str
    value: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Bearer:
    """A bearer token (RFC 6750), also the access token of OAuth 2 and OpenID Connect."""

    token: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Basic:
    """A user's name and password (RFC 7617)."""

    username: str
    password: str = field(repr=False)


Credential: TypeAlias = ApiKey | Bearer | Basic


def as_key(credential: Credential) -> ApiKey:
    """The credential as it travels."""
    match credential:
        case ApiKey():
            return credential
        case Bearer():
            return ApiKey("header", "Authorization", f"Bearer {credential.token}")
        case Basic():
            pair = f"{credential.username}:{credential.password}".encode()
            return ApiKey(
                "header", "Authorization", f"Basic {b64encode(pair).decode()}"
            )
        case _:
            assert_never(credential)


def secrets(credential: Credential) -> tuple[str, ...]:
    """The texts that nobody else may read."""
    match credential:
        case ApiKey():
            return (credential.value,)
        case Bearer():
            return (credential.token,)
        case Basic():
            return (
                credential.password,
                as_key(credential).value.removeprefix("Basic "),
            )
        case _:
            assert_never(credential)


def choose(
    alternatives: Alternatives | None,
    credentials: Mapping[str, Credential],
    operation: str,
) -> tuple[ApiKey, ...]:
    """The keys of the first alternative for which everything is configured; all there are where nothing is stated.

    Raises:
        MissingCredentialError: no alternative is complete.
    """
    if alternatives is None:
        return tuple(as_key(credential) for credential in credentials.values())
    for names in sorted(alternatives, key=lambda names: not names):
        if all(name in credentials for name in names):
            return tuple(as_key(credentials[name]) for name in names)
    if not alternatives:
        return ()
    wanted = ", or ".join(" with ".join(names) for names in alternatives)
    raise MissingCredentialError(
        f"{operation} needs a credential that is not configured: {wanted}."
    )
