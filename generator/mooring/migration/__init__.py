"""Changes of names × the caller's code → the caller's code for the new bindings.

links                         what is known of the two documents
changes, fates                the closed union of what became of each name
keyword_changes, class_changes, settling
                              the same for arguments, for classes, and without what a second run would undo
modules, kinds, resolver      the caller's modules, and what an expression in them is
annotations, assignments, calls, members, own_classes, own_functions
                              the ways in which it came to be that
rewriting                     one module for each kind of rewriting
relevance, migrate            all files, each with what is left to the caller
"""

from mooring.migration.changes import changes
from mooring.migration.fates import Bindings, Changes
from mooring.migration.links import Link, Links, ValueLink
from mooring.migration.migrate import Migrated, migrate

__all__ = [
    "Bindings",
    "Changes",
    "Link",
    "Links",
    "Migrated",
    "ValueLink",
    "changes",
    "migrate",
]
