"""How many garbled sentences the grammar checks find: written before the checks were run on them, fifteen for each."""

from pathlib import Path

import pytest

from mt_qa.core import Document, Segment
from mt_qa.core.example import marked_spans, unmarked
from mt_qa.engine import run
from mt_qa.registry import find_check

LEAST = {
    "broken-construct": 11,
    "indefinite-adjective-disagrees": 9,
    "missing-accusative": 10,
    "noun-for-verb": 15,
    "number-agreement": 13,
    "predicate-disagrees": 9,
    "relative-clause-disagrees": 6,
    "scrambled-words": 13,
    "verb-before-subject": 6,
    "wrong-preposition": 10,
}
ROWS = [
    line.split("\t")
    for line in Path(__file__).with_name("garbled_grammar.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
][1:]


@pytest.mark.parametrize(("name", "least"), LEAST.items())
def test_so_many_faults_of_fifteen_are_found(name: str, least: int) -> None:
    sentences = [marked for check, marked in ROWS if check == name]
    found = 0
    for marked in sentences:
        findings, _ = run(Document((Segment(unmarked(marked)),)), (find_check(name),), verify=False)
        found += any(finding.span.overlaps(span) for finding in findings for span in marked_spans(marked))
    assert len(sentences) == 15
    assert found >= least
