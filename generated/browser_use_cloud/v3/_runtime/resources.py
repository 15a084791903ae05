"""Operations that belong together, as the methods of a class."""

from .transport import AsyncTransport, Transport


class Resource:
    """Sends its operations through the transport of a client, and waits for their results."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport


class AsyncResource:
    """Sends its operations through the transport of an asynchronous client."""

    def __init__(self, transport: AsyncTransport) -> None:
        self._transport = transport
