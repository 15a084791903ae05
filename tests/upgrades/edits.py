"""One document with an operation for each kind of edit, before and after: sent in a body, received in a response."""

from mooring.drift import Side
from tests.drift.revisions import written

TEXT = "{type: string}"
NAMED = "{type: object, properties: {a: {type: string}}}"

SCHEMAS = {
    "removed": (
        "{type: object, properties: {a: {type: string}, b: {type: string}}}",
        NAMED,
    ),
    "added": (
        NAMED,
        "{type: object, properties: {a: {type: string}, b: {type: string}}}",
    ),
    "demanded": (
        NAMED,
        "{type: object, required: [b], properties: {a: {type: string}, b: {type: string}}}",
    ),
    "required": (
        NAMED,
        "{type: object, required: [a], properties: {a: {type: string}}}",
    ),
    "optional": (
        "{type: object, required: [a], properties: {a: {type: string}}}",
        NAMED,
    ),
    "respelled": (
        "{type: object, properties: {userName: {type: string}}}",
        "{type: object, properties: {user_name: {type: string}}}",
    ),
    "renamed": (
        "{type: object, properties: {email: {type: string}}}",
        "{type: object, properties: {emailAddress: {type: string}}}",
    ),
    "retyped": (TEXT, "{type: integer}"),
    "counted": ("{type: integer}", "{type: number}"),
    "rounded": ("{type: number}", "{type: integer}"),
    "nullable": (TEXT, "{type: [string, 'null']}"),
    "certain": ("{type: [string, 'null']}", TEXT),
    "anything": (TEXT, "{}"),
    "something": ("{}", TEXT),
    "uuid": (TEXT, "{type: string, format: uuid}"),
    "no-uuid": ("{type: string, format: uuid}", TEXT),
    "dated": ("{type: string, format: date}", "{type: string, format: date-time}"),
    "emailed": (TEXT, "{type: string, format: email}"),
    "widened": ("{type: string, enum: [a, b]}", "{type: string, enum: [a, b, c]}"),
    "narrowed": ("{type: string, enum: [a, b]}", "{type: string, enum: [a]}"),
    "closed": (TEXT, "{type: string, enum: [a, b]}"),
    "opened": ("{type: string, enum: [a, b]}", TEXT),
    "shorter": ("{type: string, maxLength: 9}", "{type: string, maxLength: 5}"),
    "longer": ("{type: string, maxLength: 5}", "{type: string, maxLength: 9}"),
    "lower": ("{type: integer, maximum: 9}", "{type: integer, maximum: 5}"),
    "patterned": ("{type: string, pattern: a}", "{type: string, pattern: b}"),
    "branched": (
        "{anyOf: [{type: string}, {type: integer}]}",
        "{anyOf: [{type: string}, {type: integer}, {type: boolean}]}",
    ),
    "unbranched": (
        "{anyOf: [{type: string}, {type: integer}, {type: boolean}]}",
        "{anyOf: [{type: string}, {type: integer}]}",
    ),
    "choice": (TEXT, "{anyOf: [{type: string}, {type: integer}]}"),
    "no-choice": ("{anyOf: [{type: string}, {type: integer}]}", TEXT),
    "exclusive": (
        "{anyOf: [{type: string}, {type: integer}]}",
        "{oneOf: [{type: string}, {type: integer}]}",
    ),
    "listed": (TEXT, "{type: array, items: {type: string}}"),
    "items": (
        "{type: array, items: {type: string}}",
        "{type: array, items: {type: integer}}",
    ),
    "fewer": (
        "{type: array, items: {type: string}}",
        "{type: array, maxItems: 3, items: {type: string}}",
    ),
    "unique": (
        "{type: array, items: {type: string}}",
        "{type: array, uniqueItems: true, items: {type: string}}",
    ),
    "tuple": (
        "{type: array, items: {type: string}}",
        "{type: array, prefixItems: [{type: integer}], items: {type: string}}",
    ),
    "strict": (
        NAMED,
        "{type: object, additionalProperties: false, properties: {a: {type: string}}}",
    ),
    "values": (
        "{type: object, additionalProperties: {type: string}}",
        "{type: object, additionalProperties: {type: integer}}",
    ),
    "loose": ("{type: object, additionalProperties: {type: string}}", "{type: object}"),
    "joined": (NAMED, "{allOf: [{type: object, properties: {a: {type: string}}}]}"),
    "default": ("{type: integer, default: 1}", "{type: integer, default: 2}"),
    "defaulted": ("{type: integer}", "{type: integer, default: 2}"),
    "undefaulted": ("{type: integer, default: 2}", "{type: integer}"),
    "one": ("{const: a}", "{enum: [a]}"),
    "other": ("{const: a}", "{const: b}"),
    "read": (TEXT, "{type: string, readOnly: true}"),
    "unread": ("{type: string, readOnly: true}", TEXT),
    "written": (TEXT, "{type: string, writeOnly: true}"),
    "unwritten": ("{type: string, writeOnly: true}", TEXT),
    "deprecated": (TEXT, "{type: string, deprecated: true}"),
    "titled": (NAMED, "{type: object, title: Other, properties: {a: {type: string}}}"),
    "deep": (
        "{type: object, properties: {a: {type: array, items: {type: object, properties: {b: {type: string}}}}}}",
        "{type: object, properties: {a: {type: array, items: {type: object, properties: {b: {type: integer}}}}}}",
    ),
    "map": (NAMED, "{type: object, additionalProperties: {type: string}}"),
    "bytes": (TEXT, "{type: string, format: byte}"),
}
"""The schema of a property `value`, before and after."""

LIMIT = "{name: limit, in: query, schema: {type: integer}}"
DEMANDED = "{name: limit, in: query, required: true, schema: {type: integer}}"
LIST = "{type: array, items: {type: string}}"
PARAMETERS = {
    "removed": (LIMIT, ""),
    "added": ("", LIMIT),
    "demanded": ("", DEMANDED),
    "required": (LIMIT, DEMANDED),
    "optional": (DEMANDED, LIMIT),
    "renamed": (LIMIT, LIMIT.replace("limit", "row_limit")),
    "moved": (LIMIT, LIMIT.replace("query", "header")),
    "retyped": (LIMIT, LIMIT.replace("integer", "boolean")),
    "widened": (LIMIT, LIMIT.replace("integer", "number")),
    "bound": (LIMIT, LIMIT.replace("integer", "integer, maximum: 5")),
    "default": (
        LIMIT.replace("integer", "integer, default: 1"),
        LIMIT.replace("integer", "integer, default: 2"),
    ),
    "listed": (LIMIT, LIMIT.replace("{type: integer}", LIST)),
    "joined": (
        f"{{name: ids, in: query, schema: {LIST}}}",
        f"{{name: ids, in: query, explode: false, schema: {LIST}}}",
    ),
}
"""The parameters of an operation, before and after."""

DONE = "responses: {'204': {description: Done}}"
FOUND = f"responses: {{'200': {{description: Found, content: {{application/json: {{schema: {NAMED}}}}}}}}}"
TEXT_BODY = f"requestBody: {{content: {{application/json: {{schema: {TEXT}}}}}}}"
BODY = f"requestBody: {{content: {{application/json: {{schema: {NAMED}}}}}}}"
OPERATIONS = {
    "renamed": (
        f"get: {{tags: [renamed], operationId: find_it, {FOUND}}}",
        f"get: {{tags: [renamed], operationId: search_for_it, {FOUND}}}",
    ),
    "named": (
        f"get: {{tags: [named], {FOUND}}}",
        f"get: {{tags: [named], operationId: look_for_it, {FOUND}}}",
    ),
    "tagged": (
        f"get: {{tags: [tagged], operationId: see_it, {FOUND}}}",
        f"get: {{tags: [marked], operationId: see_it, {FOUND}}}",
    ),
    "status": (
        f"get: {{tags: [status], operationId: make_it, {FOUND}}}",
        f"get: {{tags: [status], operationId: make_it, {FOUND.replace('200', '201')}}}",
    ),
    "emptied": (
        f"get: {{tags: [emptied], operationId: empty_it, {FOUND}}}",
        f"get: {{tags: [emptied], operationId: empty_it, {DONE}}}",
    ),
    "secured": (
        f"get: {{tags: [secured], operationId: open_it, {FOUND}}}",
        f"get: {{tags: [secured], operationId: open_it, security: [{{key: []}}], {FOUND}}}",
    ),
    "body-required": (
        f"post: {{tags: [body-required], operationId: put_one, {TEXT_BODY}, {DONE}}}",
        f"post: {{tags: [body-required], operationId: put_one, {TEXT_BODY.replace('{', '{required: true, ', 1)}, {DONE}}}",
    ),
    "body-added": (
        f"post: {{tags: [body-added], operationId: put_two, {DONE}}}",
        f"post: {{tags: [body-added], operationId: put_two, {TEXT_BODY}, {DONE}}}",
    ),
    "body-removed": (
        f"post: {{tags: [body-removed], operationId: put_three, {TEXT_BODY}, {DONE}}}",
        f"post: {{tags: [body-removed], operationId: put_three, {DONE}}}",
    ),
    "body-form": (
        f"post: {{tags: [body-form], operationId: put_four, {BODY}, {DONE}}}",
        f"post: {{tags: [body-form], operationId: put_four, {BODY.replace('json', 'x-www-form-urlencoded')}, {DONE}}}",
    ),
    "body-listed": (
        f"post: {{tags: [body-listed], operationId: put_five, {BODY}, {DONE}}}",
        f"post: {{tags: [body-listed], operationId: put_five, {BODY.replace(NAMED, LIST)}, {DONE}}}",
    ),
}
"""Path items, before and after."""

COMPONENTS = """\
components:
  securitySchemes: {key: {type: apiKey, in: header, name: X-Key}}
"""


def document(index: int) -> Side:
    """The document before (0) or after (1) all edits."""
    lines = ["paths:"]
    for name, schemas in SCHEMAS.items():
        whole = f"{{type: object, required: [value], properties: {{value: {schemas[index]}}}}}"
        content = f"content: {{application/json: {{schema: {whole}}}}}"
        body = f"requestBody: {{required: true, {content}}}"
        answer = f"responses: {{'200': {{description: Found, {content}}}}}"
        lines += [
            f"  /sent/{name}: {{post: {{tags: [sent {name}], operationId: send_{name}, {body}, {DONE}}}}}",
            f"  /received/{name}: {{get: {{tags: [received {name}], operationId: receive_{name}, {answer}}}}}",
        ]
    for name, parameters in PARAMETERS.items():
        lines.append(
            f"  /asked/{name}: {{get: {{tags: [asked {name}], operationId: ask_{name}, parameters: [{parameters[index]}], {FOUND}}}}}"
        )
    lines += [f"  /{name}: {{{items[index]}}}" for name, items in OPERATIONS.items()]
    return written("\n".join(lines) + "\n" + COMPONENTS)
