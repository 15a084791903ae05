"""Every id that oasdiff has for a part of a payload: what was edited, and the kinds of parts that have an id for it."""

REQUESTS = ("request-body", "request-property")
RESPONSES = ("response-body", "response-property")
PARAMETER, MEMBER = "request-parameter", "request-parameter-property"
BOTH = (*REQUESTS, *RESPONSES)
NARROWING = (PARAMETER, *REQUESTS)
WIDENING = (*NARROWING, *RESPONSES)
PROPERTIES = ("request-property", "response-property")

EVERYWHERE = """
    all-of-added all-of-added-annotation-only all-of-removed all-of-removed-annotation-only
    any-of-added any-of-removed one-of-added one-of-removed
    const-added const-changed const-removed contains-added contains-removed
    content-encoding-changed content-media-type-changed content-schema-added content-schema-removed
    dependent-required-added dependent-required-changed dependent-required-removed
    dependent-schema-added dependent-schema-removed
    discriminator-added discriminator-mapping-added discriminator-mapping-changed discriminator-mapping-deleted
    discriminator-property-name-changed discriminator-removed
    if-added if-removed then-added then-removed else-added else-removed
    max-contains-decreased max-contains-increased min-contains-decreased min-contains-increased
    pattern-property-added pattern-property-removed prefix-items-added prefix-items-removed
    property-names-added property-names-removed
    unevaluated-items-added unevaluated-items-removed unevaluated-properties-added unevaluated-properties-removed
    """.split()
"""Edits that bodies and properties have an id for, whichever way they travel."""

PARTS_BY_EDIT: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(EVERYWHERE, BOTH),
    **dict.fromkeys(
        (
            *("exclusive-max-decreased", "exclusive-max-set", "exclusive-min-set"),
            *("exclusive-min-increased", "max-decreased", "max-set", "min-increased"),
            *("max-length-decreased", "max-length-set", "min-length-increased"),
            *("min-set", "min-items-increased", "min-items-set"),
        ),
        NARROWING,
    ),
    **dict.fromkeys(
        (
            *("exclusive-max-increased", "exclusive-min-decreased", "max-increased"),
            *("max-length-increased", "min-decreased", "min-length-decreased"),
            *("default-value-added", "default-value-changed", "default-value-removed"),
        ),
        WIDENING,
    ),
    **dict.fromkeys(("max-length-unset", "min-items-unset"), RESPONSES),
    **dict.fromkeys(("max-items-decreased", "max-items-increased"), (PARAMETER,)),
    "min-items-decreased": (PARAMETER, *RESPONSES),
    "became-enum": (*NARROWING, "request-header-property"),
    **dict.fromkeys(
        ("became-nullable", "became-not-nullable"),
        (*WIDENING, MEMBER, "response-header"),
    ),
    "became-optional": (
        *NARROWING,
        "response-property",
        "response-header",
        "response-write-only-property",
    ),
    "became-required": (
        *NARROWING,
        "response-property",
        "request-header-property",
        "response-write-only-property",
    ),
    "became-required-with-default": ("request-property",),
    "enum-value-added": (
        *(PARAMETER, MEMBER, *PROPERTIES),
        "response-write-only-property",
    ),
    "enum-value-removed": (
        *(PARAMETER, MEMBER, *PROPERTIES, "request-body"),
        "response-mediatype",
    ),
    "x-extensible-enum-value-removed": (PARAMETER, "request-property"),
    **dict.fromkeys(
        ("list-of-types-narrowed", "list-of-types-widened"), (*WIDENING, MEMBER)
    ),
    **dict.fromkeys(
        ("pattern-added", "pattern-changed", "pattern-removed"),
        (PARAMETER, *PROPERTIES),
    ),
    "pattern-generalized": (PARAMETER, "request-property"),
    "type-changed": (*WIDENING, MEMBER, "response-header"),
    "type-generalized": (*WIDENING, MEMBER, "response-header"),
    "type-specialized": (MEMBER, "response-header", *RESPONSES),
    "type-compatible": (*BOTH, "response-header"),
    "wrapped-in-one-of": ("request-body", "response-body"),
    **dict.fromkeys(
        ("deprecated", "reactivated", "deprecated-sunset-missing"),
        (PARAMETER, *PROPERTIES),
    ),
    **dict.fromkeys(
        ("deprecated-with-sunset", "deprecated-sunset-invalid"), PROPERTIES
    ),
    "sunset-date-too-small": (PARAMETER, *PROPERTIES),
    **dict.fromkeys(
        ("sunset-date-changed-too-small", "sunset-deleted", "sunset-parse"),
        (PARAMETER,),
    ),
    **dict.fromkeys(("stability-decreased", "stability-increased"), PROPERTIES),
    "media-type-added": ("request-body", "response"),
    "media-type-removed": ("request-body", "response"),
    **dict.fromkeys(
        ("media-type-schema-added", "media-type-schema-removed"),
        ("request-body", "response-body"),
    ),
    **dict.fromkeys(
        (
            *("media-type-name-changed", "media-type-name-generalized"),
            "media-type-name-specialized",
        ),
        ("response",),
    ),
}
"""The kinds of parts that an edit has an id for; the id is the part's kind, a hyphen and the edit."""

READ_ONLY = frozenset(
    (
        *("enum-value-removed", "max-decreased", "exclusive-max-decreased"),
        *("max-length-decreased", "min-increased", "exclusive-min-increased"),
    )
)
"""Edits that have an id of their own where a request may not send the property."""
