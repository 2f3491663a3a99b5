"""How many garbled agreements the six checks find, in sentences that were not written from their tables."""

from pathlib import Path

import pytest

from mt_qa.core import Document, Segment
from mt_qa.core.example import marked_spans, unmarked
from mt_qa.engine import run
from mt_qa.registry import find_check

CHECKS = tuple(
    find_check(name)
    for name in (
        "adjective-disagrees",
        "case-shows",
        "definite-idafa",
        "demonstrative-disagrees",
        "relative-disagrees",
        "verb-subject-disagrees",
    )
)
ROWS = [
    line.split("\t")
    for line in Path(__file__).with_name("garbled_agreement.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
][1:]


@pytest.mark.parametrize(
    ("written", "faults", "least"), [("before", 46, 40), ("after-first", 22, 15), ("after-second", 22, 16)]
)
def test_most_faults_are_found_and_nothing_else(written: str, faults: int, least: int) -> None:
    expected = found = 0
    for kind, _, marked in ROWS:
        if kind != written:
            continue
        spans = marked_spans(marked)
        findings, _ = run(Document((Segment(unmarked(marked)),)), CHECKS)
        assert all(any(finding.span.overlaps(span) for span in spans) for finding in findings), marked
        expected += len(spans)
        found += sum(any(finding.span.overlaps(span) for finding in findings) for span in spans)
    assert expected == faults
    assert found >= least
