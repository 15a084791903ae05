"""What the templates see: every name, annotation and line already decided.

A template prints these fields, loops over them and branches on whether they are empty. All text is
`Code`, laid out for the place where the template prints it. A plain `str` cannot be printed; `subject` is what an
error calls a view.
"""

from dataclasses import dataclass

from mooring.bindings.python.code import Code

VERSION = 2
"""Of all views together; another one where a field is gone or means something else, so that templates must change."""


@dataclass(frozen=True, slots=True)
class FieldView:
    declaration: Code
    documentation: Code | None


@dataclass(frozen=True, slots=True)
class RenamedMemberView:
    """A name that a member had, as a descriptor that type checkers know to be deprecated."""

    name: Code
    descriptor: Code
    """The class of the descriptor."""
    decorator: Code
    type: Code
    now: Code


@dataclass(frozen=True, slots=True)
class RenamedView:
    """The names that members of a class had."""

    constructors: tuple[Code, ...]
    """The forms of a model's constructor, each with its decorators, all in a block for type checkers."""
    members: tuple[RenamedMemberView, ...]
    imports: tuple[str, ...]
    """What it uses from outside of the package."""


@dataclass(frozen=True, slots=True)
class ModelView:
    """A class for objects, or for a type that leads back to itself."""

    name: Code
    base: Code
    documentation: Code | None
    fields: tuple[FieldView, ...]
    renamed: RenamedView | None = None

    @property
    def subject(self) -> str:
        return f"model {self.name}"

    @property
    def is_empty(self) -> bool:
        """Whether a body of the class has yet to be printed."""
        return not self.fields and self.documentation is None


@dataclass(frozen=True, slots=True)
class EnumView:
    name: Code
    base: Code
    documentation: Code | None
    members: tuple[Code, ...]
    former: Code | None = None
    """The class with the names that members had, which it inherits."""
    renamed: RenamedView | None = None

    @property
    def subject(self) -> str:
        return f"enumeration {self.name}"


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

    operation: Code | None
    """The statement that describes the operation, shared by both; none of a method that calls another one."""
    overloads: tuple[Code, ...]
    """The ways to call it, each with its decorators, where there are several."""
    asynchronous_overloads: tuple[Code, ...]
    decorators: tuple[Code, ...]
    signature: Code
    asynchronous_signature: Code
    documentation: Code
    statement: Code
    asynchronous_statement: Code
    size: int
    """Lines of all that, were every type a short one: another type never moves a method to another file."""
    called: str
    """The method and path of the operation, as the document has them."""
    has_responses: bool = True
    """Whether there is one response that can be had in place of its meaning; a stream may take several."""

    @property
    def subject(self) -> str:
        return f"operation {self.called}"


@dataclass(frozen=True, slots=True)
class RunFormView:
    """One of the two forms of a method that waits until something is done."""

    overloads: tuple[Code, ...]
    signature: Code
    documentation: Code
    statement: Code


@dataclass(frozen=True, slots=True)
class RunView:
    """A method that begins something and waits until it is done."""

    arguments: Code
    """The head of the class of what the first call takes."""
    arguments_documentation: Code
    fields: tuple[Code, ...]
    run: Code
    """The statement that says how the end is seen."""
    form: RunFormView
    asynchronous_form: RunFormView


@dataclass(frozen=True, slots=True)
class AttributeView:
    """The attribute of a client that loads a resource."""

    signature: Code
    documentation: Code
    loading: Code
    """The import of its class."""
    statement: Code


@dataclass(frozen=True, slots=True)
class ResponsesView:
    """A class whose methods are those of another one, but give responses."""

    head: Code
    methods: tuple[Code, ...]


@dataclass(frozen=True, slots=True)
class ModesView:
    """How the two classes of a resource, or the two clients, give responses."""

    attributes: tuple[Code, ...]
    """The statements in the class itself that lead to its methods in a mode; none where others inherit it."""
    asynchronous_attributes: tuple[Code, ...]
    classes: tuple[ResponsesView, ...]
    pragma: Code | None
    """What type checkers are told, where a method is deprecated: to list it is no use of it."""


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
    modes: ModesView
    runs: tuple[RunView, ...] = ()
    parts: "tuple[ResourceView, ...]" = ()

    @property
    def subject(self) -> str:
        return f"resource {self.module}"


@dataclass(frozen=True, slots=True)
class RenamedResourceView:
    """The name that a resource had, as a property of a client."""

    decorators: tuple[Code, ...]
    signature: Code
    statement: Code


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
    renamed: tuple[RenamedResourceView, ...]
    asynchronous_renamed: tuple[RenamedResourceView, ...]
    methods: tuple[MethodView, ...]
    """Of the client itself."""
    modes: ModesView | None


@dataclass(frozen=True, slots=True)
class WebhookView:
    """One kind of message that the API sends on its own."""

    declaration: Code
    documentation: Code | None

    @property
    def subject(self) -> str:
        return f"webhook {self.declaration.partition(' ')[0]}"


@dataclass(frozen=True, slots=True)
class WebhooksView:
    """The module of all messages that the API sends on its own."""

    documentation: Code
    imports: tuple[Code, ...]
    local_imports: tuple[Code, ...]
    signature: Code | None
    """The statement that says how they are signed."""
    webhooks: tuple[WebhookView, ...]


@dataclass(frozen=True, slots=True)
class PageView:
    """A model that is a page of a list, for one of the two clients."""

    head: Code
    documentation: Code


@dataclass(frozen=True, slots=True)
class PagesView:
    """The module of all pages."""

    documentation: Code
    imports: tuple[Code, ...]
    local_imports: tuple[Code, ...]
    pages: tuple[PageView, ...]
    entries: tuple[Code, ...]
    """Members of the dictionary that they are made from."""


@dataclass(frozen=True, slots=True)
class PackageView:
    documentation: Code
    document: Code
    models: tuple[ModelsView, ...]
    index: IndexView | None
    """None where all models are in one module."""
    client: ClientView
    webhooks: WebhooksView | None
    imports: Code
    """The modules that people use."""
    exports: Code
    pages: PagesView | None
    """None where no model is a page."""
