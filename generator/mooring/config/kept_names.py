"""What callers may still call things whose names a revision changed, under `[versions.V.kept]` in `api.toml`.

[versions.v2.kept.classes]                 # by schema: the names of its class, its own first
JobDetails = ["JobView", "JobResponse"]

[[versions.v2.kept.arguments]]             # likewise `methods`; `fields` and `members` have `class` in place of `method`
method = "tasks.create"
name = "llm_model"
now = "llm"
since = "2026-03-10"                       # the revision that brought the new name
until = "2026-12-01"                       # the first revision whose bindings have the old one no more; never, by default
"""

from collections.abc import Iterator, Mapping
from pathlib import Path

from mooring.config.toml import Table, Toml, invalid, optional_text, text, text_array
from mooring.model import KeptKind, KeptName

OWNERS = {
    KeptKind.FIELD: "class",
    KeptKind.MEMBER: "class",
    KeptKind.ARGUMENT: "method",
}
"""The key under which a table says what the name belongs to."""


def kept_classes(
    version: str, table: Table, path: Path
) -> Mapping[str, tuple[str, ...]]:
    """`[versions.V.kept.classes]`: the names of each class, by the key of its schema.

    Raises:
        Unreadable: one of them is no array of names that Python can use.
    """
    classes = _kept(table).get("classes", {})
    if not isinstance(classes, dict):
        raise invalid(path, f"`versions.{version}.kept.classes` must be a table.")
    names_by_key = {key: text_array(classes, key, path) for key in classes}
    for key, names in names_by_key.items():
        if not names or not all(name.isidentifier() for name in names):
            raise invalid(
                path,
                f"`versions.{version}.kept.classes` must give {key} at least one name of a Python class, and nothing else.",
            )
    return names_by_key


def kept_names(version: str, table: Table, path: Path) -> tuple[KeptName, ...]:
    """The arrays of tables beside it, in their order.

    Raises:
        Unreadable: one of them lacks what it needs, or has a name that Python cannot use.
    """
    kept = _kept(table)
    known = {"classes", *(kind.value for kind in KeptKind)}
    if strange := sorted(kept.keys() - known):
        raise invalid(
            path,
            f"`versions.{version}.kept` has {', '.join(strange)}; known are {', '.join(sorted(known))}.",
        )
    return tuple(
        name
        for kind in KeptKind
        for name in _of_kind(kind, f"versions.{version}.kept", kept, path)
    )


def kept_entry(kept: KeptName) -> Mapping[str, str]:
    """The table that says it, in the order of its keys."""
    owner = {OWNERS[kept.kind]: kept.owner} if kept.kind in OWNERS else {}
    name = str(kept) if kept.kind is KeptKind.METHOD else kept.name
    until = {} if kept.until is None else {"until": kept.until}
    return {**owner, "name": name, "now": kept.now, "since": kept.since, **until}


def _kept(table: Table) -> Table:
    kept = table.get("kept", {})
    return kept if isinstance(kept, dict) else {"classes": kept}


def _of_kind(kind: KeptKind, place: str, kept: Table, path: Path) -> Iterator[KeptName]:
    tables = kept.get(kind.value, [])
    if not isinstance(tables, list):
        raise invalid(path, f"`{place}.{kind.value}` must be an array of tables.")
    for table in tables:
        yield _name(kind, f"{place}.{kind.value}", table, path)


def _name(kind: KeptKind, place: str, table: Toml, path: Path) -> KeptName:
    if not isinstance(table, dict):
        raise invalid(path, f"Each of `{place}` must be a table.")
    name, now = text(table, "name", path), text(table, "now", path)
    if kind in OWNERS:
        owner = text(table, OWNERS[kind], path)
    elif kind is KeptKind.METHOD:
        owner, _, name = name.rpartition(".")
    else:
        owner = ""
    names = [name, *owner.split("."), *now.split(".")] if owner else [name, now]
    if not all(one.isidentifier() for one in names):
        raise invalid(path, f"`{place}` has a name that Python cannot use: {name}.")
    return KeptName(
        kind,
        owner,
        name,
        now,
        text(table, "since", path),
        optional_text(table, "until", path),
    )
