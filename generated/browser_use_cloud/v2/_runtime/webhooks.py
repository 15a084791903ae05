"""Messages that the API sends on its own."""

from collections.abc import Callable
from functools import cached_property
from typing import Generic, TypeVar, cast

from pydantic import TypeAdapter

from .exactness import exact_type
from .variants import RECEIVED

Payload = TypeVar("Payload")


class Webhook(Generic[Payload]):
    """One kind of message, and how its body is read."""

    def __init__(self, type_: Callable[[], object]) -> None:
        self._type = type_

    def parse(self, body: bytes | str) -> Payload:
        """The payload of a message, from the body of the request that brought it.

        Whether it comes from the API is for the caller to make sure first.

        Raises:
            pydantic.ValidationError: the body is not what the document says.
        """
        return cast(Payload, self._adapter.validate_json(body, context=RECEIVED))

    @cached_property
    def _adapter(self) -> TypeAdapter[object]:
        return exact_type(self._type())
