"""An API → everything that the files of its distribution print."""

import json
from collections.abc import Iterator

from mooring.bindings.operations.arguments import Destination, arguments
from mooring.bindings.python.code import Code, identifier, literal
from mooring.bindings.operations.credentials import credential_plans
from mooring.bindings.distribution.example_calls import (
    ExampleCall,
    Given,
    example_calls,
)
from mooring.bindings.distribution.texts import distribution_name, markdown, toml_string
from mooring.bindings.distribution.views import DistributionView, ExampleView
from mooring.bindings.groundwork import Groundwork, groundwork
from mooring.bindings.python.identifiers import words
from mooring.bindings.python.layout import Group, Item, lay_out, settled
from mooring.bindings.operations.media_types import streamed_in
from mooring.bindings.settings import Settings
from mooring.document import Json, JsonObject
from mooring.model import Api


def distribution_view(
    api: Api, settings: Settings, module: str, version: str
) -> tuple[DistributionView, str]:
    """What the templates see, and the calls that the tests make, as JSON.

    Args:
        module: The name under which the package is imported.
        version: Of the distribution (PEP 440).
    """
    ground = groundwork(api, settings)
    calls = tuple(example_calls(ground))
    title = ground.api.title
    secrets = [
        secret
        for plan in credential_plans(ground.api, settings.environment)
        for secret in plan.secrets
    ]
    view = DistributionView(
        name=toml_string(module.replace("_", "-")),
        shown_name=distribution_name(module),
        version=toml_string(version),
        description=toml_string(f"Typed bindings of the {title}"),
        module=identifier(module),
        package=toml_string(f"src/{module}"),
        title=markdown(title),
        document=markdown(settings.document),
        variables=tuple(markdown(secret.variable.strip("\"'")) for secret in secrets),
        secrets=tuple(secret.argument + Code('="any"') for secret in secrets),
        examples=tuple(_examples(calls, ground)),
    )
    return view, _recorded(calls)


def _examples(
    calls: tuple[ExampleCall, ...], ground: Groundwork
) -> Iterator[ExampleView]:
    """The first call of each resource."""
    seen = set[str]()
    for call in calls:
        resource = call.method.rpartition(".")[0]
        if resource not in seen and _is_short(call):
            seen.add(resource)
            spoken = " ".join(word.capitalize() for word in words(resource or "client"))
            yield ExampleView(markdown(spoken), _statement(call, ground))


def _is_short(call: ExampleCall) -> bool:
    """Whether a reader can take the call in."""
    return len(repr(call.arguments)) < 600


def _statement(call: ExampleCall, ground: Groundwork) -> Code:
    items: list[Item] = []
    for one in arguments(call.operation, ground.shapes):
        if one.name in call.arguments:
            value = _expression(call.arguments[one.name])
            is_positional = one.destination is Destination.PATH
            keyword = identifier(one.name) + Code("=")
            items.append(value if is_positional else keyword + value)
    head = Code("client.") + identifier(call.method) + Code("(")
    made = Group(head, tuple(items), Code(")"))
    return settled(lay_out(Group(Code("print("), (made,), Code(")")), 0), 0)


def _expression(value: Given) -> Code:
    match value:
        case bytes():
            return Code("b") + literal(value.decode("ascii", "replace"))
        case list() if value and all(isinstance(one, bytes) for one in value):
            inner = (_expression(one) for one in value)
            return Code("[") + Code(", ").join(inner) + Code("]")
        case _:
            return literal(_json(value))


def _recorded(calls: tuple[ExampleCall, ...]) -> str:
    """The calls as JSON: bytes stand as text, and their arguments are listed."""
    lines = [json.dumps(_call(call), ensure_ascii=True) for call in calls]
    return "[\n" + ",\n".join(lines) + "\n]\n"


def _call(call: ExampleCall) -> JsonObject:
    return {
        "method": call.method,
        "operation": f"{call.operation.method} {call.operation.path}",
        "arguments": {name: _json(value) for name, value in call.arguments.items()},
        "bytes": [name for name, value in call.arguments.items() if _is_bytes(value)],
        "status": call.answer.status,
        "media_type": call.answer.media_type,
        "value": call.answer.value,
        "is_stream": streamed_in(call.operation) is not None,
    }


def _is_bytes(value: Given) -> bool:
    if isinstance(value, list):
        return bool(value) and all(isinstance(one, bytes) for one in value)
    return isinstance(value, bytes)


def _json(value: Given) -> Json:
    match value:
        case bytes():
            return value.decode()
        case list():
            return [one.decode() if isinstance(one, bytes) else one for one in value]
        case _:
            return value
