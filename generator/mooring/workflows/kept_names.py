"""Names that callers know a class by, kept where the vendor renames its schema."""

from collections.abc import Mapping

import mooring.drift as drift
from mooring import bindings
from mooring.config import VendoredApi, Version
from mooring.drift import Report
from mooring.model import Api
from mooring.workflows.comparing import side_of
from mooring.workflows.policies import policy_of
from mooring.workflows.documents import read_revision
from mooring.workflows.inputs import version_settings

RULE = "schema-renamed"


def kept_classes(
    api: VendoredApi, version_name: str, date: str
) -> Mapping[str, tuple[str, ...]]:
    """Under which names callers know the classes whose schemas a new revision calls otherwise.

    Only what is certain to be the same schema keeps its name, and only the newest revision has names to keep.

    Returns:
        The names of each class, its own first, by the key that its schema has now.
    """
    version = next(one for one in api.versions if one.name == version_name)
    earlier = [one for one in version.revisions if one.generate and one.date < date]
    if not earlier or version.current.date != date:
        return {}
    before = side_of(read_revision(api, version, earlier[-1]))
    after = side_of(read_revision(api, version, version.revision(date)))
    report = drift.compare(before, after, policy_of(api))
    named = bindings.class_names(before.api, version_settings(api, version))
    return _kept(report, named, version, after.api)


def _kept(
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
