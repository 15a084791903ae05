"""Browser Use Cloud API v1.

Written by Mooring from browser-use/v1@2025-07-29; edit the document or its `api.toml`,
not this folder.
"""

from . import errors, hooks, models
from ._runtime.misfits import mismatches
from .hooks import AsyncClient, Client

__all__ = ["AsyncClient", "Client", "errors", "hooks", "mismatches", "models"]

__document__ = "browser-use/v1@2025-07-29"
"""The revision of the document that this package was written from."""
