"""How many garbled sentences literal-idiom sees; how it writes what was meant."""

from __future__ import annotations

import pytest
from literal_idiom_sentences import AFTER_THE_TABLE, BEFORE_THE_TABLE

from mt_qa.checks.literal_idiom import check_segment
from mt_qa.core import Segment


def is_seen(marked: str) -> bool:
    """True where a hit overlaps the marked span."""
    start, end = marked.index("[["), marked.index("]]") - 2
    text = marked.replace("[[", "").replace("]]", "")
    return any(hit.span.start < end and start < hit.span.end for hit in check_segment(Segment(text)))


def test_most_sentences_written_before_the_table_are_seen() -> None:
    assert sum(map(is_seen, BEFORE_THE_TABLE)) >= 0.85 * len(BEFORE_THE_TABLE)


def test_and_two_in_three_of_those_written_when_it_had_531_rows() -> None:
    assert sum(map(is_seen, AFTER_THE_TABLE)) >= 0.65 * len(AFTER_THE_TABLE)


def first(text: str) -> str:
    (hit,) = check_segment(Segment(text))
    suggestion = hit.suggestions[0]
    assert isinstance(suggestion, str)
    return hit.span.replaced(text, suggestion)


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("وستركض لمنصب الرئيس.", "وستترشح لمنصب الرئيس."),
        ("لم تدع الشركة قبالة المؤتمر.", "لم تلغ الشركة المؤتمر."),
        ("تراجعت بسبب الشريط الأحمر تراخيص البناء.", "تراجعت بسبب الروتين الإداري تراخيص البناء."),
        ("سحب اللاعبون جواربهم قبل المباراة.", "ضاعف اللاعبون جهودهم قبل المباراة."),
        ("حظي بالخدعة القبعة الثانية.", "حظي بالثلاثية الثانية."),
    ],
)
def test_what_was_meant_is_inflected_as_the_sentence_needs_it(text: str, fixed: str) -> None:
    assert first(text) == fixed
