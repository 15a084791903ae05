"""A request as the arguments of the handler that answers it."""

from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from typing import cast, get_args

from fastapi import Request
from pydantic import ValidationError
from starlette.datastructures import UploadFile

from ..operation import Style
from ..values import Json, refuse_constants
from .errors import Flaw, Refusal, flaws
from .route import (
    Body,
    Cookie,
    Endpoint,
    Form,
    Header,
    Path,
    Query,
    Received,
    Route,
)
from .texts import (
    Kinds,
    Pair,
    cookies,
    from_header,
    from_pairs,
    from_path,
    kinds,
    pairs,
    validated,
)

_DEFAULT = Style()
_FORM = "application/x-www-form-urlencoded"
_MULTIPART = "multipart/form-data"

Part = UploadFile | str


async def arguments(
    endpoint: Endpoint, request: Request, in_path: Mapping[str, str]
) -> Mapping[str, object]:
    """The keyword arguments of a handler; those that are not there are what the declaration says.

    Args:
        in_path: The segments of the path by the names of its variables, still encoded.

    Raises:
        Refusal: something is missing, or does not fit.
    """
    taken = dict(endpoint.defaults)
    missing = list[Flaw]()
    found = list[Flaw]()
    form: _SentForm | None = None
    claimed = frozenset(
        one.marker.name for one in endpoint.arguments if isinstance(one.marker, Query)
    )
    if any(isinstance(one.marker, Form) for one in endpoint.arguments):
        form = await _sent_form(endpoint.route, request)
    for one in endpoint.arguments:
        place = (_place(one), getattr(one.marker, "name", ""))
        try:
            async for value in _values(
                endpoint.route, one, request, in_path, form, claimed
            ):
                taken[one.keyword] = value
        except ValidationError as error:
            found += flaws(error, *(part for part in place if part))
        else:
            if one.is_required and one.keyword not in taken:
                where = tuple(part for part in place if part)
                missing.append(Flaw(where, "Field required", "missing"))
    if found or missing:
        raise Refusal([*found, *missing])
    return taken


def _place(one: Received) -> str:
    return type(one.marker).__name__.lower()


async def _values(
    route: Route,
    one: Received,
    request: Request,
    in_path: Mapping[str, str],
    form: "_SentForm | None",
    claimed: frozenset[str],
) -> AsyncIterator[object]:
    """The value of an argument; none where it is not there."""
    match one.marker:
        case Body():
            async for value in _body(route, one, request):
                yield value
        case Form(name=name):
            assert form is not None
            for value in form.values(name, one, route.styles.get(name, _DEFAULT)):
                yield value
        case marker:
            style = route.styles.get(marker.name, _DEFAULT)
            kind = kinds(one.annotation)
            candidates = list(
                _candidates(marker, style, kind, request, in_path, claimed)
            )
            if candidates:
                yield validated(one.adapter, candidates)


def _candidates(
    marker: Path | Query | Header | Cookie,
    style: Style,
    kind: Kinds,
    request: Request,
    in_path: Mapping[str, str],
    claimed: frozenset[str],
) -> Iterator[Json]:
    match marker:
        case Path(name=name):
            yield from from_path(in_path[name], name, style, kind)
        case Query(name=name):
            yield from from_pairs(name, pairs(request.url.query), style, kind, claimed)
        case Header(name=name):
            if (text := request.headers.get(name)) is not None:
                yield from from_header(text, style, kind)
        case Cookie(name=name):
            sent = cookies(request.headers.get("cookie", ""))
            yield from from_pairs(name, sent, style, kind)


async def _body(route: Route, one: Received, request: Request) -> AsyncIterator[object]:
    content = await request.body()
    media_type = _media_type(request)
    if not content and not one.is_required:
        return
    if not content and not media_type and not _is_opaque(one):
        return
    _check_media_type(route, media_type)
    if _is_opaque(one):
        yield content
    elif media_type in (_FORM, _MULTIPART):
        sent = await _sent_form(route, request)
        yield validated(one.adapter, [sent.whole(one, route.styles)])
    else:
        try:
            refuse_constants(content)
        except ValueError as error:
            raise Refusal([Flaw(("body",), str(error), "json_invalid")], 400) from None
        yield one.adapter.validate_json(content, strict=True)


def _is_opaque(one: Received) -> bool:
    """Whether the body is taken as the bytes that it is."""
    return one.annotation is bytes or bytes in get_args(one.annotation)


def _media_type(request: Request) -> str:
    content_type = request.headers.get("content-type", "")
    return content_type.partition(";")[0].strip().lower()


def _check_media_type(route: Route, media_type: str) -> None:
    """Refuses what the document does not take; a body without a media type is taken as the first one."""
    ranges = {one.partition(";")[0].strip().lower() for one in route.consumes}
    main = media_type.partition("/")[0]
    if media_type and ranges.isdisjoint({media_type, f"{main}/*", "*/*"}):
        wanted = ", ".join(route.consumes)
        text = f"The body is {media_type}; this takes {wanted}."
        raise Refusal([Flaw(("header", "content-type"), text, "media_type")], 415)


class _SentForm:
    """The members of a form: encoded pairs, or parts."""

    def __init__(
        self, encoded: Sequence[Pair], parts: Sequence[tuple[str, Part]]
    ) -> None:
        self._encoded = encoded
        self._parts = parts

    def values(self, name: str, one: Received, style: Style) -> Iterator[object]:
        """What a member is; nothing where it is not there."""
        sent = [part for key, part in self._parts if key == name]
        kind = kinds(one.annotation)
        files = [part for part in sent if isinstance(part, UploadFile)]
        if files:
            yield files if kind.has_arrays else files[0]
        elif candidates := [*self._texts(name, style, kind)]:
            yield validated(one.adapter, candidates)

    def whole(self, one: Received, styles: Mapping[str, Style]) -> Json:
        """All members as one object."""
        kind = kinds(one.annotation)
        names = kind.names or {name for name, _ in (*self._encoded, *self._parts)}
        anything = Kinds(False, False, True, frozenset(), False)
        members = dict[str, Json]()
        for name in names:
            style = styles.get(name, _DEFAULT)
            for value in [*self._texts(name, style, anything)][:1]:
                members[name] = value
        return members

    def _texts(self, name: str, style: Style, kind: Kinds) -> Iterator[Json]:
        yield from from_pairs(name, self._encoded, style, kind)
        texts = [cast(str, part) for key, part in self._parts if key == name]
        if len(texts) == 1:
            yield texts[0]
        if texts:
            yield list[Json](texts)


async def _sent_form(route: Route, request: Request) -> _SentForm:
    media_type = _media_type(request)
    _check_media_type(route, media_type)
    if media_type == _MULTIPART:
        form = await request.form(max_files=10_000, max_fields=10_000)
        return _SentForm([], [*form.multi_items()])
    return _SentForm(pairs((await request.body()).decode()), [])
