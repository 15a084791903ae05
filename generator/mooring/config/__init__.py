"""`[tool.mooring]`, `mooring.toml` and `api.toml` → frozen settings."""

from mooring.config.api import Revision, VendoredApi, Version, load_api
from mooring.config.decisions import Acceptance, Decisions
from mooring.config.project import Project, find_project

__all__ = [
    "Acceptance",
    "Decisions",
    "Project",
    "Revision",
    "VendoredApi",
    "Version",
    "find_project",
    "load_api",
]
