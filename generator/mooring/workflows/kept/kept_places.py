"""Names that go on working, held against what the bindings have."""

from typing import assert_never

from mooring import bindings
from mooring.diagnostics import Diagnostic, Location, Unreadable
from mooring.model import Api, KeptKind, KeptName
from mooring.surface import Method, Model, Surface, Vocabulary


def check_kept_names(settings: bindings.Settings, api: Api) -> None:
    """Makes sure that the names which go on working stand for something.

    Raises:
        Unreadable: one does not, or is the name of something else.
    """
    if not settings.kept_names:
        return
    surface = bindings.surface_of(api, settings)
    wrong = tuple(
        Diagnostic(
            "unsupported-kept-name",
            f"{spoken(one)} cannot go on as {one.now}: the bindings have no {one.now} in its place, or something "
            "else that is called so. Correct or remove this table, or say until which revision the name was kept.",
            Location("api.toml"),
        )
        for one in settings.kept_names
        if not is_there(one, surface)
    )
    if wrong:
        raise Unreadable(*wrong)


def is_there(one: KeptName, surface: Surface) -> bool:
    """Whether there is what a name stands for, and nothing that is called so itself."""
    match one.kind:
        case KeptKind.FIELD | KeptKind.MEMBER:
            names = _members(one, surface)
        case KeptKind.ARGUMENT:
            method = _method(one.owner, surface)
            names = {each.name for each in method.keywords} if method else set[str]()
        case KeptKind.METHOD:
            names = {str(each) for each in surface.methods}
            is_home = not one.owner or one.owner in surface.resource_classes
            is_reached = "." in one.now or not one.owner
            is_free = str(one) not in names
            return is_home and is_reached and is_free and one.now in names
        case KeptKind.RESOURCE:
            names = {*surface.resource_classes}
        case _:
            assert_never(one.kind)
    return one.now in names and one.name not in names


def spoken(one: KeptName) -> str:
    """A name as a person says it."""
    return f"{one.name} of {one.owner}" if one.kind is KeptKind.ARGUMENT else str(one)


def _members(one: KeptName, surface: Surface) -> set[str]:
    match surface.classes.get(one.owner):
        case Model(attributes=attributes) if one.kind is KeptKind.FIELD:
            return {each.name for each in attributes}
        case Vocabulary(members=members) if one.kind is KeptKind.MEMBER:
            return {each.name for each in members}
        case _:
            return set()


def _method(name: str, surface: Surface) -> Method | None:
    return next((one for one in surface.methods if str(one) == name), None)
