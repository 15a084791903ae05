"""What the templates see: every name, annotation and line already decided.

A template prints these fields, loops over them and branches on whether they are empty. All text is
`Code`, laid out for the place where the template prints it.
"""

from dataclasses import dataclass

from mooring.bindings.code import Code


@dataclass(frozen=True, slots=True)
class FieldView:
    declaration: Code
    documentation: Code | None


@dataclass(frozen=True, slots=True)
class ModelView:
    """A class for objects, or for a type that leads back to itself."""

    name: Code
    base: Code
    documentation: Code | None
    fields: tuple[FieldView, ...]

    @property
    def is_empty(self) -> bool:
        return not self.fields and self.documentation is None


@dataclass(frozen=True, slots=True)
class EnumView:
    name: Code
    base: Code
    documentation: Code | None
    members: tuple[Code, ...]


@dataclass(frozen=True, slots=True)
class ModelsView:
    """The module of all models."""

    documentation: Code
    imports: tuple[Code, ...]
    local_imports: tuple[Code, ...]
    enums: tuple[EnumView, ...]
    models: tuple[ModelView, ...]
    exports: tuple[Code, ...]


@dataclass(frozen=True, slots=True)
class MethodView:
    """One method, in both its forms."""

    operation: Code
    """The statement that describes the operation, shared by both."""
    signature: Code
    asynchronous_signature: Code
    decorator: Code | None
    documentation: Code
    statement: Code
    asynchronous_statement: Code


@dataclass(frozen=True, slots=True)
class ResourceView:
    """One module with the operations of one tag, and its two classes."""

    module: Code
    attribute: Code
    statement: Code
    """Gives the client its attribute; so does the next one, for the asynchronous client."""
    asynchronous_statement: Code
    documentation: Code
    imports: tuple[Code, ...]
    local_imports: tuple[Code, ...]
    name: Code
    asynchronous_name: Code
    class_documentation: Code
    methods: tuple[MethodView, ...]


@dataclass(frozen=True, slots=True)
class ClientView:
    """The module of the two clients."""

    documentation: Code
    imports: tuple[Code, ...]
    local_imports: tuple[Code, ...]
    class_documentation: Code
    asynchronous_documentation: Code
    arguments: tuple[Code, ...]
    preparations: tuple[Code, ...]
    transport: Code
    asynchronous_transport: Code
    resources: tuple[ResourceView, ...]
    methods: tuple[MethodView, ...]
    """Of the client itself."""


@dataclass(frozen=True, slots=True)
class WebhookView:
    """One kind of message that the API sends on its own."""

    declaration: Code
    documentation: Code | None


@dataclass(frozen=True, slots=True)
class WebhooksView:
    """The module of all messages that the API sends on its own."""

    documentation: Code
    imports: tuple[Code, ...]
    local_imports: tuple[Code, ...]
    webhooks: tuple[WebhookView, ...]


@dataclass(frozen=True, slots=True)
class PackageView:
    documentation: Code
    document: Code
    models: ModelsView
    client: ClientView
    webhooks: WebhooksView | None
