"""Swagger 2.0, where it spells in its own way what OpenAPI 3 says.

parameters   values in the path, query, headers and forms
payloads     the body, from its parameters, and the responses
addresses    host, base path and schemes → servers
security     security definitions → security schemes
exchanges    all that an operation sends and receives
"""

from mooring.spec.swagger.addresses import parse_servers as parse_servers
from mooring.spec.swagger.exchanges import EXCHANGE_KEYWORDS as EXCHANGE_KEYWORDS
from mooring.spec.swagger.exchanges import parse_exchange as parse_exchange
from mooring.spec.swagger.security import parse_schemes as parse_schemes

DOCUMENT_KEYWORDS = frozenset(
    (
        *("swagger", "host", "basePath", "schemes", "consumes", "produces"),
        *("definitions", "parameters", "responses", "securityDefinitions"),
    )
)
