"""What the generated server shares: how a request becomes arguments, and a result an answer."""

from starlette.datastructures import UploadFile

from .application import application, current_request
from .errors import HTTPError
from .replies import Reply
from .route import (
    Body,
    Cookie,
    Form,
    Handlers,
    Header,
    Path,
    Query,
    Route,
    handles,
)
from .security import (
    BearerToken,
    KeyIn,
    SecurityHandlers,
    UserAndPassword,
    verifies,
)

__all__ = [
    "BearerToken",
    "Body",
    "Cookie",
    "Form",
    "HTTPError",
    "Handlers",
    "Header",
    "KeyIn",
    "Path",
    "Query",
    "Reply",
    "Route",
    "SecurityHandlers",
    "UploadFile",
    "UserAndPassword",
    "application",
    "current_request",
    "handles",
    "verifies",
]
