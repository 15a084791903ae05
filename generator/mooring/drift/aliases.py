"""The ids under which other differs know what a rule finds, so that existing configuration can be carried over."""

from mooring.drift.differences import Subject
from mooring.drift.effects import Direction, Effect

SUBJECTS = {
    Subject.PROPERTY: "property",
    Subject.SCHEMA: "body",
    Subject.BODY: "body",
    Subject.RESPONSE: "body",
    Subject.ENUM_VALUE: "property",
}
BOUNDS = {
    "max-length-changed": ("max-length", Effect.WIDENS),
    "min-length-changed": ("min-length", Effect.NARROWS),
    "maximum-changed": ("max", Effect.WIDENS),
    "minimum-changed": ("min", Effect.NARROWS),
    "max-items-changed": ("max-items", Effect.WIDENS),
    "min-items-changed": ("min-items", Effect.NARROWS),
}
"""The other name of a bound, and the effect of raising it."""
WIDENED_AND_NARROWED = {
    "required-changed": ("became-optional", "became-required"),
    "nullability-changed": ("became-nullable", "became-not-nullable"),
}
OPERATIONS = {
    "operation-added": "endpoint-added",
    "operation-removed": "api-path-removed-without-deprecation",
    "body-added": "request-body-added-optional",
    "body-removed": "request-body-removed",
    "parameter-removed": "request-parameter-removed",
    "error-response-added": "response-non-success-status-added",
    "error-response-removed": "response-non-success-status-removed",
    "success-response-added": "response-success-status-added",
    "success-response-removed": "response-success-status-removed",
    "operation-renamed": "api-operation-id-removed",
}
VALUES = {
    "enum-value-added": "enum-value-added",
    "enum-value-removed": "enum-value-removed",
    "default-changed": "default-value-changed",
    "type-changed": "type-changed",
    "pattern-changed": "pattern-changed",
}


def aliases(
    rule: str, subject: Subject, direction: Direction, effect: Effect
) -> tuple[str, ...]:
    """The ids of one finding of `rule`, one for each way that its values travel."""
    if rule in OPERATIONS:
        return (OPERATIONS[rule],)
    suffix = _suffix(rule, effect)
    if suffix is None:
        return ()
    if subject is Subject.PARAMETER:
        return (f"request-parameter-{suffix}",)
    ways = [
        name
        for name, way in (
            ("request", Direction.REQUEST),
            ("response", Direction.RESPONSE),
        )
        if way in direction
    ]
    kind = SUBJECTS.get(subject)
    return () if kind is None else tuple(f"{way}-{kind}-{suffix}" for way in ways)


def _suffix(rule: str, effect: Effect) -> str | None:
    if rule in BOUNDS:
        name, raising = BOUNDS[rule]
        return f"{name}-{'increased' if effect is raising else 'decreased'}"
    if rule in WIDENED_AND_NARROWED:
        widened, narrowed = WIDENED_AND_NARROWED[rule]
        return widened if effect is Effect.WIDENS else narrowed
    return VALUES.get(rule)
