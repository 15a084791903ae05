"""What holds for every call of a transport."""

import platform
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TypedDict
from urllib.parse import quote

from . import http
from .auth import ApiKey, Credential, secrets
from .decoding import Validation
from .hooks import Hook
from .operation import Alternatives

_SHORTEST_SECRET = 6
"""Characters; to blot out anything shorter would garble what the server says."""


class Changes(TypedDict, total=False):
    """What may be different for some calls."""

    timeout: float | None
    """Seconds a call may take in all, with repetitions and the waits between them; 60 by default, None for no limit.

    A blocking call looks at the clock between two reads, so a server that stalls halfway can hold it up once more.
    """
    max_retries: int
    """How often a request is sent again that can be repeated without harm; 2 by default."""
    headers: Mapping[str, str]
    """Sent with every request."""
    validation: Validation
    """What becomes of a response that is not what the document says.

    `report`, the default, gives the best value there is: `mismatches` lists what is wrong with it, and to touch such a
    member is an error. `strict` makes the whole response an error. `off` leaves what is wrong in its place, unmarked.
    """
    hooks: tuple[Hook, ...]
    """Called with every event of every call, in this order."""


class Options(Changes, total=False):
    """What may be said about a transport."""

    credentials: Mapping[str, Credential | None]
    """By name of security scheme; None for one that is not configured."""
    security: Alternatives | None
    """What an operation needs that does not say so itself; None, the default, for every configured credential."""
    own_servers: bool
    """Whether an operation that has a server of its own is sent there; True by default."""
    user_agent: str
    """The product that calls, with its version."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Options that have been looked at, with their defaults."""

    base_url: str
    credentials: Mapping[str, Credential]
    security: Alternatives | None
    own_servers: bool
    timeout: float | None
    max_retries: int
    headers: Mapping[str, str] = field(repr=False)
    validation: Validation
    hooks: tuple[Hook, ...] = field(repr=False)
    secrets: tuple[str, ...] = field(repr=False)
    """The texts that may not appear in an error."""

    def changed(self, changes: Changes) -> "Settings":
        """The same settings with some changes; headers are added."""
        return replace(
            self,
            timeout=changes.get("timeout", self.timeout),
            max_retries=changes.get("max_retries", self.max_retries),
            headers={**self.headers, **changes.get("headers", {})},
            validation=changes.get("validation", self.validation),
            hooks=changes.get("hooks", self.hooks),
        )


def settings(base_url: str, options: Options) -> Settings:
    """The settings that the options stand for.

    Raises:
        ValueError: the base URL is not that of an HTTP server.
    """
    credentials = {
        name: key
        for name, key in options.get("credentials", {}).items()
        if key is not None
    }
    if any(
        isinstance(credential, ApiKey) and credential.place == "query"
        for credential in credentials.values()
    ):
        http.keep_queries_out_of_the_log()
    user_agent = f"{options.get('user_agent', 'mooring')} {http.PRODUCT} Python/{platform.python_version()}"
    return Settings(
        base_url=_base(base_url),
        credentials=credentials,
        security=options.get("security"),
        own_servers=options.get("own_servers", True),
        timeout=options.get("timeout", 60.0),
        max_retries=options.get("max_retries", 2),
        headers={"User-Agent": user_agent, **options.get("headers", {})},
        validation=options.get("validation", "report"),
        hooks=options.get("hooks", ()),
        secrets=_spellings(
            {
                text
                for credential in credentials.values()
                for text in secrets(credential)
            }
        ),
    )


def _spellings(texts: set[str]) -> tuple[str, ...]:
    """The texts as they may be echoed, the longest first, since one may hold another."""
    spellings = texts | {quote(text, safe="") for text in texts}
    return tuple(
        sorted(
            (text for text in spellings if len(text) >= _SHORTEST_SECRET),
            key=lambda text: (-len(text), text),
        )
    )


def _base(base_url: str) -> str:
    try:
        url = http.URL(base_url)
    except http.InvalidURL as error:
        raise ValueError(f"The base URL cannot be read: {error}.") from error
    if (
        url.scheme not in ("http", "https")
        or not url.host
        or url.query
        or url.fragment
        or url.userinfo
    ):
        raise ValueError(
            "The base URL must look like https://api.example.com/v1, without a query and without a password."
        )
    return base_url.rstrip("/")
