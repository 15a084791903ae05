"""What the settings of an API decide about drift."""

from datetime import date

import mooring.drift as drift
from mooring import bindings
from mooring.config import VendoredApi, Version
from mooring.model import Api
from mooring.workflows.packages.inputs import version_settings


def policy_of(api: VendoredApi | None) -> drift.Policy:
    """What was decided for an API, on this day."""
    if api is None:
        return drift.Policy(date.today())
    decided = api.decisions
    return drift.Policy(
        date.today(),
        decided.notice,
        decided.beta_notice,
        tuple(
            drift.Accepted(one.key, one.reason, one.until) for one in decided.accepted
        ),
        decided.renames,
    )


def kept_schemas(
    before: Api, api: VendoredApi, version: Version
) -> frozenset[tuple[str, str]]:
    """The schemas whose classes keep the name that they had: the key of each in `before`, and the one it has now."""
    if not version.kept_classes:
        return frozenset()
    named = bindings.class_names(before, version_settings(api, version))
    return frozenset(
        (old, key)
        for key, names in version.kept_classes.items()
        for old, name in named.items()
        if old != key and name in names
    )
