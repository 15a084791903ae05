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
    """One module of models."""

    path: str
    """From the folder of the package."""
    documentation: Code
    imports: tuple[Code, ...]
    local_imports: tuple[Code, ...]
    checked_imports: tuple[Code, ...]
    """For type checkers alone."""
    exports: Code | None
    """The statement that lists the classes, in a module whose package shows them as its own."""
    enums: tuple[EnumView, ...]
    models: tuple[ModelView, ...]
    aliases: tuple[Code, ...]
    """Statements that give a class a further name."""


@dataclass(frozen=True, slots=True)
class IndexView:
    """The package of all modules of models."""

    documentation: Code
    modules: tuple[Code, ...]
    entries: tuple[Code, ...]
    """Members of a JSON object: the module of every class."""


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
    size: int
    """Lines of all that, were every type a short one: another type never moves a method to another file."""


@dataclass(frozen=True, slots=True)
class AttributeView:
    """The attribute of a client that loads a resource."""

    signature: Code
    documentation: Code
    loading: Code
    """The import of its class."""
    statement: Code


@dataclass(frozen=True, slots=True)
class ResourceView:
    """One module with the operations of one tag, and its two classes.

    The resource of a client's own operations has no attribute. That of very many operations is divided
    into parts, whose methods it inherits.
    """

    path: str
    """From the folder of the package."""
    module: Code
    attribute: AttributeView | None
    asynchronous_attribute: AttributeView | None
    documentation: Code
    imports: tuple[Code, ...]
    local_imports: tuple[Code, ...]
    head: Code
    """The line that begins its class; so does the next one, for the asynchronous client."""
    asynchronous_head: Code
    name: Code
    asynchronous_name: Code
    class_documentation: Code
    methods: tuple[MethodView, ...]
    parts: "tuple[ResourceView, ...]" = ()


@dataclass(frozen=True, slots=True)
class ClientView:
    """The module of the two clients."""

    documentation: Code
    imports: tuple[Code, ...]
    local_imports: tuple[Code, ...]
    checked_imports: tuple[Code, ...]
    """For type checkers alone; a resource is loaded once it is used."""
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
    models: tuple[ModelsView, ...]
    index: IndexView | None
    """None where all models are in one module."""
    client: ClientView
    webhooks: WebhooksView | None
