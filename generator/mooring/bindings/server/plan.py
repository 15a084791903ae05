"""An API → everything that its server package prints."""

from mooring.bindings.operations.arguments import received, types_by_key
from mooring.bindings.python.code import Code, identifier, literal
from mooring.bindings.python.docstrings import documentation
from mooring.bindings.groundwork import (
    SIGNATURE,
    Groundwork,
    groundwork,
    modules_of_models,
)
from mooring.bindings.python.imports import from_import
from mooring.bindings.python.layout import Group, Item, lay_out, settled
from mooring.bindings.models.model_plan import class_views, definitions
from mooring.bindings.types.member_types import members_by_class
from mooring.bindings.recollection import Kept, Recollection
from mooring.bindings.schemas.schema_text import signature
from mooring.bindings.server.error_plan import errors_view
from mooring.bindings.server.handler_plan import handlers_views
from mooring.bindings.server.security_plan import security_view
from mooring.bindings.server.views import HandlersView, SecurityView, ServerView
from mooring.bindings.settings import Settings
from mooring.model import Api


def server_plan(api: Api, settings: Settings) -> ServerView:
    """The server package of `api`; its models are those of the client package."""
    ground = groundwork(api, settings)
    api, shapes = ground.api, ground.shapes
    signatures = {
        f"{SIGNATURE}{operation.key}": types_by_key(
            operation, received(operation, shapes)
        )
        for operation in api.operations
    }
    members = members_by_class(
        dict(definitions(shapes))
        | {name: signature(types, shapes) for name, types in signatures.items()}
    )
    members_by_operation = {
        operation.key: members[f"{SIGNATURE}{operation.key}"]
        for operation in api.operations
    }
    handlers = handlers_views(ground, members_by_operation)
    errors = errors_view(api, members_by_operation, ground.classes)
    security = security_view(api)
    classes = class_views(
        shapes, members, ground.kept_names, Recollection(shapes, {}, Kept())
    )
    modules = modules_of_models(ground, classes)
    exports = {"create_app", *(one.name for one in handlers)}
    exports |= {"models"} | ({"errors"} if errors else set())
    exports |= {"Security"} if security else set()
    listed = tuple(literal(name) for name in sorted(exports))
    return ServerView(
        documentation=_documentation(ground, settings),
        document=literal(settings.document),
        application_documentation=documentation(
            f"The application that answers the {api.title}.", 0
        ),
        application_imports=tuple(_imports(handlers, security)),
        function_documentation=_function_text(api),
        arguments=tuple(_arguments(handlers, security)),
        statement=_statement(api, handlers, security),
        handlers=handlers,
        handlers_imports=tuple(
            from_import(Code(".handlers.") + _module(one), (one.name,))
            for one in sorted(handlers, key=_module)
        ),
        exports=lay_out(Group(Code("__all__ = ["), listed, Code("]")), 0),
        example_arguments=tuple(_examples(handlers, security)),
        example_imports=tuple(_example_imports(handlers, security)),
        errors=errors,
        security=security,
        models=modules.modules,
        index=modules.index,
    )


def _documentation(ground: Groundwork, settings: Settings) -> Code:
    origin = f"Written by Mooring from {settings.document}"
    advice = "edit the document or its `api.toml`, not this folder."
    usage = "Subclass the handlers, and give them to `create_app`."
    text = f"A server of the {ground.api.title}.\n\n{usage}\n\n{origin}; {advice}"
    return documentation(text, 0)


def _function_text(api: Api) -> Code:
    return documentation(
        f"An application that answers the {api.title} by handlers.\n\n"
        "Requests are read, and answers written, as the document declares them. "
        "The application is FastAPI's own: routes, middleware and dependencies can be added to it.",
        4,
    )


def _module(one: HandlersView) -> Code:
    """The module or package of a class of handlers."""
    path = one.path.removeprefix("handlers/").removesuffix(".py")
    return identifier(path.removesuffix("/__init__"))


def _imports(
    handlers: tuple[HandlersView, ...], security: SecurityView | None
) -> list[Code]:
    lines = [from_import(Code("._runtime.serving"), ("application",))]
    lines += [
        from_import(Code(".handlers.") + _module(one), (one.name,))
        for one in sorted(handlers, key=_module)
    ]
    if security is not None:
        lines.append(from_import(Code(".security"), ("Security",)))
    return lines


def _keyword(one: HandlersView) -> Code:
    name = _module(one)
    return name + Code("_") if name == "security" else name


def _arguments(
    handlers: tuple[HandlersView, ...], security: SecurityView | None
) -> list[Code]:
    taken = [_keyword(one) + Code(": ") + one.name for one in handlers]
    return taken if security is None else [*taken, Code("security: Security")]


def _statement(
    api: Api, handlers: tuple[HandlersView, ...], security: SecurityView | None
) -> Code:
    entries = tuple(_keyword(one) for one in handlers)
    items: list[Item] = [
        Code("__name__"),
        Code("title=") + literal(api.title),
        Code("version=") + literal(api.version),
        Group(Code("handlers=["), entries, Code("]")),
    ]
    if security is not None:
        items.append(Code("security=security"))
    call = Group(Code("return application("), tuple(items), Code(")"))
    return settled(lay_out(call, 4), 4)


def _examples(
    handlers: tuple[HandlersView, ...], security: SecurityView | None
) -> list[Code]:
    made = [
        Group(_keyword(one) + Code("=examples.answering("), (one.name,), Code(")"))
        for one in handlers
    ]
    laid_out = [lay_out(one, 4, after=1) + Code(",") for one in made]
    if security is not None:
        laid_out.append(Code("security=anyone(Security),"))
    return laid_out


def _example_imports(
    handlers: tuple[HandlersView, ...], security: SecurityView | None
) -> list[Code]:
    runtime = ["Examples"] if security is None else ["Examples", "anyone"]
    lines = [from_import(Code("._runtime.serving.examples"), runtime)]
    lines.append(from_import(Code(".app"), ("create_app",)))
    return [*lines, *_imports(handlers, security)[1:]]
