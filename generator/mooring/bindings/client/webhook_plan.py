"""Webhooks and callbacks → the view of the module that reads what the API sends on its own."""

from collections.abc import Mapping

from mooring.bindings.python.annotations import names, renamed
from mooring.bindings.python.code import Code, identifier, literal
from mooring.bindings.python.docstrings import documentation
from mooring.bindings.python.imports import outside_imports
from mooring.bindings.python.layout import Group, lay_out, settled
from mooring.bindings.types.members import Member
from mooring.bindings.operations.messages import Message
from mooring.bindings.runtime_modules import runtime_imports
from mooring.bindings.operations.surroundings import models_import, models_name
from mooring.bindings.views import WebhooksView, WebhookView
from mooring.model import MessageSignature


def webhooks_view(
    title: str,
    sent: tuple[Message, ...],
    members_by_name: Mapping[str, Member],
    classes: frozenset[str],
    signature: MessageSignature | None,
) -> WebhooksView | None:
    """The module of all messages; None where nothing is known of any.

    Args:
        members_by_name: The Python type of each message that has a payload.
    """
    if not sent and signature is None:
        return None
    models = models_name({message.name for message in sent})
    types = {
        name: renamed(
            member.annotation,
            {one: f"{models}.{one}" for one in classes & {*names(member.annotation)}},
        )
        for name, member in members_by_name.items()
    }
    views = tuple(_view(message, types) for message in sent)
    used = {name for type_ in types.values() for name in names(type_)}
    needed = ["Webhook"] if sent else []
    if signature is not None:
        needed.append("Signature")
    local = [*runtime_imports(Code("."), needed)]
    if any(name.startswith(f"{models}.") for name in used):
        local.insert(0, models_import(models, Code(".")))
    return WebhooksView(
        documentation=documentation(f"What the {title} sends on its own.", 0),
        imports=outside_imports(used),
        local_imports=tuple(local),
        signature=None if signature is None else _signature(signature),
        webhooks=views,
    )


def _signature(signature: MessageSignature) -> Code:
    """The statement that says how messages are signed; what is usual is left out."""
    usual = MessageSignature(signature.header)
    facts: tuple[tuple[str, str | int | None, str | int | None], ...] = (
        ("timestamp", signature.timestamp, usual.timestamp),
        ("id", signature.id, usual.id),
        ("prefix", signature.prefix, usual.prefix),
        ("is_base64", signature.is_base64, usual.is_base64),
        ("secret_prefix", signature.secret_prefix, usual.secret_prefix),
        ("is_canonical", signature.is_canonical, usual.is_canonical),
        ("tolerance", signature.tolerance, usual.tolerance),
    )
    items = [
        identifier(name) + Code("=") + literal(value)
        for name, value, default in facts
        if value != default
    ]
    head = Code("SIGNATURE = Signature(")
    group = Group(head, (literal(signature.header), *items), Code(")"))
    return settled(lay_out(group, 0), 0)


def _view(message: Message, types: Mapping[str, Code]) -> WebhookView:
    type_ = types.get(message.name, Code("object"))
    made = Code("] = Webhook(lambda: ") + type_ + Code(")")
    statement = identifier(message.name) + Code(": Webhook[") + type_ + made
    text = message.operation.description or message.operation.summary
    return WebhookView(
        declaration=settled(statement, 0),
        documentation=documentation(text, 0) if text else None,
    )
