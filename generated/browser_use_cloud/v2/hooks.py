"""Yours: Mooring writes this file once, and never again.

The clients of this package are the two classes below. What you add to them, or override of the generated
classes that they extend, stays. The events of a call, for logs, metrics and traces, are here too.
"""

from . import client
from ._runtime.hooks import *


class Client(client.Client):
    pass


class AsyncClient(client.AsyncClient):
    pass
