from mooring.document import Fact
from mooring.drift.facts.effects import Effect
from mooring.drift.rule import Example, changed
from mooring.model import String


@changed(
    String,
    "content_encoding",
    "content_media_type",
    fact=Fact.FORMATS,
    reports=Example(
        "{type: string, contentEncoding: base64}",
        "{type: string, contentEncoding: base16}",
    ),
    ignores=Example(
        "{type: string, contentEncoding: base64}",
        "{type: string, contentEncoding: base64, minLength: 1}",
    ),
)
def content_encoding_changed(before: String, after: String) -> Effect | None:
    """What a text encodes, or how, changed.

    Offer the new encoding under a new field.
    """
    return Effect.INCOMPARABLE
