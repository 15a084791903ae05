"""Rewrites that mean the same, over real documents: whatever is found, it breaks nobody."""

import gzip
from functools import cache

import pytest

from mooring import sources
from mooring.drift import Verdict, compare

from .planting import Node, planted, read
from .revisions import SHARED
from .rewriting import REWRITES, reformatted, rewritten

SPECS = SHARED / "corpus" / "specs"
DOCUMENTS = (
    *("petstore.yaml", "museum.yaml", "mem0.json", "clerk.yaml", "figma.yaml"),
    *("twilio-conversations.json", "adyen-checkout.yaml"),
)
# The documents are other vendors' and not part of the project.
pytestmark = pytest.mark.skipif(not SPECS.is_dir(), reason="the corpus is not here")


@cache
def root(name: str) -> Node:
    packed = (SPECS / f"{name}.gz").read_bytes()
    return dict(sources.read(name, gzip.decompress(packed)).root)


@pytest.mark.parametrize("name", DOCUMENTS)
@pytest.mark.parametrize("rewrite", REWRITES)
def test_another_way_to_write_it_breaks_nobody(name: str, rewrite: str) -> None:
    report = rewritten(name, root(name), REWRITES[rewrite])
    # A named schema that went is a class of the bindings that went; the wire knows no names.
    unsafe = [
        (one.rule, one.message)
        for one in report.findings
        if one.verdicts.wire is not Verdict.SAFE
    ]
    assert unsafe == []
    assert "unclassified-change" not in {one.rule for one in report.findings}


@pytest.mark.parametrize("name", ("petstore.yaml", "museum.yaml"))
def test_another_format_is_no_difference(name: str) -> None:
    assert reformatted(name, root(name)).findings == ()


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_real_document_has_not_drifted_from_itself(name: str) -> None:
    one = read(name, root(name))
    assert compare(one, one).findings == ()


@pytest.mark.parametrize("name", ("museum.yaml", "clerk.yaml", "figma.yaml"))
def test_swapping_the_sides_of_a_real_document_mirrors_what_is_found(name: str) -> None:
    result = planted(name, root(name), 3, 26)
    forward = sorted(one.old_pointer or "" for one in result.report.findings)
    backward = sorted(one.new_pointer or "" for one in result.mirrored.findings)
    assert forward == backward
