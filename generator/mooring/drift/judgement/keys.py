"""The identity of a finding: what was found where, whatever it is called on the screen."""

import hashlib
import json
from typing import assert_never

from mooring.document import Json
from mooring.drift.facts.differences import Difference
from mooring.drift.facts.scopes import Pair, Root, Scope, Shared, Whole

LENGTH = 16


def key(rule: str, difference: Difference, before: Json, after: Json) -> str:
    """A digest of rule, place and change; wording, order, line and reach take no part in it."""
    site = difference.site
    old_path = site.path if site.old_path is None else site.old_path
    parts: list[Json] = [
        rule,
        difference.subject.value,
        *_scope(site.scope),
        list(old_path),
        list(site.path),
        before,
        after,
    ]
    return digest(parts)


def digest(parts: list[Json]) -> str:
    """A key of parts that say what was found."""
    text = json.dumps(parts, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()[:LENGTH]


def _scope(scope: Scope) -> tuple[str, ...]:
    match scope:
        case Whole():
            return ("whole",)
        case Root(operation=operation, part=part):
            return (operation, part)
        case Pair(old=old, new=new):
            return (old, new)
        case Shared(kind=kind, old=old, new=new):
            return (kind, old, new)
        case _:
            assert_never(scope)
