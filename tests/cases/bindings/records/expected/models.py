"""What the Records sends and receives."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from ._runtime.keywords import Keywords
from ._runtime.models import CamelModel, Model, Omittable, OpenStrEnum


class DogBark(OpenStrEnum):
    LOUD = "loud"
    QUIET = "quiet"


class Animal(
    CamelModel,
    keywords=Keywords(
        {
            "properties": {"name": True, "photoUrls": True},
            "additionalProperties": {"type": "string"},
        },
    ),
):
    name: str
    """What it is called"""
    photo_urls: Omittable[list[str]] = None


class Dog(
    CamelModel,
    keywords=Keywords(
        {
            "properties": {"name": True, "photoUrls": True},
            "additionalProperties": {"type": "string"},
        },
    ),
):
    """An animal that barks."""

    name: str
    """What it is called"""
    photo_urls: Omittable[list[str]] = None
    bark: DogBark
    owner: Omittable[Owner] = None
    """Who feeds it."""


class Owner(Model):
    email: Omittable[str] = None


class Page(Model):
    limit: int = 10
    after: str | None = None


class PetSearchPetsRequest(Model):
    limit: Annotated[int, Field(le=50)] = 10
    after: str | None = None
    query: str | None


class PetSearchPetsResponse(Model):
    limit: int = 10
    after: str | None = None
    data: Omittable[list[Dog]] = None
