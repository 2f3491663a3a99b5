"""The scorer of the sentence splitter, on lines small enough to count by hand."""

from collections.abc import Iterable

from mt_qa.core import Span
from mt_qa.evaluation.sentence_boundaries import Boundaries, boundaries

LINES = ["وصل الوفد.", "غادر الوفد؟", "عاد!", "جلس", "قام."]


def test_joints_without_a_mark_are_missed() -> None:
    assert boundaries(LINES) == Boundaries(found=3, elsewhere=0, missed=1)


def test_a_split_elsewhere_costs_precision() -> None:
    def halves(text: str) -> Iterable[Span]:
        return (Span(0, 3), Span(3, len(LINES[0])), Span(len(LINES[0]), len(text)))

    counted = boundaries(LINES, halves)
    assert counted == Boundaries(found=1, elsewhere=1, missed=3)
    assert (counted.precision, counted.recall) == (0.5, 0.25)


def test_a_remainder_of_less_than_five_lines_is_left_out() -> None:
    assert boundaries(LINES[:4]) == Boundaries(0, 0, 0)
    assert boundaries([]).precision == boundaries([]).recall == 0.0
