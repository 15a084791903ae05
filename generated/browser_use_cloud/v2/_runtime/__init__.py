"""Everything that the generated modules share: how a call is sent, what may come back, and what models are made of."""

from .auth import ApiKey, Basic, Bearer, Credential
from .errors import (
    APIConnectionError,
    APIError,
    APIResponseError,
    APIStatusError,
    APITimeoutError,
    AuthenticationError,
    BadRequestError,
    ClientError,
    ConflictError,
    InternalServerError,
    MissingCredentialError,
    NotFoundError,
    PaymentRequiredError,
    PermissionDeniedError,
    RateLimitError,
    UnprocessableEntityError,
)
from .http import AsyncHTTPClient, HTTPClient
from .loading import attach, forget_resources
from .models import (
    CamelModel,
    DecimalString,
    Model,
    Omittable,
    OpenIntEnum,
    OpenStrEnum,
)
from .operation import NOT_GIVEN, File, NotGiven, Operation, Style
from .resources import AsyncResource, Resource
from .settings import Changes, Options
from .transport import AsyncTransport, Transport
from .variants import UnknownVariant
from .webhooks import Webhook

__all__ = [
    "NOT_GIVEN",
    "APIConnectionError",
    "APIError",
    "APIResponseError",
    "APIStatusError",
    "APITimeoutError",
    "ApiKey",
    "AsyncHTTPClient",
    "AsyncResource",
    "AsyncTransport",
    "AuthenticationError",
    "BadRequestError",
    "Basic",
    "Bearer",
    "CamelModel",
    "Changes",
    "ClientError",
    "ConflictError",
    "Credential",
    "DecimalString",
    "File",
    "HTTPClient",
    "InternalServerError",
    "MissingCredentialError",
    "Model",
    "NotFoundError",
    "NotGiven",
    "Omittable",
    "OpenIntEnum",
    "OpenStrEnum",
    "Operation",
    "Options",
    "PaymentRequiredError",
    "PermissionDeniedError",
    "RateLimitError",
    "Resource",
    "Style",
    "Transport",
    "UnknownVariant",
    "UnprocessableEntityError",
    "Webhook",
    "attach",
    "forget_resources",
]
