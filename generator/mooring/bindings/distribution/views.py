"""What the templates of a distribution see."""

from dataclasses import dataclass

from mooring.bindings.python.code import Code


@dataclass(frozen=True, slots=True)
class ExampleView:
    """A call of one method, for a reader."""

    title: Code
    statement: Code


@dataclass(frozen=True, slots=True)
class DistributionView:
    """The metadata of a distribution, and one example for each resource.

    Args:
        name: Of the distribution, as TOML.
        shown_name: The same for a reader.
        module: What is imported.
        package: Its folder, as TOML.
        secrets: Arguments that the tests give to a client.
    """

    name: Code
    shown_name: Code
    version: Code
    description: Code
    module: Code
    package: Code
    title: Code
    document: Code
    variables: tuple[Code, ...]
    """Environment variables with a client's secrets, as Markdown."""
    secrets: tuple[Code, ...]
    examples: tuple[ExampleView, ...]
