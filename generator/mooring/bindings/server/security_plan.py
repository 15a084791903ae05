"""Security schemes → the methods that look at their credentials."""

from mooring.bindings.python.code import Code, identifier, literal
from mooring.bindings.python.docstrings import documentation
from mooring.bindings.python.imports import from_import
from mooring.bindings.python.layout import Group, lay_out, settled
from mooring.bindings.names.schema_names import argument_names
from mooring.bindings.server.views import SecurityView, VerifierView
from mooring.model import Api, SchemeKind, SecurityScheme


def security_view(api: Api) -> SecurityView | None:
    """The module of `Security`; None where no operation asks for a credential."""
    wanted = {
        credential.scheme
        for operation in api.operations
        for requirement in operation.security
        for credential in requirement
    }
    schemes = [scheme for scheme in api.security_schemes if scheme.key in wanted]
    if not schemes:
        return None
    methods = argument_names(scheme.key for scheme in schemes)
    verifiers = tuple(_verifier(scheme, methods[scheme.key]) for scheme in schemes)
    carriers = {
        name
        for name in ("BearerToken", "KeyIn", "UserAndPassword")
        if any(f" {name}(" in one.decorator for one in verifiers)
    }
    runtime = {"SecurityHandlers", "verifies", *carriers}
    return SecurityView(
        local_imports=(from_import(Code("._runtime.serving"), runtime),),
        class_documentation=documentation(
            f"Looks at the credentials that the {api.title} asks for.\n\n"
            "A method that returns lets the caller in; one that raises an error, such as "
            "`HTTPError(403, None)`, turns it away. "
            "What it finds out about the caller it can keep in `request.state`.",
            4,
        ),
        verifiers=verifiers,
    )


def _verifier(scheme: SecurityScheme, method: str) -> VerifierView:
    carrier, arguments, sent = _carrier(scheme)
    decorator = Group(Code("@verifies("), (literal(scheme.key), carrier), Code(")"))
    items = (
        Code("self"),
        Code("request: Request"),
        *(identifier(one) + Code(": str") for one in arguments),
    )
    head = Code("async def ") + identifier(method) + Code("(")
    signature = lay_out(Group(head, items, Code(") -> None:")), 4)
    text = f"{sent}."
    if scheme.description:
        text += f"\n\n{scheme.description.strip()}"
    return VerifierView(
        decorator=lay_out(decorator, 4),
        signature=settled(signature, 4, body=Code("pass")),
        documentation=documentation(text, 8),
    )


def _carrier(scheme: SecurityScheme) -> tuple[Code, tuple[str, ...], str]:
    """What carries the credential, the arguments that it becomes, and how it is sent in words."""
    match scheme.kind:
        case SchemeKind.API_KEY if scheme.name is not None and scheme.place is not None:
            place, name = literal(scheme.place.value), literal(scheme.name)
            made = Code("KeyIn(") + place + Code(", ") + name + Code(")")
            return made, ("key",), f"Sent as {scheme.place.value} `{scheme.name}`"
        case SchemeKind.HTTP if scheme.http_scheme == "basic":
            made = Code("UserAndPassword()")
            return made, ("username", "password"), "The name of a user and the password"
        case _:
            return Code("BearerToken()"), ("token",), "Sent as a bearer token"
