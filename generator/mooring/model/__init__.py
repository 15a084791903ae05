"""The API that a document describes: resolved, frozen, compared by meaning.

schemas      what a JSON value may be
operations   operations, parameters, bodies, responses, security, and the whole `Api`

Two values are equal when they mean the same on the wire and to a reader, wherever they are written:
pointers take no part in equality.
"""

from mooring.model.operations import (
    Api,
    Body,
    Content,
    Credential,
    Header,
    Operation,
    Parameter,
    Place,
    Requirement,
    Response,
    SchemeKind,
    SecurityScheme,
    Server,
    Style,
)
from mooring.model.schemas import (
    ITSELF,
    Anything,
    Array,
    Boolean,
    Discriminator,
    Enumeration,
    Intersection,
    Nothing,
    Null,
    Number,
    Object,
    Property,
    Reference,
    Schema,
    String,
    Type,
    Union,
    Value,
    children,
)

__all__ = [
    "ITSELF",
    "Anything",
    "Api",
    "Array",
    "Body",
    "Boolean",
    "Content",
    "Credential",
    "Discriminator",
    "Enumeration",
    "Header",
    "Intersection",
    "Nothing",
    "Null",
    "Number",
    "Object",
    "Operation",
    "Parameter",
    "Place",
    "Property",
    "Reference",
    "Requirement",
    "Response",
    "Schema",
    "SchemeKind",
    "SecurityScheme",
    "Server",
    "String",
    "Style",
    "Type",
    "Union",
    "Value",
    "children",
]
