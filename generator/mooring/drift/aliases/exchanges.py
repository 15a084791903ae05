"""Ids of what is no schema: operations, parameters, bodies, responses, headers, security, the document."""

from collections.abc import Iterable, Iterator

from mooring.drift.aliases.known import PARTS_BY_EDIT
from mooring.drift.aliases.pair import Pair, need
from mooring.drift.aliases.parameters import parameter_ids
from mooring.drift.aliases.schemas import notice_edits, rise
from mooring.drift.aliases.security import scheme_ids, security_ids
from mooring.drift.facts.differences import Subject
from mooring.drift.facts.effects import Effect
from mooring.drift.facts.elements import Notice, Security, Shape
from mooring.drift.judgement.notices import is_earlier, is_over, notice
from mooring.drift.matching.routes import erased
from mooring.drift.facts.scopes import Part
from mooring.model import (
    Content,
    Header,
    Operation,
    Parameter,
    Property,
    Response,
    SecurityScheme,
)

FIXED = {
    "operation-added": "endpoint-added",
    "body-removed": "request-body-removed",
    "error-response-added": "response-non-success-status-added",
    "error-response-removed": "response-non-success-status-removed",
    "success-response-added": "response-success-status-added",
    "success-response-removed": "response-success-status-removed",
    "operation-renamed": "api-operation-id-removed",
    "security-scheme-added": "api-security-component-added",
    "security-scheme-removed": "api-security-component-removed",
    "schema-removed": "api-schema-removed",
    "header-added": "response-header-added",
}


def exchange_ids(
    rule: str, pair: Pair, effect: Effect, parts: Iterable[Part]
) -> Iterator[str]:
    """The ids of a finding that is not about a schema."""
    if rule in FIXED:
        yield FIXED[rule]
    old, new = pair.difference.old, pair.difference.new
    match rule, old or new:
        case "operation-removed", Operation() as operation:
            yield _removal(pair, operation)
        case "operation-moved", Operation():
            assert isinstance(old, Operation)
            yield _removal(pair, old)
            yield "endpoint-added"
        case "operation-named", Operation(id=id_):
            yield f"api-operation-id-{'added' if id_ is None else 'removed'}"
        case "operation-tags-changed", Operation(tags=tags):
            assert isinstance(new, Operation)
            if set(new.tags) - set(tags):
                yield "api-tag-added"
            if set(tags) - set(new.tags):
                yield "api-tag-removed"
        case "tag-renamed", _:
            yield from ("api-tag-added", "api-tag-removed")
        case ("hook-added" | "hook-removed"), _ if (
            pair.difference.subject is Subject.WEBHOOK
        ):
            yield f"webhook-{rule.removeprefix('hook-')}"
        case "body-added", _:
            yield f"request-body-added-{need(effect is Effect.NARROWS)}"
        case "body-required-changed", _:
            yield f"request-body-became-{need(effect is Effect.NARROWS)}"
        case "deprecation-changed", Operation():
            yield from _operation_deprecation(new)
        case _, Notice() as before if pair.difference.subject is Subject.OPERATION:
            assert isinstance(new, Notice)
            yield from _operation_notice(rule, before, new)
        case _, Notice() as before if (
            pair.difference.subject is Subject.PARAMETER and pair.is_whole
        ):
            assert isinstance(new, Notice)
            for edit in notice_edits(rule, before, new):
                if "request-parameter" in PARTS_BY_EDIT[edit]:
                    yield f"request-parameter-{edit}"
        case "stability-changed", Notice() as before:
            assert isinstance(new, Notice)
            if not (before.is_level_known and new.is_level_known):
                yield "api-invalid-stability-level"
        case _, Parameter() as parameter:
            yield from parameter_ids(rule, pair, effect, parameter)
        case _, (Header() as header):
            yield from _header_ids(rule, effect, header)
        case _, Content():
            yield from _content_ids(rule, pair, effect)
        case _, Property() as stated:
            yield from _property_ids(rule, effect, stated, new, parts)
        case ("read-only-changed" | "write-only-changed"), Shape():
            yield from _mutability_ids(rule, pair, parts)
        case _, Security():
            yield from security_ids(pair)
        case _, SecurityScheme():
            yield from scheme_ids(pair)
        case _, Response():
            if rule == "success-status-changed":
                yield from (
                    "response-success-status-removed",
                    "response-success-status-added",
                )
        case _:
            pass


def _operation_deprecation(new: object) -> Iterator[str]:
    if isinstance(new, Operation):
        if not new.deprecated:
            yield "endpoint-reactivated"
        elif "x-sunset" in dict(new.unmodelled):
            yield "endpoint-deprecated-with-sunset"
        else:
            yield "endpoint-deprecated"


def _operation_notice(rule: str, old: Notice, new: Notice) -> Iterator[str]:
    match rule:
        case "notice-too-short" if new.sunset is None:
            yield "api-deprecated-sunset-missing"
        case "notice-too-short":
            yield (
                "api-sunset-date-changed-too-small"
                if old.is_deprecated
                else "api-sunset-date-too-small"
            )
        case "sunset-changed" if new.is_deprecated and not new.is_readable:
            yield "api-deprecated-sunset-parse"
        case "sunset-changed" if old.is_deprecated and new.is_deprecated:
            if old.sunset is not None and new.sunset is None:
                yield "sunset-deleted"
            elif is_earlier(old, new):
                yield "api-sunset-date-changed-too-small"
        case "sunset-changed" if old.is_deprecated and not old.is_readable:
            yield "api-deprecated-sunset-parse"
        case "stability-changed" if not (old.is_level_known and new.is_level_known):
            yield "api-invalid-stability-level"
        case "stability-changed":
            yield f"api-stability-{rise(old, new)}"
        case _:
            pass


def _removal(pair: Pair, operation: Operation) -> str:
    """An operation is removed alone, or with its whole path; with a notice that has run out, or without."""
    is_path_left = any(
        erased(one.path) == erased(operation.path) for one in pair.new.api.operations
    )
    start = "api" if is_path_left else "api-path"
    said = notice(operation, pair.policy)
    if said is None or not said.is_deprecated:
        return f"{start}-removed-without-deprecation"
    if not said.is_readable:
        return "api-path-sunset-parse"
    is_left = said.sunset is not None and not is_over(said, pair.policy)
    return f"{start}-removed-{'before-sunset' if is_left else 'with-deprecation'}"


def _header_ids(rule: str, effect: Effect, header: Header) -> Iterator[str]:
    if rule == "header-removed":
        yield f"{need(header.required)}-response-header-removed"
    elif rule == "header-required-changed" and effect is Effect.WIDENS:
        yield "response-header-became-optional"


def _content_ids(rule: str, pair: Pair, effect: Effect) -> Iterator[str]:
    old, new = pair.difference.old, pair.difference.new
    is_request = pair.difference.subject is Subject.BODY
    match rule:
        case "media-type-added" | "media-type-removed":
            start = "request-body" if is_request else "response"
            yield f"{start}-{rule}"
        case "media-type-renamed" if not is_request:
            ends = {Effect.WIDENS: "generalized", Effect.NARROWS: "specialized"}
            assert isinstance(old, Content) and isinstance(new, Content)
            if ";" in old.media_type + new.media_type:
                ends = {}
            yield f"response-media-type-name-{ends.get(effect, 'changed')}"
        case "payload-described":
            assert isinstance(old, Content) and isinstance(new, Content)
            end = "added" if old.schema is None else "removed"
            yield f"{'request' if is_request else 'response'}-body-media-type-schema-{end}"
        case _:
            pass


def _property_ids(
    rule: str, effect: Effect, stated: Property, new: object, parts: Iterable[Part]
) -> Iterator[str]:
    later = new if isinstance(new, Property) else stated
    for part in parts:
        is_request = part.root.startswith("request body")
        is_response = part.root.startswith("response")
        if rule == "property-added":
            yield from _added(stated, part, is_request, is_response)
        elif rule == "property-removed":
            yield from _removed(stated, part, is_request, is_response)
        elif rule in ("property-renamed", "property-moved"):
            yield from _removed(stated, part, is_request, is_response)
            yield from _added(later, part, is_request, is_response)
        elif rule == "required-changed":
            end = need(effect is Effect.NARROWS)
            if is_request and part.direction:
                has_default = end == "required" and later.schema.default is not None
                yield (
                    "request-property-became-required-with-default"
                    if has_default
                    else f"request-property-became-{end}"
                )
            elif is_response:
                start = "property" if part.direction else "write-only-property"
                yield f"response-{start}-became-{end}"
            elif part.root.startswith("header parameter") and end == "required":
                yield "request-header-property-became-required"


def _added(
    stated: Property, part: Part, is_request: bool, is_response: bool
) -> Iterator[str]:
    word = need(stated.required)
    if is_request and part.direction:
        has_default = stated.required and stated.schema.default is not None
        yield f"new-{word}-request-property{'-with-default' if has_default else ''}"
    elif is_response:
        yield f"response-{word}-{_silence(part)}property-added"
    elif part.root.startswith("header parameter") and stated.required:
        yield "new-required-request-header-property"


def _removed(
    stated: Property, part: Part, is_request: bool, is_response: bool
) -> Iterator[str]:
    if is_request:
        yield "request-property-removed"
    elif is_response:
        yield f"response-{need(stated.required)}-{_silence(part)}property-removed"


def _silence(part: Part) -> str:
    return "" if part.direction else "write-only-"


def _mutability_ids(rule: str, pair: Pair, parts: Iterable[Part]) -> Iterator[str]:
    name = rule.removesuffix("-changed")
    new = pair.difference.new
    assert isinstance(new, Shape)
    became = (
        name
        if (new.read_only if name == "read-only" else new.write_only)
        else f"not-{name}"
    )
    word = need(pair.is_required())
    for way in ("request", "response"):
        if any(part.root.startswith(way) and part.is_inner for part in parts):
            yield f"{way}-{word}-property-became-{became}"
