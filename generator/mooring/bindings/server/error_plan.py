"""The errors that an API declares → one class for each status."""

from collections.abc import Iterator, Mapping
from http import HTTPStatus

from mooring.bindings.python.annotations import names, parts, renamed, union
from mooring.bindings.python.code import Code, identifier, literal
from mooring.bindings.python.docstrings import documentation
from mooring.bindings.python.identifiers import class_name
from mooring.bindings.python.imports import from_import, outside_imports
from mooring.bindings.python.layout import (
    Group,
    Item,
    declared_argument,
    lay_out,
    settled,
)
from mooring.bindings.operations.method_text import ERRORS_BY_STATUS
from mooring.bindings.types.members import Member
from mooring.bindings.operations.results import payload, successes
from mooring.bindings.server.views import ErrorsView, ErrorView
from mooring.model import Api, Operation, Response

RANGES = {
    "1XX": "InformationalAnswer",
    "3XX": "RedirectAnswer",
    "4XX": "ClientError",
    "5XX": "ServerError",
    "default": "OtherError",
}
"""What is raised for a status that the document declares together with others."""


def error_name(status: str) -> str:
    """The class of error that a handler raises for a status."""
    if (known := RANGES.get(status) or ERRORS_BY_STATUS.get(status)) is not None:
        return known
    try:
        phrase = HTTPStatus(int(status)).phrase
    except ValueError:
        return f"Status{class_name(status).removeprefix('Schema')}Error"
    name = class_name(phrase)
    if status < "400":
        return f"{name}Answer"
    return name if name.endswith("Error") else f"{name}Error"


def declared_errors(
    operation: Operation, members: Mapping[str, Member]
) -> Mapping[str, Code]:
    """What each answer carries that is no success, by status; `None` where that is nothing."""
    good = list(successes(operation))
    return {
        one.status: payload(operation, one, members)
        for one in operation.responses
        if one not in good
    }


def errors_view(
    api: Api,
    members_by_operation: Mapping[str, Mapping[str, Member]],
    classes: frozenset[str],
) -> ErrorsView | None:
    """The module of all errors; None where the document declares none."""
    bodies = dict[str, list[Code]]()
    for operation in api.operations:
        declared = declared_errors(operation, members_by_operation[operation.key])
        for status, body in declared.items():
            bodies.setdefault(status, []).append(body)
    if not bodies:
        return None
    types = {
        status: renamed(
            union(*bodies[status]),
            {
                name: f"models.{name}"
                for one in bodies[status]
                for name in classes.intersection(names(one))
            },
        )
        for status in sorted(bodies)
    }
    ordered = dict(sorted(types.items(), key=lambda item: error_name(item[0])))
    used = {name for one in types.values() for name in names(one)}
    local = [from_import(Code("._runtime.serving"), ("HTTPError",))]
    if any(name.startswith("models.") for name in used):
        local.insert(0, Code("from . import models"))
    exports = tuple(literal(error_name(status)) for status in ordered)
    said = _descriptions(api)
    return ErrorsView(
        imports=outside_imports(used | {"Mapping"}),
        local_imports=tuple(local),
        errors=tuple(
            _error(status, type_, said.get(status, []))
            for status, type_ in ordered.items()
        ),
        exports=lay_out(Group(Code("__all__ = ["), exports, Code("]")), 0),
    )


def _error(status: str, type_: Code, said: list[str]) -> ErrorView:
    items: list[Item] = [Code("self")]
    given = Code("status_code")
    if status in RANGES:
        items.append(Code("status_code: int"))
    else:
        given = literal(int(status))
    is_optional = "None" in {*parts(type_)}
    if type_ != "None":
        default = Code("None") if is_optional else None
        items.append(declared_argument(Code("body"), type_, default))
    items += [Code("*"), Code("headers: Mapping[str, str] | None = None")]
    group = Group(Code("def __init__("), tuple(items), Code(") -> None:"))
    body = Code("None" if type_ == "None" else "body")
    call = Code("super().__init__(") + given + Code(", ") + body + Code(", headers)")
    return ErrorView(
        name=identifier(error_name(status)),
        documentation=_text(status, said),
        signature=settled(lay_out(group, 4), 4, body=Code("pass")),
        statement=call,
    )


def _text(status: str, said: list[str]) -> Code:
    unique = list(dict.fromkeys(said))
    text = unique[0] if len(unique) == 1 else _phrase(status)
    shown = "any other status" if status == "default" else status
    return documentation(f"{shown}: {text}" if text else f"{shown}.", 4)


def _phrase(status: str) -> str:
    try:
        return f"{HTTPStatus(int(status)).phrase}."
    except ValueError:
        return ""


def _descriptions(api: Api) -> Mapping[str, list[str]]:
    said = dict[str, list[str]]()
    for response in _responses(api):
        text = " ".join((response.description or "").split())
        if text:
            said.setdefault(response.status, []).append(
                text if text.endswith((".", "!", "?")) else f"{text}."
            )
    return said


def _responses(api: Api) -> Iterator[Response]:
    for operation in api.operations:
        yield from operation.responses
