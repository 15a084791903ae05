"""Every node of a module, asked of every kind of rewriting."""

from collections.abc import Iterator

import libcst as cst

from mooring.migration.rewriting.arguments import argument_proposals
from mooring.migration.rewriting.attributes import attribute_proposals
from mooring.migration.rewriting.constructors import constructor_proposals
from mooring.migration.rewriting.imports import import_from_proposals, import_proposals
from mooring.migration.rewriting.new_imports import new_import_proposals
from mooring.migration.rewriting.patterns import pattern_proposals
from mooring.migration.rewriting.quoted import (
    annotation_proposals,
    spelled_proposals,
    string_proposals,
)
from mooring.migration.rewriting.references import (
    attribute_reference_proposals,
    name_proposals,
)
from mooring.migration.rewriting.values import comparison_proposals
from mooring.migration.rewriting.work import Proposal, Work


def proposals(work: Work) -> Iterator[Proposal]:
    """Everything that would be done to a module, and everything that is left to the caller.

    What stands around something is asked before it. Imports come last: what is left to import is known then.
    """
    yield from _inside(work.module.tree, work)
    for node in _imports(work.module.tree):
        if isinstance(node, cst.ImportFrom):
            yield from import_from_proposals(node, work)
        else:
            yield from import_proposals(node, work)
    yield from new_import_proposals(work)


def _inside(node: cst.CSTNode, work: Work) -> Iterator[Proposal]:
    yield from _of(node, work)
    for child in node.children:
        if not isinstance(child, cst.Import | cst.ImportFrom):
            yield from _inside(child, work)


def _of(node: cst.CSTNode, work: Work) -> Iterator[Proposal]:
    match node:
        case cst.Call():
            yield from argument_proposals(node, work)
            yield from constructor_proposals(node, work)
            yield from spelled_proposals(node, work)
        case cst.Attribute():
            yield from attribute_proposals(node, work)
            yield from attribute_reference_proposals(node, work)
        case cst.Name():
            yield from name_proposals(node, work)
        case cst.Comparison():
            yield from comparison_proposals(node, work)
        case cst.MatchClass():
            yield from pattern_proposals(node, work)
        case cst.Annotation():
            yield from annotation_proposals(node, work)
        case cst.SimpleString():
            yield from string_proposals(node, work)
        case _:
            pass


def _imports(node: cst.CSTNode) -> Iterator[cst.Import | cst.ImportFrom]:
    for child in node.children:
        if isinstance(child, cst.Import | cst.ImportFrom):
            yield child
        elif not isinstance(child, cst.BaseExpression):
            yield from _imports(child)
