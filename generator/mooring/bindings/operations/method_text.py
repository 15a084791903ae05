"""The docstring of a method: what the document says of the operation, its arguments and its errors."""

from collections.abc import Callable, Iterator

from mooring.bindings.operations.arguments import Argument
from mooring.bindings.python.code import Code
from mooring.bindings.python.docstrings import documentation, entry
from mooring.bindings.schemas.shapes import Shapes
from mooring.model import Number, Operation, Response, Schema, String, Union

ERRORS_BY_STATUS = {
    "400": "BadRequestError",
    "401": "AuthenticationError",
    "402": "PaymentRequiredError",
    "403": "PermissionDeniedError",
    "404": "NotFoundError",
    "409": "ConflictError",
    "422": "UnprocessableEntityError",
    "429": "RateLimitError",
}


def method_documentation(
    operation: Operation,
    taken: tuple[Argument, ...],
    shapes: Shapes,
    error_class: Callable[[str], str],
) -> Code:
    """The docstring of the method of `operation`, in Google's sections.

    Args:
        error_class: The class of error that a status stands for.
    """
    sections = [_text(operation)]
    described = [line for argument in taken for line in _argument(argument, shapes)]
    if described:
        sections.append("\n".join(["Args:", *described]))
    raised = [
        line
        for response in operation.responses
        for line in _error(response, error_class)
    ]
    if raised:
        sections.append("\n".join(["Raises:", *raised]))
    return documentation("\n\n".join(sections), 8)


def _text(operation: Operation) -> str:
    text = operation.description or operation.summary
    return (text or f"{operation.method} {operation.path}").strip()


def _argument(argument: Argument, shapes: Shapes) -> Iterator[str]:
    said = " ".join((argument.description or "").split())
    facts = _facts(argument.schema, shapes)
    if said or facts:
        sentence = (
            said if not said or said.endswith((".", "!", "?", ":")) else f"{said}."
        )
        yield entry(argument.name, f"{sentence} {facts}", 8)


def _facts(schema: Schema, shapes: Shapes) -> str:
    """The bounds and the default, where the prose does not give them already."""
    facts = [fact for fact in (_bounds(schema, shapes), _default(schema)) if fact]
    text = "; ".join(facts)
    return f"{text[0].upper()}{text[1:]}." if text else ""


def _bounds(schema: Schema, shapes: Shapes) -> str:
    match shapes.resolved(schema).type:
        case Number(minimum=minimum, maximum=maximum):
            return _range(minimum, maximum, "")
        case String(min_length=shortest, max_length=longest):
            return _range(shortest, longest, " characters")
        case Union(members=members):
            return next(
                (text for member in members if (text := _bounds(member, shapes))), ""
            )
        case _:
            return ""


def _range(low: int | float | None, high: int | float | None, unit: str) -> str:
    if low is not None and high is not None:
        return f"{low} to {high}{unit}"
    if low is not None:
        return f"at least {low}{unit}"
    return "" if high is None else f"at most {high}{unit}"


def _default(schema: Schema) -> str:
    if schema.default is None or schema.default.text in ("null", '""', "[]", "{}"):
        return ""
    if "default" in (schema.description or "").lower():
        return ""
    return f"default {schema.default.json}" if len(schema.default.text) < 40 else ""


def callers_error(status: str) -> str:
    """What the client raises for a status."""
    return ERRORS_BY_STATUS.get(status) or (
        "ClientError" if status.startswith("4") else "InternalServerError"
    )


def _error(response: Response, error_class: Callable[[str], str]) -> Iterator[str]:
    status = response.status
    if not status.startswith(("4", "5")):
        return
    said = " ".join((response.description or "").split())
    text = f"{status}, {said}" if said else status
    yield entry(error_class(status), text + ("" if text.endswith(".") else "."), 8)
