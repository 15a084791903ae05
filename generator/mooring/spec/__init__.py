"""Document → Api: references resolved, every type named, nothing OpenAPI-shaped left.

reading      the document under the parser's eyes: dialect, places, what was found wrong
references   `$ref` to its target
schemas      JSON Schema keywords → `Type`
operations   paths, parameters, bodies, responses, security → `Operation`
hoist        a key for every type that was written inline
"""

from mooring.document import Document
from mooring.model import Api
from mooring.spec.hoist import hoist
from mooring.spec.parse import parse_document


def parse(document: Document) -> Api:
    """The API that a document describes, with every inline object and enumeration under a key of its own.

    Raises:
        Unreadable: a reference leads nowhere, or a part of the document is not what OpenAPI says it must be.
    """
    return hoist(parse_document(document))
