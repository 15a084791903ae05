"""Names that callers know, kept where the vendor renames what they stand for."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import mooring.drift as drift
from mooring import bindings
from mooring.config import VendoredApi, Version, load_api
from mooring.drift import Report
from mooring.model import Api, KeptName
from mooring.workflows.comparing import side_of
from mooring.workflows.policies import policy_of
from mooring.workflows.documents.reading import read_revision
from mooring.workflows.packages.inputs import version_settings
from mooring.workflows.kept.kept_places import spoken
from mooring.workflows.kept.renamed_names import ended, renamed_names
from mooring.workflows.projects.settings_files import keep_classes, keep_names

if TYPE_CHECKING:
    from mooring.migration import Changes

RULE = "schema-renamed"


def keep(settings: Path, version_name: str, date: str) -> Iterator[str]:
    """Records under which names callers know what a new revision calls otherwise, and says which these are.

    Only what is certain to be the same keeps its name, and only the newest revision has names to keep.
    """
    api = load_api(settings)
    version = _version(api, version_name)
    earlier = [one for one in version.revisions if one.generate and one.date < date]
    if not earlier or version.current.date != date:
        return
    before = side_of(read_revision(api, version, earlier[-1]))
    after = side_of(read_revision(api, version, version.revision(date)))
    report = drift.compare(before, after, policy_of(api))
    named = bindings.class_names(before.api, version_settings(api, version))
    classes = _kept_classes(report, named, version, after.api)
    if classes:
        keep_classes(settings, version_name, classes)
    for key, names in classes.items():
        yield f"{key} keeps its name in Python, {names[0]}; callers may use both."
    changes = _changes(load_api(settings), version_name, before, after, report)
    known = version.kept_names
    kept = tuple(ended(known, changes, date))
    fresh = tuple(
        one for one in renamed_names(changes, date) if not _is_known(one, kept)
    )
    if (*kept, *fresh) != known:
        keep_names(settings, version_name, known, (*kept, *fresh))
    for one in fresh:
        yield f"{spoken(one)} is {one.now} now; callers may use both, and the old name warns."


def _version(api: VendoredApi, name: str) -> Version:
    return next(one for one in api.versions if one.name == name)


def _changes(
    api: VendoredApi,
    version_name: str,
    before: drift.Side,
    after: drift.Side,
    report: Report,
) -> "Changes":
    # What rewrites code is heavy, and most commands have no use for it.
    from mooring import migration
    from mooring.workflows.migrating import links_of

    settings = version_settings(api, _version(api, version_name))
    found = drift.counterparts(before, after, report, policy_of(api))
    old, new = (
        migration.Bindings("", bindings.surface_of(one.api, settings))
        for one in (before, after)
    )
    return migration.changes(old, new, links_of(found))


def _is_known(one: KeptName, kept: tuple[KeptName, ...]) -> bool:
    return any(
        (one.kind, one.owner, one.name) == (other.kind, other.owner, other.name)
        for other in kept
    )


def _kept_classes(
    report: Report, named: Mapping[str, str], version: Version, new: Api
) -> Mapping[str, tuple[str, ...]]:
    kept = dict[str, tuple[str, ...]]()
    for finding in report.findings:
        if finding.rule != RULE or finding.link is None or not finding.link.certain:
            continue
        old, key = _component(finding.old_pointer), _component(finding.new_pointer)
        is_decided = key in version.class_names or key in version.kept_classes
        if old in named and key in new.schemas and not is_decided:
            known = (named[old], *version.kept_classes.get(old, ()), old)
            names = (name for name in known if name.isidentifier())
            kept[key] = tuple(dict.fromkeys(names))
    return kept


def _component(pointer: str | None) -> str:
    """The key of the schema that a JSON Pointer (RFC 6901) leads to."""
    name = (pointer or "").rpartition("/")[2]
    return name.replace("~1", "/").replace("~0", "~")
