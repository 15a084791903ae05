"""The module of ours that the rest imports from."""
from browser_use_cloud.v2 import AsyncClient, Client, models
from browser_use_cloud.v2 import Client as Api

__all__ = ["Api", "AsyncClient", "Client", "models", "shared"]

shared = Client()
