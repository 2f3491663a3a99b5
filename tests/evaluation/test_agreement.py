"""Overlap, error-free segments and the trivial baselines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mt_qa.arabic.words import words
from mt_qa.core import Document, Segment, Severity, Span
from mt_qa.evaluation.agreement import agreement, mean, overlapped
from mt_qa.evaluation.baselines import BASELINES, everything, nothing, random_words
from mt_qa.evaluation.scorers import GradedSpan

MINOR, MAJOR = Severity.MINOR, Severity.MAJOR
LINES = Document((Segment("سقط المطر أمس."), Segment(""), Segment("عاد الطلاب الى المدارس.")))

spans = st.lists(st.builds(lambda start, width: Span(start, start + width), st.integers(0, 30), st.integers(1, 9)))


@given(spans, spans)
def test_overlap_is_what_comparing_all_with_all_says(first: list[Span], second: list[Span]) -> None:
    assert list(overlapped(first, second)) == [any(span.overlaps(other) for other in second) for span in first]


def test_overlap_counts_spans_of_either_side() -> None:
    gold = [GradedSpan(0, 4, MINOR), GradedSpan(26, 29, MINOR)]
    predicted = [GradedSpan(2, 9, MINOR), GradedSpan(0, 1, MINOR), GradedSpan(10, 13, MINOR)]
    assert agreement("x", [(LINES, gold, predicted)]).overlap == pytest.approx((2 / 3, 1 / 2, 4 / 7))


def test_error_free_segments() -> None:
    """Two segments that are not blank; a fault in the second."""
    gold = [GradedSpan(27, 30, MINOR)]
    assert agreement("x", [(LINES, gold, [])]).error_free == pytest.approx((1 / 2, 1, 2 / 3))
    assert agreement("x", [(LINES, gold, gold)]).error_free == (1, 1, 1)
    assert agreement("x", [(LINES, [], gold)]).error_free == pytest.approx((1, 1 / 2, 2 / 3))


def test_flagging_nothing_is_precise_and_finds_nothing() -> None:
    gold = [GradedSpan(27, 30, MINOR)]
    result = agreement("x", [(LINES, gold, nothing(LINES))])
    assert {name: scores for name, scores in result.columns().items() if scores != (1, 0, 0)} == {
        "error_free": pytest.approx((1 / 2, 1, 2 / 3))
    }


def test_flagging_everything_takes_each_segment_that_is_not_blank() -> None:
    assert everything(LINES) == [GradedSpan(0, 14, MAJOR), GradedSpan(16, len(LINES.text), MAJOR)]
    result = agreement("x", [(LINES, [GradedSpan(27, 30, MAJOR)], everything(LINES))])
    assert result.overlap == pytest.approx((1 / 2, 1, 2 / 3))
    assert result.spans["wmt25"].recall == 1
    assert result.error_free == (1, 0, 0)


def test_random_words_are_one_in_ten_and_the_same_for_the_same_seed() -> None:
    document = Document((Segment("سقط المطر على المدينة أمس " * 800),))
    first = random_words(document, 1)
    assert first == random_words(document, 1)
    assert first != random_words(document, 2)
    assert len(first) == pytest.approx(len(words(document.text)) / 10, rel=0.2)


def test_the_mean_of_runs() -> None:
    gold = [GradedSpan(27, 30, MINOR)]
    runs = [agreement("x", [(LINES, gold, predicted)]) for predicted in ([], gold)]
    average = mean("y", runs)
    assert average.system == "y"
    assert average.overlap == (1.0, 0.5, 0.5)
    assert average.spans["mpp"] == (1.0, 0.5, 0.5)


def test_the_three_baselines_have_runs() -> None:
    assert list(BASELINES) == ["flag nothing", "flag everything", "random 10 % of words"]
    assert [len(runs) for runs in BASELINES.values()] == [1, 1, 5]
