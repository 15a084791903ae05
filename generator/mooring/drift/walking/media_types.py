"""Media types and ranges of them (RFC 9110, sections 8.3.1 and 12.5.1)."""


def is_within(narrower: str, wider: str) -> bool:
    """Whether a media type or range is surely part of another range."""
    kind, subtype = essence(narrower)
    other_kind, other_subtype = essence(wider)
    if _parameters(wider) - _parameters(narrower):
        return False
    return other_kind in ("*", kind) and (
        other_subtype in ("*", subtype) or subtype.endswith(f"+{other_subtype}")
    )


def are_related(one: str, other: str) -> bool:
    """Whether two names are of one media type, or one is a range that holds the other."""
    return (
        essence(one) == essence(other) or is_within(one, other) or is_within(other, one)
    )


def essence(media_type: str) -> tuple[str, str]:
    """The type and the subtype, without parameters."""
    kind, _, subtype = media_type.partition(";")[0].strip().lower().partition("/")
    return kind, subtype


def _parameters(media_type: str) -> frozenset[str]:
    _, *parameters = media_type.lower().split(";")
    return frozenset("".join(one.split()) for one in parameters)
