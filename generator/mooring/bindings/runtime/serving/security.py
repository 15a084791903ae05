"""Who may call: credentials in a request, and the methods that look at them."""

import binascii
from base64 import b64decode
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias, TypeVar, assert_never

from fastapi import Request

from .errors import Flaw, HTTPError, refused
from .route import Route
from .texts import cookies

Verifier = TypeVar("Verifier", bound=Callable[..., Awaitable[None]])
_SCHEME = "__scheme__"


@dataclass(frozen=True, slots=True)
class KeyIn:
    """A key in a header, the query or a cookie."""

    place: Literal["header", "query", "cookie"]
    name: str


@dataclass(frozen=True, slots=True)
class BearerToken:
    """A bearer token (RFC 6750), also the access token of OAuth 2 and OpenID Connect."""


@dataclass(frozen=True, slots=True)
class UserAndPassword:
    """A user's name and password (RFC 7617)."""


Carrier: TypeAlias = KeyIn | BearerToken | UserAndPassword


class SecurityHandlers:
    """Looks at credentials: the methods of a subclass that `verifies` marks, one for each security scheme."""


@dataclass(frozen=True, slots=True)
class Scheme:
    """A security scheme: its name in the document, and what carries its credential."""

    name: str
    carrier: Carrier


def verifies(name: str, carrier: Carrier) -> Callable[[Verifier], Verifier]:
    """Marks the method that looks at the credentials of a security scheme."""

    def marked(verifier: Verifier) -> Verifier:
        setattr(verifier, _SCHEME, Scheme(name, carrier))
        return verifier

    return marked


@dataclass(frozen=True, slots=True)
class Guard:
    """Lets a request through that fulfils one of the alternatives of its route."""

    route: Route
    security: SecurityHandlers | None

    async def __call__(self, request: Request) -> None:
        """A dependency of the route.

        Raises:
            HTTPError: a credential is missing, or was turned away.
        """
        if self.security is None or not self.route.security:
            return
        schemes = _schemes(self.security)
        refusal: HTTPError | None = None
        for names in sorted(self.route.security, key=lambda names: not names):
            found = [
                (verify, _credentials(scheme.carrier, request))
                for name in names
                if name in schemes
                for scheme, verify in (schemes[name],)
            ]
            try:
                if await _are_good(found, request):
                    return
            except HTTPError as error:
                refusal = refusal or error
        raise refusal or _unauthorized(self.route, schemes)


async def _are_good(
    found: Sequence[tuple[Callable[..., Awaitable[None]], tuple[str, ...] | None]],
    request: Request,
) -> bool:
    """Whether all credentials of an alternative are there; each is looked at."""
    for verify, credentials in found:
        if credentials is None:
            return False
        await verify(request, *credentials)
    return True


def _schemes(
    security: SecurityHandlers,
) -> dict[str, tuple[Scheme, Callable[..., Awaitable[None]]]]:
    found = dict[str, tuple[Scheme, Callable[..., Awaitable[None]]]]()
    for parent in reversed(type(security).__mro__):
        for name, member in vars(parent).items():
            scheme = getattr(member, _SCHEME, None)
            if isinstance(scheme, Scheme):
                found[scheme.name] = (scheme, getattr(security, name))
    return found


def _credentials(carrier: Carrier, request: Request) -> tuple[str, ...] | None:
    """What a request carries; None where that is nothing."""
    match carrier:
        case KeyIn(place=place, name=name):
            return _key(place, name, request)
        case BearerToken():
            token = _authorization(request, "bearer")
            return None if token is None else (token,)
        case UserAndPassword():
            encoded = _authorization(request, "basic")
            try:
                pair = b64decode(encoded or "", validate=True).decode()
            except (binascii.Error, UnicodeDecodeError):
                return None
            user, colon, password = pair.partition(":")
            return (user, password) if colon else None
        case _:
            assert_never(carrier)


def _key(place: str, name: str, request: Request) -> tuple[str, ...] | None:
    match place:
        case "header":
            value = request.headers.get(name)
        case "query":
            value = request.query_params.get(name)
        case _:
            value = dict(cookies(request.headers.get("cookie", ""))).get(name)
    return (value,) if value else None


def _authorization(request: Request, scheme: str) -> str | None:
    """What follows the name of the scheme in the Authorization header (RFC 9110, section 11.6.2)."""
    name, _, rest = request.headers.get("authorization", "").partition(" ")
    return rest.strip() or None if name.lower() == scheme else None


def _unauthorized(
    route: Route, schemes: dict[str, tuple[Scheme, Callable[..., Awaitable[None]]]]
) -> HTTPError:
    wanted = [
        _spoken(name, schemes)
        for names in route.security
        for name in names
        if name in schemes
    ]
    text = f"A credential is missing: {', or '.join(dict.fromkeys(wanted))}."
    error = refused(route, 401, [Flaw(("header",), text, "missing")])
    error.headers = {**error.headers, "WWW-Authenticate": _challenge(schemes)}
    return error


def _spoken(
    name: str, schemes: dict[str, tuple[Scheme, Callable[..., Awaitable[None]]]]
) -> str:
    match schemes[name][0].carrier:
        case KeyIn(place=place, name=key):
            return f"{place} {key}"
        case BearerToken():
            return "a bearer token"
        case UserAndPassword():
            return "a user's name and password"


def _challenge(
    schemes: dict[str, tuple[Scheme, Callable[..., Awaitable[None]]]],
) -> str:
    """What a 401 names (RFC 9110, section 11.6.1)."""
    carriers = [scheme.carrier for scheme, _ in schemes.values()]
    if any(isinstance(one, UserAndPassword) for one in carriers):
        return 'Basic realm="api"'
    return "Bearer" if BearerToken() in carriers else "ApiKey"
