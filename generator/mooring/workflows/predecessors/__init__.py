"""The settings of another generator in a project → what Mooring takes over, and what it has nothing for.

takeover               what is handed over
openapi_python_client  its configuration file, and the commands that name the documents
datamodel_codegen      `[tool.datamodel-codegen]`, its profiles and jobs, and commands
openapi_generator      openapitools.json, configuration files, commands, and what it wrote
commands               the commands of a project's scripts that run one of them
"""

from enum import Enum
from pathlib import Path
from typing import assert_never

from mooring.diagnostics import Misuse
from mooring.workflows.predecessors.takeover import Takeover

__all__ = ["Takeover", "Tool", "take_over"]


class Tool(Enum):
    """A generator that a project may come from."""

    OPENAPI_PYTHON_CLIENT = "openapi-python-client"
    DATAMODEL_CODEGEN = "datamodel-codegen"
    OPENAPI_GENERATOR = "openapi-generator"


def take_over(
    tool: Tool, root: Path, chosen: str | None, source: str | None
) -> tuple[Takeover, ...]:
    """What the settings of a generator in a project's folder say, client by client.

    Args:
        chosen: Which of several clients is meant, by the name that the settings give it.
        source: The document, where a person said it; it is that of one client.

    Raises:
        Misuse: the project has no such settings, or they are about several clients and none is chosen.
        Unreadable: they cannot be read.
    """
    clients, missing = _clients(tool, root)
    named = tuple(one for one in clients if chosen and one.name == chosen)
    if not clients and source is None:
        raise Misuse(f"{missing}: name the document, mooring init SOURCE.")
    if named or len(clients) < 2 or (source is None and chosen is None):
        return named or clients
    names = ", ".join(str(one.name) for one in clients)
    raise Misuse(f"{tool.value} writes {names} here; say which is meant with --api.")


def _clients(tool: Tool, root: Path) -> tuple[tuple[Takeover, ...], str]:
    """The clients of a generator, and what is said where there are none."""
    match tool:
        case Tool.OPENAPI_PYTHON_CLIENT:
            from mooring.workflows.predecessors import openapi_python_client

            found = tuple(openapi_python_client.clients(root))
            return found, openapi_python_client.MISSING
        case Tool.DATAMODEL_CODEGEN:
            from mooring.workflows.predecessors import datamodel_codegen

            return tuple(datamodel_codegen.clients(root)), datamodel_codegen.MISSING
        case Tool.OPENAPI_GENERATOR:
            from mooring.workflows.predecessors import openapi_generator

            return tuple(openapi_generator.clients(root)), openapi_generator.MISSING
        case _:
            assert_never(tool)
