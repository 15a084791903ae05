"""Ids of parameters."""

from collections.abc import Iterator

from mooring.drift.aliases.pair import Pair, need
from mooring.drift.facts.effects import Effect
from mooring.drift.judgement.notices import is_over, notice
from mooring.model import Parameter, Place


def parameter_ids(
    rule: str, pair: Pair, effect: Effect, parameter: Parameter
) -> Iterator[str]:
    """The ids of a parameter that is stated, moved, or called for in another way."""
    match rule:
        case "parameter-added" if parameter.place is Place.PATH:
            yield "new-request-path-parameter"
        case "parameter-added":
            word = need(parameter.required)
            is_shared = "/parameters/" in parameter.pointer and not any(
                f"/{method}/" in parameter.pointer
                for method in (
                    "get",
                    "put",
                    "post",
                    "delete",
                    "patch",
                    "head",
                    "options",
                )
            )
            yield (
                f"new-{word}-request-default-parameter-to-existing-path"
                if is_shared
                else f"new-{word}-request-parameter"
            )
        case "parameter-removed":
            yield _parameter_removal(pair, parameter)
        case "deprecation-changed":
            new = pair.difference.new
            assert isinstance(new, Parameter)
            yield f"request-parameter-{'deprecated' if new.deprecated else 'reactivated'}"
        case "parameter-renamed" if parameter.place is not Place.PATH:
            new = pair.difference.new
            assert isinstance(new, Parameter)
            yield "request-parameter-removed"
            yield f"new-{need(new.required)}-request-parameter"
        case "parameter-moved":
            new = pair.difference.new
            assert isinstance(new, Parameter)
            yield "request-parameter-removed"
            yield f"new-{need(new.required)}-request-parameter"
        case "parameter-repeated":
            yield (
                "request-parameter-type-generalized"
                if effect is Effect.WIDENS
                else "request-parameter-type-changed"
            )
        case "parameter-required-changed":
            yield f"request-parameter-became-{need(effect is Effect.NARROWS)}"
        case _:
            pass


def _parameter_removal(pair: Pair, parameter: Parameter) -> str:
    start = "request-parameter"
    said = notice(parameter, pair.policy)
    if said is None or not said.is_deprecated:
        return f"{start}-removed"
    if not said.is_readable:
        return f"{start}-sunset-parse"
    is_left = said.sunset is not None and not is_over(said, pair.policy)
    return f"{start}-removed-{'before-sunset' if is_left else 'with-deprecation'}"
