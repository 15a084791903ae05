"""Operations on pet."""

from __future__ import annotations

from .. import models
from .._runtime.operation import NOT_GIVEN, NotGiven, Operation
from .._runtime.resources import AsyncResource, Resource
from .._runtime.responses import (
    AsyncMethod,
    Method,
    Mode,
    Raw,
    Responding,
    Streamed,
    WithResponse,
)

_ADD: Operation[models.Dog] = Operation(
    "POST",
    "/pets",
    returns={"200": lambda: models.Dog},
)
_SEARCH_PETS: Operation[models.PetSearchPetsResponse] = Operation(
    "POST",
    "/pets/search",
    returns={"200": lambda: models.PetSearchPetsResponse},
    nullable=("query", "after"),
)


class Pet(Resource):
    """The operations on pet."""

    with_raw_response = Responding(lambda own: PetWithResponse(Raw(own)))
    with_streaming_response = Responding(lambda own: PetWithResponse(Streamed(own)))

    def add(
        self,
        *,
        name: str,
        bark: models.DogBark | str,
        photo_urls: list[str] | None = None,
        owner: models.Owner | None = None,
    ) -> models.Dog:
        """POST /pets

        Args:
            name: What it is called.
            owner: Who feeds it.
        """
        return self._transport.send(
            _ADD,
            json={"name": name, "bark": bark, "photoUrls": photo_urls, "owner": owner},
        )

    def search_pets(
        self,
        *,
        query: str | None,
        limit: int | None = None,
        after: str | None | NotGiven = NOT_GIVEN,
    ) -> models.PetSearchPetsResponse:
        """POST /pets/search

        Args:
            limit: At most 50; default 10.
        """
        return self._transport.send(
            _SEARCH_PETS,
            json={"query": query, "limit": limit, "after": after},
        )


class AsyncPet(AsyncResource):
    """The operations on pet."""

    with_raw_response = Responding(lambda own: AsyncPetWithResponse(Raw(own)))
    with_streaming_response = Responding(
        lambda own: AsyncPetWithResponse(Streamed(own)),
    )

    async def add(
        self,
        *,
        name: str,
        bark: models.DogBark | str,
        photo_urls: list[str] | None = None,
        owner: models.Owner | None = None,
    ) -> models.Dog:
        """POST /pets

        Args:
            name: What it is called.
            owner: Who feeds it.
        """
        return await self._transport.send(
            _ADD,
            json={"name": name, "bark": bark, "photoUrls": photo_urls, "owner": owner},
        )

    async def search_pets(
        self,
        *,
        query: str | None,
        limit: int | None = None,
        after: str | None | NotGiven = NOT_GIVEN,
    ) -> models.PetSearchPetsResponse:
        """POST /pets/search

        Args:
            limit: At most 50; default 10.
        """
        return await self._transport.send(
            _SEARCH_PETS,
            json={"query": query, "limit": limit, "after": after},
        )


class PetWithResponse(WithResponse[Mode]):
    add = Method(Pet.add)
    search_pets = Method(Pet.search_pets)


class AsyncPetWithResponse(WithResponse[Mode]):
    add = AsyncMethod(AsyncPet.add)
    search_pets = AsyncMethod(AsyncPet.search_pets)
