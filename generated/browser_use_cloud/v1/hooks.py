"""Yours: Mooring writes this file once, and never again.

The clients of this package are the two classes below. What you add to them, or override of the generated
classes that they extend, stays.
"""

from . import client


class Client(client.Client):
    pass


class AsyncClient(client.AsyncClient):
    pass
