"""Recall of the checks of missing verbs and double negation on sentences garbled as machines do, by part and check."""

from collections import Counter
from pathlib import Path

import pytest

from mt_qa.core import Segment
from mt_qa.knowledge.lexicon import lexicon
from mt_qa.registry import find_check

ROWS = [
    line.split("\t")
    for line in Path(__file__).with_name("garbled_particles.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith(("#", "part\t"))
]
CHECKS = ("double-negation", "modal-without-verb", "particle-without-verb")
LEAST = {"first": 0.9, "second": 0.65}
"""Found when the second part was first run, with the tables as they were: 13 of 20; a drop below fails."""


def _is_found(name: str, marked: str) -> bool:
    text = marked.replace("[[", "").replace("]]", "")
    start, end = marked.index("[["), marked.index("]]") - 2
    check = find_check(name)
    given = {"lexicon": lexicon()} if "lexicon" in check.needs else {}
    return any(hit.span.start < end and hit.span.end > start for hit in check.run(Segment(text), **given))


@pytest.mark.parametrize("part", LEAST)
def test_most_garbled_sentences_are_found(part: str) -> None:
    found: Counter[bool] = Counter()
    for row_part, _, name, marked in ROWS:
        assert name in CHECKS
        if row_part == part:
            found[_is_found(name, marked)] += 1
    assert found[True] / found.total() >= LEAST[part], dict(found)
