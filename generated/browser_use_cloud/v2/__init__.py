"""Browser Use Public API v2.

Written by Mooring from browser-use/v2@2026-03-10; edit the document or its `api.toml`,
not this folder.
"""

from . import errors, hooks, models
from ._runtime.misfits import mismatches
from .hooks import AsyncClient, Client

__all__ = ["AsyncClient", "Client", "errors", "hooks", "mismatches", "models"]

__document__ = "browser-use/v2@2026-03-10"
"""The revision of the document that this package was written from."""
