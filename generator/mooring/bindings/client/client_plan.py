"""An API → the view of the module that holds its two clients."""

from collections.abc import Iterator

from mooring.bindings.python.code import Code, identifier, literal
from mooring.bindings.operations.credentials import (
    CredentialPlan,
    Secret,
    credential_plans,
    default_security,
    security_expression,
)
from mooring.bindings.python.docstrings import documentation, entry
from mooring.bindings.python.imports import from_import, outside_imports
from mooring.bindings.python.layout import Group, Item, lay_out, settled
from mooring.bindings.operations.operation_plan import own_server
from mooring.bindings.operations.renamed_keywords import deprecation
from mooring.bindings.client.resource_imports import (
    RESOURCE_RUNTIME,
    builtin_modules,
    inside_imports,
    used_names,
)
from mooring.bindings.client.resource_plan import root_resource
from mooring.bindings.client.responses_plan import RESPONSES_RUNTIME
from mooring.bindings.settings import Settings
from mooring.bindings.operations.surroundings import models_name
from mooring.bindings.views import ClientView, RenamedResourceView, ResourceView
from mooring.model import Api, KeptKind

CLIENT_RUNTIME = frozenset(
    (
        *("AsyncHTTPClient", "AsyncTransport", "Changes", "HTTPClient", "Transport"),
        *("Hook", "Validation", "forget_resources"),
    )
)


def client_view(
    api: Api,
    resources: tuple[ResourceView, ...],
    settings: Settings,
) -> ClientView:
    """The module of `Client` and `AsyncClient`."""
    plans = credential_plans(api, settings.environment)
    secrets = tuple(secret for plan in plans for secret in plan.secrets)
    base_url = (
        api.servers[0].url if api.servers and "://" in api.servers[0].url else None
    )
    own = root_resource(resources)
    return ClientView(
        documentation=documentation(f"Clients of the {api.title}.", 0),
        imports=_outside_imports(resources, settings),
        local_imports=_inside_imports(plans, resources),
        checked_imports=tuple(_resource_imports(resources)),
        class_documentation=_text(api, secrets, base_url, settings),
        asynchronous_documentation=documentation(
            f"A client of the {api.title} for asyncio; what it takes: `Client`.", 4
        ),
        arguments=tuple(
            secret.argument + Code(": str | None = None") for secret in secrets
        ),
        preparations=tuple(
            _preparations(
                secrets, base_url, settings, has_own_servers=_has_own_servers(api)
            )
        ),
        transport=_use(Code("Transport"), plans, api, settings),
        asynchronous_transport=_use(Code("AsyncTransport"), plans, api, settings),
        resources=tuple(resource for resource in resources if resource.attribute),
        renamed=tuple(_renamed(resources, settings, is_async=False)),
        asynchronous_renamed=tuple(_renamed(resources, settings, is_async=True)),
        methods=own.methods if own else (),
        modes=own.modes if own else None,
    )


def _outside_imports(
    resources: tuple[ResourceView, ...], settings: Settings
) -> tuple[Code, ...]:
    own = root_resource(resources)
    used = used_names(own.methods) if own else frozenset[str]()
    loaded = any(resource.attribute for resource in resources)
    loading = {"TYPE_CHECKING", "cached_property"} if loaded else set[str]()
    renamed = {
        text.strip("@").partition("(")[0]
        for one in _renamed(resources, settings, is_async=False)
        for text in one.decorators
    }
    modules = {"copy", "os", *builtin_modules(used | renamed)}
    return outside_imports(used | loading | renamed | {"Self", "Unpack"}, modules)


def _inside_imports(
    plans: tuple[CredentialPlan, ...], resources: tuple[ResourceView, ...]
) -> tuple[Code, ...]:
    own = root_resource(resources)
    used = used_names(own.methods) if own else frozenset[str]()
    kinds = {
        kind
        for plan in plans
        for kind in ("ApiKey", "Basic", "Bearer")
        if plan.expression.startswith(f"{kind}(")
    }
    runtime = (used & RESOURCE_RUNTIME) | CLIENT_RUNTIME | kinds
    runtime |= RESPONSES_RUNTIME if own else frozenset()
    models = models_name({str(one.module) for one in resources if one.attribute})
    return inside_imports(used, runtime, models, Code("."))


def _resource_imports(resources: tuple[ResourceView, ...]) -> Iterator[Code]:
    for resource in sorted(resources, key=lambda one: one.module):
        if resource.attribute:
            yield from_import(
                Code(".resources.") + resource.module,
                (resource.name, resource.asynchronous_name),
                4,
            )


def _renamed(
    resources: tuple[ResourceView, ...], settings: Settings, *, is_async: bool
) -> Iterator[RenamedResourceView]:
    """The names that resources had, as properties."""
    by_name = {str(one.module): one for one in resources if one.attribute}
    for one in settings.kept_names:
        if one.kind is KeptKind.RESOURCE:
            resource = by_name[one.now]
            made = resource.asynchronous_name if is_async else resource.name
            decorator = deprecation((one,), Code("deprecated"))
            # A resource may be called `property` itself.
            head = Code("@builtins.property" if "property" in by_name else "@property")
            yield RenamedResourceView(
                (head, settled(lay_out(decorator, 4), 4)),
                Code("def ")
                + identifier(one.name)
                + Code("(self) -> ")
                + made
                + Code(":"),
                Code("return self.") + resource.module,
            )


def _text(
    api: Api,
    secrets: tuple[Secret, ...],
    base_url: str | None,
    settings: Settings,
) -> Code:
    lines = [f"A client of the {api.title}.", ""]
    if api.summary or api.description:
        lines += [api.summary or (api.description or "").strip().split("\n\n")[0], ""]
    default = (
        f"where it is left out, else {base_url}."
        if base_url
        else "where it is left out; one of the two is needed."
    )
    arguments = [(str(secret.argument), secret.description) for secret in secrets] + [
        (
            "base_url",
            f"Where the API is; read from `{settings.environment}_BASE_URL` {default}",
        ),
        (
            "timeout",
            "Seconds that a call may take in all, retries included; None waits for ever.",
        ),
        ("max_retries", "How often a call is repeated that is safe to repeat."),
        (
            "validation",
            "What becomes of a response that is not what the document says: `report` gives what is right in it"
            " (`mismatches` lists the rest, which to touch is an error), `strict` is an error, `off` is silent.",
        ),
        ("hooks", "Called with every event of every call."),
        ("http_client", "Used instead of a client of its own, and left open."),
    ]
    lines += ["Args:", *(entry(name, text, 4) for name, text in arguments)]
    return documentation("\n".join(lines), 4)


def _preparations(
    secrets: tuple[Secret, ...],
    base_url: str | None,
    settings: Settings,
    *,
    has_own_servers: bool,
) -> Iterator[Code]:
    """Statements that find what was left out in the environment."""
    for secret in secrets:
        found = _found(secret.argument, secret.variable)
        yield settled(secret.argument + Code(" = ") + found, 8)
    variable = f"{settings.environment}_BASE_URL"
    found = _found(Code("base_url"), literal(variable))
    if has_own_servers:
        yield settled(Code("own_servers = not (") + found + Code(")"), 8)
    if base_url is not None:
        found += Code(" or ") + literal(base_url)
    yield settled(Code("base_url = ") + found, 8)
    if base_url is None:
        message = literal(
            f"The document names no server; give base_url or set {variable}."
        )
        refusal = settled(Code("raise ValueError(") + message + Code(")"), 12)
        yield Code("if base_url is None:\n            ") + refusal


def _has_own_servers(api: Api) -> bool:
    return any(own_server(one, api.servers) is not None for one in api.operations)


def _found(argument: Code, variable: Code) -> Code:
    return argument + Code(" or os.environ.get(") + variable + Code(")")


def _use(
    transport: Code, plans: tuple[CredentialPlan, ...], api: Api, settings: Settings
) -> Code:
    """The statement that gives a client its transport."""
    items: list[Item] = [Code("base_url")]
    if plans:
        entries = tuple(_credential(plan) for plan in plans)
        items.append(Group(Code("credentials={"), entries, Code("}")))
    if security := default_security(api):
        items.append(Code("security=") + security_expression(security))
    if _has_own_servers(api):
        items.append(Code("own_servers=own_servers"))
    items += [Code("timeout=timeout"), Code("max_retries=max_retries")]
    items += [Code("validation=validation"), Code("hooks=hooks")]
    items.append(Code("user_agent=") + literal(_user_agent(api, settings)))
    items.append(Code("http_client=http_client"))
    call = Group(
        Code("self._transport = ") + transport + Code("("), tuple(items), Code(")")
    )
    return settled(lay_out(call, 8), 8)


def _credential(plan: CredentialPlan) -> Code:
    condition = Code(" and ").join(secret.argument for secret in plan.secrets)
    credential = plan.expression + Code(" if ") + condition + Code(" else None")
    return literal(plan.scheme) + Code(": ") + credential


def _user_agent(api: Api, settings: Settings) -> str:
    agent = f"{settings.package}/{api.version}" if api.version else settings.package
    return "".join(one for one in agent if one.isascii() and one.isprintable())
