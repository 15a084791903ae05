"""Everything that the generated modules share: how a call is sent, what may come back, and what models are made of."""

from . import hooks
from .auth import ApiKey, Basic, Bearer, Credential
from .decoding import Validation
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
    MismatchError,
    MissingCredentialError,
    NotFoundError,
    PaymentRequiredError,
    PermissionDeniedError,
    RateLimitError,
    UnprocessableEntityError,
)
from .hooks import Hook
from .http import AsyncHTTPClient, HTTPClient
from .keywords import Keywords
from .loading import attach, forget_resources
from .models import (
    CamelModel,
    DecimalString,
    Model,
    Omittable,
    OpenIntEnum,
    OpenStrEnum,
    RecursiveModel,
)
from .misfits import mismatches
from .operation import NOT_GIVEN, File, NotGiven, Operation, Style
from .renames import RenamingModel
from .resources import AsyncResource, Resource
from .responses import (
    AsyncMethod,
    Method,
    Mode,
    Raw,
    Responding,
    Streamed,
    WithResponse,
)
from .settings import Changes, Options
from .signatures import Signature
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
    "AsyncMethod",
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
    "Hook",
    "Keywords",
    "InternalServerError",
    "Method",
    "MismatchError",
    "MissingCredentialError",
    "Mode",
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
    "Raw",
    "RecursiveModel",
    "RenamingModel",
    "Resource",
    "Responding",
    "Signature",
    "Streamed",
    "Style",
    "Transport",
    "Validation",
    "UnknownVariant",
    "UnprocessableEntityError",
    "Webhook",
    "WithResponse",
    "attach",
    "forget_resources",
    "hooks",
    "mismatches",
]
