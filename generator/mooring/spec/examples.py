"""Examples of parameters and payloads (OpenAPI 3.2, Example Object)."""

from collections.abc import Iterator
from dataclasses import replace

from mooring.model import Schema, Value
from mooring.spec.reading import Node, Reading
from mooring.spec.references import follow


def parse_examples(reading: Reading, node: Node) -> Iterator[Value]:
    """The values that `example` and `examples` state; of an example in another file, where that is."""
    if (single := node.get("example")) is not None:
        yield Value.of(single.value)
    several = node.get("examples")
    if several is not None and isinstance(several.value, list):
        # Written as in a schema.
        yield from (Value.of(value) for value in several.value)
        return
    if several is None or not isinstance(several.value, dict):
        return
    for _, stated in reading.members(several):
        if not isinstance(stated.value, dict):
            yield Value.of(stated.value)
            continue
        example = follow(reading, stated)
        if example is None:
            continue
        keyword = _value_keyword(example)
        yield Value.of((example if keyword is None else example[keyword]).value)


def example_remarks(reading: Reading, node: Node) -> Iterator[tuple[str, Value]]:
    """What named examples say beside the value that stands for them."""
    several = node.get("examples")
    if several is None or isinstance(several.value, list):
        return
    for name, stated in reading.members(several):
        example = follow(reading, stated)
        keyword = None if example is None else _value_keyword(example)
        if example is not None and keyword is not None:
            if rest := example.beside({keyword}):
                said = {key: value.json for key, value in rest}
                yield f"examples/{name}", Value.of(said)


def with_examples(schema: Schema, examples: tuple[Value, ...]) -> Schema:
    """The schema with the examples of the parameter or header around it, where it has none of its own."""
    return schema if schema.examples else replace(schema, examples=examples)


def _value_keyword(example: Node) -> str | None:
    """The keyword that holds the value of an example; None where it is elsewhere, or no object."""
    return next((one for one in ("value", "dataValue") if one in example), None)
