from mooring.document import Fact
from mooring.drift.facts.effects import Effect
from mooring.drift.facts.elements import Condition
from mooring.drift.rule import Example, added


@added(
    Condition,
    fact=Fact.COMPONENTS,
    reports=Example(
        (
            "paths: {/pets: {get: {responses: {'200': {description: Pets, content: {application/json: {schema: {allOf: "
            "[{$ref: '#/components/schemas/Pet'}, {type: object}]}}}}}}}}\n"
            "components: {schemas: {Pet: {type: object}, Dog: {type: object}}}"
        ),
        (
            "paths: {/pets: {get: {responses: {'200': {description: Pets, content: {application/json: {schema: {allOf: "
            "[{$ref: '#/components/schemas/Pet'}, {type: object}, {$ref: '#/components/schemas/Dog'}]}}}}}}}}\n"
            "components: {schemas: {Pet: {type: object}, Dog: {type: object}}}"
        ),
    ),
    ignores=Example(
        "paths: {/pets: {get: {responses: {'200': {description: Pets, content: {application/json: {schema: {allOf: "
        "[{$ref: '#/components/schemas/Pet'}, {type: object}]}}}}}}}}\n"
        "components: {schemas: {Pet: {type: object}, Dog: {type: object}}}",
        "paths: {/pets: {get: {responses: {'200': {description: Pets, content: {application/json: {schema: {allOf: "
        "[{type: object}, {$ref: '#/components/schemas/Pet'}]}}}}}}}}\n"
        "components: {schemas: {Pet: {type: object}, Dog: {type: object}}}",
    ),
)
def condition_added(after: Condition) -> Effect | None:
    """A further named schema is joined into one (`allOf`).

    What that does to the values is reported of the members themselves.
    """
    return Effect.EQUAL if after.key else None
