"""The settings of another generator in a project → what Mooring takes over, and what it has nothing for.

takeover               what is handed over
openapi_python_client  its configuration file, and the command that names the document
datamodel_codegen      `[tool.datamodel-codegen]`
openapi_generator      openapitools.json, and configuration files
commands               the commands of a project's scripts that run one of them
"""

from enum import Enum
from pathlib import Path
from typing import assert_never

from mooring.workflows.predecessors.takeover import Takeover

__all__ = ["Takeover", "Tool", "take_over"]


class Tool(Enum):
    """A generator that a project may come from."""

    OPENAPI_PYTHON_CLIENT = "openapi-python-client"
    DATAMODEL_CODEGEN = "datamodel-codegen"
    OPENAPI_GENERATOR = "openapi-generator"


def take_over(tool: Tool, root: Path, chosen: str | None) -> Takeover:
    """What the settings of a generator in a project's folder say.

    Args:
        chosen: Which of several clients is meant, by the name that the settings give it.

    Raises:
        Misuse: the project has no such settings, or they are about several clients and none is chosen.
        Unreadable: they cannot be read.
    """
    match tool:
        case Tool.OPENAPI_PYTHON_CLIENT:
            from mooring.workflows.predecessors import openapi_python_client

            return openapi_python_client.take_over(root)
        case Tool.DATAMODEL_CODEGEN:
            from mooring.workflows.predecessors import datamodel_codegen

            return datamodel_codegen.take_over(root, chosen)
        case Tool.OPENAPI_GENERATOR:
            from mooring.workflows.predecessors import openapi_generator

            return openapi_generator.take_over(root, chosen)
        case _:
            assert_never(tool)
