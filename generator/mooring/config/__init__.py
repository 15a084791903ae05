"""`[tool.mooring]`, `mooring.toml` and `api.toml` → frozen settings."""

from mooring.config.api import Revision, VendoredApi, Version, load_api
from mooring.config.decisions import Acceptance, Decisions
from mooring.config.execution import DaskCluster, Execution, Processes, processors
from mooring.config.kept_names import kept_entry
from mooring.config.project import Project, find_project

__all__ = [
    "Acceptance",
    "DaskCluster",
    "Decisions",
    "Execution",
    "Processes",
    "Project",
    "Revision",
    "VendoredApi",
    "Version",
    "find_project",
    "kept_entry",
    "load_api",
    "processors",
]
