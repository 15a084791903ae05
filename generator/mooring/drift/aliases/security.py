"""Ids of what a caller has to prove, and how: security requirements and security schemes."""

from collections.abc import Iterator

from mooring.document import Json
from mooring.drift.aliases.pair import Pair
from mooring.drift.facts.elements import Security
from mooring.model import SecurityScheme


def security_ids(pair: Pair) -> Iterator[str]:
    """oasdiff tells the document's own requirements apart from those of an operation."""
    old, new = pair.difference.old, pair.difference.new
    assert isinstance(old, Security) and isinstance(new, Security)
    before, after = _schemes(old), _schemes(new)
    pointers = pair.difference.old_pointer, pair.difference.new_pointer
    is_global = "/security" in pointers
    starts = {
        "api-security" if one is not None and not is_global else "api-global-security"
        for one in pair.written
    }
    for start in sorted(starts):
        if after.keys() - before.keys():
            yield f"{start}-added"
        if before.keys() - after.keys():
            yield f"{start}-removed"
        kept = before.keys() & after.keys()
        if any(after[key] - before[key] for key in kept):
            yield f"{start}-scope-added"
        if any(before[key] - after[key] for key in kept):
            yield f"{start}-scope-removed"


def scheme_ids(pair: Pair) -> Iterator[str]:
    """The ids of a change in how a security scheme is described."""
    old, new = pair.difference.old, pair.difference.new
    if not isinstance(old, SecurityScheme) or not isinstance(new, SecurityScheme):
        return
    start = "api-security-component"
    if (old.kind, old.http_scheme) != (new.kind, new.http_scheme):
        yield f"{start}-type-changed"
    flows = _flows(old), _flows(new)
    for name in flows[0].keys() & flows[1].keys():
        before, after = flows[0][name], flows[1][name]
        if before.get("authorizationUrl") != after.get("authorizationUrl"):
            yield f"{start}-oauth-url-changed"
        if before.get("tokenUrl") != after.get("tokenUrl"):
            yield f"{start}-oauth-token-url-changed"
        scopes = before.get("scopes"), after.get("scopes")
        one = scopes[0] if isinstance(scopes[0], dict) else {}
        other = scopes[1] if isinstance(scopes[1], dict) else {}
        if other.keys() - one.keys():
            yield f"{start}-oauth-scope-added"
        if one.keys() - other.keys():
            yield f"{start}-oauth-scope-removed"
        if any(one[key] != other[key] for key in one.keys() & other.keys()):
            yield f"{start}-oauth-scope-changed"


def _schemes(security: Security) -> dict[str, set[str]]:
    return {
        one.scheme: set(one.scopes)
        for requirement in security.alternatives
        for one in requirement
    }


def _flows(scheme: SecurityScheme) -> dict[str, dict[str, Json]]:
    stated = {key: value.json for key, value in scheme.unmodelled}.get("flows")
    flows = stated if isinstance(stated, dict) else {}
    return {name: flow for name, flow in flows.items() if isinstance(flow, dict)}
