"""Document → Api: references resolved, every type named, nothing OpenAPI-shaped left.

parse          a whole document: its dialect, its operations, its schemas, what it says beyond them
reading        the document under the parser's eyes: dialect, places, what was found wrong
references     `$ref` to its target, and a key for every schema that is referred to
anchors        targets that have a name of their own
path_items     what the operations of one path share
operations     parameters, bodies, responses, security → `Operation`
operation_ids  every operation under a key of its own
swagger        what Swagger 2.0 spells in its own way
schemas        JSON Schema keywords → `Schema`
keywords       those that belong to one type
unions         one form for each union
cycles         schemas that are parts of themselves
embedding      what is kept as it is stated, without references
hoist          a key for every type that was written inline
standing       whether what is left of a document with faults is worth bindings
distinctions   what the members of a union are told apart by, in such keys
"""

from mooring.document import Document
from mooring.model import Api
from mooring.spec.hoist import hoist
from mooring.spec.parse import parse_document


def parse(document: Document) -> Api:
    """The API that a document describes, with every inline object and enumeration under a key of its own.

    Raises:
        Unreadable: a reference leads out of the document's folder, or so much of the document means nothing that none of its operations stands.
    """
    return hoist(parse_document(document))
