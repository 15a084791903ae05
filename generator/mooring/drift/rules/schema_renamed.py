from mooring.document import Fact
from mooring.drift.facts.differences import LinkKind
from mooring.drift.facts.effects import Effect
from mooring.drift.facts.elements import Component
from mooring.drift.rule import Example, linked


@linked(
    Component,
    LinkKind.RENAME,
    fact=Fact.COMPONENTS,
    reports=Example(
        (
            "paths: {/pets: {get: {responses: {'200': {content: {application/json: {schema: {$ref: "
            "'#/components/schemas/Pet'}}}}}}}}\n"
            "components: {schemas: {Pet: {type: object, properties: {a: {type: string}}}}}"
        ),
        (
            "paths: {/pets: {get: {responses: {'200': {content: {application/json: {schema: {$ref: "
            "'#/components/schemas/Animal'}}}}}}}}\n"
            "components: {schemas: {Animal: {type: object, properties: {a: {type: string}}}}}"
        ),
    ),
    ignores=Example(
        (
            "paths: {/pets: {get: {responses: {'200': {content: {application/json: {schema: {$ref: "
            "'#/components/schemas/Pet'}}}}}}}}\n"
            "components: {schemas: {Pet: {type: object, properties: {a: {type: string}}}}}"
        ),
        (
            "paths: {/pets: {get: {responses: {'200': {content: {application/json: {schema: {$ref: "
            "'#/components/schemas/Pet'}}}}}}}}\n"
            "components: {schemas: {Pet: {type: object, properties: {a: {type: string}}}}}"
        ),
    ),
)
def schema_renamed(before: Component, after: Component) -> Effect | None:
    """A named schema goes by another name; the wire does not show it, the class does.

    Import the class under its new name, or have `[versions.V.kept.classes]` in api.toml keep the old one beside it.
    """
    return Effect.NAMES if before.key != after.key else None
