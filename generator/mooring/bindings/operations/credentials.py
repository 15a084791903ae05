"""Security schemes → the arguments through which a client takes its secrets."""

from collections.abc import Iterator
from dataclasses import dataclass

from mooring.bindings.python.code import Code, identifier, literal, tuple_expression
from mooring.bindings.python.identifiers import snake_case
from mooring.model import Api, Requirement, SchemeKind, SecurityScheme


@dataclass(frozen=True, slots=True)
class Secret:
    """One argument of the client; read from an environment variable where it is left out."""

    argument: Code
    variable: Code
    description: str


@dataclass(frozen=True, slots=True)
class CredentialPlan:
    scheme: str
    secrets: tuple[Secret, ...]
    expression: Code
    """Makes the credential from the local variables that are named like the arguments, once they are set."""


def credential_plans(api: Api, environment: str) -> tuple[CredentialPlan, ...]:
    """How each security scheme gets its secret.

    The first scheme that the API asks for takes `api_key` (or `username` and `password`); further ones
    put their own name in front.
    """
    wanted = list(dict.fromkeys(_wanted(api)))
    schemes = {scheme.key: scheme for scheme in api.security_schemes}
    ordered = [schemes[key] for key in wanted if key in schemes]
    return tuple(
        plan
        for index, scheme in enumerate(ordered)
        if (
            plan := _plan(
                scheme, environment, "" if index == 0 else f"{snake_case(scheme.key)}_"
            )
        )
        is not None
    )


def default_security(api: Api) -> tuple[Requirement, ...]:
    """The requirement that most operations share, for calls that state none."""
    stated = [operation.security for operation in api.operations if operation.security]
    return max(stated, key=stated.count) if stated else ()


def _wanted(api: Api) -> Iterator[str]:
    for requirement in default_security(api):
        yield from (credential.scheme for credential in requirement)
    for operation in api.operations:
        for requirement in operation.security:
            yield from (credential.scheme for credential in requirement)


def _plan(
    scheme: SecurityScheme, environment: str, prefix: str
) -> CredentialPlan | None:
    match scheme.kind:
        case SchemeKind.API_KEY if scheme.name is not None and scheme.place is not None:
            sent = f"Sent as {scheme.place.value} `{scheme.name}`"
            secret = _secret(f"{prefix}api_key", environment, sent)
            arguments = (
                literal(scheme.place.value),
                literal(scheme.name),
                secret.argument,
            )
            return CredentialPlan(
                scheme.key, (secret,), _call(Code("ApiKey"), arguments)
            )
        case SchemeKind.HTTP if scheme.http_scheme == "basic":
            user = _secret(f"{prefix}username", environment, "The user name")
            word = _secret(f"{prefix}password", environment, "The password")
            return CredentialPlan(
                scheme.key,
                (user, word),
                _call(Code("Basic"), (user.argument, word.argument)),
            )
        case SchemeKind.HTTP | SchemeKind.OAUTH2 | SchemeKind.OPEN_ID_CONNECT:
            secret = _secret(f"{prefix}api_key", environment, "Sent as a bearer token")
            return CredentialPlan(
                scheme.key, (secret,), _call(Code("Bearer"), (secret.argument,))
            )
        case _:
            return None


def _secret(argument: str, environment: str, sent: str) -> Secret:
    variable = f"{environment}_{argument.upper()}"
    return Secret(
        identifier(argument),
        literal(variable),
        f"{sent}; read from `{variable}` where it is left out.",
    )


def _call(kind: Code, arguments: tuple[Code, ...]) -> Code:
    return kind + Code("(") + Code(", ").join(arguments) + Code(")")


def security_expression(security: tuple[Requirement, ...]) -> Code:
    """Requirements as the runtime takes them: a tuple of tuples of names."""
    return tuple_expression(
        tuple_expression(literal(credential.scheme) for credential in requirement)
        for requirement in security
    )
