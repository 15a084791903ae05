"""What operations do that their document does not state: what was recorded, held against the document; else what is certain."""

from dataclasses import replace

from mooring.bindings import Settings
from mooring.diagnostics import Diagnostic, Location, Unreadable
from mooring.model import Api


def with_conducts(settings: Settings, api: Api) -> Settings:
    """The settings with what is certain of the API, where nobody has decided about it.

    Raises:
        Unreadable: what was recorded is not, or no longer, what the document says.
    """
    from mooring import inference

    if settings.conducts is None:
        return replace(settings, conducts=inference.certain(api))
    wrong = tuple(
        Diagnostic(
            "unsupported-inference",
            f"{one.operation}: {reason}. Correct or remove this table, or set it to false.",
            one.location or Location("api.toml"),
        )
        for one, reason in inference.unsupported(settings.conducts, api)
    )
    if wrong:
        raise Unreadable(*wrong)
    return settings
