"""What the templates of a server see."""

from dataclasses import dataclass

from mooring.bindings.python.code import Code
from mooring.bindings.views import IndexView, ModelsView


@dataclass(frozen=True, slots=True)
class HandlerView:
    """One abstract method."""

    route: Code
    """The statement that describes what it answers."""
    constant: Code
    """The name that the statement gives to it."""
    signature: Code
    documentation: Code
    size: int
    """Lines of all that, were every type a short one."""


@dataclass(frozen=True, slots=True)
class HandlersView:
    """One module with a class whose methods answer operations.

    That of very many operations is divided into parts, whose methods it inherits.
    """

    path: str
    module: Code
    documentation: Code
    imports: tuple[Code, ...]
    local_imports: tuple[Code, ...]
    head: Code
    name: Code
    class_documentation: Code
    methods: tuple[HandlerView, ...]
    parts: "tuple[HandlersView, ...]" = ()


@dataclass(frozen=True, slots=True)
class ErrorView:
    """One class of error, and how it is made."""

    name: Code
    documentation: Code
    signature: Code
    statement: Code


@dataclass(frozen=True, slots=True)
class ErrorsView:
    """The module of the errors that the document declares."""

    imports: tuple[Code, ...]
    local_imports: tuple[Code, ...]
    errors: tuple[ErrorView, ...]
    exports: Code


@dataclass(frozen=True, slots=True)
class VerifierView:
    """One abstract method that looks at a credential."""

    decorator: Code
    signature: Code
    documentation: Code


@dataclass(frozen=True, slots=True)
class SecurityView:
    """The module that looks at credentials."""

    local_imports: tuple[Code, ...]
    class_documentation: Code
    verifiers: tuple[VerifierView, ...]


@dataclass(frozen=True, slots=True)
class ServerView:
    """The whole package."""

    documentation: Code
    document: Code
    application_documentation: Code
    application_imports: tuple[Code, ...]
    function_documentation: Code
    arguments: tuple[Code, ...]
    """Of the function that makes the application."""
    statement: Code
    handlers: tuple[HandlersView, ...]
    handlers_imports: tuple[Code, ...]
    """What brings the classes of all handlers into the package."""
    exports: Code
    example_arguments: tuple[Code, ...]
    """Of the function that makes the application, from examples."""
    example_imports: tuple[Code, ...]
    errors: ErrorsView | None
    security: SecurityView | None
    models: tuple[ModelsView, ...]
    index: IndexView | None
